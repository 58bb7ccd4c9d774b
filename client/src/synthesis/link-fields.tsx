/** The fields of a question about a link: a box to choose, and the sentence. */
import { maxLinkSentence } from '@waymark/shared/model/box-link.ts'
import type { BoxId } from '@waymark/shared/model/box-link.ts'
import type { Box } from '@waymark/shared/rules/links.ts'
import { Field } from '#ui/field.tsx'

interface BoxFieldShape {
  readonly label: string
  readonly boxes: readonly Box[]
  readonly value: BoxId | null
  readonly error?: string | undefined
  readonly onChange: (id: BoxId | null) => void
}

const kinds = [
  ['section', 'Sections'],
  ['theme', 'Themes'],
] as const

export function BoxField({ label, boxes, value, error, onChange }: BoxFieldShape) {
  return (
    <Field label={label} error={error}>
      {control => (
        <select
          className="input"
          {...control}
          value={boxes.find(({ id }) => id === value)?.id ?? ''}
          onChange={({ target }) => {
            onChange(boxes.find(({ id }) => id === target.value)?.id ?? null)
          }}
        >
          <option value="">Choose one</option>
          {kinds.map(([kind, words]) => (
            <BoxOptions key={kind} label={words} boxes={boxes.filter(box => box.kind === kind)} />
          ))}
        </select>
      )}
    </Field>
  )
}

function BoxOptions({ label, boxes }: Pick<BoxFieldShape, 'label' | 'boxes'>) {
  if (boxes.length === 0) return null
  return (
    <optgroup label={label}>
      {boxes.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}

export function SentenceField({
  value,
  error,
  onChange,
}: {
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (text: string) => void
}) {
  return (
    <Field
      label="How do they belong together?"
      hint="One sentence. It is shown under both, and in the document."
      error={error}
    >
      {control => (
        <textarea
          className="input"
          {...control}
          rows={3}
          maxLength={maxLinkSentence}
          value={value}
          onChange={({ target }) => {
            onChange(target.value)
          }}
        />
      )}
    </Field>
  )
}
