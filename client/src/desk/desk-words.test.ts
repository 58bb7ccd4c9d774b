import { expect, test } from 'vitest'
import { RoomId, SessionId } from '@waymark/shared/model/ids.ts'
import { DeskKey, type Desk, type DeskPerson } from '@waymark/shared/wire/desk.ts'
import { inOrder, nameOf, sayAgo, sayHere, sayMoved } from './desk-words.ts'

const key = (at: number): DeskKey => DeskKey.parse(`key-${at}`.padEnd(22, '0'))
const person = (at: number, more: Partial<DeskPerson> = {}): DeskPerson => ({
  key: key(at),
  name: `Person ${at}`,
  role: 'participant',
  whereabouts: 'here',
  ...more,
})
const roomId = (at: number) => RoomId.parse(`room-number-${at}`)
const desk = (people: DeskPerson[], unplaced: DeskPerson[] = []): Desk => ({
  now: '2027-03-24T13:00:00.000Z',
  session: { id: SessionId.parse('session-0001'), title: 'First session' },
  breakouts: [],
  breakoutId: null,
  sections: [],
  rooms: [1, 2].map(number => ({
    id: roomId(number),
    number,
    name: '',
    facilitator: '',
    people: number === 1 ? people : [],
    notes: 0,
    writing: 0,
    sections: [],
  })),
  unplaced: unplaced.map(one => ({ ...one, from: null })),
  help: [],
  message: null,
})

test('[K10] whoever gave no name is called the same at every look, and others otherwise', () => {
  expect(nameOf({ key: key(1), name: 'Ruth' })).toBe('Ruth')
  expect(nameOf({ key: key(1), name: null })).toBe(nameOf({ key: key(1), name: null }))
  expect(nameOf({ key: key(1), name: null })).not.toBe(nameOf({ key: key(2), name: null }))
})

test('[K10] the team stands first, then those who are here, then those who are away', () => {
  const people = [
    person(10),
    person(9),
    person(1, { whereabouts: 'away' }),
    person(8, { whereabouts: 'on-the-way' }),
    person(7, { role: 'facilitator' }),
  ]
  expect(inOrder(people).map(nameOf)).toEqual(['Person 7', 'Person 8', 'Person 9', 'Person 10', 'Person 1'])
})

test('[K10] what has happened is said with names where they are few', () => {
  const here = desk([person(1), person(2), person(3, { whereabouts: 'away' })], [person(4)])
  const to = (at: number, ...people: number[]) => people.map(one => ({ key: key(one), roomId: roomId(at) }))
  expect(sayMoved(here, [])).toBe('Nobody had to move.')
  expect(sayMoved(here, to(2, 1))).toBe('Person 1 is in Room 2 now.')
  expect(sayMoved(here, to(2, 1, 2))).toBe('Person 1 and Person 2 are in Room 2 now.')
  expect(sayMoved(here, [...to(2, 1), ...to(1, 4), ...to(2, 2)])).toBe('3 people have a new room.')
  expect(sayHere(here)).toBe('3 people are here, 1 of them in no room.')
  expect(sayHere(desk([]))).toBe('Nobody is here yet.')
})

test('[K10] how long ago is said in whole minutes', () => {
  const now = '2027-03-24T13:02:10.000Z'
  expect(sayAgo('2027-03-24T13:01:30.000Z', now)).toBe('just now')
  expect(sayAgo('2027-03-24T13:01:00.000Z', now)).toBe('1 minute ago')
  expect(sayAgo('2027-03-24T12:50:00.000Z', now)).toBe('12 minutes ago')
})
