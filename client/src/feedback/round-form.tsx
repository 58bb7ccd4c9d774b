/** A round of feedback: about which version, what is asked, until when, and how people reach the team. Nothing typed is lost by a no. */
import { useState } from 'react'
import { RoundId, VersionId, type DraftId } from '@waymark/shared/model/ids.ts'
import { zoneName } from '@waymark/shared/model/time.ts'
import { putRound, type listRounds, type RoundView } from '@waymark/shared/wire/feedback.ts'
import { lookAtDeadline } from '@waymark/shared/wire/question-sets.ts'
import type { ReplyOf, SentBodyOf } from '@waymark/shared/wire/route.ts'
import { call, type AnyProblem } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tick, WordsInput } from './form-parts.tsx'
import { Choose } from '#ui/choose.tsx'

type Form = SentBodyOf<typeof putRound>

interface RoundFormShape {
  readonly draftId: DraftId
  readonly seen: ReplyOf<typeof listRounds>
  /** Absent for a new one. */
  readonly round?: RoundView
  readonly again: () => Promise<void>
}

const formOf = ({ seen, round }: RoundFormShape): Form =>
  round === undefined
    ? {
        versionId: VersionId.parse(seen.versions[0]?.id),
        intro: '',
        closesAt: { local: '', zone: 'Europe/London' },
        contact: '',
        promisedBy: '',
        takesMail: false,
      }
    : {
        versionId: round.versionId,
        intro: round.intro,
        closesAt: round.closesAt,
        contact: round.contact,
        promisedBy: round.promisedBy,
        takesMail: round.mail !== '',
      }

interface Fields {
  readonly form: Form
  readonly change: (more: Partial<Form>) => void
  readonly errorOf: (field: string) => string | undefined
}

export function RoundForm(shape: RoundFormShape) {
  const { draftId, seen, round, again } = shape
  // The same however often it is sent, so that it is one round.
  const [roundId] = useState(() => round?.id ?? RoundId.parse(newId()))
  const [form, setForm] = useState(() => formOf(shape))
  const [problem, setProblem] = useState<AnyProblem>()
  const send = async (): Promise<void> => {
    const answer = await call(putRound, { params: { draftId, roundId }, body: form })
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok) return
    say(round === undefined ? 'The round is open.' : 'The round is changed.')
    await again()
  }
  const fields: Fields = {
    form,
    change: more => {
      setForm({ ...form, ...more })
    },
    errorOf: field => (problem?.at[1] === field ? problem.message : undefined),
  }
  return (
    <form
      className="stack column-left"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {round === undefined && <WhichVersion {...fields} seen={seen} />}
      <Texts {...fields} />
      <Until {...fields} />
      <ByMail {...fields} canMail={seen.canMail} />
      {problem !== undefined && (
        <Notice tone="danger">
          <p>{problem.message}</p>
        </Notice>
      )}
      <Button type="submit" look={round === undefined ? 'primary' : 'plain'}>
        {round === undefined ? 'Open the round' : 'Save the changes'}
      </Button>
    </form>
  )
}

const WhichVersion = ({ form, change, errorOf, seen }: Fields & Pick<RoundFormShape, 'seen'>) => (
  <Choose
    label="About which version"
    error={errorOf('versionId')}
    value={form.versionId}
    options={seen.versions.map(({ id, number, name }) => [id, `Version ${number}: ${name}`] as const)}
    onChoose={id => {
      change({ versionId: VersionId.safeParse(id).data ?? form.versionId })
    }}
  />
)

const texts = [
  { field: 'intro', label: 'What you ask', type: 'long', hint: 'Stands above the text, beside the closing time.' },
  { field: 'contact', label: 'How to say something by phone, or ask something', type: 'text', hint: undefined },
  {
    field: 'promisedBy',
    label: 'When people hear back',
    type: 'text',
    hint: 'For example: You hear back from us by the end of June.',
  },
] as const

const Texts = ({ form, change, errorOf }: Fields) =>
  texts.map(({ field, label, type, hint }) => (
    <WordsInput
      key={field}
      label={label}
      hint={hint}
      type={type}
      error={errorOf(field)}
      value={form[field]}
      onValue={value => {
        change({ [field]: value })
      }}
    />
  ))

const Until = ({ form: { closesAt }, change, errorOf }: Fields) => (
  <>
    <WordsInput
      label={`Until when (${zoneName(closesAt)})`}
      type="datetime-local"
      error={errorOf('closesAt')}
      value={closesAt.local}
      onValue={local => {
        change({ closesAt: { ...closesAt, local } })
      }}
    />
    {closesAt.local !== '' && <Known closesAt={closesAt} />}
  </>
)

/** What should be known of the time before it is told to people. */
function Known({ closesAt }: Pick<Form, 'closesAt'>) {
  const asked = useAsked(lookAtDeadline, { params: {}, body: { deadline: closesAt, nation: 'england-and-wales' } })
  return (
    <div role="status" className="stack">
      {asked.state === 'here' && [asked.value.said, ...asked.value.warnings].map(said => <p key={said}>{said}</p>)}
    </div>
  )
}

const ByMail = ({ form, change, canMail }: Fields & { readonly canMail: boolean }) =>
  canMail ? (
    <Tick
      label="Take comments by e-mail, at an address that stands on the page"
      isOn={form.takesMail}
      onTick={takesMail => {
        change({ takesMail })
      }}
    />
  ) : (
    <p className="small soft">
      This server receives no e-mail yet: whoever runs it can set that up. What comes to you by e-mail can be typed in.
    </p>
  )
