import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, timeIn, type ZonedTime } from '#model/time.ts'
import { isBefore, sayDeadline, sayHowFar, warnOf } from './deadline.ts'

const monday: ZonedTime = { local: '2023-05-08T09:00', zone: 'Europe/London' }

test('[E1] nine in the morning in London on 8 May 2023 is 08:00 UTC: open to the last millisecond before, and closed from then on', () => {
  expect(instantOf(monday)).toBe('2023-05-08T08:00:00.000Z')
  expect(isBefore('2023-05-08T07:59:59.999Z', monday)).toBe(true)
  expect(isBefore('2023-05-08T08:00:00.000Z', monday)).toBe(false)
})

test('[E1] where the clocks show a time twice, people have until the later one', () => {
  expect(instantOf({ local: '2026-10-25T01:30', zone: 'Europe/London' })).toBe('2026-10-25T01:30:00.000Z')
})

test('[E1] every moment is shown by the clocks of its zone as the time it was made of', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'),
      (date, zone) => {
        const time = timeIn(zone, date.toISOString())
        expect(timeIn(zone, instantOf(time))).toEqual(time)
      },
    ),
  )
})

test('[E2] a deadline is said with its day, its hour, its place and how far it is', () => {
  expect(sayDeadline(monday, '2023-05-02T10:00:00.000Z')).toBe('Monday 8 May 2023, 9 am UK time (in 6 days)')
  expect(sayHowFar(monday, '2023-05-06T23:30:00.000Z')).toBe('tomorrow')
  expect(sayHowFar(monday, '2023-05-08T05:10:00.000Z')).toBe('in 2 hours')
  expect(sayHowFar(monday, '2023-05-08T07:59:50.000Z')).toBe('in 1 minute')
  expect(sayHowFar(monday, '2023-05-08T08:30:00.000Z')).toBe('30 minutes ago')
  expect(sayHowFar(monday, '2023-05-09T08:30:00.000Z')).toBe('yesterday')
  expect(sayHowFar(monday, '2023-05-11T08:30:00.000Z')).toBe('3 days ago')
})

test('[E3] whoever sets a deadline is warned of a bank holiday, a weekend, a change of the clocks and little time', () => {
  expect(warnOf(monday, { now: '2023-03-22T14:00:00.000Z', holiday: 'the coronation' })).toEqual([
    'Monday 8 May 2023 is a bank holiday (the coronation). Some people are away, and nobody can ring you.',
    'The clocks go forward between now and then. People are told Monday 8 May 2023, 9 am UK time, as the clocks show it on that day.',
  ])
  expect(warnOf({ ...monday, local: '2023-05-06T09:00' }, { now: '2023-05-02T10:00:00.000Z' })).toEqual([
    'Saturday 6 May 2023 is at a weekend. Some people can only ask for help on a weekday.',
    'That leaves people 4 days. Two weeks or more let those answer who have little time.',
  ])
  expect(warnOf(monday, { now: '2023-05-08T08:00:00.000Z' })).toEqual([
    'This time has passed: nobody could answer in time.',
  ])
  expect(warnOf({ ...monday, local: '2023-06-07T09:00' }, { now: '2023-05-02T10:00:00.000Z' })).toEqual([])
})
