/** Chooses a part of the board. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { Field } from '#ui/field.tsx'
import type { Branch } from '#surface/surface-props.ts'

export function SectionSelect({
  label,
  tree,
  value,
  onChange,
}: {
  readonly label: string
  readonly tree: readonly Branch[]
  readonly value: string
  readonly onChange: (id: SectionId) => void
}) {
  return (
    <Field label={label}>
      {control => (
        <select
          className="input"
          {...control}
          value={value}
          onChange={event => {
            const chosen = tree.find(({ section }) => section.id === event.target.value)
            if (chosen !== undefined) onChange(chosen.section.id)
          }}
        >
          {tree.map(({ section, waymark }) => (
            <option key={section.id} value={section.id}>
              {waymark.letter === '' ? section.title : `${waymark.letter} · ${section.title}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
