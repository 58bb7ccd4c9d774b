import { expect, test } from 'vitest'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { addLink, changeStep, readRoom, readSession, revokeLink } from '@waymark/shared/wire/sessions.ts'
import {
  extendTimer,
  makeSnapshot,
  readSnapshot,
  restoreSnapshot,
  startTimer,
  stopTimer,
} from '@waymark/shared/wire/steps.ts'
import type { ASession } from '#support/a-session.ts'
import { onAClock, start, textsIn, write, written } from '#support/on-a-clock.ts'
import type { Person } from '#support/person.ts'

test('[L1] the team starts a timer, gives more time and stops it; the room is told, with the server’s clock', async () => {
  const a = await onAClock()
  const [wyn] = a.writers
  const roomId = a.breakout.rooms[0]!.id
  const seen = async () => {
    const { breakout, now } = await wyn.ask(readRoom, { params: { roomId } })
    return breakout.timer === null ? null : (Date.parse(breakout.timer.endsAt) - Date.parse(now)) / 60_000
  }
  expect(await seen()).toBeNull()
  await a.facilitator.ask(startTimer, { params: a.params, body: { minutes: 20 } })
  expect(await seen()).toBe(20)
  a.wait(15)
  const { timer, now } = await a.facilitator.ask(extendTimer, { params: a.params, body: { minutes: 5 } })
  expect(Date.parse(timer!.endsAt) - Date.parse(now)).toBe(10 * 60_000)
  a.wait(30)
  await a.facilitator.ask(extendTimer, { params: a.params, body: { minutes: 2 } })
  expect(await seen()).toBe(2)
  await a.facilitator.ask(stopTimer, { params: a.params })
  await a.facilitator.ask(stopTimer, { params: a.params })
  expect(await seen()).toBeNull()
  const no = await a.facilitator.refused(extendTimer, { params: a.params, body: { minutes: 2 } })
  expect([no.code, no.message]).toEqual(['gone', 'The timer was stopped meanwhile. Start it again.'])
  const session = await a.facilitator.ask(readSession, { params: { sessionId: a.session.session.id } })
  expect(session.now).toBe(new Date(start + a.rest()).toISOString())
  await a.stop()
})

test('[L1] nobody but the team sets a timer, and none runs for longer than an afternoon', async () => {
  const a = await onAClock()
  const reader = await a.newcomer('reader')
  for (const somebody of [reader, a.writers[0]]) {
    const sent = { params: a.params, body: { minutes: 5 } }
    expect((await somebody.refused(startTimer, sent)).code).toBe('not-allowed')
    expect((await somebody.refused(extendTimer, sent)).code).toBe('not-allowed')
    expect((await somebody.refused(stopTimer, { params: a.params })).code).toBe('not-allowed')
  }
  for (const minutes of [0, -1, 241, 1.5, '5'])
    expect((await a.facilitator.refused(startTimer, { params: a.params, body: { minutes } })).code).toBe('malformed')
  await a.facilitator.ask(startTimer, { params: a.params, body: { minutes: 200 } })
  const longer = { params: a.params, body: { minutes: 60 } }
  expect((await a.facilitator.refused(extendTimer, longer)).code).toBe('too-many')
  await a.stop()
})

test('[L1] two who give more time at once both give it, and a step that is changed meanwhile loses neither', async () => {
  const a = await onAClock()
  await a.facilitator.ask(startTimer, { params: a.params, body: { minutes: 10 } })
  await Promise.all([
    a.facilitator.ask(extendTimer, { params: a.params, body: { minutes: 2 } }),
    a.to('share'),
    a.organiser.ask(extendTimer, { params: a.params, body: { minutes: 5 } }),
  ])
  const { breakouts } = await a.organiser.ask(readSession, { params: { sessionId: a.session.session.id } })
  expect(breakouts[0]!.step).toBe('share')
  expect(Date.parse(breakouts[0]!.timer!.endsAt)).toBe(start + 17 * 60_000)
  await a.stop()
})

test('[L5] going back a step deletes nothing: notes, themes and the timer stand as before, and writing goes on', async () => {
  const a = await onAClock()
  await written(a)
  await a.facilitator.ask(startTimer, { params: a.params, body: { minutes: 20 } })
  const before = await a.stand()
  for (const step of ['share', 'group', 'check-back', 'closed', 'share', 'write'] as const) await a.to(step)
  expect(await a.stand()).toEqual(before)
  await write(a, { who: a.writers[0], room: 1, at: 4, text: 'Written after going back' })
  const { breakout } = await a.writers[0].ask(readRoom, { params: { roomId: a.breakout.rooms[0]!.id } })
  expect(breakout.timer).toEqual({ endsAt: new Date(start + 20 * 60_000).toISOString() })
  expect(textsIn(await a.stand())).toEqual([
    'Longer hours',
    'Open on Sundays',
    'The lift is broken',
    'Written after going back',
  ])
  await a.stop()
})

