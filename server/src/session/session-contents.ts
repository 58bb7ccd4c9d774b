/** All that belongs to a session, wherever it stands: for taking it away. */
import type { Session } from '@waymark/shared/model/session.ts'
import { lookDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import type { Deps } from '#deps.ts'
import {
  activities,
  answerDoors,
  authorships,
  breakouts,
  checkBacks,
  deskMessages,
  excerpts,
  files,
  gatherings,
  helpAsks,
  histories,
  lightsGiven,
  links,
  looks,
  mailDoors,
  marks,
  members,
  notQuoted,
  questionSets,
  responses,
  responseWords,
  returnKeys,
  rooms,
  seats,
  shortCodes,
  sessions,
  talkWishes,
  watchDoors,
  type Kind,
} from '#store/kinds.ts'
import type { Store } from '#store/store.ts'
import { breakoutsOf, allRoomsOf } from './places.ts'
import { snapshotKeys } from './snapshots.ts'

type Found = readonly { readonly kind: string; readonly id: string }[]

/** Names the rows of one kind under a parent. */
const rowsOf =
  <T extends { readonly id: string }>(kind: Kind<T>) =>
  async (store: Store, parent: string): Promise<Found> =>
    (await store.list(kind, parent)).map(({ id }) => ({ kind: kind.name, id }))

const ofRooms = [rowsOf(authorships), rowsOf(marks), rowsOf(lightsGiven), rowsOf(checkBacks), rowsOf(excerpts)]
const ofSets = [rowsOf(answerDoors), rowsOf(mailDoors), rowsOf(responses)]
const ofResponses = [rowsOf(responseWords), rowsOf(returnKeys)]
const ofMembers = [rowsOf(seats)]
const ofBreakouts = [rowsOf(rooms), rowsOf(histories), rowsOf(looks)]
const ofSessions = [
  rowsOf(breakouts),
  rowsOf(members),
  rowsOf(notQuoted),
  rowsOf(links),
  rowsOf(shortCodes),
  rowsOf(deskMessages),
  rowsOf(activities),
  rowsOf(talkWishes),
  rowsOf(files),
  rowsOf(questionSets),
]

export async function contentsOf(deps: Pick<Deps, 'store'>, session: Session) {
  const { store } = deps
  const own = await breakoutsOf(deps, session.id)
  const inRooms = (await Promise.all(own.map(({ id }) => allRoomsOf(deps, id)))).flat()
  const ownLooks = (await Promise.all(own.map(({ id }) => store.list(looks, id)))).flat()
  const people = await store.list(members, session.id)
  const sets = (await store.list(questionSets, session.id)).map(({ id }) => id)
  const answers = (await Promise.all(sets.map(id => store.list(responses, id)))).flat().map(({ id }) => id)
  const under = async (kinds: typeof ofRooms, parents: readonly string[]): Promise<Found> =>
    (await Promise.all(kinds.flatMap(rowsUnder => parents.map(parent => rowsUnder(store, parent))))).flat()
  const [roomIds, memberIds, breakoutIds] = [inRooms, people, own].map(all => all.map(({ id }) => String(id)))
  return {
    files: (await store.list(files, session.id)).map(({ id }) => id),
    docs: [
      ...inRooms.map(({ id }) => roomDocName(id)),
      ...own.map(({ id }) => themesDocName(id)),
      ...ownLooks.map(({ id }) => lookDocName(id)),
    ],
    rows: [
      ...(await under(ofRooms, roomIds ?? [])),
      ...(await under(ofMembers, memberIds ?? [])),
      ...(await under(ofBreakouts, breakoutIds ?? [])),
      ...(await under(ofSets, sets)),
      ...(await under(ofResponses, answers)),
      ...(await under(ofSessions, [session.id])),
      ...people.map(({ id }) => ({ kind: helpAsks.name, id })),
      { kind: gatherings.name, id: session.id },
      { kind: watchDoors.name, id: session.id },
      ...(await Promise.all(own.map(({ id }) => snapshotKeys(deps, id)))).flat(),
      { kind: sessions.name, id: session.id },
    ],
  }
}
