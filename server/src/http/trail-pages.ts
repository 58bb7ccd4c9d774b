/** The pages of the trail. They open everything that was said, so what was read for one is kept for those who come within seconds. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import type { TrailStatement } from '@waymark/shared/drafting/trail.ts'
import { PublicationId, StatementId, type NoteId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { publishedOf } from '#drafts/published.ts'
import { openTrail, type OpenTrail } from '#drafts/trail.ts'
import { keptAWhile, usualKeptMs } from '#kept-a-while.ts'
import { noteTrailPage, statementTrailPage, type SaidBehind } from '#plain/trail-page.ts'
import { Refusal } from '#refusal.ts'
import { seriesOf } from '#session/series.ts'
import { paramsOf, sendPage } from './plain-forms.ts'

const OfStatement = z.object({ publicationId: PublicationId, statementId: StatementId })
const OfNote = z.object({ publicationId: PublicationId, key: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) })

/** `keptMs`: for so long, in milliseconds, all are answered with the same. */
export function mountTrailPages(scope: FastifyInstance, deps: Deps, keptMs = usualKeptMs): void {
  const trailFor = keptAWhile(async (publicationId: PublicationId) => {
    const published = await publishedOf(deps, publicationId)
    const series = await seriesOf(deps, published.strategy.id)
    return { strategy: published.strategy, open: await openTrail(deps, published, series) }
  }, keptMs)
  scope.get('/:publicationId/statements/:statementId', async (request, reply) => {
    const { publicationId, statementId } = paramsOf(OfStatement, request)
    const { strategy, open } = await trailFor(publicationId)
    const statement = open.trail.statements.get(statementId)
    if (statement === undefined) throw new Refusal('gone', 'No published version says what you are looking for.')
    const said = saidBehind(open, publicationId)
    return sendPage(
      reply,
      statementTrailPage({
        publicationId,
        strategy,
        statement,
        isThere: isThere(open, statement),
        themes: statement.themeIds.flatMap(id => {
          const theme = open.trail.themes.get(id)
          return theme === undefined ? [] : [{ theme, notes: said(theme.noteIds), answers: open.answersTo(id) }]
        }),
        notes: said(statement.noteIds),
      }),
    )
  })
  scope.get('/:publicationId/said/:key', async (request, reply) => {
    const { publicationId, key } = paramsOf(OfNote, request)
    const { strategy, open } = await trailFor(publicationId)
    const noteId = open.noteAt.get(key)
    const note = noteId === undefined ? undefined : open.trail.notes.get(noteId)
    if (note === undefined)
      throw new Refusal('gone', 'These words are not here any more. Whoever wrote them can take them back.')
    return sendPage(
      reply,
      noteTrailPage({
        publicationId,
        strategy,
        note,
        isWithheld: open.isWithheld(note.id),
        themes: note.themeIds.flatMap(id => {
          const theme = open.trail.themes.get(id)
          return theme === undefined ? [] : [{ ...theme, answers: open.answersTo(id) }]
        }),
        statements: note.statementIds.flatMap(id => {
          const statement = open.trail.statements.get(id)
          return statement === undefined ? [] : [{ statement, isThere: isThere(open, statement) }]
        }),
      }),
    )
  })
}

const isThere = ({ trail }: OpenTrail, { version }: TrailStatement): boolean => version === trail.version

const saidBehind =
  ({ trail, addressOf, isWithheld }: OpenTrail, publicationId: PublicationId) =>
  (ids: readonly NoteId[]): SaidBehind[] =>
    ids.flatMap(id => {
      const note = trail.notes.get(id)
      const address = pages.trailOfNote(publicationId, addressOf(id))
      return note === undefined ? [] : [{ note, address, isWithheld: isWithheld(id) }]
    })
