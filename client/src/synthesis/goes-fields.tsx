/** Where a theme of what is missing goes in the new strategy. */
import { maxReason, Destination } from '@waymark/shared/model/theme.ts'
import type { Ambition } from '@waymark/shared/model/strategy.ts'
import { destinationWords } from '@waymark/shared/rules/theme-words.ts'
import { Field } from '#ui/field.tsx'
import type { ThemeForm } from './theme-form.ts'

interface GoesShape {
  readonly form: ThemeForm
  readonly ambitions: readonly Pick<Ambition, 'id' | 'title'>[]
  readonly change: (fields: Partial<ThemeForm>) => void
}

export function GoesFields({ form, ambitions, change }: GoesShape) {
  return (
    <fieldset className="stack views-fields">
      <legend>Where it goes</legend>
      <Choose
        label="In the new strategy"
        none="Not decided yet"
        value={form.goes}
        options={Destination.options.map(goes => [goes, destinationWords[goes]])}
        onChange={goes => {
          change({ goes })
        }}
      />
      {form.goes === 'under-ambition' && (
        <Choose
          label="Under which ambition"
          none="Choose one"
          value={form.goesTo}
          options={ambitions.map(({ id, title }) => [id, title])}
          onChange={goesTo => {
            change({ goesTo })
          }}
        />
      )}
      {form.goes === 'parked' && (
        <Field label="Why is it parked?" hint="Everybody can read the reason. It is shown in the document.">
          {control => (
            <textarea
              className="input"
              {...control}
              rows={2}
              maxLength={maxReason}
              value={form.goesWhy}
              onChange={({ target }) => {
                change({ goesWhy: target.value })
              }}
            />
          )}
        </Field>
      )}
    </fieldset>
  )
}

function Choose({
  label,
  none,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly none: string
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string])[]
  readonly onChange: (value: string) => void
}) {
  return (
    <Field label={label}>
      {control => (
        <select
          className="input"
          {...control}
          value={value}
          onChange={({ target }) => {
            onChange(target.value)
          }}
        >
          <option value="">{none}</option>
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
