/** "Aa": in the same corner of every screen. */
import { useId } from 'react'
import { comforts, setComfort, useComfort, type Comfort, type ComfortValue } from './comfort.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { Panel } from './menu.tsx'
import { playTone } from './tone.ts'

export function ComfortMenu() {
  return (
    <Panel
      face={<Icon name="aa" big />}
      label="Reading comfort: colours, text size, spacing"
      buttonClass="iconbtn"
      className="comfort"
    >
      <ComfortChoices />
    </Panel>
  )
}

/** What stands in the menu. */
export function ComfortChoices() {
  return (
    <>
      <h2>Reading comfort</h2>
      <Background />
      <div className="comfort-pairs">
        <Select name="text" label="Text size" />
        <Select name="spacing" label="Spacing" />
      </div>
      <div>
        <Switch name="reading" on="easier" label="Easier reading" more="Wider spacing, shorter lines" />
        <Switch name="font" on="system" label="My own font" more="The one this device uses" />
        <Switch name="motion" on="less" label="Less movement" />
        <Switch name="keys" on="off" label="No single-letter keys" more="Among notes, letters alone then do nothing" />
        <Switch
          name="sound"
          on="on"
          label="A sound for the time"
          more="A short one, one minute before the end and at the end"
          onTurnedOn={playTone}
        />
      </div>
      <Select name="news" label="Telling of others’ notes" hint="Mostly for those who hear the screen" />
      {/* What stands behind the # is a secret of links, and stays where it is. */}
      <p>
        <a href={`/formats?of=${encodeURIComponent(window.location.pathname)}`}>Ask for this in another format</a>
      </p>
    </>
  )
}

function Background() {
  const chosen = useComfort('theme')
  const name = useId()
  return (
    <fieldset className="field">
      <legend>Background</legend>
      <div className="swatches">
        {comforts.theme.map(([value, label]) => (
          <label className="choice" key={value}>
            <input
              type="radio"
              name={name}
              checked={chosen === value}
              onChange={() => {
                setComfort('theme', value)
              }}
            />
            <span>{label}</span>
            {value !== 'device' && (
              <span className="sample" data-theme={value} aria-hidden="true">
                Aa
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Select<Name extends Comfort>({
  name,
  label,
  hint,
}: {
  readonly name: Name
  readonly label: string
  readonly hint?: string
}) {
  const chosen = useComfort(name)
  return (
    <Field label={label} hint={hint}>
      {control => (
        <select
          className="input"
          {...control}
          value={chosen}
          onChange={event => {
            const choice = comforts[name].find(([value]) => value === event.target.value)
            if (choice !== undefined) setComfort(name, choice[0])
          }}
        >
          {comforts[name].map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** For what is either usual or not. */
function Switch<Name extends Comfort>({
  name,
  on,
  label,
  more,
  onTurnedOn,
}: {
  readonly name: Name
  readonly on: ComfortValue<Name>
  readonly label: string
  readonly more?: string
  readonly onTurnedOn?: () => void
}) {
  const chosen = useComfort(name)
  const [usual] = comforts[name]
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={chosen === on}
        onChange={event => {
          if (event.target.checked) {
            setComfort(name, on)
            onTurnedOn?.()
          } else if (usual !== undefined) setComfort(name, usual[0])
        }}
      />
      <span>
        {label}
        {more !== undefined && <small>{more}</small>}
      </span>
    </label>
  )
}
