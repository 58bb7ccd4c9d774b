import { expect, test } from 'vitest'
import { AmbitionId, BreakoutId, SectionId, SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import { freshBreakout, usualSettings, type Breakout } from '@waymark/shared/model/session.ts'
import { changeSession, startSession } from '@waymark/shared/wire/sessions.ts'
import { newBreakout, sentBreakout, withPurpose } from './breakout-form.ts'
import {
  emptySession,
  fieldsOfWhen,
  roomsMeant,
  sentSession,
  sentWhen,
  sessionLike,
  titleAfter,
  wrongInSession,
} from './session-form.ts'

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
  const kept = {
    title: 'Where next?',
    type: 'cuppa' as const,
    isPaid: true,
    startsAt: { local: '2027-03-24T09:30', zone: 'Asia/Kolkata' },
  }
  expect(sentWhen(fieldsOfWhen(kept))).toEqual(kept)
  expect(sentWhen({ ...fieldsOfWhen(kept), time: '09:30:00' })).toEqual(kept)
  expect(changeSession.body.safeParse(sentWhen(fieldsOfWhen(kept))).success).toBe(true)
})

const id = (name: string) => `${name}-0000001`

test('[Q4] a session like another has its questions, headings, rooms and how each is run, and no day', () => {
  const settings = { ...usualSettings, isPrivate: true, names: 'anonymous', minutes: 35 } as const
  const section = (title: string, ambitionId: string | null, description = '') => ({
    id: SectionId.parse(id(`section-${title.length}`)),
    ambitionId: ambitionId === null ? null : AmbitionId.parse(ambitionId),
    title,
    description,
  })
  const breakout = (purpose: Breakout['purpose'], question: string, sections: Breakout['sections']) => ({
    id: BreakoutId.parse(id('breakout')),
    sessionId: SessionId.parse(id('session')),
    number: 1,
    purpose,
    question,
    sections,
    ...freshBreakout,
    settings,
    step: 'closed' as const,
    rooms: [{ name: 'Hazel' }, { name: '' }],
  })
  const like = sessionLike('key', {
    session: {
      id: SessionId.parse(id('session')),
      strategyId: StrategyId.parse(id('strategy')),
      title: 'Session 9',
      type: 'get-together',
      isPaid: true,
      startsAt: { local: '2027-03-24T09:30', zone: 'Asia/Kolkata' },
      lead: null,
      whatNext: 'We write it down.',
      createdAt: '2027-01-01T00:00:00.000Z',
    },
    breakouts: [
      breakout('review-ambitions', 'Still right?', [
        section('Open the doors', id('ambition')),
        section('About all of them', null, 'What is true of them together.'),
        section('About the words', null),
      ]),
      breakout('values', 'What do they mean?', [section('Kindness', null, 'To all.'), section('Courage', null)]),
    ],
  })
  expect(like).toMatchObject({ title: 'Session 10', date: '', time: '09:30', zone: 'Asia/Kolkata' })
  const sent = sentSession({ ...like, date: '2027-04-24' })
  expect(startSession.body.safeParse(sent).success).toBe(true)
  expect(sent).toEqual({
    title: 'Session 10',
    type: 'get-together',
    isPaid: true,
    startsAt: { local: '2027-04-24T09:30', zone: 'Asia/Kolkata' },
    rooms: [{ name: 'Hazel' }, { name: '' }],
    breakouts: [
      {
        purpose: 'review-ambitions',
        question: 'Still right?',
        settings,
        sections: [
          { title: 'About all of them', description: 'What is true of them together.' },
          { title: 'About the words', description: '' },
        ],
      },
      {
        purpose: 'values',
        question: 'What do they mean?',
        settings,
        sections: [
          { title: 'Kindness', description: 'To all.' },
          { title: 'Courage', description: '' },
        ],
      },
    ],
  })
})

test('[Q4] only a number of a session is counted on; a title with another at its end stays', () => {
  expect(titleAfter('Session 2')).toBe('Session 3')
  expect(titleAfter('Where next?')).toBe('Where next?')
  for (const title of ['Strategy 2027', 'Room 1.5', '24/3', 'Phase-2', '']) expect(titleAfter(title)).toBe(title)
})

test('[Q2] what is wrong with how it is run stands beside its field, and a light is only sent for ambitions', () => {
  const breakout = newBreakout('one')
  const wrong = wrongInSession({ ...filled, breakouts: [{ ...breakout, settings: { ...usualSettings, minutes: 0 } }] })
  expect(wrong.fields).toEqual(new Map([['breakouts.0.settings.minutes', 'Give a whole number from 1 to 240.']]))
  const lit = { ...breakout, settings: { ...usualSettings, asksLight: true } }
  expect(sentBreakout(lit).settings.asksLight).toBe(true)
  expect(sentBreakout(withPurpose(lit, 'values')).settings.asksLight).toBe(false)
})
