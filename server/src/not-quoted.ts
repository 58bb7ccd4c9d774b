/** The notes whose authors do not want to be quoted: they count, and their words stand in no draft, export or page for everybody. */
import type { NoteId, RoomId, SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { authorships, excerpts, notQuoted, responses, wholeServer } from '#store/kinds.ts'

interface Where {
  readonly session: { readonly id: SessionId }
  readonly rooms: readonly { readonly id: RoomId }[]
}

/** Those whose authors said so of themselves. */
export async function notesByChoice(
  { store }: Pick<Deps, 'store'>,
  strategyId: StrategyId,
  places: readonly Where[],
): Promise<ReadonlySet<NoteId>> {
  const scopes = [wholeServer, strategyId, ...new Set(places.map(({ session }) => session.id))]
  const chose = (await Promise.all(scopes.map(scope => store.list(notQuoted, scope)))).flat()
  const people = new Set<string>(chose.map(({ id }) => id))
  const roomIds = places.flatMap(({ rooms }) => rooms.map(({ id }) => id))
  const rows = (await Promise.all(roomIds.map(id => store.list(authorships, id)))).flat()
  return new Set(
    rows.flatMap(({ id, memberId, isNotQuoted }) =>
      isNotQuoted === true || (memberId !== null && people.has(memberId)) ? [id] : [],
    ),
  )
}

/** And passages of written answers whose authors were asked, and said no. */
export async function notesNotQuoted(
  deps: Pick<Deps, 'store'>,
  strategyId: StrategyId,
  places: readonly Where[],
): Promise<ReadonlySet<NoteId>> {
  const roomIds = places.flatMap(({ rooms }) => rooms.map(({ id }) => id))
  const passages = (await Promise.all(roomIds.map(id => deps.store.list(excerpts, id)))).flat()
  const answerIds = [...new Set(passages.map(({ responseId }) => responseId))]
  const answers = await Promise.all(answerIds.map(id => deps.store.get(responses, id)))
  const closed = new Set(answers.flatMap(one => (one?.mayQuote === false ? [one.id] : [])))
  const unquoted = passages.flatMap(({ id, responseId }) => (closed.has(responseId) ? [id] : []))
  return new Set([...(await notesByChoice(deps, strategyId, places)), ...unquoted])
}
