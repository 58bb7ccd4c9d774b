/** What somebody said by phone, wrote on paper, said to the team or sent to one of them, typed in. */
import { useState } from 'react'
import { Says, saysKinds } from '@waymark/shared/model/feedback.ts'
import { CommentId, StatementId } from '@waymark/shared/model/ids.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { doesItSay, routeNames, saysNames } from '@waymark/shared/rules/feedback-words.ts'
import { takeBackTyped, typeInComment, type readFeedback, type RoundView } from '@waymark/shared/wire/feedback.ts'
import type { ReplyOf, SentBodyOf } from '@waymark/shared/wire/route.ts'
import { call, type AnyProblem } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tick, WordsInput } from './form-parts.tsx'
import { Choose } from '#ui/choose.tsx'

type Body = SentBodyOf<typeof typeInComment>

const ways = ['phone', 'paper', 'said', 'mail'] as const

const freshForm = () => ({
  // The same however often it is sent, so that it is one comment.
  id: CommentId.parse(newId()),
  body: {
    about: null,
    words: '',
    says: null,
    route: 'phone',
    name: null,
    mayShow: false,
    isReadBack: false,
  } as Body,
})

interface Fields {
  readonly body: Body
  readonly change: (more: Partial<Body>) => void
  readonly errorOf: (field: string) => string | undefined
}

/** What was typed in last. */
interface Typed {
  readonly id: CommentId
  readonly number: number
  readonly isTakenBack: boolean
}

interface TypeInShape {
  readonly round: Pick<RoundView, 'id' | 'draftId' | 'isOpen'>
  readonly statements: ReplyOf<typeof readFeedback>['statements']
  readonly again: () => Promise<void>
}

export function TypeInForm({ round, statements, again }: TypeInShape) {
  const [{ id, body }, setForm] = useState(freshForm)
  const [problem, setProblem] = useState<AnyProblem>()
  const [last, setLast] = useState<Typed>()
  const fields: Fields = {
    body,
    change: more => {
      setForm({ id, body: { ...body, ...more } })
    },
    errorOf: field => (problem?.at[1] === field ? problem.message : undefined),
  }
  const send = async (): Promise<void> => {
    const params = { draftId: round.draftId, roundId: round.id, commentId: id }
    const answer = await call(typeInComment, { params, body })
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok) return
    say(`It is typed in. It is Comment ${answer.value.number}.`)
    setForm(freshForm())
    setLast({ id, number: answer.value.number, isTakenBack: false })
    await again()
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
      {!round.isOpen && <p>The time to say something has ended. It is marked as having come after the end.</p>}
      <About {...fields} statements={statements} />
      <Said {...fields} />
      {problem !== undefined && (
        <Notice tone="danger">
          <p>{problem.message}</p>
        </Notice>
      )}
      <Button type="submit">Save the comment</Button>
      {last !== undefined && <TakeBack last={last} round={round} onDone={setLast} again={again} />}
    </form>
  )
}

const About = ({ body, change, errorOf, statements }: Fields & Pick<TypeInShape, 'statements'>) => (
  <>
    <Choose
      label="How it came to you"
      value={body.route}
      options={ways.map(one => [one, routeNames[one]] as const)}
      onChoose={value => {
        change({ route: ways.find(one => one === value) ?? body.route })
      }}
    />
    <Choose
      label="About what"
      error={errorOf('about')}
      value={body.about ?? ''}
      options={[['', 'The whole'], ...statements.map(({ id: one, text }) => [one, shortened(text, 80)] as const)]}
      onChoose={value => {
        change({ about: StatementId.safeParse(value).data ?? null })
      }}
    />
    <Choose
      label={doesItSay}
      value={body.says ?? ''}
      options={[['', 'They did not say'], ...saysKinds.map(one => [one, saysNames[one]] as const)]}
      onChoose={value => {
        change({ says: Says.safeParse(value).data ?? null })
      }}
    />
  </>
)

const Said = ({ body, change, errorOf }: Fields) => (
  <>
    <WordsInput
      label="Their words"
      type="long"
      error={errorOf('words')}
      value={body.words}
      onValue={words => {
        change({ words })
      }}
    />
    <WordsInput
      label="Whose words they are"
      hint="Only the team sees it. Can stay empty."
      error={errorOf('name')}
      value={body.name ?? ''}
      onValue={name => {
        change({ name: name === '' ? null : name })
      }}
    />
    <Tick
      label="It was read back to them"
      isOn={body.isReadBack}
      onTick={isReadBack => {
        change({ isReadBack })
      }}
    />
    <Tick
      label="They said that their words may be shown to everybody, without their name"
      isOn={body.mayShow}
      onTick={mayShow => {
        change({ mayShow })
      }}
    />
  </>
)

interface TakeBackShape extends Pick<TypeInShape, 'round' | 'again'> {
  readonly last: Typed
  readonly onDone: (last: Typed) => void
}

/** For as long as nothing else was typed in. */
function TakeBack({ last, round, onDone, again }: TakeBackShape) {
  const [trouble, setTrouble] = useState('')
  const turn = async (): Promise<void> => {
    const isTakenBack = !last.isTakenBack
    const params = { draftId: round.draftId, roundId: round.id, commentId: last.id }
    const answer = await call(takeBackTyped, { params, body: { isTakenBack } })
    setTrouble(answer.ok ? '' : answer.problem.message)
    if (!answer.ok) return
    say(isTakenBack ? 'It is taken back.' : 'It is put back.')
    onDone({ ...last, isTakenBack })
    await again()
  }
  return (
    <div className="row">
      <p>
        Comment {last.number} {last.isTakenBack ? 'is taken back.' : 'is typed in.'} {trouble}
      </p>
      <Button size="compact" icon={last.isTakenBack ? 'redo' : 'undo'} onClick={() => void turn()}>
        {last.isTakenBack ? 'Put it back' : 'Take it back'}
      </Button>
    </div>
  )
}
