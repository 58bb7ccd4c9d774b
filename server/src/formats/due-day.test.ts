import { expect, test } from 'vitest'
import { dayAfterWorkingDays } from './due-day.ts'

const none = async (): Promise<boolean> => false

test('[FO2] days are counted without Saturdays, Sundays and holidays, over the end of a month and a year', async () => {
  expect(await dayAfterWorkingDays('2027-03-24', 10, none)).toBe('2027-04-07')
  expect(await dayAfterWorkingDays('2027-03-26', 1, none)).toBe('2027-03-29')
  expect(await dayAfterWorkingDays('2027-03-27', 1, none)).toBe('2027-03-29')
  expect(await dayAfterWorkingDays('2027-12-30', 2, async day => day === '2027-12-31')).toBe('2028-01-04')
})
