import { expect, test } from 'vitest'
import { RoomId, SessionId, StrategyId } from '#model/ids.ts'
import { usualSettings } from '#model/session.ts'
import { roles } from '#model/member.ts'
import { carryOn, choosesRoom, nameGiven, titleOf, wordsFor } from './entry-words.ts'

const room = (number: number) => ({ id: RoomId.parse(`room-number-${number}`), number, name: '', people: 0 })
const session = {
  id: SessionId.parse('session-one'),
  title: 'Where next?',
  startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
  type: 'co-creation' as const,
  isPaid: true,
  settings: usualSettings,
  question: 'What is missing?',
  rooms: [room(1), room(2)],
}
const strategy = { id: StrategyId.parse('strategy-one'), title: 'Our Direction', period: '2027 to 2031' }

test('[A22] a name is taken as it is typed, and nothing but spaces is no name', () => {
  expect(nameGiven('')).toBeNull()
  expect(nameGiven(' \u200B ')).toBeNull()
  expect(nameGiven(' Siân ')).toBe(' Siân ')
})

test('[A23] only those who sit in a room are asked for one, and only where there are two', () => {
  expect(choosesRoom({ role: 'participant', session })).toBe(true)
  expect(choosesRoom({ role: 'participant', session: { ...session, rooms: [room(1)] } })).toBe(false)
  expect(choosesRoom({ role: 'participant', session: null })).toBe(false)
  for (const role of roles.filter(other => other !== 'participant')) expect(choosesRoom({ role, session })).toBe(false)
})

test('[A24] every kind of link says what it opens and what can be done there', () => {
  expect(titleOf({ session, strategy })).toBe('Where next?')
  expect(titleOf({ session: null, strategy })).toBe('Our Direction, 2027 to 2031')
  expect(titleOf({ session: null, strategy: null })).toBe('Strategies on this server')
  for (const role of roles) expect(wordsFor(role).lead).not.toBe('')
  expect(wordsFor('reader').whoSeesTheName).toBe('')
  expect(carryOn('Ana')).toBe('Carry on as Ana')
  expect(carryOn(null)).toBe('Carry on where I was')
})
