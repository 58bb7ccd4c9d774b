/** The title, the kind and the time of a session, changed. */
import type { Session } from '@waymark/shared/model/session.ts'
import { changeSession } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { allPlaced, wrongFields } from './field-errors.ts'
import { FormDialog } from './form-dialog.tsx'
import { fieldsOfWhen, sentWhen, shownInWhen } from './session-form.ts'
import { useForm } from './use-form.ts'
import { WhenFields } from './when-fields.tsx'

export function ChangeSession({
  session,
  onClose,
  onDone,
}: {
  readonly session: Session
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const form = useForm({
    first: fieldsOfWhen(session),
    wrong: fields => allPlaced(wrongFields(changeSession.body, sentWhen(fields)), shownInWhen),
    shown: () => shownInWhen,
    send: fields => call(changeSession, { params: { sessionId: session.id }, body: sentWhen(fields) }),
    done: () => {
      onClose()
      say('The session is saved.')
      void onDone()
    },
  })
  return (
    <FormDialog title="Change this session" yes="Save" form={form} onClose={onClose}>
      <WhenFields form={form.state} />
    </FormDialog>
  )
}
