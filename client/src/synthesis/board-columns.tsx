/** The columns of another board's table, each with what it holds and what is done with it; and which of its sections is which here. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import type { BoardPreview, BoardUse } from '@waymark/shared/wire/brought-in.ts'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { placesIn, sayPreview, type Choosing } from './board-mapping.ts'

interface BoardColumnsShape {
  readonly preview: BoardPreview
  readonly sections: readonly Section[]
  readonly choosing: Choosing
  readonly onChange: (choosing: Choosing) => void
  readonly onHeadings: (rows: 0 | 1) => void
}

const uses: readonly { readonly use: BoardUse; readonly label: string }[] = [
  { use: 'left-out', label: 'Leave it out' },
  { use: 'words', label: 'The words of the note' },
  { use: 'section', label: 'Where it belongs' },
  { use: 'name', label: 'The name to show with it' },
]

const nameOf = (heading: string, at: number): string => (heading === '' ? `Column ${at + 1}` : heading)

export function BoardColumns(shape: BoardColumnsShape) {
  const { preview, choosing, onChange, onHeadings } = shape
  const setUse = (at: number, use: BoardUse): void => {
    onChange({ ...choosing, columns: choosing.columns.with(at, use) })
  }
  const filled = preview.columns.map((column, at) => ({ ...column, at })).filter(column => column.filled > 0)
  // By what was guessed, so that none jumps away while it is chosen.
  const used = filled.filter(({ guess }) => guess !== 'left-out')
  const others = filled.filter(({ guess }) => guess === 'left-out')
  return (
    <div className="stack" role="group" aria-label="What the table holds">
      <p role="status">{[sayPreview(preview), ...preview.messages].join(' ')}</p>
      <label className="choice">
        <input
          type="checkbox"
          checked={preview.headingRows === 1}
          onChange={({ target }) => {
            onHeadings(target.checked ? 1 : 0)
          }}
        />
        <span>The first row is headings</span>
      </label>
      {used.map(column => (
        <Column key={column.at} column={column} choosing={choosing} setUse={setUse} />
      ))}
      {others.length > 0 && (
        <details className="fold">
          <summary>
            <Icon name="chevron" flip />
            <span>{others.length === 1 ? '1 other column' : `${others.length} other columns`}</span>
          </summary>
          <div className="stack">
            {others.map(column => (
              <Column key={column.at} column={column} choosing={choosing} setUse={setUse} />
            ))}
          </div>
        </details>
      )}
      <Places {...shape} />
    </div>
  )
}

function Column({
  column: { heading, values, at },
  choosing,
  setUse,
}: {
  readonly column: BoardPreview['columns'][number] & { readonly at: number }
  readonly choosing: Choosing
  readonly setUse: (at: number, use: BoardUse) => void
}) {
  return (
    <Choice
      label={nameOf(heading, at)}
      hint={`For example: ${values[0]?.said ?? ''}`}
      value={choosing.columns[at] ?? 'left-out'}
      options={uses.map(({ use, label }) => ({ value: use, label }))}
      onChange={use => {
        setUse(at, use)
      }}
    />
  )
}

function Places({ preview, sections, choosing, onChange }: BoardColumnsShape) {
  const options = sections.map(({ id, title }) => ({ value: id, label: title }))
  const places = placesIn(preview, choosing)
  const isMany = preview.columns.some((column, at) => choosing.columns[at] === 'section' && column.isMany)
  const setPlace = (said: string, sectionId: SectionId): void => {
    onChange({ ...choosing, sections: new Map([...choosing.sections, [said, sectionId]]) })
  }
  return (
    <>
      {places.map(({ said, rows }) => (
        <Choice
          key={said}
          label={`“${said}” is`}
          hint={rows === 1 ? '1 note' : `${rows} notes`}
          value={choosing.sections.get(said) ?? choosing.otherwise}
          options={options}
          onChange={sectionId => {
            setPlace(said, sectionId)
          }}
        />
      ))}
      {isMany && <p className="small">There are more such places than are shown here.</p>}
      <Choice
        label={places.length === 0 ? 'The notes stand under' : 'All others stand under'}
        value={choosing.otherwise}
        options={options}
        onChange={otherwise => {
          onChange({ ...choosing, otherwise })
        }}
      />
    </>
  )
}

function Choice<T extends string>({
  label,
  hint,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}) {
  return (
    <Field label={label} hint={hint}>
      {control => (
        <select
          className="input"
          {...control}
          value={value}
          onChange={({ target }) => {
            const chosen = options.find(one => one.value === target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        >
          {options.map(one => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
