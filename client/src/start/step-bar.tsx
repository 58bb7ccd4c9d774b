/** Where a breakout is on its way, and, for the team, the next step. Going back deletes nothing. */
import { useState } from 'react'
import type { Step } from '@waymark/shared/model/session.ts'
import { stepAfter, stepsOf, type Stepping } from '@waymark/shared/rules/steps-of.ts'
import { changeStep, type BreakoutView } from '@waymark/shared/wire/sessions.ts'
import type { Heard } from '@waymark/shared/rules/countdown.ts'
import { call, type Answer, type AnyProblem } from '#api/call.ts'
import { TimerPart } from '#timer/timer-part.tsx'
import { useToldCountdown } from '#timer/use-told-countdown.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu } from '#ui/menu.tsx'
import { Notice } from '#ui/notice.tsx'
import { stepNames, stepWords } from './said.ts'
import { Sure } from './sure.tsx'

export interface StepBarShape {
  readonly breakout: BreakoutView
  readonly heard: Heard
  readonly mayChange: boolean
  readonly isTheThing: boolean
  readonly again: () => Promise<void>
}

export function StepBar({ breakout, heard, mayChange, isTheThing, again }: StepBarShape) {
  const { step, timer } = breakout
  const left = useToldCountdown(timer, heard, say)
  return (
    <div className="card step-card" role="group" aria-label="Step">
      <StepPath breakout={breakout} />
      <div className="stack">
        <p>{stepWords[step]}</p>
        {mayChange && <ChangeStep breakout={breakout} isTheThing={isTheThing} again={again} />}
        <TimerPart breakout={breakout} left={left} mayChange={mayChange} again={again} />
      </div>
    </div>
  )
}

export function StepPath({ breakout }: { readonly breakout: Stepping }) {
  const steps = stepsOf(breakout)
  const now = steps.indexOf(breakout.step)
  return (
    <ol className="steps" aria-label="Where all rooms are">
      {steps.map((name, at) => (
        <li key={name} className={at < now ? 'done' : undefined} aria-current={at === now ? 'step' : undefined}>
          {stepNames[name]}
          {at === now && <span className="sr"> (now)</span>}
        </li>
      ))}
    </ol>
  )
}

function ChangeStep({ breakout, isTheThing, again }: Omit<StepBarShape, 'mayChange' | 'heard'>) {
  const { send, done, choose, problem, closing, setClosing } = useStep({ breakout, again })
  const next = stepAfter(breakout)
  const label = (step: Step): string =>
    step === 'closed' ? 'Close this breakout…' : `Move all rooms to ${stepNames[step]}`
  const others = stepsOf(breakout).filter(step => step !== breakout.step && step !== next)
  return (
    <div className="stack tight">
      <div className="row">
        {next !== undefined && (
          <Button
            look={isTheThing ? 'primary' : 'plain'}
            onClick={() => {
              choose(next)
            }}
          >
            {label(next)}
            <Icon name="right" flip />
          </Button>
        )}
        <Menu
          face="Other step"
          buttonClass="btn quiet"
          from="start"
          choices={others.map(step => ({
            label: label(step),
            more: stepWords[step],
            run: () => {
              choose(step)
            },
          }))}
        />
      </div>
      {problem !== undefined && (
        <Notice tone="danger">
          <p>{problem}</p>
        </Notice>
      )}
      {closing && (
        <Close
          act={() => send('closed')}
          onNo={() => {
            setClosing(false)
          }}
          onDone={() => {
            setClosing(false)
            void done('closed')
          }}
        />
      )}
    </div>
  )
}

/** Changing the step. Closing asks first, because nobody can write after it. */
function useStep({ breakout, again }: Pick<StepBarShape, 'breakout' | 'again'>) {
  const [closing, setClosing] = useState(false)
  const [problem, setProblem] = useState<string>()
  const send = (step: Step): Promise<Answer<unknown>> =>
    call(changeStep, { params: { breakoutId: breakout.id }, body: { step } })
  const done = async (step: Step): Promise<void> => {
    setProblem(undefined)
    await again()
    say(`All rooms are at the step ${stepNames[step]}. ${stepWords[step]}`)
  }
  const goTo = async (step: Step): Promise<void> => {
    const answer = await send(step)
    if (answer.ok) await done(step)
    else setProblem(sayNotMoved(answer.problem))
  }
  const choose = (step: Step): void => {
    if (step === 'closed') setClosing(true)
    else void goTo(step)
  }
  return { send, done, choose, problem, closing, setClosing }
}

const sayNotMoved = ({ code, message }: AnyProblem): string =>
  code === 'unreachable' ? 'We cannot reach the server. The step is as it was: try again.' : message

function Close(shape: {
  readonly act: () => Promise<Answer<unknown>>
  readonly onNo: () => void
  readonly onDone: () => void
}) {
  return (
    <Sure title="Close this breakout?" yes="Close it" no="Leave it open" {...shape}>
      <p>
        Nobody can add, change or take back notes in its rooms while it is closed. All notes stay, and can be grouped.
      </p>
      <p>You can open it again by moving it to another step.</p>
    </Sure>
  )
}
