/** Fields, choices and boxes to tick. */
import { useState } from 'react'
import { Choose } from '#ui/choose.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const ambitions = [
  ['a', 'A · Open in winter too'],
  ['b', 'B · Everybody into the water'],
] as const

function Fields() {
  const [about, setAbout] = useState('a')
  const [depth, setDepth] = useState('very')
  return (
    <>
      <Specimen name="Empty, with a hint">
        <Field label="What is the pool called?" hint="As people call it.">
          {control => <input className="input" {...control} placeholder="The Mill Pool" />}
        </Field>
      </Specimen>
      <Specimen name="Filled in">
        <Field label="What is the pool called?">
          {control => <input className="input" {...control} defaultValue="The Mill Pool, by the weir" />}
        </Field>
      </Specimen>
      <Specimen name="Refused">
        <TextInput
          label="How deep is it?"
          hint="In metres."
          error="Write a number, such as 2.5."
          value={depth}
          onValue={setDepth}
        />
      </Specimen>
      <Specimen name="Several lines, near the limit">
        <Field label="Your note">
          {control => (
            <>
              <textarea className="input" rows={3} dir="auto" {...control} defaultValue="The steps are slippery" />
              <p className="hint">12 characters left</p>
            </>
          )}
        </Field>
      </Specimen>
      <Specimen name="One of a list">
        <Choose label="About" value={about} options={ambitions} onChoose={setAbout} />
      </Specimen>
      <Specimen name="A date and a time">
        <div className="start-row">
          <Field label="Date">
            {control => <input className="input" type="date" {...control} defaultValue="2028-01-19" />}
          </Field>
          <Field label="Starts at">
            {control => <input className="input" type="time" {...control} defaultValue="18:30" />}
          </Field>
        </div>
      </Specimen>
      <Specimen name="Looking for words">
        <div className="filters">
          <div className="searchbox">
            <Icon name="search" />
            <input className="input" type="search" aria-label="Find words" placeholder="Find words" />
          </div>
        </div>
      </Specimen>
    </>
  )
}

const hours = [
  ['early', 'Before work', 'From 6, on the swimmers’ own key.'],
  ['late', 'After dark', 'With floodlights, where there are any.'],
] as const

function Choices({ copy }: PartProps) {
  const [chosen, setChosen] = useState<string>('late')
  return (
    <>
      <Specimen name="One of several">
        <fieldset className="field">
          <legend>When would you swim?</legend>
          <div className="choices boxed">
            {hours.map(([value, label, more]) => (
              <label className="choice" key={value}>
                <input
                  type="radio"
                  name={`hours-${copy}`}
                  checked={chosen === value}
                  onChange={() => {
                    setChosen(value)
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
      </Specimen>
      <Specimen name="Ticked and not ticked">
        <div>
          <label className="choice">
            <input type="checkbox" defaultChecked />
            <span>
              Leave my name off this note
              <small>Nobody, including our team, will see who wrote it.</small>
            </span>
          </label>
          <label className="choice">
            <input type="checkbox" />
            <span>I have my own towel</span>
          </label>
        </div>
      </Specimen>
    </>
  )
}

export const fieldParts: readonly GalleryPart[] = [
  { title: 'Fields', Part: Fields },
  { title: 'Choices', Part: Choices },
]
