/** What one server had asked of the store, and heard nothing of, while people went on at another. */
import { expect, onTestFinished, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { myNotes, putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { localTurns } from '@waymark/server/store/local-turns.ts'
import { aSession } from '#support/a-session.ts'
import { nodes } from '#support/nodes.ts'
import { person, type Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

const noteId = NoteId.parse('note-0000001')

/** One person at two servers. What is asked of the store through the first is held up as long as is wanted. */
async function atTwo() {
  let gate: Promise<void> | undefined
  let open = (): void => undefined
  let held = 0
  const several = await nodes(2, {
    reached: (store, at) =>
      at === 1
        ? store
        : {
            ...store,
            // As where the connection that holds its turns was lost.
            ...localTurns(),
            commit: async commit => {
              held += 1
              await gate
              return store.commit(commit)
            },
          },
  })
  onTestFinished(several.stop)
  const [one, two] = several.all
  const a = await aSession({ rooms: 1 }, one)
  let at = one!.address
  const nia = person(() => at)
  const { breakouts } = a.session
  const [room] = breakouts[0]!.rooms
  const [section] = breakouts[0]!.sections
  await nia.comeIn(a.secretFor('participant'), { name: 'Nia', roomId: room!.id })
  const params = { roomId: room!.id, noteId }
  return {
    /** She asks the first, or the second, from now on. */
    here: () => {
      at = one!.address
      return nia
    },
    there: () => {
      at = two!.address
      return nia
    },
    params,
    put: (who: Person, text: string, askId: string) =>
      who.ask(putNote, { params, body: { sectionId: section!.id, text, signed: false, route: 'live', askId } }),
    holdUp: () => {
      gate = new Promise(resolve => {
        open = resolve
      })
      held = 0
    },
    isHeldUp: () => held > 0,
    letGo: () => {
      gate = undefined
      open()
    },
  }
}

test('[FA10] words that a server could not save for long do not come back over newer ones', async () => {
  const { here, there, put, holdUp, isHeldUp, letGo, params } = await atTwo()
  await put(here(), 'first', 'ask-00000001')
  holdUp()
  const late = put(here(), 'second', 'ask-00000002').catch(() => undefined)
  await until('it is held up', isHeldUp)
  await put(there(), 'second', 'ask-00000002')
  await put(there(), 'third', 'ask-00000003')
  letGo()
  await late
  expect(await wordsOf(here(), params.roomId)).toEqual(['third'])
  expect(await wordsOf(there(), params.roomId)).toEqual(['third'])
})

test('[FA10] what was withdrawn at another server meanwhile stays withdrawn', async () => {
  const { here, there, put, holdUp, isHeldUp, letGo, params } = await atTwo()
  await put(here(), 'first', 'ask-00000001')
  holdUp()
  const late = put(here(), 'second', 'ask-00000002').catch(() => undefined)
  await until('it is held up', isHeldUp)
  await put(there(), 'second', 'ask-00000002')
  await there().ask(withdrawNote, { params, body: { askId: 'ask-00000003' } })
  letGo()
  await late
  expect(await wordsOf(here(), params.roomId)).toEqual([])
  const { withdrawn, mine } = await here().ask(myNotes, { params })
  expect([withdrawn.map(({ text }) => text), mine]).toEqual([['second'], []])
})

test('[FA10] a new note that a server could not save for long does not take the place of itself', async () => {
  const { here, there, put, holdUp, isHeldUp, letGo, params } = await atTwo()
  holdUp()
  const late = put(here(), 'first', 'ask-00000001').catch(() => undefined)
  await until('it is held up', isHeldUp)
  await put(there(), 'first', 'ask-00000001')
  await put(there(), 'second', 'ask-00000002')
  letGo()
  await late
  expect(await wordsOf(there(), params.roomId)).toEqual(['second'])
  expect(await wordsOf(here(), params.roomId)).toEqual(['second'])
})

/** On the board. */
async function wordsOf(who: Person, roomId: Parameters<typeof roomDocName>[0]): Promise<string[]> {
  const { doc, close } = await who.openDoc(roomDocName(roomId))
  const board = [...openRoomDoc(doc).notes.all().values()].map(({ text }) => text)
  close()
  return board
}
