/** What the rooms say of the themes, for the team: how many find themselves in each, and in what words. */
import { createContext, use, useEffect, type ReactNode } from 'react'
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { answerWords, sayAnswers } from '@waymark/shared/rules/check-back-words.ts'
import { readAnswers } from '@waymark/shared/wire/check-back.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import { Icon } from '#ui/icon.tsx'

type Answers = ReplyOf<typeof readAnswers>
export type ThemeAnswers = Answers['themes'][number]

const none: Answers = { themes: [], rooms: [] }
const Given = createContext<Answers>(none)

const everyMs = 15_000
/** So long the themes are left alone before it is asked what is said of them now. */
const restMs = 1000

/** Asks for them once; and while rooms can answer, whenever the themes change, and every few seconds. */
export function AnswersProvider({
  breakout,
  themes,
  children,
}: {
  readonly breakout: BreakoutView
  /** Another object once anything about them has changed. */
  readonly themes: unknown
  readonly children: ReactNode
}) {
  const asked = useAsked(readAnswers, { params: { breakoutId: breakout.id }, body: {} })
  const { again } = asked
  const isOpen = breakout.step === 'check-back'
  useEffect(() => {
    if (!isOpen) return undefined
    const timer = setTimeout(() => void again(), restMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isOpen, themes, again])
  useEffect(() => {
    if (!isOpen) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void again()
    }, everyMs)
    return () => {
      clearInterval(timer)
    }
  }, [isOpen, again])
  return <Given value={asked.state === 'here' ? asked.value : none}>{children}</Given>
}

export function AnswersOf({ themeId, name }: { readonly themeId: ThemeId; readonly name: string }) {
  const answers = use(Given).themes.find(one => one.themeId === themeId)
  return answers === undefined ? null : <AnswersLine answers={answers} name={name} />
}

export function AnswersLine({ answers, name }: { readonly answers: ThemeAnswers; readonly name: string }) {
  const { words } = answers
  const counts = (
    <>
      <span className="sr">Check back of {name}: </span>
      {sayAnswers(answers)}
    </>
  )
  if (words.length === 0)
    return (
      <p className="answers small">
        <Icon name="chat" /> {counts}
      </p>
    )
  return (
    <details className="answers fold small">
      <summary>
        <Icon name="chevron" flip />
        {counts}
      </summary>
      <ul>
        {words.map(({ roomNumber, answer, text, signedBy }, at) => (
          <li key={at}>
            <span dir="auto" className="answer-words">
              {text}
            </span>
            <span className="soft">
              {answerWords[answer]}, Room {roomNumber}
              {signedBy !== null && (
                <>
                  , <span dir="auto">{signedBy}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Room by room, above the themes. */
export function AnswersByRoom() {
  const { rooms } = use(Given)
  return <RoomsLine rooms={rooms} />
}

export function RoomsLine({ rooms }: Pick<Answers, 'rooms'>) {
  const answered = rooms.filter(({ people }) => people > 0)
  if (answered.length === 0) return null
  return (
    <details className="answers fold">
      <summary>
        <Icon name="chevron" flip />
        Check back: {answered.length} of {rooms.length === 1 ? '1 room has' : `${rooms.length} rooms have`} answered
      </summary>
      <ul>
        {rooms.map(({ number, people, ...counts }) => (
          <li key={number}>
            Room {number}:{' '}
            {people === 0
              ? 'nobody yet'
              : `${sayAnswers(counts)}, by ${people === 1 ? '1 person' : `${people} people`}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
