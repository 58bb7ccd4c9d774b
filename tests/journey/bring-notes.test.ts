import { afterEach, expect, test } from 'vitest'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { holdNote, keepNoteBack, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { enterRoom, readSession, readStrategy, startSession } from '@waymark/shared/wire/sessions.ts'
import { authorships } from '@waymark/server/store/kinds.ts'
import { aSession, breakoutWith, type ASession } from '#support/a-session.ts'
import { copyId, formLike, begin, standing, copyOf, recordOf, write, shown, aDayOfNotes } from '#support/notes-along.ts'

let a: ASession
afterEach(() => a.stop())

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
  // Which note it was is known to the server alone, so that whoever has it erased has it erased here, too.
  const from = expect.any(String) as string
  expect(rows).toEqual([{ id: all[0]!.id, roomId: ids[0], memberId: null, withdrawn: null, unseen: null, from }])
})
