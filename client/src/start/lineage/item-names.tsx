/** Ambitions or values by their names, one under the other; an ambition with its letter. */
import type { LineageEntry, LineageSide } from '@waymark/shared/model/lineage.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import { itemsIn } from '@waymark/shared/rules/lineage.ts'
import { namesIn } from '@waymark/shared/rules/lineage-words.ts'
import { Waymark } from '#start/waymark.tsx'

export function ItemNames({
  side,
  of,
  ids,
  none,
}: {
  readonly side: LineageSide
  readonly of: LineageEntry['of']
  readonly ids: LineageEntry['from']
  /** What is said where there are none. */
  readonly none: string
}) {
  if (ids.length === 0) return <p className="soft">{none}</p>
  const items = itemsIn(side, of)
  const marks = waymarksOf(items.map(({ id }) => ({ ambitionId: of === 'ambition' ? id : null })))
  const names = namesIn(side, { of }, ids)
  return (
    <ul className="lineage-names">
      {ids.map((id, at) => {
        const mark = marks[items.findIndex(item => item.id === id)]
        return (
          <li key={id}>
            {mark !== undefined && mark.letter !== '' && <Waymark mark={mark} />}
            <span dir="auto">{names[at]}</span>
          </li>
        )
      })}
    </ul>
  )
}
