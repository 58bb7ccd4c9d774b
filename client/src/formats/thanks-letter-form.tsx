/** One letter of thanks, to everybody who left an address for it: a few at a time, until nobody is left. */
import { useState } from 'react'
import { keepableText } from '@waymark/shared/model/text.ts'
import { sendThanksLetter } from '@waymark/shared/wire/thanks.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { NotDone } from './of-strategy.tsx'
import type { ThanksShape } from './thanks-page.tsx'

/** A mail server takes its time for each. */
const withinMs = 120_000

export function ThanksLetterForm({ strategyId, told: { terms, toWriteTo, sendsMail }, again }: ThanksShape) {
  const [subject, setSubject] = useState(terms.letter?.subject ?? 'Thank you')
  const [text, setText] = useState(terms.letter?.text ?? '')
  const [now, setNow] = useState({ isBusy: false, trouble: '', said: '' })
  const send = async (): Promise<void> => {
    let [sent, left] = [0, 1]
    setNow({ isBusy: true, trouble: '', said: '' })
    while (left > 0) {
      const answer = await call(sendThanksLetter, { params: { strategyId }, body: { subject, text } }, withinMs)
      if (!answer.ok) {
        setNow({ isBusy: false, trouble: answer.problem.message, said: saySent(sent) })
        return
      }
      sent += answer.value.sent
      left = answer.value.sent === 0 ? 0 : answer.value.left
      setNow({ isBusy: left > 0, trouble: answer.value.failed > 0 ? notAll : '', said: saySent(sent) })
    }
    say(saySent(sent))
    await again()
  }
  return (
    <section className="stack" aria-labelledby="letter">
      <h2 id="letter">A letter of thanks</h2>
      {sendsMail ? (
        <form
          className="stack"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            void send()
          }}
        >
          <p>
            {toWriteTo === 0
              ? 'Nobody is left to write to.'
              : `${sayPeople(toWriteTo)} left an address and did not have it yet.`}
          </p>
          <NotDone trouble={now.trouble} />
          {now.said !== '' && (
            <Notice tone="good">
              <p>{now.said}</p>
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
            <Button
              type="submit"
              icon="envelope"
              closedBecause={toWriteTo === 0 ? 'Nobody is left to write to.' : undefined}
            >
              {now.isBusy ? 'It is being sent…' : 'Send the letter'}
            </Button>
          </div>
        </form>
      ) : (
        <p className="soft">No e-mail is sent from here. Whoever runs this server can set it up.</p>
      )}
    </section>
  )
}

const notAll = 'Some letters could not be sent. Look at the addresses, or try again later.'

const sayPeople = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`

const saySent = (sent: number): string => `The letter went to ${sayPeople(sent)}.`
