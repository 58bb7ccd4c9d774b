/** What is chosen for all files at once: where people's words stand, and large print. */
import { evidencePlaces, type ExportChoices } from '@waymark/shared/wire/export-choices.ts'
import { Field } from '#ui/field.tsx'
import { evidenceLabels } from './export-formats.ts'

export function ExportChoiceFields({
  choices,
  choose,
}: {
  readonly choices: ExportChoices
  readonly choose: (choices: ExportChoices) => void
}) {
  return (
    <>
      <Field label="What people said">
        {control => (
          <select
            className="input"
            {...control}
            value={choices.evidence}
            onChange={event => {
              const evidence = evidencePlaces.find(place => place === event.target.value)
              if (evidence !== undefined) choose({ ...choices, evidence })
            }}
          >
            {evidencePlaces.map(place => (
              <option key={place} value={place}>
                {evidenceLabels[place]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="choice">
        <input
          type="checkbox"
          checked={choices.isLarge}
          onChange={event => {
            choose({ ...choices, isLarge: event.target.checked })
          }}
        />
        <span>
          Large print
          <small>Letters of 18 points and more room</small>
        </span>
      </label>
    </>
  )
}
