/** The pages of what is published: for everybody, without a session and without JavaScript. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { PublicationId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { changesSince, publishedOf } from '#drafts/published.ts'
import { directionPage } from '#plain/direction-page.ts'
import { mountCameOf } from './came-of-pages.ts'
import { directionChangesPage } from '#plain/direction-changes-page.ts'
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
      scope.get('/:publicationId', async (request, reply) => {
        const { publicationId } = paramsOf(ByPublication, request)
        return sendPage(reply, directionPage(await publishedOf(deps, publicationId)))
      })
      scope.get('/:publicationId/versions/:number', async (request, reply) => {
        const { publicationId, number } = paramsOf(ByNumber, request)
        return sendPage(reply, directionPage(await publishedOf(deps, publicationId, number)))
      })
      scope.get('/:publicationId/versions/:number/changes', async (request, reply) => {
        const { publicationId, number } = paramsOf(ByNumber, request)
        return sendPage(reply, directionChangesPage(await changesSince(deps, publicationId, number)))
      })
    },
    { prefix: '/direction' },
  )
}
