/** Chance for what is shown of who is in the room: from ids that are all chance, which are thrown away. */
import { createHash } from 'node:crypto'
import type { Chance } from '@waymark/shared/rules/who-counts.ts'
import type { Deps } from '#deps.ts'

export function chanceOf({ newId }: Pick<Deps, 'newId'>): Chance {
  const seed = `${newId()}${newId()}`
  let [bytes, block, at] = [Buffer.alloc(0), 0, 0]
  const next = (): number => {
    if (at === bytes.length) {
      bytes = createHash('sha256').update(`${seed} ${block}`).digest()
      block += 1
      at = 0
    }
    return bytes[at++] ?? 0
  }
  return sides => {
    // What would make some sides likelier than others is drawn again.
    const fair = 256 - (256 % sides)
    for (;;) {
      const drawn = next()
      if (drawn < fair) return drawn % sides
    }
  }
}
