import { expect, test } from 'vitest'
import { changeSession, startSession } from '@waymark/shared/wire/sessions.ts'
import { newBreakout, sentBreakout, withPurpose } from './breakout-form.ts'
import { emptySession, fieldsOfWhen, roomsMeant, sentSession, sentWhen, wrongInSession } from './session-form.ts'

const filled = { ...emptySession('one', 'Europe/London'), title: 'Where next?', date: '2027-03-24' }

test('[A30] with a title and a date, the usual answers are enough for a session with three rooms', () => {
  expect(startSession.body.safeParse(sentSession(filled)).success).toBe(true)
  expect(wrongInSession(filled)).toEqual({ fields: new Map(), whole: undefined })
  expect(sentSession(filled).rooms).toEqual([{ name: '' }, { name: '' }, { name: '' }])
  expect(sentSession(filled).startsAt).toEqual({ local: '2027-03-24T13:00', zone: 'Europe/London' })
})

test('[A30] what is missing is said beside its field', () => {
  const empty = wrongInSession({ ...emptySession('one', 'Europe/London'), breakouts: [], roomCount: '' })
  expect([...empty.fields.keys()].toSorted()).toEqual(['breakouts', 'rooms', 'startsAt', 'title'])
  const open = {
    ...withPurpose(newBreakout('two'), 'open-question'),
    question: '',
    sections: [{ key: 's', title: '', description: '' }],
  }
  const wrong = wrongInSession({ ...filled, breakouts: [...filled.breakouts, open] })
  expect([...wrong.fields.keys()]).toEqual(['breakouts.1.question', 'breakouts.1.sections.0.title'])
})

test('[A30] a number of rooms that is none, or too many, is never sent as another number', () => {
  for (const roomCount of ['', '-1', '2.5', '1e3', 'three', '0']) {
    expect(roomsMeant({ roomCount })).toBe(0)
    expect(wrongInSession({ ...filled, roomCount }).fields.get('rooms')).toBe('Add at least one room.')
  }
  expect(wrongInSession({ ...filled, roomCount: '61' }).fields.get('rooms')).toBe('At most 60 rooms fit.')
  expect(wrongInSession({ ...filled, roomCount: '999' }).fields.get('rooms')).toBe('At most 60 rooms fit.')
  expect(sentSession({ ...filled, roomCount: '2', roomNames: ['Hazel', 'Birch', 'Rowan'] }).rooms).toEqual([
    { name: 'Hazel' },
    { name: 'Birch' },
  ])
})

test('[A31] changing what a breakout is for keeps a question that somebody wrote, and the sections', () => {
  const untouched = newBreakout('one')
  expect(withPurpose(untouched, 'what-is-missing').question).toBe('What is missing?')
  const written = { ...untouched, question: 'What would you keep?' }
  expect(withPurpose(written, 'open-question').question).toBe('What would you keep?')
  expect(withPurpose(withPurpose(written, 'open-question'), 'review-ambitions')).toEqual(written)
})

test('[A31] a review has a place for what is about all of them, unless it is turned off', () => {
  expect(sentBreakout(newBreakout('one')).sections.map(({ title }) => title)).toEqual(['About all of them'])
  expect(sentBreakout({ ...newBreakout('one'), aboutAll: false }).sections).toEqual([])
})

test('[A32] the time of a session goes into the form and comes out as the same time on the same clock', () => {
  const kept = { title: 'Where next?', startsAt: { local: '2027-03-24T09:30', zone: 'Asia/Kolkata' } }
  expect(sentWhen(fieldsOfWhen(kept))).toEqual(kept)
  expect(sentWhen({ ...fieldsOfWhen(kept), time: '09:30:00' })).toEqual(kept)
  expect(changeSession.body.safeParse(sentWhen(fieldsOfWhen(kept))).success).toBe(true)
})
