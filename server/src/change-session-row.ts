/** A session's row is changed by several jobs, each a part of it: one after the other, each on what the one before has written. */
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { sessions } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'

/** Refuses with 'gone' where there is none. `also` is kept in the same commit. */
export const changeSessionRow = (
  { store }: Pick<Deps, 'store'>,
  id: SessionId,
  { change, also = [] }: { readonly change: (now: Session) => Partial<Session>; readonly also?: readonly Row[] },
): Promise<void> =>
  store.inTurn(`session ${id}`, async () => {
    const session = await store.get(sessions, id)
    if (session === undefined) throw new Refusal('gone', 'This session is not here any more.')
    await store.commit({ puts: [row(sessions, { ...session, ...change(session) }), ...also] })
  })
