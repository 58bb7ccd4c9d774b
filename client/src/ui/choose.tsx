/** A labelled choice of one. */
import { Field } from './field.tsx'

export interface ChooseShape {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChoose: (value: string) => void
}

export const Choose = ({ value, options, onChoose, ...labelled }: ChooseShape) => (
  <Field {...labelled}>
    {control => (
      <select
        className="input"
        {...control}
        value={value}
        onChange={({ target }) => {
          onChoose(target.value)
        }}
      >
        {options.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    )}
  </Field>
)
