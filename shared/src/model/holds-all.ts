/** Whether something that was read still has all that stood in what it was read from: what came by default may be in it besides. */
export function holdsAll(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return Array.isArray(whole) && whole.length === part.length && part.every((one, at) => holdsAll(whole[at], one))
  if (typeof part !== 'object' || part === null) return Object.is(whole, part)
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return false
  const has = new Map<string, unknown>(Object.entries(whole))
  return Object.entries(part).every(([name, value]) => has.has(name) && holdsAll(has.get(name), value))
}
