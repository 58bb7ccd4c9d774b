/** The timer of a breakout: what is left of it, and for the team starting it, giving more time and stopping it. */
import './timer.css'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { mostMinutes } from '@waymark/shared/model/session.ts'
import { sayLeft } from '@waymark/shared/rules/countdown.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { extendTimer, startTimer, stopTimer } from '@waymark/shared/wire/steps.ts'
import { call, type Answer } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Panel } from '#ui/menu.tsx'
import { TimerLine } from './timer-line.tsx'

export interface TimerPartShape {
  readonly breakout: Pick<BreakoutView, 'id' | 'settings'>
  /** Seconds; undefined where none runs. */
  readonly left: number | undefined
  readonly mayChange: boolean
  readonly again: () => Promise<void>
}

export function TimerPart({ breakout, left, mayChange, again }: TimerPartShape) {
  const isRunning = left !== undefined
  const { root, problem, send } = useSending(isRunning, again)
  if (!isRunning && !mayChange) return null
  const params = { breakoutId: breakout.id }
  return (
    <div className="timerpart" ref={root} role="group" aria-label="Timer">
      {isRunning && <TimerLine left={left} />}
      {mayChange &&
        (isRunning ? (
          <Running
            onMore={minutes => send(() => call(extendTimer, { params, body: { minutes } }))}
            onStop={() => send(() => call(stopTimer, { params, body: {} }), 'The timer is stopped.')}
          />
        ) : (
          <Start
            usual={breakout.settings.minutes}
            onStart={minutes =>
              send(
                () => call(startTimer, { params, body: { minutes } }),
                `The timer is running: ${sayLeft(minutes * secondsOfMinute)}.`,
              )
            }
          />
        ))}
      {problem !== undefined && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

const secondsOfMinute = 60

/** Sends an act, and says what came of it. What was pressed may be gone then: the focus goes to what came in its place, and not to Stop. */
function useSending(isRunning: boolean, again: () => Promise<void>) {
  const root = useRef<HTMLDivElement>(null)
  const isMine = useRef(false)
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    const found = isMine.current ? root.current?.querySelectorAll('button') : undefined
    found?.item(found.length > 1 ? 1 : 0).focus()
    isMine.current = false
  }, [isRunning])
  const send = async (act: () => Promise<Answer<unknown>>, done?: string): Promise<void> => {
    const answer = await act()
    setProblem(answer.ok ? undefined : sayNotDone(answer.problem))
    if (answer.ok && done !== undefined) {
      isMine.current = root.current?.contains(document.activeElement) === true
      say(done)
    }
    await again()
  }
  return { root, problem, send }
}

const sayNotDone = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  code === 'unreachable' ? 'We cannot reach the server. The timer is as it was: try again.' : message

const more = [2, 5] as const

const Running = ({
  onMore,
  onStop,
}: {
  readonly onMore: (minutes: number) => Promise<void>
  readonly onStop: () => Promise<void>
}) => (
  <>
    <Button look="quiet" size="compact" onClick={() => void onStop()}>
      Stop<span className="sr"> the timer</span>
    </Button>
    <div className="row">
      {more.map(minutes => (
        <Button key={minutes} size="compact" onClick={() => void onMore(minutes)}>
          {minutes} minutes more
        </Button>
      ))}
    </div>
  </>
)

function Start({ usual, onStart }: { readonly usual: number; readonly onStart: (minutes: number) => Promise<void> }) {
  const [minutes, setMinutes] = useState(String(usual))
  const [wrong, setWrong] = useState<string>()
  const start = (event: FormEvent): void => {
    event.preventDefault()
    const asked = startTimer.body.safeParse({ minutes: Number(minutes) })
    setWrong(asked.success ? undefined : `Give a whole number from 1 to ${mostMinutes}.`)
    if (asked.success) void onStart(asked.data.minutes)
  }
  return (
    <Panel
      face={
        <>
          <Icon name="clock" />
          Start a timer
        </>
      }
      buttonClass="btn compact"
      from="start"
    >
      <form className="stack" noValidate onSubmit={start}>
        <Field label="How many minutes?" hint="It locks nothing when it ends." error={wrong}>
          {control => (
            <input
              {...control}
              className="input timer-minutes"
              type="number"
              inputMode="numeric"
              min={1}
              max={mostMinutes}
              value={minutes}
              onChange={({ target }) => {
                setMinutes(target.value)
              }}
            />
          )}
        </Field>
        <Button look="primary" type="submit">
          Start
        </Button>
      </form>
    </Panel>
  )
}
