/** Where a strategy comes from: the table, what is not yet said, one line in a dialog, and the one before as it is typed in. */
import '#start/setup.css'
import '#start/lineage/lineage.css'
import { useState } from 'react'
import { AmbitionId, LineageEntryId } from '@waymark/shared/model/ids.ts'
import type { Before, LineageEntry, LineageHow, LineageItemId } from '@waymark/shared/model/lineage.ts'
import type { ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { BeforeFields } from '#start/lineage/before-fields.tsx'
import { EntryDialog } from '#start/lineage/entry-dialog.tsx'
import { LineageTable } from '#start/lineage/lineage-table.tsx'
import { UnsaidPart } from '#start/lineage/unsaid-part.tsx'
import { DialogPlace } from '#ui/dialog.tsx'
import { poolsOf } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}

function lineageOf(copy: string): ReadLineage {
  const { strategy } = poolsOf(copy)
  const before = ['Warm showers', 'Swim in winter', 'A lift for every pool', 'Sell more ice cream'].map(
    (title, at) => ({
      id: AmbitionId.parse(`before-${at}-drawn-${copy}`),
      title,
    }),
  )
  const line = (
    how: LineageHow,
    from: readonly number[],
    [to, reason]: readonly [readonly number[], string],
  ): LineageEntry => ({
    id: LineageEntryId.parse(`line-${how}-drawn-${copy}`),
    of: 'ambition',
    how,
    from: from.flatMap((at): LineageItemId[] => before.slice(at, at + 1).map(({ id }) => id)),
    to: to.flatMap((at): LineageItemId[] => strategy.ambitions.slice(at, at + 1).map(({ id }) => id)),
    reason,
  })
  return {
    old: { title: 'Our Direction', period: '2023 to 2028', ambitions: before, values: [] },
    now: strategy,
    entries: [line('reworded', [1], [[0], 'It was never only about the winter.']), line('dropped', [3], [[], ''])],
  }
}

function Lineage({ copy }: PartProps) {
  const lineage = lineageOf(copy)
  const [first] = lineage.entries
  const wrong = 'What is reworded is one before and one now.'
  return (
    <>
      <Specimen name="As those see it who only read" wide>
        <LineageTable lineage={lineage} of="ambition" acts={null} />
        <UnsaidPart lineage={lineage} of="ambition" acts={null} />
      </Specimen>
      <Specimen name="As organisers see it, with a line that does not hold" wide>
        <LineageTable
          lineage={lineage}
          of="ambition"
          acts={{
            onReason: nothing,
            onChange: nothing,
            onRemove: nothing,
            errorOf: (entry, field) => (entry === first && field === undefined ? wrong : undefined),
          }}
        />
        <UnsaidPart lineage={lineage} of="ambition" acts={{ onSay: nothing, onAsk: nothing }} />
      </Specimen>
      {first !== undefined && (
        <DialogPlace value="in">
          <Specimen name="One line" wide>
            <EntryDialog lineage={lineage} first={first} onDone={nothing} onClose={nothing} />
          </Specimen>
        </DialogPlace>
      )}
    </>
  )
}

function TypedBefore({ copy }: PartProps) {
  const { old } = lineageOf(copy)
  const [before, setBefore] = useState<Before | null>(() => ({ kind: 'typed', ...old }))
  return (
    <Specimen name="The one before, typed in" wide>
      <BeforeFields
        before={before}
        others={[]}
        known={undefined}
        onBefore={setBefore}
        errorOf={name => (name === 'before.period' ? 'Say for which years, for example 2027 to 2031.' : undefined)}
      />
    </Specimen>
  )
}

export const lineageParts: readonly GalleryPart[] = [
  { title: 'Where a strategy comes from', Part: Lineage },
  { title: 'The strategy before', Part: TypedBefore },
]
