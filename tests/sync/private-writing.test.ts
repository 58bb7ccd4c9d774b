import { afterAll, beforeAll, expect, test } from 'vitest'
import type WebSocket from 'ws'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { BreakoutId, NoteId, RoomId, type SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import {
  keepNoteBack,
  moveNote,
  myNotes,
  putNote,
  putNoteBack,
  readUnseen,
  revealBreakout,
  revealRoom,
  showNote,
  withdrawNote,
} from '@waymark/shared/wire/notes.ts'
import { changeStep, readRoom, readSession } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { chanceOf } from '#support/chance.ts'
import type { Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

let a: ASession
let fay: Person
let roomIds: RoomId[]
let breakoutId: BreakoutId
let sections: SectionId[]
let nia: Person
let wil: Person

/** Each test has a room of its own: a room is revealed once. */
beforeAll(async () => {
  a = await aSession({
    rooms: 8,
    breakouts: [
      {
        purpose: 'open-question',
        question: 'What do you think?',
        sections: [
          { title: 'One', description: '' },
          { title: 'Two', description: '' },
        ],
        settings: { ...usualSettings, isPrivate: true },
      },
    ],
  })
  const [breakout] = a.session.breakouts
  breakoutId = BreakoutId.parse(breakout?.id)
  roomIds = breakout?.rooms.map(({ id }) => id) ?? []
  sections = breakout?.sections.map(({ id }) => id) ?? []
  fay = await a.newcomer('facilitator', 'Fay')
})
afterAll(() => a.stop())

const noteId = (name: string): NoteId => NoteId.parse(name.padEnd(12, '0'))

async function inRoom(
  number: number,
): Promise<{ readonly roomId: RoomId; readonly at: (name: string) => { roomId: RoomId; noteId: NoteId } }> {
  nia = await a.newcomer('participant', 'Nia', number)
  wil = await a.newcomer('participant', 'Wil', number)
  const roomId = RoomId.parse(roomIds[number - 1])
  return { roomId, at: name => ({ roomId, noteId: noteId(`${name}-room${number}`) }) }
}

const words = (text: string, at = 0) => ({
  sectionId: sections[at] ?? sections[0]!,
  text,
  signed: true,
  route: 'live' as const,
})

/** All bytes that a socket of that person hears of a room, and all replies that it can ask for. */
async function everythingHeardBy(who: Person, roomId: RoomId): Promise<{ readonly stop: () => Promise<string> }> {
  const heard: Buffer[] = []
  const sockets: WebSocket[] = []
  for (const query of ['', '?saved=1']) {
    const socket = who.openSocket(`${roomDocName(roomId)}${query}`)
    socket.on('message', data => heard.push(Buffer.from(data as Buffer)))
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => {
        resolve()
      })
      socket.on('error', reject)
    })
    // "What do you have?", with an empty state vector.
    socket.send(Uint8Array.from([0, 0, 1, 0]))
    sockets.push(socket)
  }
  return {
    stop: async () => {
      const late = await who.openDoc(roomDocName(roomId))
      const { encodeStateAsUpdate } = await import('yjs')
      heard.push(Buffer.from(encodeStateAsUpdate(late.doc)))
      late.close()
      for (const socket of sockets) socket.close()
      const replies = await Promise.all([
        who.ask(readRoom, { params: { roomId } }),
        who.ask(readUnseen, { params: { roomId } }),
        who.ask(myNotes, { params: { roomId } }),
        who.ask(readSession, { params: { sessionId: a.session.session.id } }),
      ])
      const plain = await (await who.get(`/plain/rooms/${roomId}`)).text()
      return `${Buffer.concat(heard).toString('latin1')} ${JSON.stringify(replies)} ${plain}`
    },
  }
}

const onBoard = async (who: Person, roomId: RoomId): Promise<Note[]> => {
  const open = await who.openDoc(roomDocName(roomId))
  const notes = [...openRoomDoc(open.doc).notes.all().values()]
  open.close()
  return notes
}

