/** Which parts of a document to be written on stand on one page, and how many lines each has there. */

export interface Part {
  /** Of all but its lines. */
  readonly height: number
  /** Lines to write on: at least, and at most. */
  readonly fewest: number
  readonly most: number
}

export type Spread<P extends Part> = readonly (readonly { readonly part: P; readonly lines: number }[])[]

interface Room {
  readonly left: number
  readonly page: number
}

/**
 * In their order, each on one page with its lines. No more pages than are needed, and on these as many lines for each as fit: first for
 * all alike, then what is left of a page for its own parts. The first page may be empty.
 */
export function spreadOverPages<P extends Part>(parts: readonly P[], room: Room, lineHeight: number): Spread<P> {
  let best = onPages(parts, room, lineHeight)
  for (let more = 1; more <= Math.max(...parts.map(({ most, fewest }) => most - fewest)); more += 1) {
    const wider = onPages(
      parts.map(part => ({ ...part, fewest: Math.min(part.most, part.fewest + more) })),
      room,
      lineHeight,
    )
    if (wider.length > best.length) break
    best = wider
  }
  return best.map(page => {
    const more = Math.floor((page.room - leastOf(page.parts, lineHeight)) / lineHeight)
    return withMore(page.parts, Math.max(0, more))
  })
}

interface FilledPage<P> {
  readonly room: number
  readonly parts: P[]
}

function onPages<P extends Part>(parts: readonly P[], room: Room, lineHeight: number): FilledPage<P>[] {
  const pages: FilledPage<P>[] = [{ room: room.left, parts: [] }]
  for (const part of parts) {
    const last = pages.at(-1)
    if (last !== undefined && leastOf([...last.parts, part], lineHeight) <= last.room) last.parts.push(part)
    else pages.push({ room: room.page, parts: [part] })
  }
  return pages
}

const leastOf = (parts: readonly Part[], lineHeight: number): number =>
  parts.reduce((sum, { height, fewest }) => sum + height + fewest * lineHeight, 0)

/** One after the other gets one more, as long as there are some. */
function withMore<P extends Part>(parts: readonly P[], more: number): { readonly part: P; readonly lines: number }[] {
  const lines = parts.map(({ fewest }) => fewest)
  let left = more
  while (left > 0) {
    const before = left
    for (const [at, { most }] of parts.entries()) {
      const now = lines[at] ?? 0
      if (left === 0 || now >= most) continue
      lines[at] = now + 1
      left -= 1
    }
    if (left === before) break
  }
  return parts.map((part, at) => ({ part, lines: lines[at] ?? part.fewest }))
}
