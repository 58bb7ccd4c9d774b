/** The step of a breakout and its timer. Neither locks anything while somebody writes. */
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import type { Done } from '@waymark/shared/model/activity.ts'
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { mostMinutes, type Breakout, type Session, type Step, type Timer } from '@waymark/shared/model/session.ts'
import { stepsOf } from '@waymark/shared/rules/steps-of.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { changeStep as changeStepRoute } from '@waymark/shared/wire/sessions.ts'
import type {
  extendTimer as extendTimerRoute,
  startTimer as startTimerRoute,
  stopTimer as stopTimerRoute,
} from '@waymark/shared/wire/steps.ts'
import { activityRow } from '#activity-row.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { breakouts } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { knownMember, permit, type Browser } from './members.ts'
import { breakoutPlace, allRoomsOf, type BreakoutPlace } from './places.ts'
import { newSnapshot } from './snapshots.ts'
import { standingOf } from './standing.ts'

type StepDeps = Pick<Deps, 'store' | 'live' | 'now' | 'newId'>

export const scopeOfSession = ({ id, strategyId }: Pick<Session, 'id' | 'strategyId'>) => ({
  sessionId: id,
  strategyId,
})

export const tellRooms = async (deps: Pick<Deps, 'store' | 'live'>, breakoutId: BreakoutId): Promise<void> =>
  deps.live.lookAgain([
    ...(await allRoomsOf(deps, breakoutId)).map(room => roomDocName(room.id)),
    themesDocName(breakoutId),
  ])

/** The name of the snapshot that is made on the way to each step. */
const beforeStep: Readonly<Record<Step, string>> = {
  write: 'Before Write',
  share: 'Before Share',
  mark: 'Before Give dots',
  group: 'Before Group',
  'check-back': 'Before Check back',
  closed: 'Before closing',
}

export async function permitStep(
  deps: Pick<Deps, 'store'>,
  { browser, params: { breakoutId } }: Pick<Asked<typeof changeStepRoute>, 'browser' | 'params'>,
): Promise<BreakoutPlace & { readonly member: Member }> {
  const place = await breakoutPlace(deps, breakoutId)
  const member = await knownMember(deps, browser, scopeOfSession(place.session))
  permit(member, 'change-step')
  return { ...place, member }
}

/** Before anything is done on the way to it. */
export function refuseStep(breakout: Pick<Breakout, 'settings'>, step: Step): void {
  if (!stepsOf(breakout).includes(step))
    throw new Refusal(
      'not-allowed',
      'This breakout has no dots, and so no step to give them. An organiser can change how it is run.',
    )
}

/** Forward or back; nothing is deleted either way. What stood there is kept in the same commit. */
export const changeStep = (deps: StepDeps, asked: Asked<typeof changeStepRoute>): Promise<void> =>
  deps.store.inTurn(asked.params.breakoutId, async () => {
    const { breakout, session, member } = await permitStep(deps, asked)
    const { breakoutId } = asked.params
    const { step } = asked.body
    if (breakout.step === step) return
    refuseStep(breakout, step)
    const standing = await standingOf(deps, breakoutId)
    const made = await newSnapshot(deps, breakout, { standing, name: beforeStep[step], isNamed: false })
    const isKept = made !== undefined
    const did = { kind: 'step-changed', breakout: breakout.number, from: breakout.step, to: step, isKept } as const
    const done = activityRow(deps, { sessionId: session.id, member, did })
    await deps.store.commit({
      puts: [row(breakouts, { ...breakout, step }), ...(made?.puts ?? []), done],
      removes: made?.removes ?? [],
    })
    await tellRooms(deps, breakoutId)
  })

type Running = ReplyOf<typeof startTimerRoute>

export const startTimer = (
  deps: StepDeps,
  { browser, params: { breakoutId }, body: { minutes } }: Asked<typeof startTimerRoute>,
): Promise<Running> =>
  setTimer(deps, { browser, breakoutId }, (breakout, now) => ({
    timer: endingAt(now + minutes * minuteMs),
    did: { kind: 'timer-started', breakout: breakout.number, minutes },
  }))

export const extendTimer = (
  deps: StepDeps,
  { browser, params: { breakoutId }, body: { minutes } }: Asked<typeof extendTimerRoute>,
): Promise<Running> =>
  setTimer(deps, { browser, breakoutId }, ({ number, timer }, now) => {
    if (timer === null) throw new Refusal('gone', 'The timer was stopped meanwhile. Start it again.')
    const endsAt = Math.max(Date.parse(timer.endsAt), now) + minutes * minuteMs
    if (endsAt - now > mostMinutes * minuteMs)
      throw new Refusal('too-many', `A timer runs for ${mostMinutes} minutes at most.`)
    return { timer: endingAt(endsAt), did: { kind: 'timer-extended', breakout: number, minutes } }
  })

/** Stopped twice is stopped once. */
export const stopTimer = (
  deps: StepDeps,
  { browser, params: { breakoutId } }: Asked<typeof stopTimerRoute>,
): Promise<Running> =>
  setTimer(deps, { browser, breakoutId }, ({ number, timer }) =>
    timer === null ? undefined : { timer: null, did: { kind: 'timer-stopped', breakout: number } },
  )

const minuteMs = 60_000
const endingAt = (ms: number): Timer => ({ endsAt: new Date(ms).toISOString() })

type Change = (breakout: Breakout, nowMs: number) => { readonly timer: Timer | null; readonly did: Done } | undefined

const setTimer = (
  deps: StepDeps,
  { browser, breakoutId }: { readonly browser: Browser; readonly breakoutId: BreakoutId },
  change: Change,
): Promise<Running> =>
  deps.store.inTurn(breakoutId, async () => {
    const { breakout, session, member } = await permitStep(deps, { browser, params: { breakoutId } })
    const now = deps.now()
    const changed = change(breakout, Date.parse(now))
    if (changed === undefined) return { timer: breakout.timer, now }
    const { timer, did } = changed
    const done = activityRow(deps, { sessionId: session.id, member, did })
    await deps.store.commit({ puts: [row(breakouts, { ...breakout, timer }), done] })
    await tellRooms(deps, breakoutId)
    return { timer, now: deps.now() }
  })
