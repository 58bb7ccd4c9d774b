/** What was worked out for a frame, kept while the frame, how it is laid and its measures stay the same. */
import type { Frame } from './frames.ts'
import type { Inside } from './layout.ts'
import type { Measures } from './measures.ts'

export function keptInsides<How>(lay: (frame: Frame, how: How, measures: Measures) => Inside) {
  const kept = new WeakMap<Frame, { inside: Inside; how: How; measures: Measures; version: number }>()
  return (frame: Frame, how: How, measures: Measures): Inside => {
    const version = measures.version(frame)
    const known = kept.get(frame)
    if (known?.how === how && known.measures === measures && known.version === version) return known.inside
    const inside = lay(frame, how, measures)
    kept.set(frame, { inside, how, measures, version })
    return inside
  }
}
