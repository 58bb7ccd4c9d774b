import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf, type Block } from '#model/draft.ts'
import { StatementId, ThemeId } from '#model/ids.ts'
import { changesOf, compareDrafts, isChange, type ComparedBlock } from './compare-drafts.ts'
import type { Piece } from './changed-words.ts'
import { sayChanges, sayComparison, saySourceChanges } from './comparison-words.ts'

const statement = (text: string, more: Partial<Extract<Block, { kind: 'statement' }>> = {}): Block => ({
  kind: 'statement',
  cites: [],
  ownWords: false,
  spans: text === '' ? [] : [{ text, marks: [] }],
  ...more,
})
const heading = (text: string, about: string | null = null): Block => ({
  kind: 'heading',
  level: 2,
  about,
  spans: [{ text, marks: [] }],
})
const id = (name: string) => StatementId.parse(name.padEnd(12, '0'))
const cite = (name: string) => ({ themeId: ThemeId.parse(name.padEnd(12, '0')) })

const word = fc.constantFrom('doors', 'open', 'Sundays', 'the', 'lift', ' ', '\n', 'ŵy', '🎉', '<b>', '.', '')
const text = fc.array(word, { maxLength: 8 }).map(words => words.join(' '))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(2 as const, 3 as const),
    about: fc.constantFrom(null, 'theme-a', 'theme-b'),
    spans: text.map(words => [{ text: words, marks: [] }]),
  }),
  fc
    .record({
      text,
      id: fc.constantFrom(undefined, id('one'), id('two'), id('three')),
      cites: fc.subarray([cite('a'), cite('b')]),
      bold: fc.boolean(),
      ownWords: fc.boolean(),
    })
    .map(({ text: words, bold, id: known, ...more }) =>
      statement(words, {
        ...more,
        ...(known !== undefined && { id: known }),
        spans: [{ text: words, marks: bold ? (['bold'] as const) : [] }],
      }),
    ),
)
const blocks = fc.array(block, { maxLength: 9 })
/** A draft, and what became of it: shuffled, with some gone, some new, some with other words. */
const two = fc.oneof(
  fc.tuple(blocks, blocks),
  blocks.chain(before =>
    fc.tuple(
      fc.constant(before),
      fc.tuple(fc.shuffledSubarray(before), blocks).map(([some, more]) => [...some, ...more.slice(0, 2)]),
    ),
  ),
)

const readAs = (pieces: readonly Piece[], without: Piece['is']): string =>
  pieces
    .filter(({ is }) => is !== without)
    .map(({ text: words }) => words)
    .join('')
const places = (rows: readonly ComparedBlock[], side: 'was' | 'now'): number[] =>
  rows.flatMap(row => row[side]?.at ?? [])
const upTo = (count: number): number[] => [...Array.from({ length: count }).keys()]
const byNumber = (a: number, b: number): number => a - b

test('[D85] a comparison has each block of both states once, in their order, and its words are those of the one and of the other', () => {
  fc.assert(
    fc.property(two, ([before, after]) => {
      const rows = compareDrafts(before, after)
      expect(places(rows, 'now')).toEqual(upTo(after.length))
      expect(places(rows, 'was').toSorted(byNumber)).toEqual(upTo(before.length))
      const stayed = rows.filter(({ isMoved }) => !isMoved)
      expect(places(stayed, 'was')).toEqual(places(stayed, 'was').toSorted(byNumber))
      expect(rows.map(({ words }) => readAs(words, 'removed'))).toEqual(
        rows.map(({ now }) => (now === undefined ? '' : textOf(now.block))),
      )
      expect(rows.map(({ words }) => readAs(words, 'added'))).toEqual(
        rows.map(({ was }) => (was === undefined ? '' : textOf(was.block))),
      )
    }),
    { numRuns: 1500 },
  )
})

/** The other state, made of the one and what the comparison says of it. */
function applied(before: readonly Block[], rows: readonly ComparedBlock[]): Block[] {
  return rows.flatMap(row => {
    const { was, now } = row
    if (now === undefined) return []
    if (was !== undefined && !changesOf(row).some(change => change !== 'moved')) return [before[was.at] as Block]
    return [now.block]
  })
}
const plain = (all: readonly Block[]) => all.map(one => ({ ...one, id: undefined, spans: textOf(one) }))
const about = (all: readonly Block[]) => all.map(one => (one.kind === 'heading' ? { ...one, about: null } : one))

