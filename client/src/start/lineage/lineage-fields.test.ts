import { expect, test } from 'vitest'
import { AmbitionId, LineageEntryId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { Before, LineageEntry, LineageSide } from '@waymark/shared/model/lineage.ts'
import { beginning, changed, redone, undone } from './lineage-history.ts'
import { entryOf, oldSideOf, withBefore, withEntry, withoutEntry, wrongInLineage } from './lineage-fields.ts'

const ambition = (id: string, title: string) => ({ id: AmbitionId.parse(id), title })
const now: LineageSide = { title: 'Now', period: '2027', ambitions: [ambition('ambition-new', 'Lead')], values: [] }
const before: Before = {
  kind: 'typed',
  title: 'Before',
  period: '2022',
  ambitions: [ambition('ambition-one', 'Leading'), ambition('ambition-two', 'Planning')],
  values: [],
}
const { kind: _, ...old } = before
const line = (at: number, from: string): LineageEntry => ({
  id: LineageEntryId.parse(`entry-number-${at}`),
  of: 'ambition',
  how: 'dropped',
  from: [AmbitionId.parse(from)],
  to: [],
  reason: '',
})
const fields = { before, entries: [line(1, 'ambition-one'), line(2, 'ambition-two')] }

test('[LI15] lines go with what they were about, and no others', () => {
  const one = { ...before, ambitions: before.ambitions.slice(1) }
  expect(withBefore(fields, one, one).entries).toEqual([fields.entries[1]])
  expect(withBefore(fields, null, undefined)).toEqual({ before: null, entries: [] })
  expect(withBefore(fields, { ...before, title: 'Other' }, before).entries).toEqual(fields.entries)
})

test('[LI15] a line is put in the place of the one it was, or after all, and taken out alone', () => {
  const changed = { ...line(1, 'ambition-one'), reason: 'Done' }
  expect(withEntry(fields, changed).entries).toEqual([changed, fields.entries[1]])
  expect(
    withEntry(fields, line(3, 'ambition-one'))
      .entries.map(({ id }) => id)
      .at(-1),
  ).toBe('entry-number-3')
  expect(withoutEntry(fields, changed.id).entries).toEqual([fields.entries[1]])
  expect(entryOf({ of: 'value', how: 'kept', from: [], to: [] }, () => 'entry-number-9').reason).toBe('')
})

test('[LI4] what is wrong is said beside its line or its field before the server is asked', () => {
  const [first] = fields.entries
  const wrong = wrongInLineage(
    { before: { ...before, title: '' }, entries: [first!, { ...line(2, 'ambition-one'), how: 'kept' }] },
    before,
    now,
  )
  expect(Object.fromEntries(wrong)).toEqual({
    'before.title': 'Give the strategy a title.',
    'entries.1':
      'What is kept is one before and one now. One of these stands in another line too. Each stands in one line.',
  })
  expect(wrongInLineage(fields, before, now).size).toBe(0)
})

test('[LI9] the strategy before is the one that was typed, the one that was read, or the one that is chosen now', () => {
  const [own, other] = ['strategy-own', 'strategy-other'].map(id => StrategyId.parse(id)) as [StrategyId, StrategyId]
  const read = { before: { kind: 'strategy', strategyId: own } as const, old }
  const others = [{ id: other, ...now }]
  expect(oldSideOf(null, read, others)).toBeUndefined()
  expect(oldSideOf(before, read, others)).toBe(before)
  expect(oldSideOf({ kind: 'strategy', strategyId: own }, read, others)).toBe(old)
  expect(oldSideOf({ kind: 'strategy', strategyId: other }, read, others)?.title).toBe('Now')
  expect(oldSideOf({ kind: 'strategy', strategyId: own }, { before: null, old: null }, others)).toBeUndefined()
})

test('[LI15] each act is one step back and forth, typing in one field is one too, and a new act ends what could be done again', () => {
  const [first] = fields.entries
  const typed = (reason: string) => withEntry(fields, { ...first!, reason })
  const start = beginning(fields)
  const one = changed(changed(start, typed('B'), 'reason 1'), typed('Be'), 'reason 1')
  const two = changed(one, withoutEntry(one.fields, first!.id))
  expect(undone(two)?.fields).toEqual(typed('Be'))
  const back = undone(undone(two) ?? two)
  expect([back?.fields, back && undone(back)]).toEqual([fields, undefined])
  expect(redone(back ?? two)?.fields).toEqual(typed('Be'))
  expect(redone(redone(back ?? two) ?? two)?.fields).toEqual(two.fields)
  expect(redone(changed(back ?? two, typed('Else')))).toBeUndefined()
  expect(undone(changed(undone(two) ?? two, typed('Bet'), 'reason 1'))?.fields).toEqual(typed('Be'))
})
