/** "Aa": in the same corner of every screen. */
import { useState } from 'react'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { Panel } from './menu.tsx'
import { comfortNow, comforts, setComfort, type Comfort } from './comfort.ts'

export function ComfortMenu() {
  return (
    <Panel
      face={<Icon name="aa" big />}
      label="Reading comfort: colours, text size, spacing"
      buttonClass="iconbtn"
      className="comfort"
    >
      <Comforts />
    </Panel>
  )
}

function Comforts() {
  const [, redraw] = useState(0)
  const choose = (name: Comfort, value: string): void => {
    setComfort(name, value)
    redraw(times => times + 1)
  }
  return (
    <>
      <h2>Reading comfort</h2>
      <fieldset className="field">
        <legend>Background</legend>
        <div className="swatches">
          {comforts.theme.map(([value, label]) => (
            <label className="choice" key={value}>
              <input
                type="radio"
                name="theme"
                checked={comfortNow('theme') === value}
                onChange={() => {
                  choose('theme', value)
                }}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label="Text size">
        {control => (
          <select
            className="input"
            {...control}
            value={comfortNow('text')}
            onChange={event => {
              choose('text', event.target.value)
            }}
          >
            {comforts.text.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Switch name="reading" on="easier" label="Easier reading" more="Wider spacing, no italics" choose={choose} />
      <Switch name="font" on="system" label="My own font" more="The one this device uses" choose={choose} />
      <Switch name="motion" on="less" label="Less movement" choose={choose} />
      <Switch
        name="keys"
        on="off"
        label="No single-letter keys"
        more="On the board, letters alone then do nothing"
        choose={choose}
      />
    </>
  )
}

function Switch({
  name,
  on,
  label,
  more,
  choose,
}: {
  readonly name: Comfort
  readonly on: string
  readonly label: string
  readonly more?: string
  readonly choose: (name: Comfort, value: string) => void
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={comfortNow(name) === on}
        onChange={event => {
          choose(name, event.target.checked ? on : 'usual')
        }}
      />
      <span>
        {label}
        {more !== undefined && <small>{more}</small>}
      </span>
    </label>
  )
}
