/** The notes whose authors do not want to be quoted: they count, and their words stand in no draft, export or page for everybody. */
import type { NoteId, RoomId, SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { authorships, notQuoted, wholeServer } from '#store/kinds.ts'

interface Where {
  readonly session: { readonly id: SessionId }
  readonly rooms: readonly { readonly id: RoomId }[]
}

export async function notesNotQuoted(
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
