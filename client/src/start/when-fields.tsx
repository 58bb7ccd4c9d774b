/** What a session is called, what kind it is, and when it starts, on the clock of a place. */
import { useMemo } from 'react'
import { sessionTypes } from '@waymark/shared/model/session.ts'
import { typeLines, typeNames } from '@waymark/shared/rules/session-words.ts'
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
      <KindFields form={form} />
    </>
  )
}

function KindFields({ form: { fields, change, errorOf } }: WhenShape) {
  return (
    <>
      <Field label="What kind of session is it?" hint={typeLines[fields.type]} error={errorOf('type')}>
        {control => (
          <select
            className="input"
            {...control}
            value={fields.type}
            onChange={event => {
              const type = sessionTypes.find(one => one === event.target.value)
              if (type !== undefined) change({ type }, 'type')
            }}
          >
            {sessionTypes.map(type => (
              <option key={type} value={type}>
                {typeNames[type]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="choice">
        <input
          type="checkbox"
          checked={fields.isPaid}
          onChange={event => {
            change({ isPaid: event.target.checked }, 'isPaid')
          }}
        />
        <span>
          People are paid for their time
          <small>They are told so before they come in.</small>
        </span>
      </label>
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
