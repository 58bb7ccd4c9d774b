/** Why notes are placed: a fold, so that a question stays short for those who need not say. */
import { maxReason } from '@waymark/shared/model/theme.ts'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'

export function WhyField({ why, onChange }: { readonly why: string; readonly onChange: (why: string) => void }) {
  return (
    <details className="fold">
      <summary>
        <Icon name="chevron" flip />
        Say why
      </summary>
      <Field label="Why do they belong there?" hint="A sentence for the team. It is shown with the notes, here only.">
        {control => (
          <textarea
            className="input"
            {...control}
            rows={2}
            maxLength={maxReason}
            value={why}
            onChange={({ target }) => {
              onChange(target.value)
            }}
          />
        )}
      </Field>
    </details>
  )
}
