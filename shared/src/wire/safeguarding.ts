/** Who is the lead for safeguarding, as organisers see it. Nothing of what a lead is told comes through here. */
import * as z from 'zod/mini'
import { RoomId, StrategyId } from '#model/ids.ts'
import { Concern, SafeguardingForm } from '#model/safeguarding.ts'
import { nothing, route } from './route.ts'

const ofStrategy = z.object({ strategyId: StrategyId })

export const readSafeguarding = route({
  method: 'GET',
  path: '/api/strategies/:strategyId/safeguarding',
  params: ofStrategy,
  body: nothing,
  reply: z.object({
    title: z.string(),
    /** Null before somebody is named. */
    form: z.nullable(SafeguardingForm),
    /** Whether the lead has chosen a passphrase: until then nothing can be told to them here. */
    isRead: z.boolean(),
    isInvited: z.boolean(),
    /** Of the statement, for everybody. */
    address: z.string(),
  }),
})

export const setSafeguarding = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId/safeguarding',
  params: ofStrategy,
  body: SafeguardingForm,
  reply: nothing,
})

/** The address is told this once. */
export const inviteLead = route({
  method: 'POST',
  path: '/api/strategies/:strategyId/safeguarding/invitation',
  params: ofStrategy,
  body: nothing,
  reply: z.object({ address: z.string() }),
})

export const takeInvitationBack = route({
  method: 'DELETE',
  path: '/api/strategies/:strategyId/safeguarding/invitation',
  params: ofStrategy,
  body: nothing,
  reply: nothing,
})

/** By the team, about words in a room: they are copied into the letter, and no id goes along. */
export const raiseFromRoom = route({
  method: 'POST',
  path: '/api/rooms/:roomId/concerns',
  params: z.object({ roomId: RoomId }),
  body: z.object({
    form: z.string(),
    concern: z.pick(Concern, { what: true, urgent: true, reach: true, about: true }),
  }),
  reply: z.object({ reference: z.string() }),
})
