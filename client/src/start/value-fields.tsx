/** One value in the form: its words, and its place among the others. */
import { PlaceButtons, type PlaceShape } from './place-buttons.tsx'
import type { ValueFields as Fields } from './strategy-form.ts'
import { TextField } from './text-field.tsx'

export interface ValueShape extends PlaceShape {
  readonly value: Fields
  readonly number: number
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (change: Partial<Fields>, field: string) => void
}

export function ValueFields({ value, number, errorOf, onChange, ...place }: ValueShape) {
  return (
    <li className="card stack">
      <div className="row">
        <h3>Value {number}</h3>
        <PlaceButtons name={`value ${number}`} {...place} />
      </div>
      <TextField
        label={`Name of value ${number}`}
        value={value.title}
        error={errorOf('title')}
        onValue={title => {
          onChange({ title }, 'title')
        }}
      />
      <TextField
        label="What it means in practice"
        hint="Can stay empty."
        lines={3}
        value={value.description}
        error={errorOf('description')}
        onValue={description => {
          onChange({ description }, 'description')
        }}
      />
    </li>
  )
}