test('[N50] before the reveal no byte of a private note reaches another person, a facilitator or an organiser', async () => {
  const { roomId, at } = await inRoom(1)
  const others = [wil, fay, a.organiser]
  const ears = await Promise.all(others.map(who => everythingHeardBy(who, roomId)))
  await nia.ask(putNote, { params: at('first'), body: words('quokka') })
  await nia.ask(putNote, { params: at('first'), body: words('quokka changed') })
  await nia.ask(putNote, { params: at('second'), body: words('quokka too', 1) })
  await nia.ask(moveNote, { params: at('second'), body: { sectionId: sections[0]!, after: 'first' } })
  await nia.ask(withdrawNote, { params: at('second'), body: {} })
  await nia.ask(putNoteBack, { params: at('second'), body: {} })
  await wil.ask(putNote, { params: at('wils'), body: words('mine alone') })
  for (const ear of ears) {
    const heard = await ear.stop()
    expect(heard).not.toContain('quokka')
    expect(heard).not.toContain(at('first').noteId)
  }
  expect((await wil.ask(readUnseen, { params: { roomId } })).counts).toEqual([{ sectionId: sections[0], notes: 3 }])
  expect((await fay.ask(readUnseen, { params: { roomId } })).forTheTeam).toEqual([])
  const own = await nia.ask(myNotes, { params: { roomId } })
  expect(new Set(own.unseen.map(({ note }) => note.order)).size).toBe(2)
  expect(own.unseen.map(({ note, why }) => [note.text, note.sectionId, why])).toEqual([
    ['quokka changed', sections[0], 'unrevealed'],
    ['quokka too', sections[0], 'unrevealed'],
  ])
  for (const who of [wil, fay, a.organiser]) {
    expect((await who.refused(showNote, { params: at('first') })).code).toBe('not-allowed')
    expect((await who.refused(keepNoteBack, { params: at('first') })).code).toBe('not-allowed')
    expect(
      (await who.refused(moveNote, { params: at('first'), body: { sectionId: sections[1], after: 'first' } })).code,
    ).toMatch(/gone|not-allowed/)
  }
})

test('[N50] the plain page of an author shows the private notes to them alone', async () => {
  const { roomId, at } = await inRoom(2)
  await nia.ask(putNote, { params: at('plain'), body: words('wombat') })
  expect(await (await nia.get(`/plain/rooms/${roomId}`)).text()).toMatch(/wombat[\s\S]*Only you see this/)
  expect(await (await wil.get(`/plain/rooms/${roomId}`)).text()).not.toContain('wombat')
})

test('[N51] the reveal shows each note once, in one act, and what is written after it is seen at once', async () => {
  const { roomId, at } = await inRoom(3)
  const open = await wil.openDoc(roomDocName(roomId))
  let tellings = 0
  open.doc.on('update', () => {
    tellings += 1
  })
  for (const name of ['ne', 'nd', 'nc', 'nb', 'na']) await nia.ask(putNote, { params: at(name), body: words(name) })
  for (const name of ['we', 'wa']) await wil.ask(putNote, { params: at(name), body: words(name) })
  expect(tellings).toBe(0)
  expect((await wil.refused(revealRoom, { params: { roomId } })).code).toBe('not-allowed')
  expect(await fay.ask(revealRoom, { params: { roomId } })).toEqual({ notes: 7 })
  await until('all are there', () => openRoomDoc(open.doc).notes.all().size === 7)
  expect(tellings).toBe(1)
  const inOrder = [...openRoomDoc(open.doc).notes.all().values()].toSorted((x, y) => (x.order < y.order ? -1 : 1))
  expect(inOrder.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id).toSorted())
  expect(new Set(inOrder.map(({ order }) => order)).size).toBe(7)
  expect((await nia.ask(myNotes, { params: { roomId } })).unseen).toEqual([])
  expect(await fay.ask(revealRoom, { params: { roomId } })).toEqual({ notes: 0 })
  await nia.ask(putNote, { params: at('later'), body: words('seen at once') })
  await until('it is seen', () => openRoomDoc(open.doc).notes.all().has(at('later').noteId))
  open.close()
  expect((await onBoard(fay, roomId)).length).toBe(8)
})

