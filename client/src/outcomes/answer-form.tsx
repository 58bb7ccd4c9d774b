/** What was done about a theme, and why: one of four answers, and a sentence or two. Nothing typed is lost by a no. */
import { useId, useRef, useState } from 'react'
import { OutcomeReason, outcomes, type OutcomeKind } from '@waymark/shared/model/outcome.ts'
import { outcomeLines, outcomeNames } from '@waymark/shared/rules/outcome-words.ts'
import { Button } from '#ui/button.tsx'
import { useFirstWrong } from './use-first-wrong.ts'
import { useUnsaved } from './use-unsaved.ts'
import { WordsField } from './words-field.tsx'

export interface Answered {
  readonly what: OutcomeKind
  readonly reason: string
}

export interface AnswerFormShape {
  /** Null where nothing was said yet. */
  readonly before: Answered | null
  /** Of the theme. */
  readonly name: string
  readonly isBusy: boolean
  readonly onSave: (answered: Answered) => void
  readonly onLeave: () => void
}

export function AnswerForm({ before, name, isBusy, onSave, onLeave }: AnswerFormShape) {
  const { form, what, setWhat, reason, setReason, isMissing, wrong, save } = useAnswer(before, onSave)
  return (
    <form
      className="stack came-form"
      aria-label={`What was done about ${name}`}
      noValidate
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        if (!isBusy) save()
      }}
    >
      <Choices what={what} isMissing={isMissing} onWhat={setWhat} />
      <WordsField
        label="Why"
        hint="In a sentence or two, for those who said it. Everybody can read it once a version is published."
        type="long"
        error={wrong}
        value={reason}
        onValue={setReason}
      />
      <div className="row">
        <Button type="submit" look="primary">
          {isBusy ? 'Saving…' : 'Save'}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

function useAnswer(before: Answered | null, onSave: AnswerFormShape['onSave']) {
  const first = { what: before?.what, reason: before?.reason ?? '' }
  const [what, setWhat] = useState(first.what)
  const [reason, setReason] = useState(first.reason)
  const [tried, setTried] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useUnsaved(reason !== first.reason || what !== first.what)
  useFirstWrong(form, tried)
  const wrong = OutcomeReason.safeParse(reason).error?.issues[0]?.message
  return {
    form,
    what,
    setWhat,
    reason,
    setReason,
    isMissing: tried > 0 && what === undefined,
    wrong: tried === 0 ? undefined : wrong,
    save: (): void => {
      if (what === undefined || wrong !== undefined) setTried(tried + 1)
      else onSave({ what, reason })
    },
  }
}

function Choices({
  what,
  isMissing,
  onWhat,
}: {
  readonly what: OutcomeKind | undefined
  readonly isMissing: boolean
  readonly onWhat: (what: OutcomeKind) => void
}) {
  const id = useId()
  return (
    <fieldset className="choices boxed">
      <legend>What was done</legend>
      {isMissing && (
        <p className="error" id={`${id}-error`}>
          Choose one of the four.
        </p>
      )}
      {outcomes.map((one, at) => (
        <label className="choice" key={one}>
          <input
            type="radio"
            name={id}
            checked={what === one}
            ref={one === what || (what === undefined && at === 0) ? focusAtFirst : undefined}
            aria-invalid={isMissing ? true : undefined}
            aria-describedby={isMissing ? `${id}-error` : undefined}
            onChange={() => {
              onWhat(one)
            }}
          />
          <span>
            {outcomeNames[one]}
            <small>{outcomeLines[one]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Once, when it is drawn for the first time: whoever opened the form goes on in it. */
const focusAtFirst = (input: HTMLInputElement | null): void => {
  if (input !== null && input.form?.contains(document.activeElement) !== true) input.focus()
}
