/** What there was to choose from: two options or more, each in words. */
import { leastOptions, mostOptions } from '@waymark/shared/model/decision.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { withoutOption, type FieldsShape } from './decision-fields.ts'
import { WordsField } from './words-field.tsx'

export function OptionFields({ fields, change, errorAt }: FieldsShape) {
  const { options } = fields
  const all = errorAt('options')
  return (
    <fieldset>
      <legend>What there was to choose from</legend>
      {all !== undefined && <p className="error">{all}</p>}
      <ul className="came-options">
        {options.map((option, at) => (
          <li key={`option ${at}`}>
            <WordsField
              label={`Option ${at + 1}`}
              error={errorAt(`options.${at}`)}
              value={option}
              onValue={value => {
                change({ options: options.with(at, value) })
              }}
            />
            {options.length > leastOptions && (
              <IconButton
                icon="close"
                label={`Take option ${at + 1} away`}
                onClick={() => {
                  change(withoutOption(fields, at))
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {options.length < mostOptions && (
        <p>
          <Button
            size="compact"
            icon="plus"
            onClick={() => {
              change({ options: [...options, ''] })
            }}
          >
            Add an option
          </Button>
        </p>
      )}
    </fieldset>
  )
}
