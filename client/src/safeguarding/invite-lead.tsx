/** The invitation for the lead: an address that is shown this once, works once, and can be taken back. */
import { useState } from 'react'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { inviteLead, takeInvitationBack, type readSafeguarding } from '@waymark/shared/wire/safeguarding.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { CopyField } from '#ui/copy-field.tsx'
import { Notice } from '#ui/notice.tsx'

export function InviteLead({
  strategyId,
  reply: { isRead, isInvited },
  again,
}: {
  readonly strategyId: StrategyId
  readonly reply: Pick<ReplyOf<typeof readSafeguarding>, 'isRead' | 'isInvited'>
  readonly again: () => Promise<void>
}) {
  const [address, setAddress] = useState('')
  const [wrong, setWrong] = useState('')
  const params = { strategyId }
  const done = async (said: string, shown: string): Promise<void> => {
    setWrong('')
    setAddress(shown)
    say(said)
    await again()
  }
  const invite = async (): Promise<void> => {
    const answer = await call(inviteLead, { params, body: {} })
    if (answer.ok) await done('The invitation is made.', answer.value.address)
    else setWrong(answer.problem.message)
  }
  const takeBack = async (): Promise<void> => {
    const answer = await call(takeInvitationBack, { params, body: {} })
    if (answer.ok) await done('The invitation is taken back.', '')
    else setWrong(answer.problem.message)
  }
  return (
    <section className="stack" aria-labelledby="invite">
      <h2 id="invite">{isRead ? 'Hand over to somebody else' : 'Invite the lead'}</h2>
      <p>
        {isRead
          ? 'Name the new lead below, then invite them. What was told before stays with the earlier lead: the new one cannot read it.'
          : 'They open the address, choose a passphrase and get a recovery code. If they lose both, nobody can read what they were told.'}
      </p>
      {address !== '' && isInvited && (
        <CopyField label="For the lead alone" hint="It is shown this once, and works once." address={address} />
      )}
      {wrong !== '' && (
        <Notice tone="danger">
          <p>{wrong}</p>
        </Notice>
      )}
      <div className="row">
        <Button onClick={() => void invite()}>{isInvited ? 'Make another invitation' : 'Make an invitation'}</Button>
        {isInvited && (
          <Button look="quiet" onClick={() => void takeBack()}>
            Take the invitation back
          </Button>
        )}
      </div>
    </section>
  )
}
