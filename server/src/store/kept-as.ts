/** What a database answers, as what was kept in it: whatever else it is, is our own fault. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Error('what is kept is not text')
}

export function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new Error('what is kept is not bytes')
}
