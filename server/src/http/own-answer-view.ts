/** What the pages of one's own answer are made of. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { pages } from '@waymark/shared/wire/pages.ts'
import { ownAnswer } from '#answers/own-answer.ts'
import { whereItWent } from '#answers/where-it-went.ts'
import type { Deps } from '#deps.ts'
import { payTokenOf, termsFor } from '#payments/payments.ts'
import { asTyped, type MyAnswerView } from '#plain/my-answer-page.ts'
import { trailsOf } from './my-trail.ts'
import { paramsOf } from './plain-forms.ts'
import { thanksAddress } from './thanks-links.ts'

export const BySecret = z.object({ secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{20,60}$/)) })
const Mailed = z.object({ mailed: z.literal('yes') })

/** On a computer that others use, a step back shows nobody's answer. */
export const keptByNobody = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

export async function viewOfOwn(deps: Deps, request: FastifyRequest): Promise<MyAnswerView> {
  const { secret } = paramsOf(BySecret, request)
  const mine = await ownAnswer(deps, secret)
  const trailTo = await trailsOf(deps, mine.set.sessionId)
  return {
    ...mine,
    secret,
    link: `${deps.address()}${pages.myAnswer(secret)}`,
    now: deps.now(),
    went: (await whereItWent(deps, mine)).map(({ noteId, ...went }) => ({ ...went, trail: trailTo(noteId) })),
    typed: asTyped(mine),
    paid: (await termsFor(deps, mine.set.id)) === undefined ? undefined : pages.paid(payTokenOf(deps, mine.set.id)),
    thanks: await thanksAddress(deps, mine.set.sessionId),
    mail: deps.post === undefined ? undefined : { typed: '', isSent: Mailed.safeParse(request.query).success },
  }
}
