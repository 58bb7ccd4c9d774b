/** Requests for other formats, as the team sees them. */
import * as z from 'zod/mini'
import { FormatRequest, FormatTerms } from '#model/format-request.ts'
import { StrategyId } from '#model/ids.ts'
import { nothing, route } from './route.ts'

export const OfStrategy = z.object({ strategyId: StrategyId })

/** In the order of the queue. `today` is that of the server. */
export const readFormats = route({
  method: 'GET',
  path: '/api/strategies/:strategyId/formats',
  params: OfStrategy,
  body: nothing,
  reply: z.object({
    title: z.string(),
    today: z.string(),
    requests: z.array(z.omit(FormatRequest, { scope: true })),
    /** Whether those who gave an e-mail address are told by themselves. */
    sendsMail: z.boolean(),
    isInDocuments: z.boolean(),
    /** Whether whoever asks may change that. */
    mayDecide: z.boolean(),
  }),
})

/** Whether each document ends with the address where other formats are asked for. */
export const setFormatTerms = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId/formats',
  params: OfStrategy,
  body: z.pick(FormatTerms, { isInDocuments: true }),
  reply: nothing,
})

/** `isTold`: a letter went to whoever asked. Done and cannot need a word on it. */
export const setFormatState = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId/formats/:requestId',
  params: z.object({ strategyId: StrategyId, requestId: FormatRequest.shape.id }),
  body: z.pick(FormatRequest, { state: true, said: true }),
  reply: z.object({ isTold: z.boolean() }),
})

/** Whoever asked is forgotten. */
export const removeFormatRequest = route({
  method: 'DELETE',
  path: '/api/strategies/:strategyId/formats/:requestId',
  params: z.object({ strategyId: StrategyId, requestId: FormatRequest.shape.id }),
  body: nothing,
  reply: nothing,
})

/** GET answers a table of them, as CSV. */
export const formatsTablePath = (strategyId: StrategyId | ':strategyId'): string =>
  `/api/strategies/${strategyId}/formats.csv`
