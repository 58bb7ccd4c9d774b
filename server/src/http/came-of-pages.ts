/** What came of what people said, for everybody: you said, we did; what was decided; the numbers. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { PublicationId, type StrategyId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import type { Deps } from '#deps.ts'
import { decisionsOf } from '#drafts/decisions.ts'
import { countingNotesOf, readNumbers } from '#drafts/impact.ts'
import { saidOf } from '#drafts/outcomes.ts'
import { publishedOf, type Published } from '#drafts/published.ts'
import { statementsIn, toldStatement, youSaid } from '#drafts/you-said.ts'
import { answeredFeedback } from '#feedback/answered.ts'
import { keptAWhile, usualKeptMs } from '#kept-a-while.ts'
import { decisionsPage } from '#plain/decisions-page.ts'
import { numbersPage } from '#plain/numbers-page.ts'
import { youSaidPage } from '#plain/you-said-page.ts'
import { countedOf } from './numbers.ts'
import { paramsOf, sendPage } from './plain-forms.ts'

const ByPublication = z.object({ publicationId: PublicationId })

/** Below the address of what is published. Whatever needs the documents of the whole series is made once for all who ask within a few seconds. */
export function mountCameOf(scope: FastifyInstance, deps: Deps, keptMs = usualKeptMs): void {
  const themesOf = keptAWhile(async (id: StrategyId) => saidOf(deps, await countedOf(deps, id)), keptMs)
  const numbersOf = keptAWhile(async (id: StrategyId) => readNumbers(deps, await countedOf(deps, id)), keptMs)
  const place = ({ publicationId, strategy, version }: Published) => ({ publicationId, strategy, version })

  scope.get('/:publicationId/you-said', async (request, reply) => {
    const published = await publishedOf(deps, paramsOf(ByPublication, request).publicationId)
    const themes = await themesOf(published.strategy.id)
    const rounds = await answeredFeedback(deps, published.publicationId)
    const chapters = youSaid(themes, published.words.blocks)
    return sendPage(reply, youSaidPage({ ...place(published), chapters, rounds }))
  })
  scope.get('/:publicationId/decisions', async (request, reply) => {
    const published = await publishedOf(deps, paramsOf(ByPublication, request).publicationId)
    const names = new Map(
      (await themesOf(published.strategy.id)).flatMap(({ theme, merged }) =>
        [theme, ...merged].map(({ id }) => [id, nameOfTheme(theme)] as const),
      ),
    )
    const statements = statementsIn(published.words.blocks).map(toldStatement)
    const decisions = (await decisionsOf(deps, published.strategy.id)).filter(({ isPublished }) => isPublished)
    return sendPage(
      reply,
      decisionsPage({
        ...place(published),
        decisions: decisions.map(one => ({
          ...one,
          themes: [...new Set(one.themeIds.flatMap(id => names.get(id) ?? []))],
          statements: statements.filter(({ id }) => one.statementIds.some(linked => linked === id)),
        })),
      }),
    )
  })
  scope.get('/:publicationId/in-numbers', async (request, reply) => {
    const published = await publishedOf(deps, paramsOf(ByPublication, request).publicationId)
    const years = await numbersOf(published.strategy.id)
    const notes = await countingNotesOf(deps, published.strategy.id)
    return sendPage(reply, numbersPage({ ...place(published), years, notes }))
  })
}
