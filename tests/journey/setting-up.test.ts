import { afterEach, expect, test } from 'vitest'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { readAfterwards } from '@waymark/shared/wire/afterwards.ts'
import { lookAtLink } from '@waymark/shared/wire/entry.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import {
  addBreakout,
  changeBreakout,
  changeSession,
  changeWhatNext,
  readSession,
  readStrategy,
  startSession,
} from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'

let running: ASession
afterEach(() => running.stop())

const idsOf = ({ session: { session, strategy, breakouts } }: ASession) => ({
  sessionId: session.id,
  strategyId: strategy.id,
  breakoutId: breakouts[0]!.id,
  roomId: breakouts[0]!.rooms[0]!.id,
  sectionId: breakouts[0]!.sections[0]!.id,
})
const settingsOf = async ({ organiser }: ASession, sessionId: ReturnType<typeof idsOf>['sessionId']) =>
  (await organiser.ask(readSession, { params: { sessionId } })).breakouts[0]!.settings

const noteId = NoteId.parse('note-of-somebody')

test('[Q1] what kind a session is, and whether one is paid, is told on its page, on the path and before coming in', async () => {
  running = await aSession()
  const { organiser, secretFor } = running
  const { sessionId, strategyId } = idsOf(running)
  const kind = { type: 'get-together', isPaid: true } as const
  const { title, startsAt } = running.session.session
  await organiser.ask(changeSession, { params: { sessionId }, body: { title, startsAt, ...kind } })
  expect((await organiser.ask(readSession, { params: { sessionId } })).session).toMatchObject(kind)
  expect((await organiser.ask(readStrategy, { params: { strategyId } })).sessions[0]).toMatchObject(kind)
  const seen = await organiser.ask(lookAtLink, { body: { secret: secretFor('participant') } })
  expect(seen.session).toMatchObject({ ...kind, settings: usualSettings })
  await organiser.ask(changeSession, { params: { sessionId }, body: { title: 'Another', startsAt } })
  expect((await organiser.ask(readSession, { params: { sessionId } })).session).toMatchObject({
    ...kind,
    title: 'Another',
  })
})

test('[Q2] how a breakout is run is chosen when it is made and changed later, by organisers alone', async () => {
  running = await aSession()
  const { organiser, newcomer } = running
  const { sessionId, breakoutId } = idsOf(running)
  const settings = {
    isPrivate: true,
    names: 'anonymous',
    asksLight: true,
    marks: 'dots',
    dots: 5,
    checks: 'check-first',
    minutes: 35,
  } as const
  await organiser.ask(changeBreakout, { params: { breakoutId }, body: { settings } })
  expect(await settingsOf(running, sessionId)).toEqual(settings)
  for (const role of ['participant', 'facilitator', 'reader'] as const) {
    const other = await newcomer(role)
    expect(
      (await other.refused(changeBreakout, { params: { breakoutId }, body: { settings: usualSettings } })).code,
    ).toBe('not-allowed')
  }
  expect(await settingsOf(running, sessionId)).toEqual(settings)
  const open = { purpose: 'open-question', question: 'And?', sections: [{ title: 'Here', description: '' }] } as const
  const added = await organiser.ask(addBreakout, {
    params: { sessionId },
    body: { ...open, sections: [...open.sections], settings: { ...settings, asksLight: false } },
  })
  const { breakouts } = await organiser.ask(readSession, { params: { sessionId } })
  expect(breakouts.find(({ id }) => id === added.breakoutId)?.settings.minutes).toBe(35)
})

test('[Q2] what cannot be is refused beside its field, and nothing changes', async () => {
  running = await aSession()
  const { organiser } = running
  const { sessionId, breakoutId, strategyId } = idsOf(running)
  for (const [change, field] of [
    [{ minutes: 0 }, 'minutes'],
    [{ minutes: 241 }, 'minutes'],
    [{ minutes: 1.5 }, 'minutes'],
    [{ dots: 11 }, 'dots'],
    [{ dots: 0 }, 'dots'],
    [{ names: 'everybody' }, 'names'],
    [{ marks: 'stars' }, 'marks'],
    [{ checks: 'never' }, 'checks'],
    [{ isPrivate: 'yes' }, 'isPrivate'],
  ] as const) {
    const settings = { ...usualSettings, ...change }
    const no = await organiser.refused(changeBreakout, { params: { breakoutId }, body: { settings } })
    expect([no.code, no.at]).toEqual(['malformed', ['body', 'settings', field]])
  }
  const lit = {
    purpose: 'values',
    question: 'Which?',
    sections: [{ title: 'Kindness', description: '' }],
    settings: { ...usualSettings, asksLight: true },
  } as const
  const no = await organiser.refused(addBreakout, { params: { sessionId }, body: lit })
  expect(no).toMatchObject({ code: 'malformed', at: ['body', 'settings', 'asksLight'] })
  const { title, startsAt } = running.session.session
  const started = await organiser.refused(startSession, {
    params: { strategyId },
    body: { title, startsAt, breakouts: [lit], rooms: [{ name: '' }] },
  })
  expect(started.code).toBe('malformed')
  expect(await settingsOf(running, sessionId)).toEqual(usualSettings)
})

