/** One letter of thanks, to everybody who left an address for it: a few at a time, until nobody is left. */
import { useState } from 'react'
import type { ThanksLetter } from '@waymark/shared/model/acknowledgement.ts'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { sendThanksLetter } from '@waymark/shared/wire/thanks.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { NotDone } from './of-strategy.tsx'
import type { ThanksShape } from './thanks-shape.ts'

/** A mail server takes its time for each. */
const withinMs = 120_000

export function ThanksLetterForm({ strategyId, told: { terms, toWriteTo, sendsMail }, again }: ThanksShape) {
  const [subject, setSubject] = useState(terms.letter?.subject ?? 'Thank you')
  const [text, setText] = useState(terms.letter?.text ?? '')
  const { isBusy, trouble, said, send } = useSending(strategyId, again)
  const nobody = toWriteTo === 0 ? 'Nobody is left to write to.' : undefined
  if (!sendsMail)
    return (
      <section className="stack" aria-labelledby="letter">
        <h2 id="letter">A letter of thanks</h2>
        <p className="soft">No e-mail is sent from here. Whoever runs this server can set it up.</p>
      </section>
    )
  return (
    <section className="stack" aria-labelledby="letter">
      <h2 id="letter">A letter of thanks</h2>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (!isBusy && nobody === undefined) void send({ subject, text })
        }}
      >
        <p>{nobody ?? `${sayPeople(toWriteTo)} can be written to and did not have it yet.`}</p>
        <NotDone trouble={trouble} />
        {said !== '' && (
          <Notice tone="good">
            <p>{said}</p>
          </Notice>
        )}
        <TextInput label="Subject" value={subject} onValue={value => setSubject(keepableText(value))} />
        <TextInput
          label="The letter"
          hint="The same for everybody, each gets it once. It goes without names."
          type="long"
          rows={8}
          value={text}
          onValue={value => setText(keepableText(value))}
        />
        <div>
          <Button type="submit" icon="envelope" closedBecause={nobody}>
            {isBusy ? 'It is being sent…' : 'Send the letter'}
          </Button>
        </div>
      </form>
    </section>
  )
}

/** Asks again until nobody is left, or none of the next could be sent. */
function useSending(strategyId: StrategyId, again: () => Promise<void>) {
  const [now, setNow] = useState({ isBusy: false, trouble: '', said: '' })
  const send = async (letter: ThanksLetter): Promise<void> => {
    let sent = 0
    let [left, trouble] = [1, '']
    setNow({ isBusy: true, trouble, said: '' })
    while (left > 0) {
      const answer = await call(sendThanksLetter, { params: { strategyId }, body: letter }, withinMs)
      if (answer.ok && answer.value.failed > 0) trouble = notAll
      if (!answer.ok) trouble = answer.problem.message
      const more = answer.ok ? answer.value.sent : 0
      sent += more
      left = answer.ok && more > 0 ? answer.value.left : 0
    }
    const said = sent === 0 ? '' : `The letter went to ${sayPeople(sent)}.`
    if (said !== '') say(said)
    setNow({ isBusy: false, trouble, said })
    await again()
  }
  return { ...now, send }
}

const notAll = 'Some letters could not be sent. Look at the addresses, or try again later.'

const sayPeople = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`
