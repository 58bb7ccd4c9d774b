/** One more breakout for a session. */
import { useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { addBreakout } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { newBreakout, sentBreakout, shownInBreakout } from './breakout-form.ts'
import { BreakoutFields } from './breakout-fields.tsx'
import { allPlaced, wrongFields } from './field-errors.ts'
import { FormDialog } from './form-dialog.tsx'
import { useForm } from './use-form.ts'

export function NewBreakout({
  sessionId,
  onClose,
  onDone,
}: {
  readonly sessionId: SessionId
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const [first] = useState(() => newBreakout(newId(), 'what-is-missing'))
  const form = useForm({
    first,
    wrong: fields => allPlaced(wrongFields(addBreakout.body, sentBreakout(fields)), new Set(shownInBreakout(fields))),
    shown: fields => new Set(shownInBreakout(fields)),
    send: fields => call(addBreakout, { params: { sessionId }, body: sentBreakout(fields) }),
    done: () => {
      onClose()
      say('The breakout is added.')
      void onDone()
    },
  })
  const { fields, change, errorOf } = form.state
  return (
    <FormDialog title="Add a breakout" yes="Add the breakout" form={form} onClose={onClose}>
      <BreakoutFields breakout={fields} errorOf={errorOf} onChange={change} />
    </FormDialog>
  )
}
