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

export interface Reached {
  readonly mail: string
  readonly isWrittenTo: boolean
  /** The letter went to them. */
  readonly mark: () => Promise<void>
}

/** Whoever else came, and said that they may be written to: whoever asks for the letter knows where they are kept. */
export type Others = () => Promise<readonly Reached[]>

/**
 * Who has not had the letter: those who want to be thanked and left an address for it, and others. What somebody said with their name
 * holds for their address: others who have one of these are no others. An address that others gave twice is written to once.
 */
export async function reachOf(deps: ThanksDeps, strategyId: StrategyId, others: Others): Promise<Reached[]> {
  const names = (await namesOf(deps, strategyId)).filter(({ mail }) => mail !== '')
  const known = new Set(names.map(alike))
  const byAddress = new Map<string, Reached[]>()
  for (const one of await others())
    if (!known.has(alike(one))) byAddress.set(alike(one), [...(byAddress.get(alike(one)) ?? []), one])
  return [
    ...names
      .filter(({ state }) => state !== 'held')
      .map(one => ({ mail: one.mail, isWrittenTo: one.isWrittenTo, mark: () => markWritten(deps, one) })),
    ...[...byAddress.values()].flatMap(asOne),
  ].filter(({ isWrittenTo }) => !isWrittenTo)
}

const alike = ({ mail }: { readonly mail: string }): string => mail.toLowerCase()

/** Who had the letter once has had it. */
const asOne = (all: readonly Reached[]): Reached[] =>
  all.slice(0, 1).map(({ mail }) => ({
    mail,
    isWrittenTo: all.some(({ isWrittenTo }) => isWrittenTo),
    mark: async () => {
      for (const one of all) await one.mark()
    },
  }))

export const sendLetter = (
  deps: ThanksDeps & Pick<Deps, 'post'>,
  strategyId: StrategyId,
  { letter, others }: { readonly letter: ThanksLetter; readonly others: Others },
): Promise<{ readonly sent: number; readonly failed: number; readonly left: number }> => {
  const { post } = deps
  if (post === undefined) throw new Refusal('gone', 'No e-mail is sent from here.')
  return deps.people.inTurn(`${thanksScope(deps, strategyId)} letter`, async () => {
    await setTermsOf(deps, strategyId, { letter })
    let [sent, failed] = [0, 0]
    for (const { mail, mark } of (await reachOf(deps, strategyId, others)).slice(0, atOnce)) {
      const isSent = await post.send({ to: mail, ...letter }).then(
        () => true,
        () => false,
      )
      if (isSent) await mark()
      sent += isSent ? 1 : 0
      failed += isSent ? 0 : 1
    }
    return { sent, failed, left: (await reachOf(deps, strategyId, others)).length }
  })
}

/** As the row is now: a name that was taken back while the letter went stays so. */
const markWritten = (deps: ThanksDeps, { id, scope }: Acknowledgement): Promise<void> =>
  deps.people.inTurn(scope, async () => {
    const now = await deps.people.get(acknowledgements, id)
    if (now !== undefined) await deps.people.commit({ puts: [row(acknowledgements, { ...now, isWrittenTo: true })] })
  })
