/**
 * What became of the ambitions, or of the values: a row for each line, in the order of the strategies. On a narrow screen each row
 * stands as a card; the roles say all the same that it is a table.
 */
import { maxLineageReason, type LineageEntry, type LineageOf } from '@waymark/shared/model/lineage.ts'
import { hasWords, keepableText, shortened } from '@waymark/shared/model/text.ts'
import { inLineageOrder, type ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { howNames, ofNames, sayEntry } from '@waymark/shared/rules/lineage-words.ts'
import { Button } from '#ui/button.tsx'
import { FieldWrong } from '#start/field-wrong.tsx'
import { ItemNames } from './item-names.tsx'

export interface TableActs {
  readonly onReason: (entry: LineageEntry, reason: string) => void
  readonly onChange: (entry: LineageEntry) => void
  readonly onRemove: (entry: LineageEntry) => void
  readonly errorOf: (entry: LineageEntry, field?: 'reason') => string | undefined
}

interface TableShape {
  readonly lineage: ReadLineage
  readonly of: LineageOf
  /** Null for those who only read. */
  readonly acts: TableActs | null
}

export function LineageTable({ lineage, of, acts }: TableShape) {
  const entries = inLineageOrder(lineage).filter(entry => entry.of === of)
  if (entries.length === 0) return null
  return (
    <table className="lineage" role="table">
      <caption className="sr">What became of the {ofNames[of].many}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {['Before', 'What became of it', 'Now', 'Why', ...(acts === null ? [] : ['Change'])].map(head => (
            <th role="columnheader" scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {entries.map(entry => (
          <Row key={entry.id} entry={entry} lineage={lineage} acts={acts} />
        ))}
      </tbody>
    </table>
  )
}

function Row({
  entry,
  lineage,
  acts,
}: Omit<TableShape, 'of'> & {
  readonly entry: LineageEntry
}) {
  const { id, of, how, from, to } = entry
  return (
    <tr role="row" data-entry={id}>
      <td role="cell" data-head="Before">
        <ItemNames side={lineage.old} of={of} ids={from} none="It was not there" />
      </td>
      <td role="cell" data-head="What became of it">
        <b className="lineage-how">{howNames[how]}</b>
        <FieldWrong said={acts?.errorOf(entry)} />
      </td>
      <td role="cell" data-head="Now">
        <ItemNames side={lineage.now} of={of} ids={to} none="It is not there" />
      </td>
      <td role="cell" data-head="Why">
        <Why entry={entry} lineage={lineage} acts={acts} />
      </td>
      {acts !== null && (
        <td role="cell" data-head="Change">
          <Changes entry={entry} lineage={lineage} acts={acts} />
        </td>
      )}
    </tr>
  )
}

interface CellShape {
  readonly entry: LineageEntry
  readonly lineage: ReadLineage
}

function Why({ entry, lineage, acts }: CellShape & { readonly acts: TableActs | null }) {
  if (acts === null)
    return hasWords(entry.reason) ? (
      <p className="start-words" dir="auto">
        {entry.reason}
      </p>
    ) : (
      <p className="soft">No reason is given yet</p>
    )
  const error = acts.errorOf(entry, 'reason')
  return (
    <>
      <FieldWrong said={error} />
      <textarea
        className="input"
        rows={2}
        aria-label={`Why: ${sayEntry(entry, lineage)}`}
        aria-invalid={error === undefined ? undefined : true}
        maxLength={maxLineageReason * 2}
        value={entry.reason}
        onChange={({ target }) => {
          acts.onReason(entry, keepableText(target.value))
        }}
      />
    </>
  )
}

function Changes({ entry, lineage, acts }: CellShape & { readonly acts: TableActs }) {
  const about = shortened(sayEntry(entry, lineage), 80)
  return (
    <div className="row">
      <Button
        size="compact"
        icon="pencil"
        onClick={() => {
          acts.onChange(entry)
        }}
      >
        Change…<span className="sr"> {about}</span>
      </Button>
      <Button
        size="compact"
        look="quiet"
        icon="close"
        onClick={() => {
          acts.onRemove(entry)
        }}
      >
        Take out<span className="sr"> {about}</span>
      </Button>
    </div>
  )
}
