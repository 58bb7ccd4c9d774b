/** One ambition in the form: its words, and its place among the others. */
import type { Waymark as Mark } from '@waymark/shared/rules/letters.ts'
import { PlaceButtons } from './place-buttons.tsx'
import type { AmbitionFields as Fields } from './strategy-form.ts'
import { TextField } from './text-field.tsx'
import { Waymark } from './waymark.tsx'

export interface AmbitionShape {
  readonly ambition: Fields
  readonly mark: Mark
  readonly first: boolean
  readonly last: boolean
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (change: Partial<Fields>, field: string) => void
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

export function AmbitionFields(shape: AmbitionShape) {
  const { ambition, mark, errorOf, onChange } = shape
  return (
    <li className="card stack">
      <AmbitionHead {...shape} />
      <TextField
        label={`Title of ambition ${mark.letter}`}
        value={ambition.title}
        error={errorOf('title')}
        onValue={title => {
          onChange({ title }, 'title')
        }}
      />
      <TextField
        label="What it means"
        hint="Can stay empty."
        lines={3}
        value={ambition.description}
        error={errorOf('description')}
        onValue={description => {
          onChange({ description }, 'description')
        }}
      />
      <TextField
        label="What we did so far"
        hint="So that people can judge it. Can stay empty."
        lines={3}
        value={ambition.whatWeDid}
        error={errorOf('whatWeDid')}
        onValue={whatWeDid => {
          onChange({ whatWeDid }, 'whatWeDid')
        }}
      />
    </li>
  )
}

function AmbitionHead({ mark, first, last, onMove, onRemove }: AmbitionShape) {
  return (
    <div className="row">
      <Waymark mark={mark} />
      <h3>Ambition {mark.letter}</h3>
      <PlaceButtons name={`ambition ${mark.letter}`} first={first} last={last} onMove={onMove} onRemove={onRemove} />
    </div>
  )
}