test('[D85] applied to the one state, a comparison gives the other exactly, and what it calls unchanged is unchanged', () => {
  fc.assert(
    fc.property(two, ([before, after]) => {
      expect(plain(about(applied(before, compareDrafts(before, after))))).toEqual(plain(about(after)))
      expect(compareDrafts(after, after).filter(isChange)).toEqual([])
    }),
    { numRuns: 1500 },
  )
})

test('[D85] a statement is known again by its id whatever became of its words and its place', () => {
  const before = [heading('Doors'), statement('We open.', { id: id('one') }), statement('The lift.', { id: id('two') })]
  const after = [
    heading('Doors'),
    statement('The lift.', { id: id('two') }),
    statement('Something else entirely', { id: id('one') }),
  ]
  const rows = compareDrafts(before, after)
  expect(rows.map(({ was, now }) => [was?.at, now?.at])).toEqual([
    [0, 0],
    [2, 1],
    [1, 2],
  ])
  expect(rows.map(sayChanges).filter(said => said !== '')).toEqual(
    expect.arrayContaining([expect.stringContaining('ther words')]),
  )
})

test('[D85] without ids it is known by most of its words, and told word by word', () => {
  const [row] = compareDrafts(
    [statement('We keep the doors open on Sundays.')],
    [statement('We keep all doors open on Sundays and Mondays.')],
  )
  expect(row?.words).toEqual([
    { is: 'kept', text: 'We keep ' },
    { is: 'removed', text: 'the' },
    { is: 'added', text: 'all' },
    { is: 'kept', text: ' doors open on Sundays' },
    { is: 'added', text: ' and Mondays' },
    { is: 'kept', text: '.' },
  ])
})

test('[D85] what is wholly other is gone and new, and what is gone stands where it stood', () => {
  const rows = compareDrafts(
    [heading('A'), statement('One two three.'), statement('Last one.')],
    [heading('A'), statement('Entirely unlike it'), statement('Last one.')],
  )
  expect(rows.map(row => [sayChanges(row), textOf((row.now ?? row.was)!.block)])).toEqual([
    ['', 'A'],
    ['Removed', 'One two three.'],
    ['Added', 'Entirely unlike it'],
    ['', 'Last one.'],
  ])
  expect(sayComparison(rows)).toBe('No statements changed, 1 added, 1 removed.')
})

test('[D85] the counts are told in a sentence, sources by their names, and headings apart', () => {
  const before = [heading('A', 'theme-a'), statement('One.', { id: id('one'), cites: [cite('a')] }), statement('Two.')]
  const after = [
    heading('B', 'theme-a'),
    statement('One.', { id: id('one'), cites: [cite('b')], ownWords: true }),
    statement('Two.', { spans: [{ text: 'Two.', marks: ['bold'] }] }),
    statement('Three.'),
  ]
  const rows = compareDrafts(before, after)
  expect(sayComparison(rows)).toBe('2 statements changed, 1 added, none removed. Headings: 1 changed.')
  expect(rows.map(sayChanges)).toEqual(['Other words', 'Sources changed', 'Bold or italic changed', 'Added'])
  const names = new Map<string, string>([
    [cite('a').themeId, 'Doors'],
    [cite('b').themeId, 'Lifts'],
  ])
  expect(saySourceChanges(rows[1]!, one => names.get('themeId' in one ? one.themeId : '') ?? '')).toEqual([
    'Now also rests on: Lifts',
    'No longer rests on: Doors',
    'Now said to be the facilitator’s own words',
  ])
  expect(sayComparison(compareDrafts(after, after))).toBe('Nothing is different between them.')
})

test('[D85] words of more than can be weighed are told as gone and as new, and none is left out', () => {
  const long = (by: string, at: number): Block =>
    statement(Array.from({ length: 1500 }, (_, place) => `${by}${place}`).join(' '), { id: id(`long${at}`) })
  const drafts = ['before', 'after'].map(by => upTo(12).map(at => long(by, at)))
  const rows = compareDrafts(drafts[0]!, drafts[1]!)
  expect(rows.map(({ words }) => words.map(({ is }) => is))).toEqual(upTo(12).map(() => ['removed', 'added']))
})

test('[D85] two drafts of thousands of blocks are compared in a moment', () => {
  const many = (by: string): Block[] => upTo(3000).map(at => statement(`${by} number ${at} of the words ${at % 7}`))
  expect(compareDrafts(many('one'), many('other').toReversed())).toHaveLength(6000)
})
