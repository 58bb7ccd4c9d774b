/** The fields of this page: words, a tick, and something that is shown once it is asked for. */
import type { ReactNode } from 'react'
import { keepableText } from '@waymark/shared/model/text.ts'
import { Icon } from '#ui/icon.tsx'
import { TextInput, type TextInputShape } from '#ui/text-input.tsx'

export const WordsInput = ({ onValue, ...input }: TextInputShape) => (
  <TextInput
    {...input}
    onValue={value => {
      onValue(keepableText(value))
    }}
  />
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
