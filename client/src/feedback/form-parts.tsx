/** The fields of this page: words, a choice, a tick, and something that is shown once it is asked for. */
import type { ReactNode } from 'react'
import { keepableText } from '@waymark/shared/model/text.ts'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'

interface Labelled {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

export function WordsInput({
  value,
  type = 'text',
  isFirst = false,
  list,
  onValue,
  ...labelled
}: Labelled & {
  readonly value: string
  /** `long`: of several lines. */
  readonly type?: 'text' | 'long' | 'search' | 'datetime-local'
  /** It came to be by a press: whoever pressed goes on in it. */
  readonly isFirst?: boolean
  /** Of the words that are offered. */
  readonly list?: string
  readonly onValue: (value: string) => void
}) {
  const change = ({ target }: { readonly target: { readonly value: string } }): void => {
    onValue(keepableText(target.value))
  }
  return (
    <Field {...labelled}>
      {control =>
        type === 'long' ? (
          <textarea className="input" {...control} dir="auto" rows={4} value={value} onChange={change} />
        ) : (
          <input
            className="input"
            {...control}
            ref={isFirst ? focusOnce : undefined}
            dir="auto"
            type={type}
            list={list}
            autoComplete="off"
            value={value}
            onChange={change}
          />
        )
      }
    </Field>
  )
}

const focusOnce = (input: HTMLInputElement | null): void => input?.focus()

export const Choose = ({
  value,
  options,
  onChoose,
  ...labelled
}: Labelled & {
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChoose: (value: string) => void
}) => (
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

export const Tick = ({
  label,
  isOn,
  onTick,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onTick: (isOn: boolean) => void
}) => (
  <label className="choice">
    <input
      type="checkbox"
      checked={isOn}
      onChange={({ target }) => {
        onTick(target.checked)
      }}
    />
    <span>{label}</span>
  </label>
)

export const Fold = ({ summary, children }: { readonly summary: string; readonly children: ReactNode }) => (
  <details className="fold">
    <summary>
      <Icon name="chevron" flip />
      <span>{summary}</span>
    </summary>
    <div className="stack feedback-fold">{children}</div>
  </details>
)
