import { expect, test } from 'vitest'
import { dayOf, hourOf, sayWhen, ZonedTime } from './time.ts'

const london = (local: string): ZonedTime => ({ local, zone: 'Europe/London' })
const whyNot = (input: unknown): string | undefined => ZonedTime.safeParse(input).error?.issues[0]?.message

test('[R6] a time is said as people say it, with its place', () => {
  expect(sayWhen(london('2027-03-24T13:00'))).toBe('Wednesday 24 March 2027, 1 pm (UK time)')
  expect(sayWhen({ local: '2027-07-01T09:05', zone: 'America/New_York' })).toBe(
    'Thursday 1 July 2027, 9.05 am (New York time)',
  )
  expect(sayWhen({ local: '2027-01-01T23:30', zone: 'UTC' })).toBe('Friday 1 January 2027, 11.30 pm (UTC)')
})

test('[R6] noon and midnight are words, and the hour after each is twelve', () => {
  expect(['12:00', '00:00', '12:30', '00:30', '01:00', '23:59'].map(at => hourOf(london(`2027-03-24T${at}`)))).toEqual([
    'noon',
    'midnight',
    '12.30 pm',
    '12.30 am',
    '1 am',
    '11.59 pm',
  ])
})

test('[R6] the day said is the day on the wall, in the first and in the last minute of it', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'])
    for (const at of ['00:00', '23:59'])
      expect(dayOf({ local: `2027-02-28T${at}`, zone })).toBe('Sunday 28 February 2027')
})

test('[R6] a date that does not exist is refused, and a leap day is not', () => {
  for (const local of [
    '2027-02-29T10:00',
    '2027-13-01T10:00',
    '2027-00-10T10:00',
    '2027-04-31T10:00',
    '2027-01-01T24:00',
  ])
    expect(whyNot(london(local))).toBe('There is no such date.')
  for (const local of ['', '24 March', '2027-03-24', '2027-03-24T13:00:00', '2027-03-24 13:00', '12027-03-24T13:00'])
    expect(whyNot(london(local))).toBe('Give a date and a time.')
  expect(whyNot(london('2028-02-29T10:00'))).toBeUndefined()
})

test('[R6] an hour that the clocks leave out is refused, and one that they show twice is not', () => {
  expect(whyNot(london('2027-03-28T01:30'))).toBe('The clocks go forward there, past that time. Choose another.')
  expect(whyNot(london('2027-03-28T00:59'))).toBeUndefined()
  expect(whyNot(london('2027-03-28T02:00'))).toBeUndefined()
  expect(whyNot(london('2027-10-31T01:30'))).toBeUndefined()
  expect(whyNot({ local: '2027-03-28T01:30', zone: 'UTC' })).toBeUndefined()
  expect(whyNot({ local: '2027-03-14T02:30', zone: 'America/New_York' })).toBe(
    'The clocks go forward there, past that time. Choose another.',
  )
})

test('[R6] a time zone that nobody knows is refused', () => {
  for (const zone of ['', 'Atlantis', 'Europe/Larkmere', 'UK'])
    expect(whyNot({ local: '2027-03-24T13:00', zone })).toBe('We do not know that time zone.')
})

test('[R6] a year that clocks know nothing of is refused, and never a fault, in any zone', () => {
  for (const zone of ['Europe/London', 'Pacific/Kiritimati', 'America/New_York'])
    for (const local of [
      '0000-01-01T00:00',
      '0001-06-01T10:00',
      '1899-12-31T23:59',
      '2200-01-01T00:00',
      '9999-12-31T23:59',
    ])
      expect(whyNot({ local, zone })).toBe('Give a year from 1900 to 2199.')
  expect(whyNot(london('1900-01-01T10:00'))).toBeUndefined()
  expect(whyNot(london('2199-12-31T23:59'))).toBeUndefined()
})
