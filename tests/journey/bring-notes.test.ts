import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId, SectionId, SessionId } from '@waymark/shared/model/ids.ts'
import { mostNotesBrought, type Note } from '@waymark/shared/model/note.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { readAfterwards } from '@waymark/shared/wire/afterwards.ts'
import { readDesk } from '@waymark/shared/wire/desk.ts'
import {
  holdNote,
  keepNoteBack,
  moveNote,
  myNotes,
  putNote,
  putNoteBack,
  showNote,
  withdrawNote,
} from '@waymark/shared/wire/notes.ts'
import {
  addBreakout,
  changeBreakout,
  enterRoom,
  listLinks,
  readSession,
  readStrategy,
  startSession,
  type BreakoutView,
} from '@waymark/shared/wire/sessions.ts'
import type { SentBodyOf } from '@waymark/shared/wire/route.ts'
import { authorships } from '@waymark/server/store/kinds.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { aSession, breakoutWith, type ASession } from '#support/a-session.ts'
import { inRoom as comeIntoRoom } from '#support/plain-room.ts'
import { person, type Person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'

let a: ASession
afterEach(() => a.stop())

type Form = SentBodyOf<typeof startSession>

const first = (of: ASession) => of.session.breakouts[0]!
const copyId = SessionId.parse('the-second-session')

/** What the form sends of a session that begins like this one, unless something is changed in it. */
const formLike = ({ session: { session, breakouts } }: ASession, more: Partial<Form> = {}): Form => ({
  title: 'Second session',
  startsAt: { local: '2027-04-24T13:00', zone: 'Europe/London' },
  breakouts: breakouts.map(({ id, purpose, question, sections, settings }) => ({
    purpose,
    question,
    settings,
    like: id,
    sections: sections
      .filter(({ ambitionId }) => ambitionId === null)
      .map(({ id: like, title, description }) => ({ title, description, like })),
  })),
  rooms: breakouts[0]!.rooms.map(({ name }) => ({ name })),
  sessionId: copyId,
  notesFrom: session.id,
  ...more,
})
const begin = (of: ASession, more: Partial<Form> = {}) =>
  of.organiser.ask(startSession, { params: { strategyId: of.session.strategy.id }, body: formLike(of, more) })

let written = 0
async function write(
  by: Person,
  { breakout, room = 1, section = 0 }: { readonly breakout: BreakoutView; readonly room?: number; section?: number },
  said: Partial<SentBodyOf<typeof putNote>> & { readonly text: string },
): Promise<NoteId> {
  const noteId = NoteId.parse(`written-note-${(written += 1)}`)
  await by.ask(putNote, {
    params: { roomId: breakout.rooms[room - 1]!.id, noteId },
    body: { sectionId: breakout.sections[section]!.id, signed: false, route: 'live', ...said },
  })
  return noteId
}

async function shown(by: Person, roomId: RoomId): Promise<Note[]> {
  const open = await by.openDoc(roomDocName(roomId))
  const notes = [...openRoomDoc(open.doc).notes.all().values()].toSorted(byOrder)
  open.close()
  return notes
}

/** All that stands in a breakout, by room and section, in order, and nothing of ids. */
const standing = (by: Person, { rooms, sections }: BreakoutView) =>
  Promise.all(
    rooms.map(async ({ id }) => {
      const notes = await shown(by, id)
      return sections.map(section =>
        notes
          .filter(({ sectionId }) => sectionId === section.id)
          .map(({ id: _id, sectionId: _section, order: _order, signedBy: _name, ...said }) => said),
      )
    }),
  )
const copyOf = ({ organiser }: ASession) => organiser.ask(readSession, { params: { sessionId: copyId } })
const recordOf = async (of: ASession): Promise<string[]> =>
  (await of.organiser.ask(readActivity, { params: { sessionId: copyId, before: 'now' } })).lines.map(({ did }) =>
    sayDone(did),
  )

/** Two breakouts, two rooms; several people, words that came several ways, and some that were moved. */
async function aDayOfNotes(of: ASession): Promise<BreakoutView[]> {
  const { organiser } = of
  const { breakoutId } = await organiser.ask(addBreakout, {
    params: { sessionId: of.session.session.id },
    body: breakoutWith('What is missing?', { marks: 'agree' }),
  })
  const { breakouts } = await organiser.ask(readSession, { params: { sessionId: of.session.session.id } })
  const [review, missing] = [breakouts[0]!, breakouts.find(({ id }) => id === breakoutId)!]
  const [wren, robin] = [await of.newcomer('participant', 'Wren', 1), await of.newcomer('participant', 'Robin', 2)]
  await write(wren, { breakout: review }, { text: '  Open on Sundays\n\twith tea 🍵', signed: true })
  await write(wren, { breakout: review, section: 2 }, { text: 'مرحبا, שלום, ŵ' })
  const moved = await write(wren, { breakout: review, section: 1 }, { text: 'Last, then first' })
  await write(robin, { breakout: review, room: 2 }, { text: 'A ramp', signed: true })
  await write(organiser, { breakout: review, room: 2 }, { text: 'By phone', route: 'phone', isSummary: true })
  await write(organiser, { breakout: review }, { text: 'On paper', route: 'paper', isReadBack: true, whose: 'Jay' })
  await write(organiser, { breakout: missing, room: 2 }, { text: 'A map' })
  await organiser.ask(moveNote, {
    params: { roomId: review.rooms[0]!.id, noteId: moved },
    body: { sectionId: review.sections[0]!.id, after: 'first' },
  })
  return [review, missing]
}

test('[Q20] a session that begins like another has its shown notes by room, section and order, and none unless they are asked for', async () => {
  a = await aSession()
  const before = await aDayOfNotes(a)
  const session = await a.organiser.ask(readSession, { params: { sessionId: a.session.session.id } })
  const like = { ...a, session }
  expect(await begin(like)).toEqual({ sessionId: copyId, notes: { brought: 7, left: 0 } })
  const { breakouts } = await copyOf(a)
  expect(await Promise.all(breakouts.map(one => standing(a.organiser, one)))).toEqual(
    await Promise.all(before.map(one => standing(a.organiser, one))),
  )
  expect(breakouts.map(({ rooms }) => rooms.map(({ notes, people }) => [notes, people]))).toEqual([
    [
      [4, 0],
      [2, 0],
    ],
    [
      [0, 0],
      [1, 0],
    ],
  ])
  expect(await recordOf(a)).toContain('brought 7 notes along from “First session”')
  const { notes, sessionId } = await begin(like, { sessionId: undefined, notesFrom: undefined })
  const without = await a.organiser.ask(readSession, { params: { sessionId } })
  expect(notes).toBeNull()
  expect(without.breakouts.flatMap(({ rooms }) => rooms.map(one => one.notes))).toEqual([0, 0, 0, 0])
})

test('[Q20] notes whose heading or room was taken out are counted and said; those under a reworded heading are there', async () => {
  a = await aSession()
  await aDayOfNotes(a)
  const session = await a.organiser.ask(readSession, { params: { sessionId: a.session.session.id } })
  const form = formLike({ ...a, session })
  const [review, missing] = form.breakouts
  expect(
    (
      await begin(a, {
        ...form,
        breakouts: [
          { ...missing!, sections: missing!.sections.map(one => ({ ...one, title: 'Anything at all' })) },
          { ...review!, sections: [] },
        ],
      })
    ).notes,
  ).toEqual({ brought: 6, left: 1 })
  expect((await copyOf(a)).breakouts[0]!.rooms.map(({ notes }) => notes)).toEqual([0, 1])
  expect(await recordOf(a)).toContain(
    'brought 6 notes along from “First session”; 1 note could not come: their heading or room is not in this session',
  )
  const fewer = await begin(a, { ...form, sessionId: SessionId.parse('the-third-session'), rooms: [{ name: '' }] })
  expect(fewer.notes).toEqual({ brought: 4, left: 3 })
})

test('[Q20] only an organiser brings notes along, and only from a session of the same strategy', async () => {
  a = await aSession()
  await aDayOfNotes(a)
  const { strategy } = a.session
  for (const role of ['participant', 'facilitator', 'reader'] as const) {
    const other = await a.newcomer(role)
    const asked = { params: { strategyId: strategy.id }, body: formLike(a) }
    expect(['not-allowed', 'not-signed-in']).toContain((await other.refused(startSession, asked)).code)
  }
  const elsewhere = await aSession({}, a)
  const strategyId = elsewhere.session.strategy.id
  const stolen = { ...formLike(elsewhere), notesFrom: a.session.session.id }
  expect(await a.organiser.refused(startSession, { params: { strategyId }, body: stolen })).toMatchObject({
    code: 'gone',
    at: ['body', 'notesFrom'],
  })
  const { sessions } = await a.organiser.ask(readStrategy, { params: { strategyId } })
  expect(sessions).toHaveLength(1)
  expect((await a.organiser.refused(readSession, { params: { sessionId: copyId } })).code).toBe('gone')
})

test('[Q21] what is withdrawn, not revealed, kept back, to be looked at or held back does not come, and no name does', async () => {
  const sections = [{ title: 'Anything', description: '' }]
  a = await aSession({
    breakouts: [
      breakoutWith('All see it', {}),
      breakoutWith('In private', { isPrivate: true }),
      { ...breakoutWith('Looked at first', { checks: 'check-first' }), sections },
    ],
  })
  const [open, hidden, checked] = a.session.breakouts
  const roomId = open!.rooms[0]!.id
  const wren = await a.newcomer('participant', 'Wren', 1)
  await write(wren, { breakout: open! }, { text: 'Shown', signed: true })
  const gone = await write(wren, { breakout: open! }, { text: 'Withdrawn' })
  await wren.ask(withdrawNote, { params: { roomId, noteId: gone } })
  const held = await write(wren, { breakout: open! }, { text: 'Held back' })
  await wren.ask(enterRoom, { params: { roomId: hidden!.rooms[0]!.id } })
  await write(wren, { breakout: hidden! }, { text: 'Not revealed' })
  const kept = await write(wren, { breakout: hidden! }, { text: 'Kept back' })
  await a.organiser.ask(holdNote, { params: { roomId, noteId: held }, body: { reason: 'It names somebody.' } })
  await wren.ask(keepNoteBack, { params: { roomId: hidden!.rooms[0]!.id, noteId: kept } })
  await wren.ask(enterRoom, { params: { roomId: checked!.rooms[0]!.id } })
  await write(wren, { breakout: checked! }, { text: 'To be looked at' })
  expect((await begin(a)).notes).toEqual({ brought: 1, left: 0 })
  const { breakouts } = await copyOf(a)
  const ids = breakouts.flatMap(({ rooms }) => rooms.map(({ id }) => id))
  const all = (await Promise.all(ids.map(id => shown(a.organiser, id)))).flat()
  expect(all.map(({ text, signedBy }) => [text, signedBy])).toEqual([['Shown', null]])
  const rows = (await Promise.all(ids.map(id => a.deps.store.list(authorships, id)))).flat()
  expect(rows).toEqual([{ id: all[0]!.id, roomId: ids[0], memberId: null, withdrawn: null, unseen: null }])
})

/** The second session as its own people come into it. */
async function intoTheCopy(of: ASession): Promise<ASession> {
  const session = await copyOf(of)
  const { links } = await of.organiser.ask(listLinks, { params: { sessionId: copyId } })
  const secretFor: ASession['secretFor'] = role =>
    links.find(link => link.role === role)?.address.replace(/^.*#/, '') ?? ''
  return {
    ...of,
    session,
    links,
    secretFor,
    newcomer: async (role, name = null, room) => {
      const somebody = person(of.address)
      const roomId = session.breakouts[0]!.rooms.find(({ number }) => number === room)?.id ?? null
      await somebody.comeIn(secretFor(role), { name, roomId })
      return somebody
    },
  }
}

test('[Q22] a note that came along is moved by the team and changed, withdrawn or taken over by nobody, not by its author either', async () => {
  a = await aSession()
  const author = await a.newcomer('participant', 'Wren', 1)
  await write(author, { breakout: first(a) }, { text: 'Open on Sundays' })
  await begin(a)
  const b = await intoTheCopy(a)
  const [room, sections] = [first(b).rooms[0]!, first(b).sections]
  const params = { roomId: room.id, noteId: (await shown(a.organiser, room.id))[0]!.id }
  const body = { sectionId: sections[0]!.id, text: 'Never on Sundays', signed: true, route: 'live' } as const
  await author.comeIn(b.secretFor('participant'), { name: 'Wren', roomId: room.id })
  const facilitator = await b.newcomer('facilitator', 'Fern', 1)
  const place = { params, body: { sectionId: sections[1]!.id, after: 'last' } } as const
  for (const one of [author, await b.newcomer('participant', null, 1), facilitator, a.organiser]) {
    expect(await one.refused(putNote, { params, body })).toMatchObject({
      code: 'not-allowed',
      message: 'This note came along from an earlier session. Nobody can change its words here.',
    })
    for (const route of [withdrawNote, putNoteBack, keepNoteBack, showNote])
      expect((await one.refused(route, { params })).code).toBe('not-allowed')
    expect((await one.ask(myNotes, { params })).mine).toEqual([])
  }
  expect((await author.refused(moveNote, place)).code).toBe('not-allowed')
  await facilitator.ask(moveNote, place)
  expect(await shown(author, room.id)).toMatchObject([
    { id: params.noteId, text: 'Open on Sundays', sectionId: sections[1]!.id, signedBy: null },
  ])
  await facilitator.ask(holdNote, { params, body: { reason: 'It names somebody.' } })
  expect(await shown(author, room.id)).toEqual([])
  expect((await author.refused(showNote, { params })).code).toBe('not-allowed')
  await facilitator.ask(showNote, { params })
  expect(await shown(author, room.id)).toHaveLength(1)
})

test('[Q22] nobody is counted as the writer of what came along; it is on the desk and on the plain page, and binds nothing that is promised', async () => {
  a = await aSession()
  const wren = await a.newcomer('participant', 'Wren', 1)
  await write(wren, { breakout: first(a) }, { text: 'Open on Sundays' })
  await write(wren, { breakout: first(a) }, { text: 'A ramp' })
  await begin(a)
  const b = await intoTheCopy(a)
  const { id: breakoutId, rooms } = first(b)
  expect((await a.organiser.ask(readDesk, { params: { sessionId: copyId } })).rooms[0]).toMatchObject({
    notes: 2,
    writing: 0,
  })
  const changed = { params: { breakoutId }, body: { settings: { ...usualSettings, names: 'anonymous' } } } as const
  await a.organiser.ask(changeBreakout, changed)
  const { page } = await comeIntoRoom(b, 1)
  expect(page.text).toContain('Open on Sundays')
  expect(page.text).not.toMatch(/Change or withdraw/)
  const robin = await b.newcomer('participant', 'Robin', 1)
  await write(robin, { breakout: first(b) }, { text: 'Mine' })
  const told = await robin.ask(readAfterwards, { params: { sessionId: copyId } })
  expect(told.breakouts[0]!.rooms[0]).toMatchObject({ id: rooms[0]!.id, writers: 1, byRoute: { live: 3 } })
  const usual = { params: { breakoutId }, body: { settings: usualSettings } }
  expect((await a.organiser.refused(changeBreakout, usual)).code).toBe('conflict')
})

test('[Q23] asked twice, at once or again, it is done once; and all of it is there after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-'))
  const linkKey = randomBytes(32)
  const start = () => testApp({ store: openSqliteStore(join(folder, 'data')), linkKey })
  a = await aSession({}, await start())
  await aDayOfNotes(a)
  const said = await Promise.all([begin(a), begin(a), begin(a)])
  expect([...said, await begin(a, { title: 'Another title' })]).toEqual(
    Array.from({ length: 4 }, () => ({ sessionId: copyId, notes: { brought: 6, left: 1 } })),
  )
  const { strategy } = a.session
  const { sessions } = await a.organiser.ask(readStrategy, { params: { strategyId: strategy.id } })
  expect(sessions.map(({ title, notes }) => [title, notes])).toEqual([
    ['First session', 7],
    ['Second session', 6],
  ])
  const before = await standing(a.organiser, (await copyOf(a)).breakouts[0]!)
  await a.stop()
  const again = await start()
  const organiser = person(again.address)
  await organiser.comeIn(again.hostSecret)
  a = { ...a, ...again, organiser }
  expect(await standing(organiser, (await copyOf(a)).breakouts[0]!)).toEqual(before)
  rmSync(folder, { recursive: true })
})

