/** Two states of a draft side by side: what is other about each statement, in words that go and come, and the way from one change to the next. */
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import { compareDrafts, isChange, type ComparedBlock } from '@waymark/shared/doc/compare-drafts.ts'
import { sayComparison } from '@waymark/shared/doc/comparison-words.ts'
import type { Citation } from '@waymark/shared/model/draft.ts'
import { Button } from '#ui/button.tsx'
import { ComparedRow, type TwoNames } from './compared-row.tsx'
import type { Side } from './use-sides.ts'

export function Comparison({
  before,
  after,
  names,
  children,
}: {
  readonly before: Side
  readonly after: Side
  readonly names: TwoNames
  /** What can be done about it, after the counts. */
  readonly children?: ((rows: readonly ComparedBlock[]) => ReactNode) | undefined
}) {
  const rows = useMemo(() => compareDrafts(before.blocks, after.blocks), [before.blocks, after.blocks])
  const [all, setAll] = useState(false)
  const changes = rows.filter(isChange).length
  const nameOf = (cite: Citation): string => after.nameOf(cite)
  return (
    <div className="stack comparison" onKeyDown={walkByKey}>
      <p className="lead">{sayComparison(rows)}</p>
      {children?.(rows)}
      {changes > 0 && (
        <div className="row">
          <Button
            icon="down"
            size="compact"
            onClick={({ currentTarget }) => {
              walk(currentTarget, 1)
            }}
          >
            Next change (N)
          </Button>
          <Button
            icon="up"
            size="compact"
            onClick={({ currentTarget }) => {
              walk(currentTarget, -1)
            }}
          >
            Change before (P)
          </Button>
          <label className="choice">
            <input
              type="checkbox"
              checked={all}
              onChange={({ target }) => {
                setAll(target.checked)
              }}
            />
            <span>Also show what stayed the same</span>
          </label>
        </div>
      )}
      {(changes > 0 || all) && <Rows rows={rows} all={all} names={names} nameOf={nameOf} />}
    </div>
  )
}

function Rows({
  rows,
  all,
  names,
  nameOf,
}: {
  readonly rows: readonly ComparedBlock[]
  readonly all: boolean
  readonly names: TwoNames
  readonly nameOf: (cite: Citation) => string
}) {
  const changes = rows.filter(isChange)
  return (
    <>
      <div className="compared-heads" aria-hidden="true">
        <b dir="auto">{names.before}</b>
        <b dir="auto">{names.after}</b>
      </div>
      <ol className="compared-rows" role="list">
        {rows.map((row, at) => {
          const number = changes.indexOf(row) + 1
          if (number === 0 && !all && !isAbove(rows, at)) return null
          return (
            <ComparedRow
              key={`${row.was?.at ?? ''} ${row.now?.at ?? ''}`}
              row={row}
              place={number === 0 ? '' : `Change ${number} of ${changes.length}`}
              names={names}
              nameOf={nameOf}
            />
          )
        })}
      </ol>
    </>
  )
}

/** A heading that stayed, with something changed beneath it, so that one knows where one is. */
function isAbove(rows: readonly ComparedBlock[], at: number): boolean {
  if (rows[at]?.now?.block.kind !== 'heading') return false
  const next = rows.findIndex((row, place) => place > at && row.now?.block.kind === 'heading')
  return rows.slice(at + 1, next === -1 ? undefined : next).some(isChange)
}

/** From one change to the next, and round again; on from where one was, although a button has the focus. */
function walk(from: Element, by: 1 | -1): void {
  const stops = [...(from.closest('.comparison')?.querySelectorAll<HTMLElement>('[data-change]') ?? [])]
  const here = stops.findIndex(stop => stop.dataset['change'] === 'here')
  const first = by === 1 ? 0 : stops.length - 1
  const next = stops[here === -1 ? first : (here + by + stops.length) % stops.length]
  if (next === undefined) return
  for (const stop of stops) stop.dataset['change'] = stop === next ? 'here' : ''
  next.focus()
  next.scrollIntoView({ block: 'center' })
}

/** Letters count only while the focus is in the comparison, and never where something is chosen. */
function walkByKey(event: KeyboardEvent): void {
  const isTaken = event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey
  const by = ({ n: 1, p: -1 } as const)[event.key.toLowerCase()]
  if (isTaken || by === undefined) return
  event.preventDefault()
  walk(event.currentTarget, by)
}