test('[L10] each change of step keeps what stood before it, by name; the same step again keeps nothing', async () => {
  const a = await onAClock()
  await written(a)
  await a.to('share')
  await a.to('share')
  await write(a, { who: a.writers[0], room: 1, at: 4, text: 'Later' })
  await a.to('write')
  expect(
    (await a.list()).map(({ name, step, notes, themes, isNamed }) => [name, step, notes, themes, isNamed]),
  ).toEqual([
    ['Before Write', 'share', 4, 1, false],
    ['Before Share', 'write', 3, 1, false],
  ])
  const [, first] = await a.list()
  const { standing } = await a.facilitator.ask(readSnapshot, { params: { ...a.params, snapshotId: first!.id } })
  expect(textsIn(standing)).toEqual(['Longer hours', 'Open on Sundays', 'The lift is broken'])
  expect(standing.themes.map(({ name }) => name)).toEqual(['Opening hours'])
  await a.stop()
})

test('[L11] two who change the step at once make one snapshot', async () => {
  const a = await onAClock()
  await Promise.all(
    [a.facilitator, a.organiser, a.facilitator].map(who =>
      who.ask(changeStep, { params: a.params, body: { step: 'share' } }),
    ),
  )
  expect(await a.list()).toHaveLength(1)
  await a.stop()
})

const recordOf = (a: ASession, who: Person) =>
  who.ask(readActivity, { params: { sessionId: a.session.session.id, before: 'now' } })

test('[L30] the record says who did what and when, newest first, and no word of a note', async () => {
  const a = await onAClock()
  const sessionId = a.session.session.id
  await written(a)
  a.wait(1)
  await a.facilitator.ask(startTimer, { params: a.params, body: { minutes: 20 } })
  a.wait(1)
  await a.facilitator.ask(extendTimer, { params: a.params, body: { minutes: 1 } })
  await a.to('share')
  a.wait(1)
  const { snapshotId } = await a.facilitator.ask(makeSnapshot, { params: a.params, body: { name: 'After the break' } })
  a.wait(1)
  await a.facilitator.ask(restoreSnapshot, { params: { ...a.params, snapshotId } })
  a.wait(1)
  const { link } = await a.organiser.ask(addLink, { params: { sessionId }, body: { role: 'reader' } })
  a.wait(1)
  await a.organiser.ask(revokeLink, { params: { linkId: link.id } })
  const record = await recordOf(a, a.facilitator)
  expect(record.lines.map(({ who, did }) => `${who} ${sayDone(did)}`)).toEqual([
    'Olwen took back a link for readers',
    'Olwen made a link for readers',
    'Ruth took breakout 1 back to the snapshot “After the break”',
    'Ruth made the snapshot “After the break” of breakout 1',
    'Ruth moved breakout 1 from Write to Share',
    'Ruth gave breakout 1 1 minute more',
    'Ruth started a timer of 20 minutes in breakout 1',
    'Olwen set up the session',
  ])
  expect(record.lines[0]!.at).toBe(new Date(start + a.rest()).toISOString())
  expect(JSON.stringify(record)).not.toMatch(/Sundays|lift|hours|memberId/i)
  await a.stop()
})

test('[L30] who gave no name is said by their role', async () => {
  const a = await onAClock()
  const nameless = await a.newcomer('facilitator')
  a.wait(1)
  await nameless.ask(stopTimer, { params: a.params })
  await nameless.ask(startTimer, { params: a.params, body: { minutes: 5 } })
  const { lines } = await recordOf(a, a.organiser)
  expect(lines.map(({ who, did }) => `${who} ${sayDone(did)}`)[0]).toBe(
    'A facilitator started a timer of 5 minutes in breakout 1',
  )
  expect(lines).toHaveLength(2)
  await a.stop()
})

test('[L31] the record is read page by page, each line once, by the team alone', async () => {
  const a = await onAClock()
  for (let at = 0; at < 35; at += 1)
    await a.facilitator.ask(startTimer, { params: a.params, body: { minutes: at + 1 } })
  const first = await recordOf(a, a.facilitator)
  expect([first.lines.length, first.earlier]).toEqual([30, 6])
  const second = await a.facilitator.ask(readActivity, {
    params: { sessionId: a.session.session.id, before: first.lines.at(-1)!.id },
  })
  expect([second.lines.length, second.earlier]).toEqual([6, 0])
  expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(36)
  const params = { sessionId: a.session.session.id, before: 'now' } as const
  for (const somebody of [a.writers[0], await a.newcomer('reader')])
    expect((await somebody.refused(readActivity, { params })).code).toBe('not-allowed')
  await a.stop()
})