test('[Q23] thousands come along in one act; more than that are refused, and nothing is begun', async () => {
  a = await aSession({ rooms: 4 })
  const { rooms, sections } = first(a)
  const fill = async (room: number, from: number, to: number): Promise<void> => {
    const live = await a.deps.live.open(roomDocName(rooms[room]!.id))
    await live.change(doc => {
      for (let at = from; at < to; at += 1)
        openRoomDoc(doc).notes.put({
          id: NoteId.parse(`note-${room}-number-${at}`),
          sectionId: SectionId.parse(sections[at % sections.length]!.id),
          text: `Word ${at}`,
          order: `a${String(at).padStart(5, '0')}`,
          signedBy: null,
          route: 'live',
        })
    })
  }
  for (const room of [0, 1, 2, 3]) await fill(room, 0, mostNotesBrought / 4)
  expect((await begin(a)).notes).toEqual({ brought: mostNotesBrought, left: 0 })
  expect(await standing(a.organiser, (await copyOf(a)).breakouts[0]!)).toEqual(await standing(a.organiser, first(a)))
  await fill(0, mostNotesBrought, mostNotesBrought + 1)
  const body = formLike(a, { sessionId: SessionId.parse('the-third-session') })
  const { id: strategyId } = a.session.strategy
  expect(await a.organiser.refused(startSession, { params: { strategyId }, body })).toMatchObject({
    code: 'too-many',
    at: ['body', 'notesFrom'],
  })
  expect((await a.organiser.ask(readStrategy, { params: { strategyId } })).sessions).toHaveLength(2)
})
