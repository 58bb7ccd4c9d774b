/** One letter of thanks to everybody who can be written to: a few at a time, each person once, and what failed is tried again by whoever asks again. */
import type { Acknowledgement, ThanksLetter } from '@waymark/shared/model/acknowledgement.ts'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { acknowledgements } from '#store/people-kinds.ts'
import { thanksScope } from '#scopes-of-people.ts'
import { row } from '#store/store.ts'
import { namesOf, setTermsOf, type ThanksDeps } from './thanks.ts'

/** In one request. */
const atOnce = 25

/**
 * Who has not had the letter: those who want to be thanked and left an address for it. Whoever booked, or asked to be told, is to stand
 * here as well once there are rows of them; each is somebody with `mail` and a way to mark that the letter went.
 */
export const reachOf = async (deps: ThanksDeps, strategyId: StrategyId): Promise<Acknowledgement[]> =>
  (await namesOf(deps, strategyId)).filter(
    ({ mail, state, isWrittenTo }) => mail !== '' && state !== 'held' && !isWrittenTo,
  )

export const sendLetter = (
  deps: ThanksDeps & Pick<Deps, 'post'>,
  strategyId: StrategyId,
  letter: ThanksLetter,
): Promise<{ readonly sent: number; readonly failed: number; readonly left: number }> => {
  const { post } = deps
  if (post === undefined) throw new Refusal('gone', 'No e-mail is sent from here.')
  return deps.people.inTurn(`${thanksScope(deps, strategyId)} letter`, async () => {
    await setTermsOf(deps, strategyId, { letter })
    let [sent, failed] = [0, 0]
    for (const one of (await reachOf(deps, strategyId)).slice(0, atOnce)) {
      const isSent = await post.send({ to: one.mail, ...letter }).then(
        () => true,
        () => false,
      )
      if (isSent) await markWritten(deps, one)
      sent += isSent ? 1 : 0
      failed += isSent ? 0 : 1
    }
    return { sent, failed, left: (await reachOf(deps, strategyId)).length }
  })
}

/** As the row is now: a name that was taken back while the letter went stays so. */
const markWritten = (deps: ThanksDeps, { id, scope }: Acknowledgement): Promise<void> =>
  deps.people.inTurn(scope, async () => {
    const now = await deps.people.get(acknowledgements, id)
    if (now !== undefined) await deps.people.commit({ puts: [row(acknowledgements, { ...now, isWrittenTo: true })] })
  })