test('[N51] a reveal in the middle of writing loses no words and doubles no note, whatever comes first', async () => {
  const { roomId, at } = await inRoom(4)
  const chance = chanceOf(20_270_324)
  const last = new Map<string, string>()
  const writing = Array.from({ length: 40 }, async (_, turn) => {
    const name = `n${chance.below(12)}`
    const text = `${name} in turn ${turn}`
    last.set(name, text)
    await nia.ask(putNote, { params: at(name), body: words(text) })
  })
  const revealing = fay.ask(revealRoom, { params: { roomId } })
  await Promise.all([...writing, revealing])
  const seen = await onBoard(wil, roomId)
  const own = await nia.ask(myNotes, { params: { roomId } })
  expect(own.unseen).toEqual([])
  expect(seen.map(({ id }) => id).toSorted()).toEqual([...last.keys()].map(name => at(name).noteId).toSorted())
  for (const { text, id } of seen) expect(id.startsWith(`${text.split(' ')[0]}-`)).toBe(true)
  // What each note says now is what a last ask says once more: nothing was written over it.
  for (const [name, text] of last) await nia.ask(putNote, { params: at(name), body: words(text) })
  expect(new Set((await onBoard(wil, roomId)).map(({ text }) => text))).toEqual(new Set(last.values()))
})

test('[N52] one note is shown early, another is kept back, and the reveal goes by that', async () => {
  const { roomId, at } = await inRoom(5)
  for (const name of ['early', 'kept', 'usual']) await nia.ask(putNote, { params: at(name), body: words(name) })
  await nia.ask(showNote, { params: at('early') })
  await nia.ask(showNote, { params: at('early') })
  expect((await onBoard(wil, roomId)).map(({ text }) => text)).toEqual(['early'])
  await nia.ask(keepNoteBack, { params: at('kept') })
  expect((await nia.refused(keepNoteBack, { params: at('early') })).code).toBe('conflict')
  await fay.ask(revealRoom, { params: { roomId } })
  expect((await onBoard(wil, roomId)).map(({ text }) => text).toSorted()).toEqual(['early', 'usual'])
  await nia.ask(putNote, { params: at('kept'), body: words('kept, and changed') })
  expect((await nia.ask(myNotes, { params: { roomId } })).unseen).toMatchObject([
    { note: { text: 'kept, and changed' }, why: 'kept-back' },
  ])
  await nia.ask(withdrawNote, { params: at('kept'), body: {} })
  await nia.ask(putNoteBack, { params: at('kept'), body: {} })
  expect((await onBoard(wil, roomId)).map(({ text }) => text)).toContain('kept, and changed')
})

test('[N53] going on from writing reveals all rooms, and going back to writing hides nothing', async () => {
  const { roomId, at } = await inRoom(6)
  await nia.ask(putNote, { params: at('note'), body: words('Here from the beginning') })
  await fay.ask(changeStep, { params: { breakoutId }, body: { step: 'share' } })
  expect((await onBoard(wil, roomId)).map(({ text }) => text)).toEqual(['Here from the beginning'])
  await fay.ask(changeStep, { params: { breakoutId }, body: { step: 'write' } })
  expect((await onBoard(wil, roomId)).map(({ text }) => text)).toEqual(['Here from the beginning'])
  const session = await fay.ask(readSession, { params: { sessionId: a.session.session.id } })
  expect(session.breakouts[0]?.rooms.every(({ isRevealed }) => isRevealed)).toBe(true)
  expect((await nia.refused(revealBreakout, { params: { breakoutId } })).code).toBe('not-allowed')
})
