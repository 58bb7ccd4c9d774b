/** Thanking people by name, as organisers see it: apart from all that anybody wrote. */
import * as z from 'zod/mini'
import { Acknowledgement, ThanksLetter, ThanksTerms } from '#model/acknowledgement.ts'
import { StrategyId } from '#model/ids.ts'
import { nothing, route } from './route.ts'

const params = z.object({ strategyId: StrategyId })

/** By name, without those that were taken back. `address` is where people give theirs; `toWriteTo` how many have not had the letter. */
export const readThanks = route({
  method: 'GET',
  path: '/api/strategies/:strategyId/thanks',
  params,
  body: nothing,
  reply: z.object({
    title: z.string(),
    terms: z.omit(ThanksTerms, { id: true }),
    address: z.string(),
    names: z.array(z.pick(Acknowledgement, { id: true, name: true, day: true, state: true })),
    toWriteTo: z.number(),
    sendsMail: z.boolean(),
  }),
})

export const setThanks = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId/thanks',
  params,
  body: z.pick(ThanksTerms, { isOpen: true, intro: true }),
  reply: nothing,
})

/** Shows these names, or holds them back. What was taken back meanwhile stays so; a name that was changed meanwhile is not shown unseen. */
export const setNames = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId/thanks/names',
  params,
  body: z.object({
    names: z.array(z.pick(Acknowledgement, { id: true, name: true })).check(z.minLength(1), z.maxLength(2000)),
    state: z.enum(['shown', 'held']),
  }),
  reply: z.object({ done: z.number() }),
})

/** Sends it to the next of those who have not had it. `left` is how many wait still: asked again until none does. */
export const sendThanksLetter = route({
  method: 'POST',
  path: '/api/strategies/:strategyId/thanks/letter',
  params,
  body: ThanksLetter,
  reply: z.object({ sent: z.number(), failed: z.number(), left: z.number() }),
})
