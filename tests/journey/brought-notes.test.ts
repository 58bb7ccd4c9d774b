import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, SectionId, SessionId } from '@waymark/shared/model/ids.ts'
import { mostNotesBrought } from '@waymark/shared/model/note.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
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
import { changeBreakout, readStrategy, startSession } from '@waymark/shared/wire/sessions.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { inRoom as comeIntoRoom } from '#support/plain-room.ts'
import { person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'
import {
  first,
  copyId,
  formLike,
  begin,
  standing,
  copyOf,
  write,
  shown,
  aDayOfNotes,
  intoTheCopy,
} from '#support/notes-along.ts'

let a: ASession
afterEach(() => a.stop())

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
      message: 'This note was brought here from an earlier session or another board. Nobody can change its words here.',
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
