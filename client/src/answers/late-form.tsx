/** An answer that came late: taken or not, with the reason, which stands on record. */
import { useState } from 'react'
import { decideLate } from '@waymark/shared/wire/responses.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import type { AnswerShape } from './answer-shape.ts'

export function LateForm({ seen, acting }: AnswerShape) {
  const { id, late } = seen.line
  const [reason, setReason] = useState(late?.reason ?? '')
  const decide = (isTaken: boolean): void => {
    const asked = { params: { responseId: id }, body: { isTaken, reason } }
    void acting.act(async () => call(decideLate, asked), isTaken ? 'The answer is taken.' : 'The answer is not taken.')
  }
  return (
    <section className="card stack" aria-labelledby="late">
      <h3 id="late">It came after the deadline</h3>
      <p>
        {late === null
          ? 'Decide whether to take it: until then no note can be made of it.'
          : `${late.by} decided: ${late.isTaken ? 'taken' : 'not taken'}. ${late.reason}`}
      </p>
      <Field label="The reason">
        {control => (
          <input
            className="input"
            {...control}
            maxLength={300}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value)
            }}
          />
        )}
      </Field>
      <p className="row">
        <Button onClick={() => decide(true)}>Take it</Button>
        <Button onClick={() => decide(false)}>Do not take it</Button>
      </p>
    </section>
  )
}
