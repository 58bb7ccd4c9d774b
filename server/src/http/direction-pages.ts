/** The pages of what is published: for everybody, without a session and without JavaScript. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { PublicationId } from '@waymark/shared/model/ids.ts'
import { isRoundOpen } from '@waymark/shared/rules/feedback.ts'
import type { Deps } from '#deps.ts'
import { mountCameOf } from './came-of-pages.ts'
import { directionChangesPage } from '#plain/direction-changes-page.ts'
import { changesSince, publishedOf, type Published } from '#drafts/published.ts'
import { feedbackOnVersion } from '#feedback/answered.ts'
import { directionPage } from '#plain/direction-page.ts'
import type { FeedbackOnPage } from '#plain/feedback-part.ts'
import { addressOfRound } from '#post/round-doors.ts'
import { mountCommentPages } from './comment-pages.ts'
import { thanked } from '#thanks/thanks.ts'
import { paramsOf, sendPage } from './plain-forms.ts'
import { mountTrailPages } from './trail-pages.ts'
import { asPlainPages } from './plain-scope.ts'

const ByPublication = z.object({ publicationId: PublicationId })
const ByNumber = z.object({
  publicationId: PublicationId,
  number: z.pipe(
    z.string().check(z.regex(/^[1-9]\d{0,5}$/)),
    z.transform(text => Number(text)),
  ),
})

/** `keptMs`: for so long, in milliseconds, all who follow a trail, or read what came of it, are answered with the same. */
export const mountDirectionPages = async (app: FastifyInstance, deps: Deps, keptMs?: number): Promise<void> => {
  await app.register(
    async scope => {
      asPlainPages(scope)
      mountTrailPages(scope, deps, keptMs)
      mountCameOf(scope, deps, keptMs)
      mountCommentPages(scope, deps)
      scope.get('/:publicationId', async (request, reply) => {
        const { publicationId } = paramsOf(ByPublication, request)
        return sendPage(reply, await pageOfPublished(deps, await publishedOf(deps, publicationId)))
      })
      scope.get('/:publicationId/versions/:number', async (request, reply) => {
        const { publicationId, number } = paramsOf(ByNumber, request)
        return sendPage(reply, await pageOfPublished(deps, await publishedOf(deps, publicationId, number)))
      })
      scope.get('/:publicationId/versions/:number/changes', async (request, reply) => {
        const { publicationId, number } = paramsOf(ByNumber, request)
        return sendPage(reply, directionChangesPage(await changesSince(deps, publicationId, number)))
      })
    },
    { prefix: '/direction' },
  )
}

const pageOfPublished = async (deps: Deps, published: Published): Promise<string> =>
  directionPage({
    ...published,
    feedback: await feedbackOn(deps, published),
    thanked: await thanked(deps, published.strategy.id),
  })

async function feedbackOn(deps: Deps, { publicationId, version }: Published): Promise<FeedbackOnPage> {
  const { here, openOn } = await feedbackOnVersion(deps, { draftId: version.draftId, versionId: version.id })
  const now = deps.now()
  return {
    publicationId,
    now,
    openOn,
    here: here && {
      ...here,
      isOpen: isRoundOpen(here.round, now),
      mail: await addressOfRound(deps, here.round.id),
    },
  }
}
