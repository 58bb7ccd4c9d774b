import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import {
  holdNote,
  myNotes,
  putNote,
  readUnseen,
  revealRoom,
  showNote,
  withdrawNote,
} from '@waymark/shared/wire/notes.ts'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { sayToRooms } from '@waymark/shared/wire/desk.ts'
import { Presence } from '@waymark/shared/wire/sync.ts'
import { aSession, breakoutWith, type ASession } from '#support/a-session.ts'
import type { Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

let a: ASession
let fay: Person

beforeAll(async () => {
  a = await aSession({
    rooms: 1,
    breakouts: [
      breakoutWith('Usual?', {}),
      breakoutWith('Looked at first?', { checks: 'check-first' }),
      breakoutWith('Unnamed?', { names: 'anonymous' }),
    ],
  })
  fay = await a.newcomer('facilitator', 'Fay')
})
afterAll(() => a.stop())

const noteId = (name: string): NoteId => NoteId.parse(name.padEnd(12, '0'))

/** Somebody in the only room of that breakout. */
async function scene(at: number) {
  const breakout = a.session.breakouts[at]!
  const roomId = RoomId.parse(breakout.rooms[0]?.id)
  const { enterRoom } = await import('@waymark/shared/wire/sessions.ts')
  const people = await Promise.all(['Nia', 'Wil'].map(name => a.newcomer('participant', name)))
  for (const one of people) await one.ask(enterRoom, { params: { roomId } })
  const [nia, wil] = people as [Person, Person]
  const sectionId = breakout.sections[0]!.id
  return {
    nia,
    wil,
    roomId,
    at: (name: string) => ({ roomId, noteId: noteId(`${name}-${at}`) }),
    words: (text: string) => ({ sectionId, text, signed: true, route: 'live' as const }),
    texts: async (who: Person): Promise<string[]> => {
      const open = await who.openDoc(roomDocName(roomId))
      const found = [...openRoomDoc(open.doc).notes.all().values()].map(({ text }) => text)
      open.close()
      return found.toSorted()
    },
  }
}

test('[N54] where notes are looked at first, the team alone sees a new one until one of them shows it', async () => {
  const { nia, wil, roomId, at, words, texts } = await scene(1)
  await nia.ask(putNote, { params: at('new'), body: words('Please look at this') })
  expect(await texts(wil)).toEqual([])
  expect((await wil.ask(readUnseen, { params: { roomId } })).forTheTeam).toEqual([])
  expect((await fay.ask(readUnseen, { params: { roomId } })).forTheTeam).toMatchObject([
    { note: { text: 'Please look at this' }, why: 'to-check' },
  ])
  for (const who of [nia, wil]) expect((await who.refused(showNote, { params: at('new') })).code).toBe('not-allowed')
  await fay.ask(showNote, { params: at('new') })
  expect(await texts(wil)).toEqual(['Please look at this'])
  await nia.ask(putNote, { params: at('new'), body: words('Other words') })
  expect(await texts(wil)).toEqual([])
  await fay.ask(showNote, { params: at('new') })
  expect(await texts(wil)).toEqual(['Other words'])
  await fay.ask(putNote, { params: at('fays'), body: words('Of the team') })
  expect(await texts(wil)).toEqual(['Of the team', 'Other words'])
})

test('[N55] a note that is held back is off the board, its author reads why, and it comes back where it stood', async () => {
  const { nia, wil, roomId, at, words, texts } = await scene(0)
  await nia.ask(putNote, { params: at('one'), body: words('One') })
  await nia.ask(putNote, { params: at('two'), body: words('Two, with a name in it') })
  const open = await wil.openDoc(roomDocName(roomId))
  const before = openRoomDoc(open.doc).notes.all().get(at('two').noteId)
  await fay.ask(holdNote, { params: at('two'), body: { reason: 'It names somebody who is not here.' } })
  await until('it is gone', () => !openRoomDoc(open.doc).notes.all().has(at('two').noteId))
  expect((await nia.ask(myNotes, { params: { roomId } })).unseen).toEqual([
    { note: before, why: 'held', reason: 'It names somebody who is not here.' },
  ])
  expect((await wil.ask(myNotes, { params: { roomId } })).unseen).toEqual([])
  expect((await fay.refused(holdNote, { params: at('two'), body: { reason: ' ' } })).code).toBe('malformed')
  expect((await fay.refused(holdNote, { params: at('none'), body: { reason: 'Why?' } })).code).toBe('gone')
  await nia.ask(putNote, { params: at('two'), body: words('Two, without it') })
  expect((await fay.ask(readUnseen, { params: { roomId } })).forTheTeam).toMatchObject([
    { note: { text: 'Two, without it' }, why: 'to-check' },
  ])
  await fay.ask(showNote, { params: at('two') })
  await until('it is back', () => openRoomDoc(open.doc).notes.all().has(at('two').noteId))
  expect(openRoomDoc(open.doc).notes.all().get(at('two').noteId)).toEqual({ ...before, text: 'Two, without it' })
  open.close()
  await fay.ask(holdNote, { params: at('two'), body: { reason: 'Again.' } })
  await nia.ask(withdrawNote, { params: at('two'), body: {} })
  expect(await texts(wil)).toEqual(['One'])
})

test('[N56] where nobody is named no note and no presence carries a name, whatever is asked', async () => {
  const { nia, wil, roomId, at, words } = await scene(2)
  await nia.ask(putNote, { params: at('unnamed'), body: words('Said by somebody') })
  const [his, hers] = await Promise.all([wil, nia].map(who => who.openDoc(roomDocName(roomId))))
  hers!.provider.awareness.setLocalStateField('writing', true)
  await until('she is there', () => his!.provider.awareness.getStates().size > 1)
  expect(openRoomDoc(his!.doc).notes.all().get(at('unnamed').noteId)?.signedBy).toBeNull()
  const named = [...his!.provider.awareness.getStates().values()].flatMap(state => {
    const parsed = Presence.safeParse(state)
    return parsed.success && parsed.data.user.role === 'participant' ? [parsed.data.user.name] : []
  })
  expect(named.length).toBeGreaterThan(0)
  expect(new Set(named)).toEqual(new Set([null]))
  his!.close()
  hers!.close()
})

test('[N57] a participant can neither reveal, nor hold back, nor read what waits', async () => {
  const { nia, wil, roomId, at, words } = await scene(0)
  const reader = await a.newcomer('reader')
  await nia.ask(putNote, { params: at('guarded'), body: words('Guarded') })
  for (const who of [nia, wil, reader]) {
    expect((await who.refused(revealRoom, { params: { roomId } })).code).toBe('not-allowed')
    expect((await who.refused(holdNote, { params: at('guarded'), body: { reason: 'No.' } })).code).toBe('not-allowed')
    expect((await who.ask(readUnseen, { params: { roomId } })).forTheTeam).toEqual([])
  }
})

test('[R78] words written down for somebody carry what was said of them; nobody but the team writes them down', async () => {
  const { nia, roomId, at, words } = await scene(0)
  const told = { route: 'phone' as const, signed: true, whose: 'Aled', isSummary: true, isReadBack: true }
  await fay.ask(putNote, { params: at('told'), body: { ...words('Longer hours'), ...told } })
  await fay.ask(putNote, { params: at('unnamed'), body: { ...words('A bell'), route: 'paper', signed: false } })
  await nia.ask(putNote, { params: at('shared'), body: { ...words('Hooks'), whose: 'Mair', isSummary: true } })
  expect((await nia.refused(putNote, { params: at('no'), body: { ...words('No'), ...told } })).code).toBe('not-allowed')
  expect((await fay.refused(putNote, { params: at('no'), body: { ...words('No'), ...told, whose: ' ' } })).code).toBe(
    'malformed',
  )
  const open = await nia.openDoc(roomDocName(roomId))
  const notes = openRoomDoc(open.doc).notes.all()
  expect(notes.get(at('told').noteId)).toMatchObject({
    signedBy: 'Aled',
    route: 'phone',
    isSummary: true,
    isReadBack: true,
  })
  expect(notes.get(at('unnamed').noteId)).toMatchObject({ signedBy: null, route: 'paper' })
  expect(notes.get(at('shared').noteId)).toMatchObject({ signedBy: 'Mair', route: 'live' })
  expect(notes.get(at('shared').noteId)?.isSummary).toBeUndefined()
  open.close()
  const unnamed = await scene(2)
  await fay.ask(putNote, { params: unnamed.at('told'), body: { ...unnamed.words('Nameless'), ...told } })
  const other = await unnamed.nia.openDoc(roomDocName(unnamed.roomId))
  expect(openRoomDoc(other.doc).notes.all().get(unnamed.at('told').noteId)?.signedBy).toBeNull()
  other.close()
})

test('[L32] the record says who held back, showed and told, and none of the words', async () => {
  const { nia, at, words } = await scene(1)
  const params = { sessionId: a.session.session.id }
  await nia.ask(putNote, { params: at('recorded'), body: words('Words that are in no record') })
  await fay.ask(showNote, { params: at('recorded') })
  await fay.ask(holdNote, { params: at('recorded'), body: { reason: 'A reason that is in none either' } })
  await fay.ask(sayToRooms, { params, body: { roomId: null, text: 'Tea is ready' } })
  const { lines } = await fay.ask(readActivity, { params: { ...params, before: 'now' } })
  const said = lines.map(({ who, did }) => `${who} ${sayDone(did)}`)
  expect(said).toEqual(
    expect.arrayContaining([
      'Fay showed a note in Room 1 of breakout 2',
      'Fay held back a note in Room 1 of breakout 2',
      'Fay told the rooms something',
    ]),
  )
  expect(JSON.stringify(lines)).not.toMatch(/Words that|A reason|Tea is|Nia/)
})
