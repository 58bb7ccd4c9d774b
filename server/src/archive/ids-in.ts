/** Every id that stands anywhere in something, of whatever it is. */

/** `id`, `roomId`, `noteIds`: a list of what is still to be read stands in for calls of itself, because a file can nest deeper than calls can. */
export function idsIn(whole: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  const toRead: unknown[] = [whole]
  while (toRead.length > 0) {
    const it = toRead.pop()
    if (typeof it !== 'object' || it === null) continue
    for (const [name, value] of Object.entries(it) as [string, unknown][]) {
      if (isId.test(name)) addIds(found, value)
      toRead.push(value)
    }
  }
  return found
}

const isId = /(?:^id|Id|Ids)$/

function addIds(found: Set<string>, value: unknown): void {
  for (const id of Array.isArray(value) ? (value as unknown[]) : [value]) if (typeof id === 'string') found.add(id)
}
