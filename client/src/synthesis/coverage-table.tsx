/** Is everyone in it, room by room, section by section, and by the way words came. Each number leads to its notes. */
import { useState } from 'react'
import { nameOfRoom, type Section } from '@waymark/shared/model/session.ts'
import { routes } from '@waymark/shared/model/note.ts'
import type { Coverage } from '@waymark/shared/rules/coverage.ts'
import { coverageBy } from '@waymark/shared/rules/coverage-by.ts'
import { routeWords } from '@waymark/shared/rules/route-words.ts'
import { Icon } from '#ui/icon.tsx'
import { noFilter, standingWords, type NoteFilter, type NoteStanding } from './note-filter.ts'
import { useScope } from './synthesis-scope.ts'
import type { Synthesis } from './use-synthesis.ts'

interface Row {
  readonly key: string
  readonly name: string
  readonly coverage: Coverage
  readonly filter: Partial<NoteFilter>
}

interface TableShape {
  readonly synthesis: Pick<Synthesis, 'notes' | 'grouping'>
  readonly rooms: readonly { readonly number: number; readonly name: string }[]
  readonly sections: readonly Pick<Section, 'id' | 'title'>[]
}

export function CoverageTable(shape: TableShape) {
  // Drawn only while it is open: of thousands of notes it is counted anew with each change.
  const [isOpen, setOpen] = useState(false)
  if (shape.synthesis.notes.size === 0) return null
  return (
    <details
      className="fold coverage-by"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
      }}
    >
      <summary>
        <Icon name="chevron" flip />
        By room, section and way it came
      </summary>
      {isOpen && <Table {...shape} />}
    </details>
  )
}

function Table(shape: TableShape) {
  return (
    <div className="scrolls" tabIndex={0} role="region" aria-label="Coverage by room, section and way it came">
      <table>
        <thead>
          <tr>
            <td />
            {columns.map(([, stands]) => (
              <th key={stands} scope="col">
                {standingWords[stands]}
              </th>
            ))}
          </tr>
        </thead>
        {partsOf(shape).map(({ name, rows }) => (
          <tbody key={name}>
            <tr>
              <th colSpan={4} scope="rowgroup">
                {name}
              </th>
            </tr>
            {rows.map(row => (
              <CoverageRow key={row.key} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

const columns = [
  ['placed', 'placed'],
  ['parked', 'parked'],
  ['notLookedAt', 'not-looked-at'],
] as const satisfies readonly (readonly [keyof Coverage, NoteStanding])[]

function CoverageRow({ row: { name, coverage, filter } }: { readonly row: Row }) {
  const { store } = useScope()
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map(([part, stands]) => (
        <td key={part}>
          {coverage[part] === 0 ? (
            <span className="soft num">0</span>
          ) : (
            <button
              type="button"
              className="num"
              aria-label={`${name}: ${coverage[part]}, ${standingWords[stands]}. Show them`}
              onClick={() => {
                store.setState({ filter: { ...noFilter, ...filter, stands } })
              }}
            >
              {coverage[part]}
            </button>
          )}
        </td>
      ))}
    </tr>
  )
}

function partsOf({ synthesis: { notes, grouping }, rooms, sections }: TableShape) {
  const all = [...notes.values()]
  const byRoom = coverageBy(all, grouping, ({ roomNumber }) => roomNumber)
  const bySection = coverageBy(all, grouping, ({ sectionId }) => sectionId)
  const byRoute = coverageBy(all, grouping, ({ route }) => route)
  const row = (name: string, coverage: Coverage | undefined, filter: Partial<NoteFilter>): Row[] =>
    coverage === undefined ? [] : [{ key: JSON.stringify(filter), name, coverage, filter }]
  return [
    {
      name: 'By room',
      rows: rooms.flatMap(room => row(nameOfRoom(room), byRoom.get(room.number), { roomNumber: room.number })),
    },
    {
      name: 'By section',
      rows: sections.flatMap(({ id, title }) => row(title, bySection.get(id), { sectionId: id })),
    },
    {
      name: 'By the way it came',
      rows: routes.flatMap(route =>
        row(routeWords[route] === '' ? 'Written here' : routeWords[route], byRoute.get(route), { route }),
      ),
    },
  ]
}
