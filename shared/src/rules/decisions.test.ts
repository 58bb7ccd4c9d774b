import { expect, test } from 'vitest'
import { DecisionForm } from '#model/decision.ts'
import { inReviewOrder, resultOf, sayAsked, sayCalendarDay } from './decisions.ts'

const form: DecisionForm = {
  question: 'Who do we work with?',
  background: '',
  options: ['Anybody', 'Those who share our values'],
  asked: 'The food group',
  askedPeople: 42,
  how: 'consent',
  howMore: '',
  chosen: 1,
  result: '',
  reason: 'It was asked for in every room.',
  decidedOn: '2027-03-24',
  reviewOn: '2028-03-24',
  statementIds: [],
  themeIds: [],
  isPublished: false,
}
const wrong = (more: Partial<Record<keyof DecisionForm, unknown>>): unknown[] =>
  (DecisionForm.safeParse({ ...form, ...more }).error?.issues ?? []).map(({ path, message }) => [
    path.join('.'),
    message,
  ])

test('[OC11] a decision has a question, options, a result and a reason, and days that there are; what is wrong is said beside it', () => {
  expect(wrong({})).toEqual([])
  expect(wrong({ question: ' ' })).toEqual([['question', 'Say what was to be decided.']])
  expect(wrong({ options: ['Only one'], chosen: 0 })).toEqual([['options', 'Give at least 2 options.']])
  expect(wrong({ options: ['One', ''] })).toEqual([['options.1', 'Say what this option is, or take it away.']])
  expect(wrong({ options: Array.from({ length: 9 }, () => 'One') })).toEqual([['options', 'At most 8 options fit.']])
  expect(wrong({ chosen: null })).toEqual([['result', 'Choose an option, or write what came of it.']])
  expect(wrong({ chosen: null, result: 'Neither' })).toEqual([])
  expect(wrong({ chosen: 2 })).toEqual([['chosen', 'Choose one of the options.']])
  expect(wrong({ decidedOn: '2027-02-29' })).toEqual([['decidedOn', 'There is no such day.']])
  expect(wrong({ decidedOn: '0000-01-01' })).toEqual([['decidedOn', 'Give a day, with a year from 1900 to 2199.']])
  expect(wrong({ reviewOn: '2027-03-23' })).toEqual([
    ['reviewOn', 'It is looked at again after it was decided: give a later day.'],
  ])
  expect(wrong({ askedPeople: 0 })).toEqual([['askedPeople', 'Give a number from 1, or leave it empty.']])
  expect(wrong({ how: 'dice' })).toEqual([['how', 'Say how it was decided.']])
})

test('[OC12] what is to be looked at again comes first, the longest due before the others, then the newest', () => {
  const decision = (id: string, decidedOn: string, reviewOn: string | null) => ({ id, decidedOn, reviewOn })
  const all = [
    decision('old', '2024-01-01', null),
    decision('due-today', '2026-01-01', '2027-03-24'),
    decision('not-due', '2026-06-01', '2027-03-25'),
    decision('long-due', '2025-01-01', '2026-01-01'),
  ]
  expect(inReviewOrder(all as never[], '2027-03-24').map(({ id }: { readonly id: string }) => id)).toEqual([
    'long-due',
    'due-today',
    'not-due',
    'old',
  ])
})

test('[OC11] a decision is told in words', () => {
  expect(resultOf(form)).toEqual(['Those who share our values'])
  expect(resultOf({ ...form, result: 'For a year' })).toEqual(['Those who share our values', 'For a year'])
  expect(sayAsked(form)).toBe('The food group, 42 people')
  expect(sayAsked({ asked: '', askedPeople: 1 })).toBe('1 person')
  expect(sayAsked({ asked: ' ', askedPeople: null })).toBe('')
  expect(sayAsked({ asked: 'The choir', askedPeople: 4 }, 5)).toBe('The choir, fewer than 5 people')
  expect(sayCalendarDay('2027-03-24')).toBe('Wednesday 24 March 2027')
})
