/** How many rooms, and, for those who like, what they are called. */
import { useState } from 'react'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { roomsMeant, type SessionFields } from './session-form.ts'
import { TextField } from './text-field.tsx'
import type { FormState } from './use-form.ts'

export function RoomFields({ form, max }: { readonly form: FormState<SessionFields>; readonly max: number }) {
  const { fields, change, errorOf } = form
  const [unfolded, setUnfolded] = useState(false)
  const count = Math.min(roomsMeant(fields), max)
  const names = Array.from({ length: count }, (_, at) => fields.roomNames[at] ?? '')
  const wrongName = names.some((_, at) => errorOf(`rooms.${at}.name`) !== undefined)
  return (
    <section className="stack" aria-labelledby="rooms">
      <h2 id="rooms">Rooms</h2>
      <Field
        label="How many rooms?"
        hint="6 to 10 people to a room talk well. You can add more later."
        error={errorOf('rooms')}
      >
        {control => (
          <input
            className="input room-count"
            type="number"
            {...control}
            min={1}
            max={max}
            value={fields.roomCount}
            onChange={event => {
              change({ roomCount: event.target.value }, 'rooms')
            }}
          />
        )}
      </Field>
      <details
        className="fold"
        open={unfolded || wrongName}
        onToggle={event => {
          setUnfolded(event.currentTarget.open)
        }}
      >
        <summary>
          <Icon name="chevron" flip />
          Give the rooms names
        </summary>
        <div className="stack">
          <p className="soft">A room always has its number. A name beside it is easier to remember.</p>
          {names.map((name, at) => (
            <TextField
              // Rooms have no other mark than their place.
              key={`room-${at + 1}`}
              label={`Room ${at + 1}`}
              value={name}
              error={errorOf(`rooms.${at}.name`)}
              onValue={changed => {
                change({ roomNames: names.with(at, changed).concat(fields.roomNames.slice(count)) }, `rooms.${at}.name`)
              }}
            />
          ))}
        </div>
      </details>
    </section>
  )
}
