/** The question of a breakout, and how it is run. What people were promised when they wrote is kept. */
import type { Member } from '@waymark/shared/model/member.ts'
import type { Breakout, BreakoutSettings } from '@waymark/shared/model/session.ts'
import { stepNames } from '@waymark/shared/rules/step-words.ts'
import { stepsOf, type Stepping } from '@waymark/shared/rules/steps-of.ts'
import type { changeBreakout as changeBreakoutRoute } from '@waymark/shared/wire/sessions.ts'
import { activityRow } from '#activity-row.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { authorships, breakouts } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { knownMember, permit } from './members.ts'
import { breakoutPlace, roomsOf, type BreakoutPlace } from './places.ts'
import { scopeOfSession, tellRooms } from './steps.ts'

type Change = Asked<typeof changeBreakoutRoute>

export async function permitChange(
  deps: Deps,
  { browser, params: { breakoutId } }: Pick<Change, 'browser' | 'params'>,
): Promise<BreakoutPlace & { readonly member: Member }> {
  const place = await breakoutPlace(deps, breakoutId)
  const member = await knownMember(deps, browser, scopeOfSession(place.session))
  permit(member, 'manage-strategy')
  return { ...place, member }
}

/** Where `settings` are among it, nobody may be writing in its rooms meanwhile. */
export const changeBreakout = (deps: Deps, asked: Change): Promise<void> =>
  deps.store.inTurn(asked.params.breakoutId, async () => {
    const { breakout, session, member } = await permitChange(deps, asked)
    const { question = breakout.question, settings = breakout.settings } = asked.body
    checkSettings({ purpose: breakout.purpose, settings })
    keepStep({ step: breakout.step, settings })
    await keepPromises(deps, breakout, settings)
    const kind = question === breakout.question ? 'run-changed' : 'question-changed'
    const did = { kind, breakout: breakout.number } as const
    const done = [activityRow(deps, { sessionId: session.id, member, did })]
    await deps.store.commit({ puts: [row(breakouts, { ...breakout, question, settings }), ...done] })
    await tellRooms(deps, breakout.id)
  })

/** Refuses what this purpose has no place for. */
export function checkSettings({ purpose, settings }: Pick<Breakout, 'purpose' | 'settings'>): void {
  if (settings.asksLight && purpose !== 'review-ambitions')
    throw new Refusal('malformed', 'Only a review of the ambitions has a light for each of them.', {
      at: ['body', 'settings', 'asksLight'],
    })
}

/** Dots cannot end while the rooms give them: the step that they stand in would be gone. */
function keepStep({ step, settings }: Stepping): void {
  if (!stepsOf({ settings }).includes(step))
    throw new Refusal(
      'conflict',
      `All rooms are at the step “${stepNames[step]}”. Move them to another step first, then change how notes are marked.`,
      { at: ['body', 'settings', 'marks'] },
    )
}

/** A note that was withdrawn was written under the promise like any other. One that came along from another session was not written here. */
async function keepPromises(deps: Pick<Deps, 'store'>, { id, settings: before }: Breakout, after: BreakoutSettings) {
  if (before.names === after.names && (after.isPrivate || !before.isPrivate)) return
  const written = await Promise.all(
    (await roomsOf(deps, id)).map(async room => ({
      isRevealed: room.isRevealed,
      notes: (await deps.store.list(authorships, room.id)).filter(({ memberId }) => memberId !== null).length,
    })),
  )
  if (before.names !== after.names && written.some(({ notes }) => notes > 0))
    throw new Refusal(
      'conflict',
      'Somebody has already written here, and was told who is named. That cannot be changed any more.',
      { at: ['body', 'settings', 'names'] },
    )
  if (before.isPrivate && !after.isPrivate && written.some(({ notes, isRevealed }) => notes > 0 && !isRevealed))
    throw new Refusal('conflict', 'Somebody has already written here in private. Reveal the rooms instead.', {
      at: ['body', 'settings', 'isPrivate'],
    })
}
