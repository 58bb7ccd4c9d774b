/** Under which heading a note is to stand. */
import { SectionId } from '@waymark/shared/model/ids.ts'
import { Field } from '#ui/field.tsx'
import type { Heading } from './answer-shape.ts'

export function HeadingSelect({
  headings,
  value,
  onChoose,
}: {
  readonly headings: readonly Heading[]
  /** Null: that of the question. */
  readonly value: SectionId | null
  readonly onChoose: (id: SectionId | null) => void
}) {
  return (
    <Field label="Heading">
      {control => (
        <select
          className="input"
          {...control}
          value={value ?? ''}
          onChange={({ target }) => {
            onChoose(SectionId.safeParse(target.value).data ?? null)
          }}
        >
          <option value="">That of the question</option>
          {headings.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
