/** What a session is called and when it starts, on the clock of a place. */
import { useMemo } from 'react'
import { Field } from '#ui/field.tsx'
import type { WhenFields as Fields } from './session-form.ts'
import { TextField } from './text-field.tsx'
import type { FormState } from './use-form.ts'
import { ownZone, sayZone, zonesFrom } from './zones.ts'

interface WhenShape {
  readonly form: Pick<FormState<Fields>, 'fields' | 'change' | 'errorOf'>
}

export function WhenFields({ form }: WhenShape) {
  const { fields, change, errorOf } = form
  return (
    <>
      <TextField
        label="What is it called?"
        hint="People read this first when they come in."
        value={fields.title}
        error={errorOf('title')}
        onValue={title => {
          change({ title }, 'title')
        }}
      />
      <div className="start-row">
        <Field label="Date" error={errorOf('startsAt')}>
          {control => (
            <input
              className="input"
              type="date"
              {...control}
              value={fields.date}
              onChange={event => {
                change({ date: event.target.value }, 'startsAt')
              }}
            />
          )}
        </Field>
        <Field label="Starts at">
          {control => (
            <input
              className="input"
              type="time"
              {...control}
              value={fields.time}
              onChange={event => {
                change({ time: event.target.value }, 'startsAt')
              }}
            />
          )}
        </Field>
        <ZoneField form={form} />
      </div>
    </>
  )
}

function ZoneField({ form: { fields, change, errorOf } }: WhenShape) {
  const zones = useMemo(() => zonesFrom(Intl.supportedValuesOf('timeZone'), ownZone(), fields.zone), [fields.zone])
  return (
    <Field label="On the clock of" error={errorOf('startsAt.zone')}>
      {control => (
        <select
          className="input"
          {...control}
          value={fields.zone}
          onChange={event => {
            change({ zone: event.target.value }, 'startsAt.zone')
          }}
        >
          {zones.map(zone => (
            <option key={zone} value={zone}>
              {sayZone(zone)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
