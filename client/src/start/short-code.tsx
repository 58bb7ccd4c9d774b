/** A code to read out or to show on a slide, which opens what the participants' link opens: made, shown once, and taken back. */
import { useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { sayCode } from '@waymark/shared/model/short-code.ts'
import { makeCode, readCode, removeCode } from '@waymark/shared/wire/short-codes.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { sayDay } from './said.ts'

export function ShortCode({ sessionId }: { readonly sessionId: SessionId }) {
  const asked = useAsked(readCode, { params: { sessionId }, body: {} })
  const [shown, setShown] = useState<string>()
  const [trouble, setTrouble] = useState('')
  const make = async (): Promise<void> => {
    const answer = await call(makeCode, { params: { sessionId }, body: {} })
    setTrouble(answer.ok ? '' : answer.problem.message)
    if (!answer.ok) return
    setShown(answer.value.code)
    say(`The code is ${answer.value.code.replaceAll(/\B/g, ' ')}.`)
    await asked.again()
  }
  const remove = async (): Promise<void> => {
    const answer = await call(removeCode, { params: { sessionId }, body: {} })
    setTrouble(answer.ok ? '' : answer.problem.message)
    setShown(undefined)
    if (answer.ok) say('The code opens nothing any more.')
    await asked.again()
  }
  const until = asked.state === 'here' ? asked.value.expiresAt : null
  return (
    <div className="stack handout-kind">
      <h3>A code to read out</h3>
      <p className="soft">
        Eight letters and figures, for a slide or the phone. It opens what the link for participants opens, and people
        type it where a link is pasted.
      </p>
      {shown !== undefined && (
        <>
          <p className="lead" dir="ltr">
            <b>{sayCode(shown)}</b>
          </p>
          <p className="soft">Write it down now: it is kept nowhere, and cannot be shown again.</p>
        </>
      )}
      {until !== null && <p className="soft">There is a code, until {sayDay(until)}.</p>}
      {trouble !== '' && <p className="error">{trouble}</p>}
      <div className="row">
        <Button size="compact" onClick={() => void make()}>
          {until === null ? 'Make a code' : 'Make another code'}
        </Button>
        {until !== null && (
          <Button size="compact" look="quiet" onClick={() => void remove()}>
            Take the code back
          </Button>
        )}
      </div>
    </div>
  )
}
