/** The mail address of a set of questions: what it is, where it is, what came by it, and how it is changed and turned off. */
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { changeMailAddress, closeMailAddress, openMailAddress, readMailAddress } from '@waymark/shared/wire/messages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { AskFirst } from './ask-first.tsx'
import { CopyField } from '#ui/copy-field.tsx'
import { dayInWords } from './say-answers.ts'
import { useAct, type Acting } from './use-act.ts'

interface OfSet {
  readonly id: QuestionSetId
  readonly title: string
}

export function MailAddress({ set }: { readonly set: OfSet }) {
  const asked = useAsked(readMailAddress, { params: { setId: set.id }, body: {} })
  const acting = useAct(asked.again)
  if (asked.state === 'asking') return null
  if (asked.state === 'no') return <p className="small soft">{asked.problem.message}</p>
  return <MailAddressView set={set} mail={asked.value} acting={acting} />
}

export interface MailAddressShape {
  readonly set: OfSet
  readonly mail: ReplyOf<typeof readMailAddress>
  readonly acting: Acting
}

export function MailAddressView({ set, mail, acting }: MailAddressShape) {
  const { address, canBeMade } = mail
  const asked = { params: { setId: set.id }, body: {} }
  const open = (): void => {
    void acting.act(async () => call(openMailAddress, asked), 'The mail address is made.')
  }
  return (
    <div className="stack">
      {address === null ? (
        <p className="small soft">{canBeMade ? ofItsOwn : notSetUp}</p>
      ) : (
        <CopyField
          label="Where people answer by e-mail"
          hint="Whoever has this address can send an answer to it. It goes to the answers, and nobody reads it elsewhere."
          address={address}
        />
      )}
      {sayCame(mail) !== '' && <p>{sayCame(mail)}</p>}
      {address === null && canBeMade && (
        <div>
          <Button size="compact" icon="envelope" onClick={open}>
            Make a mail address<span className="sr"> for {set.title}</span>
          </Button>
        </div>
      )}
      {address !== null && <Other set={set} acting={acting} />}
      {acting.trouble !== '' && (
        <Notice tone="danger">
          <p>{acting.trouble}</p>
        </Notice>
      )}
    </div>
  )
}

const ofItsOwn = 'People can answer by e-mail too, to an address that these questions have for themselves.'
const notSetUp =
  'These questions could have a mail address of their own, to which people send their answers. This server receives no e-mail yet: whoever runs it can set that up. What comes to you by e-mail can be brought in on the page of the answers.'

function sayCame({ came, lastDay }: MailAddressShape['mail']): string {
  if (lastDay === null) return ''
  const answers = came === 1 ? '1 answer' : `${came} answers`
  return `${answers} came by e-mail so far, the last on ${dayInWords(lastDay)}.`
}

/** Where it went to somebody who should not have it, or was found by those who send to everybody. */
function Other({ set, acting }: Pick<MailAddressShape, 'set' | 'acting'>) {
  const asked = { params: { setId: set.id }, body: {} }
  return (
    <div className="row">
      <AskFirst
        label="Change it…"
        about={`the mail address of ${set.title}`}
        title="Change the mail address"
        yes="Change it"
        no="Leave it as it is"
        trouble={acting.trouble}
        act={async () => acting.act(async () => call(changeMailAddress, asked), 'The mail address is another now.')}
      >
        <p>
          The address that people have now stops at once: what is sent to it comes back to them. Tell them the new one.
          The answers that came stay.
        </p>
      </AskFirst>
      <AskFirst
        label="Turn it off…"
        about={`the mail address of ${set.title}`}
        title="Turn the mail address off"
        yes="Turn it off"
        no="Leave it on"
        trouble={acting.trouble}
        act={async () => acting.act(async () => call(closeMailAddress, asked), 'The mail address is turned off.')}
      >
        <p>
          Nothing is taken at it any more, from this moment. The answers that came stay. If you make one again, it is
          another.
        </p>
      </AskFirst>
    </div>
  )
}
