import { expect, test } from 'vitest'
import { staysHereMs } from '@waymark/server/sync/lately.ts'
import {
  answerHelp,
  bringEveryone,
  evenOutRooms,
  movePeople,
  sayToRooms,
  spreadPeople,
} from '@waymark/shared/wire/desk.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import {
  closeAll,
  deskOf,
  inRoom as liveInRoom,
  params,
  personIn,
  roomWith,
  sizes,
  withSecondQuestion,
} from '#support/a-desk.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { addToDoors, fields, inRoom, linkFor, notesIn, roomIn } from '#support/plain-room.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'

/** On a clock that the test moves. */
async function onAClock(rooms: number): Promise<ASession & { readonly pass: (ms: number) => void }> {
  let at = 0
  const app = await testApp({ monotonic: () => performance.now() + at })
  return {
    ...(await aSession({ rooms }, app)),
    pass: ms => {
      at += ms
    },
  }
}

const whereabouts = async (a: ASession, name: string) => personIn(await deskOf(a), name).whereabouts

async function move(a: ASession, name: string, to: number): Promise<void> {
  const { key } = personIn(await deskOf(a), name)
  await a.organiser.ask(movePeople, { params: params(a), body: { moves: [{ key, roomId: roomIn(a, to).id }] } })
}

test('[K15] whoever asks for a plain page is here at the desk for a few minutes, and away once they leave', async () => {
  const a = await onAClock(2)
  const { visitor } = await inRoom(a, 1, 'Ffion')
  await a.newcomer('participant', 'Wil', 1)
  expect(await whereabouts(a, 'Ffion')).toBe('on-a-plain-page')
  expect(await whereabouts(a, 'Wil')).toBe('away')
  a.pass(staysHereMs - 60_000)
  expect(await whereabouts(a, 'Ffion')).toBe('on-a-plain-page')
  a.pass(90_000)
  expect(await whereabouts(a, 'Ffion')).toBe('away')
  await visitor.open(plainPages.session(params(a).sessionId))
  expect(await whereabouts(a, 'Ffion')).toBe('on-a-plain-page')
  const stranger = plainVisitor(a.address)
  expect((await stranger.open(plainPages.room(roomIn(a, 1).id))).status).toBe(401)
  await (await visitor.open(plainPages.session(params(a).sessionId))).press('Leave')
  expect(await whereabouts(a, 'Ffion')).toBe('away')
  await a.stop()
})

test('[K15] somebody of the team on a plain page is in that room at the desk; whoever has a live page is simply here', async () => {
  const a = await onAClock(2)
  const fay = await a.newcomer('facilitator', 'Fay')
  const nia = await liveInRoom(a, 'Nia', 1)
  await fay.get(plainPages.room(roomIn(a, 2).id))
  await nia.get(plainPages.room(roomIn(a, 1).id))
  const desk = await deskOf(a)
  expect([roomWith(desk, 'Fay'), personIn(desk, 'Fay').whereabouts]).toEqual([2, 'on-a-plain-page'])
  expect(personIn(desk, 'Nia').whereabouts).toBe('here')
  closeAll()
  await a.stop()
})

test('[K16] those on plain pages are spread and evened out with those who are here, and whoever is only present moves before them', async () => {
  const a = await onAClock(2)
  const called = ['Ffion', 'Owain', 'Mair', 'Non']
  await liveInRoom(a, 'Bryn', 1)
  for (const name of called.slice(0, 3)) await inRoom(a, 1, name)
  expect(sizes(await deskOf(a))).toEqual([4, 0])
  const { moves } = await a.organiser.ask(evenOutRooms, { params: params(a) })
  const desk = await deskOf(a)
  expect([moves.length, sizes(desk), roomWith(desk, 'Bryn')]).toEqual([2, [2, 2], 2])
  expect(called.slice(0, 3).map(name => personIn(desk, name).whereabouts)).toEqual(Array(3).fill('on-a-plain-page'))
  a.pass(staysHereMs + 60_000)
  expect(sizes(await deskOf(a))).toEqual([0, 0])
  closeAll()
  await a.stop()

  const b = await onAClock(2)
  await withSecondQuestion(b)
  for (const name of called) await inRoom(b, 2, name)
  const second = (await deskOf(b)).breakouts[1]!
  await b.organiser.ask(bringEveryone, { params: params(b), body: { breakoutId: second.id } })
  expect(sizes(await deskOf(b))).toEqual([0, 4])
  const late = plainVisitor(b.address)
  const door = await late.open(plainPages.home())
  const asked = await door.press('Come in', { [fields.link]: linkFor(b, 'participant'), [fields.name]: 'Late' })
  await asked.press('Come in')
  await b.organiser.ask(spreadPeople, { params: params(b) })
  expect((await deskOf(b)).unplaced).toEqual([])
  await b.stop()
})

test('[K16] those on plain pages are spread by who is here, and not by who is away', async () => {
  const a = await onAClock(2)
  await withSecondQuestion(a)
  const second = (await deskOf(a)).breakouts[1]!
  await a.organiser.ask(bringEveryone, { params: params(a), body: { breakoutId: second.id } })
  const onPlainPages = [await a.newcomer('participant', 'Ffion'), await a.newcomer('participant', 'Owain')]
  await a.organiser.ask(changeStep, { params: { breakoutId: second.id }, body: { step: 'closed' } })
  for (const name of ['Mair', 'Non']) await a.newcomer('participant', name, 1)
  for (const one of onPlainPages) await one.get(plainPages.session(params(a).sessionId))
  expect(new Set((await deskOf(a)).unplaced.map(({ name }) => name))).toEqual(new Set(['Ffion', 'Owain']))
  await a.organiser.ask(spreadPeople, { params: params(a) })
  expect(sizes(await deskOf(a))).toEqual([1, 1])
  await a.stop()
})

