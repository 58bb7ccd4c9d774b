/** Planning a session: when, what is asked, and how many rooms. */
import { useState } from 'react'
import { Link } from 'wouter'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { maxBreakouts, maxRooms, type Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { startSession, type NotesBrought } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { newBreakout } from './breakout-form.ts'
import { BreakoutFields } from './breakout-fields.tsx'
import { FieldWrong } from './field-wrong.tsx'
import { FormEnd } from './form-end.tsx'
import { idsForAsks } from './ids-for-asks.ts'
import { BringNotes, NotesCame, sayCame } from './bring-notes.tsx'
import { changedAt, takenOut } from './lists.ts'
import { RoomFields } from './room-fields.tsx'
import { sentSession, shownInSession, wrongInSession, type SessionFields } from './session-form.ts'
import { useForm, type FormState } from './use-form.ts'
import { useLeaving } from './use-leaving.tsx'
import { WhenFields } from './when-fields.tsx'

export type LikeAnother = Pick<Session, 'id' | 'title'>
export interface Like extends LikeAnother {
  readonly hasNotes: boolean
}

export function NewSession({
  strategy,
  first: given,
  mayBeLike,
  like,
}: {
  readonly strategy: Strategy
  readonly first: SessionFields
  /** The last session, where this one may begin like it. */
  readonly mayBeLike: LikeAnother | undefined
  /** The one that it begins like. */
  readonly like: Like | undefined
}) {
  // What is typed is measured against what the form began with, however often its page is asked again.
  const [first] = useState(given)
  const [idFor] = useState(() => idsForAsks(newId))
  const [came, setCame] = useState<Came>()
  const exit = pages.strategy(strategy.id)
  const form = useForm({
    first,
    wrong: wrongInSession,
    shown: shownInSession,
    send: fields => {
      const body = sentSession(fields, like?.id)
      const sessionId = SessionId.parse(idFor(body))
      return call(startSession, { params: { strategyId: strategy.id }, body: { ...body, sessionId } })
    },
    done: ({ sessionId, notes }) => {
      if (notes !== null && notes.left > 0) return setCame({ sessionId, notes })
      say(notes === null ? 'The session is saved.' : `The session is saved. ${sayCame(notes)}`)
      goOnTo(pages.session(sessionId))
    },
  })
  const { question, goOnTo } = useLeaving(form.unsaved, exit)
  return (
    <Page title="Add a session" where={strategy.title} whereMore={strategy.period} mainClass="column stack start-form">
      <h1>Add a session</h1>
      <Beginning strategyId={strategy.id} like={like} mayBeLike={mayBeLike} />
      <form className="stack" {...form.formProps}>
        <WhenFields form={form.state} />
        <Breakouts form={form.state} />
        <RoomFields form={form.state} max={maxRooms} />
        {like?.hasNotes === true && <BringNotes form={form.state} title={like.title} />}
        <FormEnd refused={form.refused} sending={form.sending} label="Add this session" exit={exit} />
      </form>
      {came !== undefined && (
        <NotesCame
          notes={came.notes}
          onOn={() => {
            goOnTo(pages.session(came.sessionId))
          }}
        />
      )}
      {question}
    </Page>
  )
}

/** What it begins with, or could begin with. */
function Beginning({
  strategyId,
  like,
  mayBeLike,
}: {
  readonly strategyId: Strategy['id']
  readonly like: Like | undefined
  readonly mayBeLike: LikeAnother | undefined
}) {
  return (
    <>
      {like !== undefined && (
        <p className="soft">
          It begins like “{like.title}”: its questions, headings, rooms and how each is run. The ambitions are taken as
          they read now. No people come with it, and nobody’s words
          {like.hasNotes && ' unless you bring the notes along'}. Choose its day.
        </p>
      )}
      {mayBeLike !== undefined && (
        <p>
          <Link href={pages.startSessionLike(strategyId, mayBeLike.id)}>Start like “{mayBeLike.title}”</Link>
        </p>
      )}
    </>
  )
}

interface Came {
  readonly sessionId: SessionId
  readonly notes: NotesBrought
}

function Breakouts({ form }: { readonly form: FormState<SessionFields> }) {
  const { fields, change, reshape, errorOf } = form
  const { breakouts } = fields
  return (
    <section className="stack" aria-labelledby="breakouts">
      <h2 id="breakouts">What do you want to hear about?</h2>
      <p className="soft">Each question is a breakout: people go into their rooms and write about it.</p>
      <FieldWrong said={errorOf('breakouts')} />
      <ol className="start-cards">
        {breakouts.map((breakout, at) => (
          <li className="card stack" key={breakout.key}>
            <div className="row between">
              <h3>Breakout {at + 1}</h3>
              {breakouts.length > 1 && (
                <Button
                  look="quiet"
                  size="compact"
                  icon="close"
                  onClick={() => {
                    reshape({ breakouts: takenOut(breakouts, at) })
                  }}
                >
                  Take out<span className="sr"> breakout {at + 1}</span>
                </Button>
              )}
            </div>
            <BreakoutFields
              breakout={breakout}
              errorOf={field => errorOf(`breakouts.${at}.${field}`)}
              onChange={(changed, field) => {
                change({ breakouts: changedAt(breakouts, at, changed) }, `breakouts.${at}.${field}`)
              }}
            />
          </li>
        ))}
      </ol>
      <Button
        icon="plus"
        closedBecause={breakouts.length >= maxBreakouts ? `At most ${maxBreakouts} breakouts fit.` : undefined}
        onClick={() => {
          reshape({ breakouts: [...breakouts, newBreakout(newId(), 'what-is-missing')] })
        }}
      >
        Add a breakout
      </Button>
    </section>
  )
}
