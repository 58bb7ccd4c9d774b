import { expect, test } from 'vitest'
import { BreakoutId, RoomId, SectionId, SessionId } from '@waymark/shared/model/ids.ts'
import type { Role } from '@waymark/shared/model/member.ts'
import { freshBreakout, freshRoom, type Step } from '@waymark/shared/model/session.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { mainThing, underWay, wayInto } from './seen-session.ts'

const roomId = (name: string) => RoomId.parse(`room-id-${name}`)
const breakout = (number: number, step: Step): BreakoutView => ({
  id: BreakoutId.parse(`breakout-${number}`),
  sessionId: SessionId.parse('session-one'),
  number,
  purpose: 'open-question',
  question: 'What is missing?',
  sections: [{ id: SectionId.parse('section-one'), ambitionId: null, title: 'Anything', description: '' }],
  ...freshBreakout,
  step,
  rooms: ['one', 'two'].map((name, at) => ({
    ...freshRoom,
    id: roomId(`${number}-${name}`),
    breakoutId: BreakoutId.parse(`breakout-${number}`),
    number: at + 1,
    name: '',
    people: 0,
    notes: 0,
  })),
  written: null,
})
const me = (role: Role, room: string | null = null) => ({
  role,
  name: null,
  roomId: room === null ? null : roomId(room),
})

test('[A34] a participant is shown the way to their own room, and may move to another while the breakout is open', () => {
  const ana = me('participant', '1-one')
  expect(wayInto({ id: roomId('1-one') }, ana, 'closed')).toBe('own')
  expect(wayInto({ id: roomId('1-two') }, ana, 'write')).toBe('move')
  expect(wayInto({ id: roomId('1-two') }, ana, 'closed')).toBe('none')
})

test('[A34] those who read all rooms look into each of them', () => {
  for (const role of ['reader', 'facilitator', 'organiser'] as const)
    expect(wayInto({ id: roomId('1-two') }, me(role), 'closed')).toBe('open')
})

test('[A35] there is one main thing to do on the page of a session', () => {
  const both = [breakout(1, 'closed'), breakout(2, 'write')]
  expect(underWay(both)?.number).toBe(2)
  expect(mainThing({ me: me('participant', '2-one'), breakouts: both })).toBe('own-room')
  expect(mainThing({ me: me('participant'), breakouts: both })).toBe('none')
  expect(mainThing({ me: me('facilitator'), breakouts: both })).toBe('next-step')
  expect(mainThing({ me: me('organiser'), breakouts: [breakout(1, 'closed')] })).toBe('draft')
  expect(mainThing({ me: me('reader'), breakouts: both })).toBe('draft')
  const inWriting = { ...breakout(1, 'write'), isInWriting: true, rooms: [] }
  expect(underWay([inWriting, breakout(2, 'write')])?.number).toBe(2)
  expect(mainThing({ me: me('facilitator'), breakouts: [inWriting] })).toBe('draft')
})
