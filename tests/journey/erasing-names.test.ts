import { afterAll, beforeAll, expect, test } from 'vitest'
import { audits, authorships, snapshotStates, wholeServer } from '@waymark/server/store/kinds.ts'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { nameRemoved } from '@waymark/shared/model/erasure.ts'
import { removeNameFromNote } from '@waymark/shared/wire/erasing.ts'
import { myNotes, putNote, putNoteBack } from '@waymark/shared/wire/notes.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { onDisk, theirWord, toErase, type OnDisk, type ToErase } from '#support/to-erase.ts'

let disk: OnDisk
let it: ToErase

beforeAll(async () => {
  disk = onDisk()
  it = await toErase(await disk.open())
})
afterAll(async () => {
  await it.at.stop()
  disk.remove()
})

const remove = (noteId: string, words = theirWord) => ({
  params: { roomId: it.roomId, noteId: noteId as never },
  body: { words },
})
const textOf = async (noteId: string) => {
  const live = await it.at.deps.live.open(roomDocName(it.roomId))
  return live.read(
    doc =>
      openRoomDoc(doc)
        .notes.all()
        .get(noteId as never)?.text,
  )
}

test('[ER9] the team takes a name out of a note, also once it is closed: on the board, in tidier words, in what was kept of a moment, in the copy of a later session and on the disk', async () => {
  const { at, facilitator, writer, breakoutId } = it
  await at.organiser.ask(changeStep, { params: { breakoutId }, body: { step: 'closed' } })
  const [first, second, taken, held] = it.theirs as unknown as [string, string, string, string]
  expect((await writer.refused(removeNameFromNote, remove(first))).code).toBe('not-allowed')
  expect((await facilitator.refused(removeNameFromNote, remove(first, 'Nobody'))).at).toEqual(['body', 'words'])
  expect(await facilitator.ask(removeNameFromNote, remove(first))).toEqual({ times: 3 })
  expect(await textOf(first)).toBe(`Open earlier, says ${nameRemoved}`)
  const { tidied, placements } = (await at.deps.live.open(themesDocName(breakoutId))).read(openThemesDoc)
  expect([...tidied.all().values()].map(({ text }) => text)).toEqual([`Earlier (${nameRemoved})`])
  expect(placements.all().size).toBe(3)
  for (const state of await at.deps.store.list(snapshotStates, breakoutId)) {
    const texts = state.standing.rooms.flatMap(room => room.notes.map(note => [note.id as string, note.text]))
    expect(new Map(texts as [string, string][]).get(first) ?? nameRemoved).toContain(nameRemoved)
  }
  for (const noteId of [second, taken, held]) await facilitator.ask(removeNameFromNote, remove(noteId))
  const { withdrawn, unseen } = await writer.ask(myNotes, { params: { roomId: it.roomId } })
  expect([withdrawn[0]?.text, unseen[0]?.note.text]).toEqual([
    `Taken back, ${nameRemoved}`,
    `Held back, ${nameRemoved}`,
  ])
  const words = await at.deps.store.list(audits, wholeServer)
  expect(
    words
      .filter(({ did }) => did === 'name-removed')
      .map(({ by, count }) => `${by} ${count}`)
      .toSorted(),
  ).toEqual(['facilitator 1', 'facilitator 1', 'facilitator 2', 'facilitator 3'])
  // What they asked somebody in private holds it still: that is no note.
  expect(disk.tracesOf([theirWord])).toEqual([`${theirWord} in waymark.db`])
})

test('[ER10] a name that was taken out of a note is not written into it again, by an undo, an old window or a queue; the rest of the words are taken as they are', async () => {
  const { at, writer, roomId, breakoutId } = it
  await at.organiser.ask(changeStep, { params: { breakoutId }, body: { step: 'write' } })
  const [first, , taken] = it.theirs
  const body = {
    sectionId: at.session.breakouts[0]!.sections[0]!.id,
    text: `Open later, says ${theirWord.toUpperCase()}!`,
    signed: true,
    route: 'live' as const,
  }
  await writer.ask(putNote, { params: { roomId, noteId: first! }, body })
  expect(await textOf(first!)).toBe(`Open later, says ${nameRemoved}!`)
  await writer.ask(putNoteBack, { params: { roomId, noteId: taken! } })
  expect(await textOf(taken!)).toBe(`Taken back, ${nameRemoved}`)
  const row = await at.deps.store.get(authorships, first!)
  expect([row?.takenOut?.length, JSON.stringify(row).includes(theirWord)]).toEqual([1, false])
})