test('[K17] help is asked for and taken back by a plain form that loses no typed word, and the answer is read there', async () => {
  const a = await aSession({ rooms: 2 })
  const { visitor, page } = await inRoom(a, 1, 'Ffion')
  const asked = await page.press('Ask for help', { [fields.doors]: 'Half a sentence' })
  expect(asked.title).toMatch(/^You asked for help – Room 1/)
  expect(asked.text).toContain('You asked for help. The team can see it.')
  expect(asked.value(fields.doors)).toBe('Half a sentence')
  expect((await deskOf(a)).help).toMatchObject([{ name: 'Ffion', room: { number: 1 } }])
  const answer = { params: params(a), body: { roomId: roomIn(a, 1).id, answer: 'coming' as const } }
  await a.organiser.ask(answerHelp, answer)
  const coming = await visitor.open(plainPages.room(roomIn(a, 1).id))
  expect(coming.text).toContain('Somebody is on their way to you.')
  const back = await coming.press('I need no help any more')
  expect(back.path).toBe(`${plainPages.room(roomIn(a, 1).id)}?help=no-more#help`)
  expect(back.text).toContain('You ask for help no more.')
  expect((await deskOf(a)).help).toEqual([])
  const lie = await visitor.open(`${plainPages.room(roomIn(a, 1).id)}?help=asked`)
  expect(lie.text).not.toContain('You asked for help')
  expect(await notesIn(a, 1)).toEqual([])
  const reader = await a.newcomer('reader')
  const read = await (await reader.get(plainPages.room(roomIn(a, 1).id))).text()
  expect(read).not.toContain('Ask for help')
  await a.stop()
})

test('[K18] what the team says stands first on the plain pages, and so does the way to the question everybody was brought to', async () => {
  const a = await aSession({ rooms: 2 })
  const second = await withSecondQuestion(a)
  const { visitor } = await inRoom(a, 1, 'Ffion')
  const fay = await a.newcomer('facilitator', 'Fay')
  const say = { roomId: roomIn(a, 1).id, text: 'Five minutes <more>' }
  await a.organiser.ask(sayToRooms, { params: params(a), body: say })
  const session = plainPages.session(params(a).sessionId)
  for (const path of [plainPages.room(roomIn(a, 1).id), session]) {
    const { text } = await visitor.open(path)
    expect(text.indexOf('From the team, 1 pm: Five minutes <more>')).toBeGreaterThan(0)
    expect(text.indexOf('From the team')).toBeLessThan(text.indexOf('Breakout 1'))
  }
  expect(await (await fay.get(session)).text()).not.toContain('From the team')
  await a.organiser.ask(bringEveryone, { params: params(a), body: { breakoutId: second.id } })
  const moved = await visitor.open(plainPages.room(roomIn(a, 1).id))
  expect(moved.link('Go to: What is missing?')).toBe(plainPages.room(second.rooms[0]!.id))
  const team = await (await fay.get(plainPages.room(roomIn(a, 1).id))).text()
  expect(team).toContain(`<a href="${plainPages.room(second.rooms[0]!.id)}">Go to: What is missing?</a>`)
  await a.stop()
})

test('[K19] a form from the room before says where one’s place is, and every word goes there', async () => {
  const a = await aSession({ rooms: 2 })
  const { page } = await inRoom(a, 1, 'Ffion')
  await move(a, 'Ffion', 2)
  const words = { [fields.doors]: 'Line one\nline two', [fields.lights]: 'A second part' }
  const told = await page.press(addToDoors, words)
  expect([told.status, told.title.startsWith('You are in another room')]).toEqual([409, true])
  expect(told.text).toContain('Line one line two')
  const there = await told.press('Go to: Room 2, with my words')
  expect(there.path).toBe(plainPages.room(roomIn(a, 2).id))
  expect([there.value(fields.doors), there.value(fields.lights)]).toEqual(['Line one\nline two', 'A second part'])
  await there.press(addToDoors)
  expect([(await notesIn(a, 1)).length, (await notesIn(a, 2)).map(({ text }) => text)]).toEqual([
    0,
    ['Line one\nline two'],
  ])
  await a.stop()
})

test('[K19] where another question is asked, the words of the board before are shown until they have been copied', async () => {
  const a = await aSession({ rooms: 2 })
  const second = await withSecondQuestion(a)
  const { page } = await inRoom(a, 1, 'Ffion')
  await a.organiser.ask(bringEveryone, { params: params(a), body: { breakoutId: second.id } })
  const told = await page.press(addToDoors, { [fields.doors]: 'Too late for that board' })
  const there = await told.press('Go to: What is missing?, with my words')
  expect(there.path).toBe(plainPages.room(second.rooms[0]!.id))
  expect(there.value(fields.unsaved)).toBe('Too late for that board')
  const added = await there.press('Add note about Missing', { 'Your note about Missing': 'Fits here' })
  expect(added.value(fields.unsaved)).toBe('Too late for that board')
  expect(added.text).toContain('Fits here')
  const again = await there.press('Ask for help')
  expect(again.value(fields.unsaved)).toBe('Too late for that board')
  await a.stop()
})
