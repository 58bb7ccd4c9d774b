import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { commentStates, type Triage } from '@waymark/shared/model/feedback.ts'
import { CommentId, StatementId } from '@waymark/shared/model/ids.ts'
import { wrongWithTriage } from '@waymark/shared/rules/feedback.ts'
import type { CommentView } from '@waymark/shared/wire/feedback.ts'
import { besideStatements, noFilter, shownOf } from './comment-filter.ts'
import { becomes, bodyOf, stepsBack, stepsOf, type Decision } from './triage-acts.ts'

const outcome = { what: 'adopted', reason: 'Yes.' } as const
const [doors, windows] = [StatementId.parse('statement-of-doors'), StatementId.parse('statement-of-windows')]

const comment = (number: number, more: Partial<CommentView> = {}): CommentView => ({
  id: CommentId.parse(`comment-number-${number}`),
  number,
  about: null,
  words: 'Longer hours.',
  apart: '',
  says: null,
  route: 'form',
  name: null,
  mayShow: false,
  isReadBack: false,
  isTypedIn: false,
  day: '2027-05-02',
  isLate: false,
  state: 'to-read',
  group: '',
  outcome: null,
  revision: 1,
  ...more,
})

const triages = fc
  .record({ state: fc.constantFrom(...commentStates), group: fc.constantFrom('', 'Hours', 'Ramps') })
  .map(({ state, group }): Triage => ({
    state,
    group: state === 'grouped' && group === '' ? 'Hours' : group,
    outcome: state === 'answered' ? outcome : null,
  }))
const decisions = fc.constantFrom<Decision>(
  { to: 'group', group: 'Doors' },
  { to: 'no-group' },
  { to: 'needs-advice' },
  { to: 'to-read' },
  { to: 'answer', outcome: { what: 'not-now', reason: 'Later.' } },
)

test('[FB24] whatever is decided can stand, each decision is sent once, and the way back leads to what was before, but for what was changed since', () => {
  fc.assert(
    fc.property(fc.array(triages, { minLength: 1, maxLength: 8 }), decisions, fc.nat(), (befores, decision, which) => {
      const all = befores.map((before, at) => comment(at + 1, { ...before, revision: at }))
      const steps = stepsOf(all, decision)
      expect(befores.map(before => wrongWithTriage(becomes(before, decision)))).toEqual(befores.map(() => undefined))
      const body = bodyOf(steps, all)
      expect(body.comments.map(({ becomes: place }) => body.decisions[place])).toEqual(steps.map(({ to }) => to))
      expect(new Set(body.decisions.map(one => JSON.stringify(one))).size).toBe(body.decisions.length)
      const after = all.map((one, at) => ({ ...one, ...steps[at]!.to, revision: one.revision + 1 }))
      const back = bodyOf(stepsBack(steps, after), after)
      expect(back.comments.map(({ id, revision }) => [id, revision])).toEqual(
        after.map(({ id, revision }) => [id, revision]),
      )
      expect(back.comments.map(({ becomes: place }) => back.decisions[place])).toEqual(befores)
      const other = {
        ...after[which % after.length]!,
        state: 'grouped',
        group: 'By somebody else',
        outcome: null,
      } as const
      const changed = after.map(one => (one.id === other.id ? other : one))
      expect(stepsBack(steps, changed).map(({ id }) => id)).not.toContain(other.id)
    }),
  )
})

test('[FB25] comments are found by state, way, group, statement and words, and stand beside their statement in the order of the version', () => {
  const all = [
    comment(1, { about: windows, words: 'Drysau LLYDAN', state: 'grouped', group: 'Doors' }),
    comment(2, { about: doors, name: 'Nia', route: 'phone' }),
    comment(3, { about: windows, apart: 'Subject: the lift' }),
    comment(4),
  ]
  const found = (more: Partial<typeof noFilter>) => shownOf(all, { ...noFilter, ...more }).map(({ number }) => number)
  expect(found({})).toEqual([1, 2, 3, 4])
  expect(found({ state: 'grouped' })).toEqual([1])
  expect(found({ route: 'phone' })).toEqual([2])
  expect(found({ group: 'Doors' })).toEqual([1])
  expect(found({ about: windows })).toEqual([1, 3])
  expect(found({ about: 'whole' })).toEqual([4])
  expect(found({ words: ' llydan  drysau ' })).toEqual([1])
  expect(found({ words: 'nia' })).toEqual([2])
  expect(found({ words: 'lift' })).toEqual([3])
  expect(found({ words: 'lift', about: doors })).toEqual([])
  const statements = [doors, StatementId.parse('statement-of-nobody'), windows].map(id => ({ id, text: id }))
  expect(
    besideStatements(all, statements).map(({ statement, comments }) => [
      statement?.id ?? null,
      comments.map(({ number }) => number),
    ]),
  ).toEqual([
    [null, [4]],
    [doors, [2]],
    [windows, [1, 3]],
  ])
})
