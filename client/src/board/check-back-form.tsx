/** Saying of a theme whether it is right: yes, or not quite with words. It can be changed until the breakout is closed. */
import { useId, useRef, useState } from 'react'
import { answerWords } from '@waymark/shared/rules/check-back-words.ts'
import { Answer, maxCheckBackWords } from '@waymark/shared/model/check-back.ts'
import { hasWords, keepableText, lengthOf } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'

export interface Said {
  readonly answer: Answer | null
  readonly words: string
  readonly signed: boolean
}

const nothing: Said = { answer: null, words: '', signed: false }

export function CheckBackForm({
  name,
  mine,
  maySign,
  onAnswer,
}: {
  /** Of the theme. */
  readonly name: string
  readonly mine: Said | null
  readonly maySign: boolean
  readonly onAnswer: (said: Said) => Promise<string>
}) {
  const { said, setSaid, isSame } = useSaid(mine)
  const [wrong, setWrong] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const change = (part: Partial<Said>): void => {
    setSaid({ ...said, ...part })
    setWrong('')
  }
  const send = async (next: Said): Promise<void> => {
    setWrong(wrongWithSaid(next) || (await onAnswer(next)))
  }
  const takeBack = async (): Promise<void> => {
    await send(nothing)
    // The button is gone by then.
    form.current?.querySelector('input')?.focus()
  }
  return (
    <form
      ref={form}
      className="stack tight"
      onSubmit={event => {
        event.preventDefault()
        if (!isSame) void send(said)
      }}
    >
      <Choices name={name} answer={said.answer} onAnswer={answer => change({ answer })} />
      {said.answer !== null && (
        <>
          <Words said={said} wrong={wrong} onWords={words => change({ words })} />
          {maySign && <Sign isOn={said.signed} onSign={signed => change({ signed })} />}
        </>
      )}
      <div className="row">
        {said.answer !== null && (
          <Button type="submit" size="compact" closedBecause={isSame ? 'It is saved.' : undefined}>
            Send my answer<span className="sr"> on {name}</span>
          </Button>
        )}
        {mine !== null && (
          <>
            {isSame && <span className="small soft">Saved. You can change it until the breakout is closed.</span>}
            <Button size="compact" look="quiet" onClick={() => void takeBack()}>
              Take it back<span className="sr">, my answer on {name}</span>
            </Button>
          </>
        )}
      </div>
    </form>
  )
}

/** What is being said: what I said before, until I begin; and what another window of mine has said, where nothing was begun here. */
function useSaid(mine: Said | null) {
  const before = mine ?? nothing
  const [said, setSaid] = useState(before)
  const [was, setWas] = useState(before)
  if (!isSaid(was, before)) {
    setWas(before)
    if (isSaid(said, was)) setSaid(before)
  }
  return { said, setSaid, isSame: isSaid(said, before) }
}

const isSaid = (one: Said, other: Said): boolean =>
  one.answer === other.answer && one.words === other.words && one.signed === other.signed

function wrongWithSaid({ answer, words }: Said): string {
  const over = lengthOf(words) - maxCheckBackWords
  if (over > 0) return `That is ${over === 1 ? '1 character' : `${over} characters`} too long.`
  return answer === 'not-quite' && !hasWords(words) ? 'Say in a few words what is not quite right.' : ''
}

function Choices({
  name,
  answer,
  onAnswer,
}: {
  readonly name: string
  readonly answer: Answer | null
  readonly onAnswer: (answer: Answer) => void
}) {
  const id = useId()
  return (
    <fieldset>
      <legend className="small">
        Is that right?<span className="sr"> {name}</span>
      </legend>
      <div className="row checkback-choices">
        {Answer.options.map(one => (
          <label className="choice" key={one}>
            <input type="radio" name={id} checked={answer === one} onChange={() => onAnswer(one)} />
            <span>{answerWords[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const Words = ({
  said: { answer, words },
  wrong,
  onWords,
}: {
  readonly said: Said
  readonly wrong: string
  readonly onWords: (words: string) => void
}) => (
  <Field
    label={answer === 'yes' ? 'Anything to add? (optional)' : 'What is not quite right?'}
    error={wrong === '' ? undefined : wrong}
  >
    {control => (
      <textarea
        className="input"
        rows={2}
        dir="auto"
        {...control}
        value={words}
        onChange={event => {
          onWords(keepableText(event.target.value))
        }}
      />
    )}
  </Field>
)

const Sign = ({ isOn, onSign }: { readonly isOn: boolean; readonly onSign: (isOn: boolean) => void }) => (
  <label className="choice">
    <input
      type="checkbox"
      checked={isOn}
      onChange={event => {
        onSign(event.target.checked)
      }}
    />
    <span>With my name</span>
  </label>
)
