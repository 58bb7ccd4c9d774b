/** Somebody is put out while the server that they are at cannot reach the store, and so cannot know. */
import { expect, onTestFinished, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { addLink, revokeLink } from '@waymark/shared/wire/sessions.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { aSession } from '#support/a-session.ts'
import { nodes } from '#support/nodes.ts'
import { person } from '#support/person.ts'
import { until } from '#support/wait.ts'

/** A store whose reading can be held up; that of what the servers tell each other comes last. */
function heldUp() {
  let gate: Promise<void> = Promise.resolve()
  let open = (): void => undefined
  const through = async (isSignals: boolean): Promise<void> => {
    await gate
    if (isSignals) await new Promise(resolve => setTimeout(resolve, 300))
  }
  return {
    reached: (store: Store): Store => ({
      ...store,
      places: async docs => {
        await through(docs.includes('signals:all'))
        return store.places(docs)
      },
      readLog: async (doc, since) => {
        await through(doc === 'signals:all')
        return store.readLog(doc, since)
      },
    }),
    holdUp: () => {
      gate = new Promise(resolve => {
        open = resolve
      })
    },
    letGo: () => open(),
  }
}

test('[FA6] whoever was put out while their server could not know is told of nothing that was written since', async () => {
  const { reached, holdUp, letGo } = heldUp()
  const several = await nodes(2, { reached: (store, at) => (at === 0 ? store : reached(store)) })
  onTestFinished(several.stop)
  const [one, two] = several.all
  const { organiser, session, newcomer } = await aSession({ rooms: 1 }, one)
  const [breakout] = session.breakouts
  const roomId = breakout!.rooms[0]!.id
  const { link } = await organiser.ask(addLink, {
    params: { sessionId: session.session.id },
    body: { role: 'participant' },
  })
  const stays = await newcomer('participant', 'Wil', 1)
  const goes = person(two!.address)
  await goes.comeIn(link.address.slice(link.address.indexOf('#') + 1), { name: 'Nia', roomId })
  const { doc, provider } = await goes.openDoc(roomDocName(roomId))
  const codes: number[] = []
  provider.on('connection-close', event => {
    codes.push(event?.code ?? 0)
  })
  holdUp()
  // Longer than what a server knows of the others is taken to be true.
  await new Promise(resolve => setTimeout(resolve, 1700))
  await organiser.ask(revokeLink, { params: { linkId: link.id } })
  const noteId = NoteId.parse('note-0000001')
  const body = { sectionId: breakout!.sections[0]!.id, text: 'after', signed: false, route: 'live' as const }
  await stays.ask(putNote, { params: { roomId, noteId }, body })
  letGo()
  await until('she is out', () => codes.includes(4403))
  expect(openRoomDoc(doc).notes.all().size).toBe(0)
  provider.destroy()
})
