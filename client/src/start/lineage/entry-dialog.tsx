/** One line: what became of which, and why. Only what stands in no other line can be chosen. */
import { useId, useState } from 'react'
import {
  lineageHows,
  type LineageEntry,
  type LineageHow,
  type LineageItemId,
  type LineageSide,
} from '@waymark/shared/model/lineage.ts'
import {
  faultsOf,
  itemsIn,
  notYetSaid,
  shapeOf,
  type LineageItem,
  type ReadLineage,
} from '@waymark/shared/rules/lineage.ts'
import { howMeanings, howNames, ofNames, sayFault } from '@waymark/shared/rules/lineage-words.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#start/text-field.tsx'

export interface EntryShape {
  readonly lineage: ReadLineage
  readonly first: LineageEntry
  readonly onDone: (entry: LineageEntry) => void
  readonly onClose: () => void
}

export function EntryDialog({ lineage, first, onDone, onClose }: EntryShape) {
  const [entry, setEntry] = useState(first)
  const [wrong, setWrong] = useState('')
  const { one, many } = ofNames[entry.of]
  const { from, to } = shapeOf[entry.how]
  const others = { ...lineage, entries: lineage.entries.filter(({ id }) => id !== first.id) }
  const free = notYetSaid(others, entry.of)
  const change = (next: Partial<LineageEntry>): void => {
    setEntry({ ...entry, ...next })
    setWrong('')
  }
  const done = (): void => {
    const made = {
      ...entry,
      from: from.most === 0 ? [] : inOrder(lineage.old, entry, entry.from),
      to: to.most === 0 ? [] : inOrder(lineage.now, entry, entry.to),
    }
    const faults = faultsOf({ ...lineage, entries: [...others.entries, made] }).get(made)
    if (faults === undefined) onDone(made)
    else setWrong(faults.map(fault => sayFault(fault, made.how)).join(' '))
  }
  return (
    <Dialog title={`What became of ${entry.of === 'ambition' ? 'an' : 'a'} ${one}`} onClose={onClose}>
      <Hows value={entry.how} onHow={how => change({ how })} />
      {from.most > 0 && (
        <Items
          legend={`The ${many} before`}
          items={free.old}
          chosen={entry.from}
          onChosen={ids => change({ from: ids })}
        />
      )}
      {to.most > 0 && (
        <Items legend={`The ${many} now`} items={free.now} chosen={entry.to} onChosen={ids => change({ to: ids })} />
      )}
      <TextField
        label="Why?"
        hint="So that whoever cared for it can follow. Can stay empty for now."
        lines={3}
        value={entry.reason}
        onValue={reason => change({ reason })}
      />
      {wrong !== '' && (
        <Notice tone="danger">
          <p>{wrong}</p>
        </Notice>
      )}
      <footer>
        <Button look="primary" onClick={done}>
          Done
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </footer>
    </Dialog>
  )
}

/** As they stand in their strategy, and nothing that is not in it. */
const inOrder = (side: LineageSide, { of }: LineageEntry, ids: readonly LineageItemId[]): LineageItemId[] =>
  itemsIn(side, of).flatMap(({ id }) => (ids.includes(id) ? [id] : []))

function Hows({ value, onHow }: { readonly value: LineageHow; readonly onHow: (how: LineageHow) => void }) {
  const name = useId()
  return (
    <fieldset className="field">
      <legend>What became of it?</legend>
      <div className="choices">
        {lineageHows.map(how => (
          <label className="choice" key={how}>
            <input type="radio" name={name} checked={value === how} onChange={() => onHow(how)} />
            <span>
              {howNames[how]}
              <small>{howMeanings[how]}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Items({
  legend,
  items,
  chosen,
  onChosen,
}: {
  readonly legend: string
  readonly items: readonly LineageItem[]
  readonly chosen: readonly LineageItemId[]
  readonly onChosen: (ids: LineageItemId[]) => void
}) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {items.length === 0 && <p className="soft">All of them stand in other lines.</p>}
      <div className="choices">
        {items.map(({ id, title }) => (
          <label className="choice" key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) => {
                onChosen(target.checked ? [...chosen, id] : chosen.filter(other => other !== id))
              }}
            />
            <span dir="auto">{title === '' ? 'Without a name yet' : title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
