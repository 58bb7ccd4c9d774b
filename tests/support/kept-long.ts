/** A session that was published and closed, with people of whom something is kept; and a server whose clocks are the test's. */
import { keepAsLongAsSet } from '@waymark/server/main/background.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { StoreAway, type Store } from '@waymark/server/store/store.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { readRetention } from '@waymark/shared/wire/retention.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { aDraft, statement } from '#support/a-draft.ts'
import { testApp } from '#support/test-app.ts'

const hourMs = 60 * 60 * 1000
export const begun = '2027-03-24T13:00:00.000Z'

export interface Clocks {
  now: string
  monotonic: number
  /** Which commit of rows alone from now on is not kept, because the server dies there; 0 for none. */
  failAt: number
}

const failing = (store: Store, clocks: Clocks): Store => ({
  ...store,
  commit: async commit => {
    // What documents keep is asked again by itself.
    const isOfRows = commit.updates === undefined && commit.begins === undefined
    if (isOfRows && clocks.failAt > 0 && (clocks.failAt -= 1) === 0) throw new StoreAway('killed')
    return store.commit(commit)
  },
})

export const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString()

export async function keptLong(more: Pick<NonNullable<Parameters<typeof testApp>[0]>, 'post' | 'options'> = {}) {
  const clocks: Clocks = { now: begun, monotonic: 0, failAt: 0 }
  const server = await testApp({
    store: failing(openSqliteStore(':memory:'), clocks),
    now: () => clocks.now,
    monotonic: () => clocks.monotonic,
    ...more,
  })
  const a = await aDraft(server)
  const [breakout] = a.session.breakouts
  const [room] = breakout?.rooms ?? []
  const [section] = breakout?.sections ?? []
  if (breakout === undefined || room === undefined || section === undefined) throw new Error('no room')
  const nia = await a.newcomer('participant', 'Nia', 1)
  let made = 0
  const note = async (text: string) => {
    const noteId = NoteId.parse(`note-kept-long-${(made += 1)}`)
    await nia.ask(putNote, {
      params: { roomId: room.id, noteId },
      body: { sectionId: section.id, text, signed: true, route: 'live' },
    })
    return noteId
  }
  const close = () => a.organiser.ask(changeStep, { params: { breakoutId: breakout.id }, body: { step: 'closed' } })
  const publish = async () => {
    await a.write(statement('The door stays open'))
    await a.publish((await a.keep()).params)
  }
  /** Hours pass for every clock there is. */
  const pass = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) {
      clocks.now = later(clocks.now, hourMs)
      clocks.monotonic += hourMs
      await keepAsLongAsSet(a.deps, 'the-one-server')
    }
  }
  const notes = async () =>
    (await a.deps.live.open(roomDocName(room.id))).read(doc => [...openRoomDoc(doc).notes.all().values()])
  return {
    ...a,
    clocks,
    nia,
    room,
    breakout,
    note,
    withdraw: (noteId: NoteId) => nia.ask(withdrawNote, { params: { roomId: room.id, noteId } }),
    close,
    publish,
    pass,
    notes,
    read: () => a.organiser.ask(readRetention, {}),
  }
}