test('[Q3] who is named is not changed once anybody has written in any room, also when they took it back', async () => {
  running = await aSession()
  const { organiser, newcomer } = running
  const { sessionId, breakoutId, roomId, sectionId } = idsOf(running)
  const change = (more: Partial<typeof usualSettings>) => ({
    params: { breakoutId },
    body: { settings: { ...usualSettings, ...more } },
  })
  await organiser.ask(changeBreakout, change({ names: 'anonymous' }))
  const writer = await newcomer('participant', 'Wren', 1)
  await writer.ask(putNote, {
    params: { roomId, noteId },
    body: { sectionId, text: 'Open on Sundays', signed: false, route: 'live' },
  })
  expect(await organiser.refused(changeBreakout, change({ names: 'by-note' }))).toMatchObject({
    code: 'conflict',
    at: ['body', 'settings', 'names'],
    message: 'Somebody has already written here, and was told who is named. That cannot be changed any more.',
  })
  await writer.ask(withdrawNote, { params: { roomId, noteId } })
  expect((await organiser.refused(changeBreakout, change({ names: 'by-note' }))).code).toBe('conflict')
  await organiser.ask(changeBreakout, change({ names: 'anonymous', minutes: 45 }))
  expect(await settingsOf(running, sessionId)).toMatchObject({ names: 'anonymous', minutes: 45 })
})

test('[Q3] what was written in private is not shown by turning private writing off', async () => {
  running = await aSession()
  const { organiser, newcomer } = running
  const { breakoutId, roomId, sectionId } = idsOf(running)
  const change = (isPrivate: boolean) => ({
    params: { breakoutId },
    body: { settings: { ...usualSettings, isPrivate } },
  })
  await organiser.ask(changeBreakout, change(true))
  await organiser.ask(changeBreakout, change(false))
  await organiser.ask(changeBreakout, change(true))
  const writer = await newcomer('participant', null, 1)
  await writer.ask(putNote, {
    params: { roomId, noteId },
    body: { sectionId, text: 'Open on Sundays', signed: false, route: 'live' },
  })
  expect(await organiser.refused(changeBreakout, change(false))).toMatchObject({
    code: 'conflict',
    at: ['body', 'settings', 'isPrivate'],
  })
})

test('[Q14] what a session came to is told in numbers to everybody of it, and names nobody', async () => {
  running = await aSession()
  const { newcomer } = running
  const { sessionId, roomId, sectionId } = idsOf(running)
  const wren = await newcomer('participant', 'Wren', 1)
  const facilitator = await newcomer('facilitator', 'Fern', 1)
  await newcomer('participant', 'Robin', 2)
  const write = (by: typeof wren, at: number, route: 'live' | 'phone') =>
    by.ask(putNote, {
      params: { roomId, noteId: NoteId.parse(`note-number-${at}`) },
      body: { sectionId, text: `Word ${at}`, signed: false, route },
    })
  await write(wren, 1, 'live')
  await write(wren, 2, 'live')
  await write(facilitator, 3, 'phone')
  await write(wren, 4, 'live')
  await wren.ask(withdrawNote, { params: { roomId, noteId: NoteId.parse('note-number-4') } })
  const none = { live: 0, written: 0, chat: 0, phone: 0, 'in-the-room': 0, paper: 0, 'other-board': 0 }
  const told = await wren.ask(readAfterwards, { params: { sessionId } })
  expect(told).toEqual({
    came: 2,
    breakouts: [
      {
        id: running.session.breakouts[0]!.id,
        rooms: [
          { id: roomId, writers: 1, byRoute: { ...none, live: 2, phone: 1 } },
          { id: running.session.breakouts[0]!.rooms[1]!.id, writers: 0, byRoute: none },
        ],
      },
    ],
  })
  const stranger = await (await aSession({}, running)).newcomer('facilitator')
  expect((await stranger.refused(readAfterwards, { params: { sessionId } })).code).toBe('not-signed-in')
})

test('[Q15] what happens next is written by an organiser and read by everybody of the session', async () => {
  running = await aSession()
  const { organiser, newcomer } = running
  const { sessionId } = idsOf(running)
  const body = { whatNext: 'We meet again in May.\nThere will be tea.' }
  const participant = await newcomer('participant')
  expect((await participant.refused(changeWhatNext, { params: { sessionId }, body })).code).toBe('not-allowed')
  await organiser.ask(changeWhatNext, { params: { sessionId }, body })
  const { session } = await participant.ask(readSession, { params: { sessionId } })
  expect(session.whatNext).toBe(body.whatNext)
  const tooLong = { whatNext: 'x'.repeat(2001) }
  expect((await organiser.refused(changeWhatNext, { params: { sessionId }, body: tooLong })).code).toBe('malformed')
})
