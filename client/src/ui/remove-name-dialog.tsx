/** Taking a name out of words: it is selected or typed, what is left is shown, and it is asked once more because nobody can bring it back. */
import { useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'

interface Without {
  readonly text: string
  readonly times: number
}

export interface RemoveNameShape {
  /** What the words are: `this note`. */
  readonly of: string
  readonly text: string
  /** What is left without a name, and how often it stands there. */
  readonly without: (name: string) => Without
  readonly mostLetters: number
  /** Answers why it was not done; undefined where it was. */
  readonly onRemove: (name: string) => Promise<string | undefined>
  readonly onClose: () => void
}

export function RemoveNameDialog({ of, text, without, mostLetters, onRemove, onClose }: RemoveNameShape) {
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const type = (typed: string): void => {
    setError(undefined)
    setName(typed.slice(0, mostLetters))
  }
  const remove = async (): Promise<void> => {
    const isThere = without(name).times > 0
    setBusy(isThere)
    const wrong = isThere ? await onRemove(name.trim()) : 'Those words do not stand there. Type them as they stand.'
    setBusy(false)
    if (wrong === undefined) return onClose()
    setError(wrong)
    field.current?.focus()
  }
  return (
    <Dialog title="Remove a name?" onClose={onClose}>
      <p>
        For the name of somebody else, who did not choose to be here. It goes for good, everywhere {of} stands and
        stood: nobody can bring it back.
      </p>
      <AsItStands text={text} onSelect={type} />
      <Field label="The name to take out" error={error}>
        {control => (
          <input
            className="input"
            {...control}
            value={name}
            ref={field}
            dir="auto"
            onChange={event => {
              type(event.target.value)
            }}
          />
        )}
      </Field>
      <Preview {...without(name)} />
      <footer>
        <Button
          look="danger"
          closedBecause={isBusy ? 'It is being taken out.' : undefined}
          onClick={() => void remove()}
        >
          Remove the name for good
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave the words as they are
        </Button>
      </footer>
    </Dialog>
  )
}

/** To be selected in, by mouse and by keyboard. */
function AsItStands({ text, onSelect }: { readonly text: string; readonly onSelect: (selected: string) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>The words as they stand</label>
      <p className="hint" id={`${id}-hint`}>
        Select the name here, or type it below.
      </p>
      <textarea
        className="input"
        id={id}
        aria-describedby={`${id}-hint`}
        dir="auto"
        readOnly
        rows={4}
        value={text}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
          const selected = text.slice(selectionStart, selectionEnd).trim()
          if (selected !== '') onSelect(selected)
        }}
      />
    </div>
  )
}

function Preview({ text, times }: Without) {
  return (
    <div role="status" className="stack">
      {times > 0 && (
        <>
          <p>{times === 1 ? 'It stands there once. What is left:' : `It stands there ${times} times. What is left:`}</p>
          <blockquote className="words" dir="auto">
            {text}
          </blockquote>
        </>
      )}
    </div>
  )
}
