import { afterAll, beforeAll, expect, test } from 'vitest'
import { BreakoutId, NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { readBreakoutMarks, readMarks, setLight, setMark, showMarks } from '@waymark/shared/wire/marks.ts'
import { putNote, putNoteBack, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { changeStep, enterRoom } from '@waymark/shared/wire/sessions.ts'
import { aSession, breakoutWith, type ASession } from '#support/a-session.ts'
import { chanceOf } from '#support/chance.ts'
import type { Person } from '#support/person.ts'

let a: ASession
let fay: Person

beforeAll(async () => {
  a = await aSession({
    rooms: 2,
    breakouts: [
      {
        ...breakoutWith('Agree?', { marks: 'agree', asksLight: true }),
        purpose: 'review-ambitions',
        sections: [],
      },
      breakoutWith('Dots?', { marks: 'dots', dots: 3 }),
      breakoutWith('More dots?', { marks: 'dots', dots: 4 }),
      breakoutWith('Neither?', {}),
      breakoutWith('Shown in one room?', { marks: 'dots', dots: 3 }),
    ],
  })
  fay = await a.newcomer('facilitator', 'Fay')
})
afterAll(() => a.stop())

async function scene(at: number, names: readonly string[] = ['Nia', 'Wil', 'Ann']) {
  const breakout = a.session.breakouts[at]!
  const [roomId, otherRoomId] = breakout.rooms.map(({ id }) => RoomId.parse(id)) as [RoomId, RoomId]
  const people = await Promise.all(names.map(name => a.newcomer('participant', name)))
  for (const one of people) await one.ask(enterRoom, { params: { roomId } })
  const sectionId = breakout.sections[0]!.id
  const noteId = (name: string): NoteId => NoteId.parse(`${name}-${at}-note`.padEnd(12, '0'))
  return {
    people,
    roomId,
    otherRoomId,
    sectionId,
    noteId,
    write: (who: Person, name: string, room = roomId) =>
      who.ask(putNote, {
        params: { roomId: room, noteId: noteId(name) },
        body: { sectionId, text: name, signed: false, route: 'live' },
      }),
    step: (step: 'write' | 'share' | 'mark' | 'closed') =>
      fay.ask(changeStep, { params: { breakoutId: BreakoutId.parse(breakout.id) }, body: { step } }),
    mark: (who: Person, name: string, dots: number, room = roomId) =>
      who.ask(setMark, { params: { roomId: room, noteId: noteId(name) }, body: { dots } }),
    refused: async (who: Person, name: string, dots: number) =>
      (await who.refused(setMark, { params: { roomId, noteId: noteId(name) }, body: { dots } })).code,
    read: (who: Person, room = roomId) => who.ask(readMarks, { params: { roomId: room } }),
  }
}

test('[M3] marks are one’s own until the team shows them: then notes have counts of people, and nobody’s name', async () => {
  const { people, write, mark, refused, read, step, noteId, roomId } = await scene(0)
  const [nia, wil, ann] = people as [Person, Person, Person]
  await write(nia, 'one')
  await write(nia, 'two')
  expect(await refused(wil, 'one', 1)).toBe('closed')
  await step('share')
  for (const who of [wil, ann]) for (const _ of [1, 2]) await mark(who, 'one', 1)
  await mark(wil, 'two', 1)
  await mark(wil, 'two', 0)
  expect(await refused(nia, 'one', 1)).toBe('not-allowed')
  expect(await refused(wil, 'none', 1)).toBe('gone')
  expect(await read(wil)).toMatchObject({
    mine: [{ noteId: noteId('one'), dots: 1 }],
    left: null,
    people: 2,
    all: null,
  })
  expect((await read(nia)).all).toBeNull()
  expect((await read(fay)).all).toBeNull()
  expect((await wil.refused(showMarks, { params: { roomId }, body: { shown: true } })).code).toBe('not-allowed')
  await fay.ask(showMarks, { params: { roomId }, body: { shown: true } })
  const all = await read(nia)
  expect(all.all?.notes).toEqual([{ noteId: noteId('one'), people: 2, dots: 2 }])
  expect(JSON.stringify(all)).not.toMatch(/Wil|Ann|member/i)
  await fay.ask(showMarks, { params: { roomId }, body: { shown: false } })
  expect((await read(nia)).all).toBeNull()
  await step('closed')
  expect(await refused(wil, 'one', 0)).toBe('closed')
  await step('write')
})

test('[M4] nobody gives more dots than they have, however fast they ask, and not by going to another room', async () => {
  const { people, write, mark, refused, read, step, roomId, otherRoomId } = await scene(1, ['Nia', 'Wil'])
  const [nia, wil] = people as [Person, Person]
  for (const name of ['one', 'two', 'three']) await write(nia, name)
  await step('mark')
  await mark(wil, 'one', 2)
  expect((await read(wil)).left).toBe(1)
  expect(await refused(wil, 'two', 2)).toBe('too-many')
  await mark(wil, 'one', 1)
  await mark(wil, 'two', 2)
  expect((await read(wil)).left).toBe(0)
  await nia.ask(withdrawNote, { params: { roomId, noteId: NoteId.parse('two-1-note00') }, body: {} })
  expect((await read(wil)).left).toBe(2)
  await mark(wil, 'three', 2)
  await nia.ask(putNoteBack, { params: { roomId, noteId: NoteId.parse('two-1-note00') }, body: {} })
  await fay.ask(showMarks, { params: { roomId }, body: { shown: true } })
  expect((await read(fay)).all?.notes.reduce((sum, { dots }) => sum + dots, 0)).toBe(3)
  await wil.ask(enterRoom, { params: { roomId: otherRoomId } })
  expect((await read(wil, otherRoomId)).left).toBe(0)
})

test('[M4] whatever many ask at once, in any order, no one’s dots are more than they have', async () => {
  const names = ['Nia', 'Wil', 'Ann', 'Bob']
  const { people, write, mark, read, step, roomId } = await scene(2, ['Eve', ...names])
  const [eve, ...others] = people as [Person, ...Person[]]
  const notes = ['a', 'b', 'c', 'd', 'e'].map(name => `note-${name}`)
  for (const name of notes) await write(eve, name)
  await step('mark')
  const chance = chanceOf(5)
  await Promise.allSettled(
    Array.from({ length: 80 }, () => mark(chance.pick(others), chance.pick(notes), chance.below(5))),
  )
  const each = await Promise.all(others.map(who => read(who)))
  const given = each.map(({ mine }) => mine.reduce((sum, { dots }) => sum + dots, 0))
  expect(given.every(dots => dots <= 4)).toBe(true)
  expect(each.every(({ left }, at) => left === 4 - (given[at] ?? 0))).toBe(true)
  await fay.ask(showMarks, { params: { roomId }, body: { shown: true } })
  const all = (await read(fay)).all?.notes ?? []
  expect(all.reduce((sum, { dots }) => sum + dots, 0)).toBe(given.reduce((sum, dots) => sum + dots, 0))
})

test('[M5] a light says what somebody thinks of an ambition; it is changed, taken back, and shown as counts', async () => {
  const { people, read, roomId, sectionId } = await scene(0)
  const [nia, wil] = people as [Person, Person]
  const give = (who: Person, light: 'still-relevant' | 'not-sure' | null) =>
    who.ask(setLight, { params: { roomId, sectionId }, body: { light } })
  await give(nia, 'still-relevant')
  await give(nia, 'not-sure')
  await give(wil, 'not-sure')
  expect(await read(nia)).toMatchObject({ myLights: [{ sectionId, light: 'not-sure' }], all: null })
  await fay.ask(showMarks, { params: { roomId }, body: { shown: true } })
  expect((await read(fay)).all?.lights).toEqual([{ sectionId, light: 'not-sure', people: 2 }])
  await give(wil, null)
  expect((await read(fay)).all?.lights).toEqual([{ sectionId, light: 'not-sure', people: 1 }])
  const other = await scene(3)
  expect(
    (
      await other.people[0]!.refused(setLight, {
        params: { roomId: other.roomId, sectionId: other.sectionId },
        body: { light: null },
      })
    ).code,
  ).toBe('not-allowed')
})

test('[M6] where notes are not marked a mark is refused, and so is one of somebody who only reads', async () => {
  const { people, write, refused, step, roomId, noteId } = await scene(3)
  const [nia, wil] = people as [Person, Person]
  await write(nia, 'one')
  await step('share')
  expect(await refused(wil, 'one', 1)).toBe('not-allowed')
  const reader = await a.newcomer('reader')
  expect((await reader.refused(setMark, { params: { roomId, noteId: noteId('one') }, body: { dots: 1 } })).code).toBe(
    'not-allowed',
  )
  expect((await wil.refused(setMark, { params: { roomId, noteId: noteId('one') }, body: { dots: 99 } })).code).toBe(
    'malformed',
  )
})

test('[T63] whoever works on the themes reads how notes are marked in the rooms where it is shown, and in no others', async () => {
  const { people, write, mark, step, noteId, roomId, otherRoomId } = await scene(4)
  const [nia, wil, ann] = people as [Person, Person, Person]
  const breakoutId = BreakoutId.parse(a.session.breakouts[4]!.id)
  const read = () => fay.ask(readBreakoutMarks, { params: { breakoutId } })
  await write(nia, 'here')
  await wil.ask(enterRoom, { params: { roomId: otherRoomId } })
  await write(wil, 'there', otherRoomId)
  await step('mark')
  await mark(ann, 'here', 3)
  expect(await read()).toEqual({ notes: [], hiddenRooms: 2 })
  await fay.ask(showMarks, { params: { roomId }, body: { shown: true } })
  expect(await read()).toEqual({ notes: [{ noteId: noteId('here'), people: 1, dots: 3 }], hiddenRooms: 1 })
  expect((await nia.refused(readBreakoutMarks, { params: { breakoutId } })).code).toBe('not-allowed')
})
