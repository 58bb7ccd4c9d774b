/** How a breakout is run: who sees what when, who is named, how notes are marked, and how long it takes. */
import { useState, type ReactNode } from 'react'
import {
  mostDots,
  mostMinutes,
  type BreakoutSettings as Settings,
  type Purpose,
} from '@waymark/shared/model/session.ts'
import { factsOf } from '@waymark/shared/rules/settings-words.ts'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { FieldWrong } from './field-wrong.tsx'

export interface RunShape {
  /** Tells the choices of this breakout from those of another on the same page. */
  readonly name: string
  readonly purpose: Purpose
  readonly settings: Settings
  /** By the name of the setting. */
  readonly errorOf: (setting: keyof Settings) => string | undefined
  readonly onChange: (change: Partial<Settings>, setting: keyof Settings) => void
}

/** Folded, so that the usual form stays short. What was refused in it is shown. */
export function RunFold({ summary, isWrong, children }: RunFoldShape) {
  const [unfolded, setUnfolded] = useState(false)
  return (
    <details
      className="fold run-fold"
      open={unfolded || isWrong}
      onToggle={event => {
        setUnfolded(event.currentTarget.open)
      }}
    >
      <summary>
        <Icon name="chevron" flip />
        <span>
          How it is run <span className="soft run-summary">{summary}</span>
        </span>
      </summary>
      <div className="stack">{children}</div>
    </details>
  )
}

interface RunFoldShape {
  readonly summary: string
  readonly isWrong: boolean
  readonly children: ReactNode
}

export const runSummary = (run: Pick<RunShape, 'purpose' | 'settings'>): string => `${factsOf(run).join('. ')}.`

export function RunFields(shape: RunShape) {
  const { settings, errorOf, onChange } = shape
  return (
    <>
      <NumberField
        label="How many minutes?"
        hint="People are told. Nothing is locked when the time is over."
        value={settings.minutes}
        most={mostMinutes}
        error={errorOf('minutes')}
        onValue={minutes => {
          onChange({ minutes }, 'minutes')
        }}
      />
      <Tick
        label="Write in private first"
        more="Nobody but its author sees a note until you reveal them. Quiet voices are not drowned out."
        checked={settings.isPrivate}
        error={errorOf('isPrivate')}
        onChecked={isPrivate => {
          onChange({ isPrivate }, 'isPrivate')
        }}
      />
      <Choices shape={shape} setting="names" legend="Who is named?" choices={naming} />
      <Choices shape={shape} setting="checks" legend="When do the others see a note?" choices={checking} />
      <Choices shape={shape} setting="marks" legend="How can people mark notes?" choices={marking} />
      {settings.marks === 'dots' && (
        <NumberField
          label="How many dots has each person?"
          value={settings.dots}
          most={mostDots}
          error={errorOf('dots')}
          onValue={dots => {
            onChange({ dots }, 'dots')
          }}
        />
      )}
      {shape.purpose === 'review-ambitions' && (
        <Tick
          label="With a light for each ambition"
          more="Beside their words, people may say: still relevant, with changes, no longer, or not sure."
          checked={settings.asksLight}
          error={errorOf('asksLight')}
          onChecked={asksLight => {
            onChange({ asksLight }, 'asksLight')
          }}
        />
      )}
    </>
  )
}

type Choice<V> = readonly (readonly [value: V, label: string, more: string])[]

const naming: Choice<Settings['names']> = [
  ['by-note', 'Each note chooses', 'Whoever writes a note says whether their name stands beside it.'],
  ['anonymous', 'Nobody is named', 'No name is kept. This cannot be changed once somebody has written.'],
]
const checking: Choice<Settings['checks']> = [
  ['show-first', 'At once', 'You can set a note aside later.'],
  ['check-first', 'After a facilitator has looked at it', 'Somebody has to look all the time, or the room waits.'],
]
const marking: Choice<Settings['marks']> = [
  ['none', 'Not at all', 'Only words count.'],
  ['agree', '“I agree with this”', 'As often as they like, once for each note.'],
  [
    'dots',
    'With so many dots each',
    'People spend them on what matters most to them, in a step of its own after Share.',
  ],
]

function Choices<S extends 'names' | 'checks' | 'marks'>({
  shape: { name, settings, errorOf, onChange },
  setting,
  legend,
  choices,
}: {
  readonly shape: RunShape
  readonly setting: S
  readonly legend: string
  readonly choices: Choice<Settings[S]>
}) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <FieldWrong said={errorOf(setting)} />
      <div className="choices">
        {choices.map(([value, label, more]) => (
          <label className="choice" key={value}>
            <input
              type="radio"
              name={`${name}-${setting}`}
              checked={settings[setting] === value}
              onChange={() => {
                onChange({ [setting]: value } as Partial<Settings>, setting)
              }}
            />
            <span>
              {label}
              <small>{more}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Tick({
  label,
  more,
  checked,
  error,
  onChecked,
}: {
  readonly label: string
  readonly more: string
  readonly checked: boolean
  readonly error: string | undefined
  readonly onChecked: (checked: boolean) => void
}) {
  return (
    <div className="stack tight">
      <FieldWrong said={error} />
      <label className="choice">
        <input
          type="checkbox"
          checked={checked}
          onChange={event => {
            onChecked(event.target.checked)
          }}
        />
        <span>
          {label}
          <small>{more}</small>
        </span>
      </label>
    </div>
  )
}

/** An empty field is 0, which is refused beside it. */
function NumberField({
  label,
  hint,
  value,
  most,
  error,
  onValue,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly most: number
  readonly error: string | undefined
  readonly onValue: (value: number) => void
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {control => (
        <input
          className="input room-count"
          type="number"
          {...control}
          min={1}
          max={most}
          value={value === 0 ? '' : value}
          onChange={event => {
            onValue(Number(event.target.value))
          }}
        />
      )}
    </Field>
  )
}
