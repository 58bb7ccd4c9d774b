import { expect, test } from 'vitest'
import { DraftId, SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import { nextThing, stopsOf, type SeenStrategy } from './journey.ts'
import { usualSession } from '@waymark/shared/model/session.ts'

const strategyId = StrategyId.parse('strategy-one')
const line = (name: string, notes: number): SeenStrategy['sessions'][number] => ({
  id: SessionId.parse(`session-${name}`),
  strategyId,
  ...usualSession,
  title: name,
  startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
  createdAt: '2027-01-01T00:00:00.000Z',
  rooms: 3,
  people: 0,
  notes,
})
const seen = (...sessions: SeenStrategy['sessions']): SeenStrategy => ({
  strategy: {
    id: strategyId,
    title: 'Our Direction',
    period: '2027 to 2031',
    ambitions: [],
    values: [],
    demo: false,
    createdAt: '2027-01-01T00:00:00.000Z',
  },
  sessions,
  draftId: DraftId.parse('draft-number-one'),
  me: { role: 'organiser', name: null, roomId: null },
})

test('[A33] the path says what lies behind, where it has come to, and what is to come', () => {
  expect(stopsOf([line('one', 4), line('two', 0), line('three', 0)])).toEqual(['done', 'now', 'to-come'])
  expect(stopsOf([line('one', 4)])).toEqual(['done'])
  expect(stopsOf([])).toEqual([])
})

test('[A33] there is one next thing, and nobody is sent to a page that is not theirs', () => {
  expect(nextThing(seen(), 'organiser')?.goTo).toBe('/strategies/strategy-one/new-session')
  expect(nextThing(seen(), 'facilitator')).toBeUndefined()
  expect(nextThing(seen(line('one', 4), line('two', 0)), 'facilitator')?.goTo).toBe('/sessions/session-two')
  expect(nextThing(seen(line('one', 4)), 'organiser')?.goTo).toBe('/sessions/session-one')
  expect(nextThing(seen(line('one', 4)), 'reader')?.goTo).toBe('/drafts/draft-number-one')
  expect(nextThing(seen(line('one', 4)), 'participant')).toBeUndefined()
})
