import { expect, test } from 'vitest'
import type { FormatRequest } from '#model/format-request.ts'
import { inQueue, sayDue } from './format-words.ts'
import { inNameOrder } from './thanks-words.ts'

const request = (id: string, more: Partial<FormatRequest>): FormatRequest => ({
  id,
  scope: 'scope',
  about: 'Our Direction',
  format: 'braille',
  which: '',
  name: 'Ama',
  way: 'phone',
  reach: '01970 123456',
  note: '',
  day: '2027-03-01',
  due: '2027-03-15',
  state: 'asked',
  said: '',
  saidOn: '',
  ...more,
})

test('[FO5] what is overdue says so in words, and what is over says nothing', () => {
  expect(sayDue(request('a', { due: '2027-03-15' }), '2027-03-17')).toBe('Overdue by 2 days')
  expect(sayDue(request('a', { due: '2027-03-15', state: 'in-hand' }), '2027-03-16')).toBe('Overdue by 1 day')
  expect(sayDue(request('a', { due: '2027-03-15' }), '2027-03-15')).toBe('Due today')
  expect(sayDue(request('a', { due: '2027-03-15' }), '2027-03-12')).toBe('Due in 3 days')
  expect(sayDue(request('a', { due: '2027-03-15', state: 'done' }), '2027-03-17')).toBe('')
})

test('[FO5] the queue begins with what is due first; what is over comes after it, the last one first', () => {
  const all = [
    request('done-early', { state: 'done', saidOn: '2027-03-02' }),
    request('later', { due: '2027-03-20' }),
    request('done-late', { state: 'cannot', saidOn: '2027-03-09' }),
    request('sooner', { due: '2027-03-10', state: 'in-hand' }),
  ]
  expect(inQueue(all).map(({ id }) => id)).toEqual(['sooner', 'later', 'done-late', 'done-early'])
})

test('[TH1] names stand by the letters as English sorts them, and two that are alike stand in one order', () => {
  expect(inNameOrder(['Zoë', 'Élan', 'aled', 'Aled', 'Eluned'])).toEqual(['aled', 'Aled', 'Élan', 'Eluned', 'Zoë'])
  expect(inNameOrder(['Aled', 'aled'])).toEqual(inNameOrder(['aled', 'Aled']))
})
