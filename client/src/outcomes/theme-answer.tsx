/** A theme with what people said, what was done about it and what was done since; the team says it here. */
import { useEffect, useRef, useState } from 'react'
import { notYetSaid, outcomeLines, outcomeNames } from '@waymark/shared/rules/outcome-words.ts'
import { sayByRoute } from '@waymark/shared/rules/route-words.ts'
import { putOutcome, readEarlier, takeBackOutcome, type ThemeLine } from '@waymark/shared/wire/outcomes.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { AnswerForm, type Answered } from './answer-form.tsx'
import { Fold } from './fold.tsx'
import { sayDay } from './say-day.ts'
import type { ThemeShape } from './theme-shape.ts'
import { UndoLine } from './undo-line.tsx'
import { Updates } from './updates.tsx'
import { useDoing } from './use-doing.ts'

export function ThemeAnswer(shape: ThemeShape) {
  const { theme, mayWrite } = shape
  const [isOpen, setOpen] = useState(false)
  const answer = useAnswering(shape, () => {
    setOpen(false)
  })
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (!isOpen && wasOpen.current) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return (
    <li className="card stack">
      <About theme={theme} />
      <Said theme={theme} />
      {isOpen ? (
        <AnswerForm
          before={theme.outcome}
          name={theme.name}
          isBusy={answer.doing.isBusy}
          onSave={answer.save}
          onLeave={() => {
            setOpen(false)
          }}
        />
      ) : (
        mayWrite && (
          <div className="row">
            <Button
              ref={opener}
              size="compact"
              icon="pencil"
              onClick={() => {
                answer.begin()
                setOpen(true)
              }}
            >
              {theme.outcome === null ? 'Say what was done' : 'Change the answer'}
              <span className="sr">: {theme.name}</span>
            </Button>
            {theme.outcome !== null && (
              <Button size="compact" look="quiet" onClick={answer.takeBack}>
                Take the answer back<span className="sr">: {theme.name}</span>
              </Button>
            )}
          </div>
        )
      )}
      <UndoLine doing={answer.doing} />
      {theme.outcome !== null && <Updates {...shape} updates={theme.outcome.updates} doing={answer.doing} />}
      {theme.revision > 1 && <Earlier {...shape} />}
    </li>
  )
}

function useAnswering({ draftId, theme, again, onTouched }: ThemeShape, close: () => void) {
  const doing = useDoing(again)
  const params = { draftId, themeId: theme.themeId }
  const before = theme.outcome
  // What whoever opened the form had read: what others say meanwhile is not written over before it is read, too.
  const [basedOn, setBasedOn] = useState<number>()
  const put = (answered: Answered, revision: number) =>
    call(putOutcome, { params, body: { what: answered.what, reason: answered.reason, revision } })
  const takeBack = (revision: number) => call(takeBackOutcome, { params, body: { revision } })
  return {
    doing,
    begin: (): void => {
      onTouched()
      setBasedOn(theme.revision)
    },
    save: (answered: Answered): void => {
      const asked = doing.act(
        async () => {
          const answer = await put(answered, basedOn ?? theme.revision)
          if (!answer.ok && answer.problem.code === 'conflict') setBasedOn(undefined)
          return answer
        },
        ({ theme: { revision } }) => ({
          said: 'The answer is saved.',
          undo: () => (before === null ? takeBack(revision) : put(before, revision)),
        }),
      )
      void asked.then(isDone => {
        if (isDone) close()
      })
    },
    takeBack: (): void => {
      if (before === null) return
      onTouched()
      void doing.act(
        () => takeBack(theme.revision),
        ({ theme: { revision } }) => ({ said: 'The answer is taken back.', undo: () => put(before, revision) }),
      )
    },
  }
}

const About = ({ theme: { name, said, routes, merged } }: { readonly theme: ThemeLine }) => (
  <>
    <h3 dir="auto">{name}</h3>
    {said !== '' && (
      <p className="came-words" dir="auto">
        {said}
      </p>
    )}
    <p className="small soft">{sayByRoute(routes)}</p>
    {merged.length > 0 && (
      <p className="small soft" dir="auto">
        It answers for what was merged into it: {merged.join(', ')}.
      </p>
    )}
  </>
)

function Said({ theme: { outcome, also } }: { readonly theme: ThemeLine }) {
  return (
    <>
      {outcome === null ? (
        <p>
          <span className="tag">
            <Icon name="wait" />
            {notYetSaid}
          </span>
        </p>
      ) : (
        <One said={outcome} />
      )}
      {also.map(one => (
        <div className="stack" key={`${one.at} ${one.reason}`}>
          <p className="small soft">Said before of a theme that was merged into this one:</p>
          <One said={one} />
        </div>
      ))}
    </>
  )
}

type OneSaid = Omit<NonNullable<ThemeLine['outcome']>, 'updates'>

const One = ({ said: { what, reason, by, at } }: { readonly said: OneSaid }) => (
  <>
    <p>
      <b>{outcomeNames[what]}.</b> {outcomeLines[what]}
    </p>
    <p className="came-words" dir="auto">
      {reason}
    </p>
    <p className="small soft">
      <span dir="auto">{by}</span>, {sayDay(at)}
    </p>
  </>
)

function Earlier(shape: ThemeShape) {
  const [isAsked, setAsked] = useState(false)
  return (
    <Fold
      summary="What was said before"
      more={`of ${shape.theme.name}`}
      onOpen={() => {
        setAsked(true)
      }}
    >
      {isAsked && <EarlierList key={shape.theme.revision} {...shape} />}
    </Fold>
  )
}

function EarlierList({ draftId, theme: { themeId } }: ThemeShape) {
  const asked = useAsked(readEarlier, { params: { draftId, themeId }, body: {} })
  if (asked.state === 'asking') return <p className="soft">It is on its way.</p>
  if (asked.state === 'no') return <p className="soft">{asked.problem.message}</p>
  return (
    <ul className="came-list">
      {asked.value.earlier.map(one => (
        <li className="stack" key={`${one.at} ${one.what} ${one.reason} ${String(one.isTakenBack)}`}>
          {one.isTakenBack && <p className="small soft">It was taken back then:</p>}
          <One said={one} />
        </li>
      ))}
    </ul>
  )
}
