/** Over generated strategies and lines, and over the case that this was made for. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AmbitionId, LineageEntryId, ValueId } from '#model/ids.ts'
import {
  lineageOfs,
  type LineageEntry,
  type LineageHow,
  type LineageItemId,
  type LineageOf,
  type LineageSide,
} from '#model/lineage.ts'
import { lineageNodes } from './lineage-nodes.ts'
import { faultsOf, guessesOf, inLineageOrder, itemsIn, notYetSaid, type ReadLineage } from '#rules/lineage.ts'
import { lineageAlt, lineageText, sayEntry, sayFault, sayReason } from '#rules/lineage-words.ts'

const idOf = (of: LineageOf, name: string): LineageItemId =>
  of === 'ambition' ? AmbitionId.parse(`ambition-${name}`) : ValueId.parse(`the-value-${name}`)
const sideOf = (title: string, ambitions: readonly string[], values: readonly string[]): LineageSide => {
  const prefix = title.slice(0, 3)
  return {
    title,
    period: '',
    ambitions: ambitions.map((called, at) => ({ id: AmbitionId.parse(`ambition-${prefix}-${at}`), title: called })),
    values: values.map((called, at) => ({ id: ValueId.parse(`the-value-${prefix}-${at}`), title: called })),
  }
}

/** The four ambitions and values of one strategy, and the five steps and values that followed them. */
const old = sideOf(
  'Before',
  ['Leading culture change', 'Planning for the future', 'Learning and developing', 'Growing our community'],
  ['Human', 'Inclusive', 'Transparent', 'Challenging'],
)
const now = sideOf(
  'Now',
  ['Lead culture change', 'Promote and embed learning', 'Plan for the future', 'Grow our community', 'Live our values'],
  ['Inclusive', 'Transparent', 'Embracing of Change', 'Kind', 'Reflective'],
)

let made = 0
const entry = (
  of: LineageOf,
  how: LineageHow,
  [from, to]: readonly [readonly number[], readonly number[]],
): LineageEntry => {
  made += 1
  const ids = (side: LineageSide, places: readonly number[]): LineageItemId[] =>
    places.flatMap(at => itemsIn(side, of)[at]?.id ?? [])
  return {
    id: LineageEntryId.parse(`entry-number-${made}`),
    of,
    how,
    from: ids(old, from),
    to: ids(now, to),
    reason: '',
  }
}
const lines = [
  entry('value', 'dropped', [[3], []]),
  entry('ambition', 'new', [[], [4]]),
  entry('ambition', 'reworded', [[2], [1]]),
  entry('ambition', 'reworded', [[1], [2]]),
  entry('value', 'split', [[0], [3, 4]]),
  entry('ambition', 'reworded', [[3], [3]]),
  entry('ambition', 'reworded', [[0], [0]]),
  entry('value', 'kept', [[2], [1]]),
]
const case2023: ReadLineage = { old, now, entries: lines }

describe('from four ambitions and values to five', () => {
  test('[LI3] what nobody has said yet is said, old and new', () => {
    expect(notYetSaid(case2023, 'ambition')).toEqual({ old: [], now: [] })
    const { old: before, now: after } = notYetSaid(case2023, 'value')
    expect(before.map(({ title }) => title)).toEqual(['Inclusive'])
    expect(after.map(({ title }) => title)).toEqual(['Inclusive', 'Embracing of Change'])
    expect(faultsOf(case2023).size).toBe(0)
  })

  test('[LI6] only what is called the same is offered, and nothing is set', () => {
    expect(guessesOf({ old, now, entries: [] })).toEqual(
      [
        [1, 0],
        [2, 1],
      ].map(([from = 0, to = 0]) => ({
        of: 'value',
        how: 'kept',
        from: [old.values[from]?.id],
        to: [now.values[to]?.id],
      })),
    )
    expect(guessesOf(case2023).map(({ from }) => from)).toEqual([[old.values[1]?.id]])
    const doubled = { ...old, values: [...old.values, { id: ValueId.parse('value-again'), title: ' inclusive!' }] }
    expect(guessesOf({ old: doubled, now, entries: [] }).map(({ to }) => to)).toEqual([[now.values[1]?.id]])
    expect(guessesOf({ old: sideOf('Old', [], ['…']), now: sideOf('Now', [], ['!']), entries: [] })).toEqual([])
  })

  test('[LI5] its lines are said in the order of the new strategy, then of the old', () => {
    expect(inLineageOrder(case2023).map(line => sayEntry(line, case2023))).toEqual([
      '“Leading culture change” is now called “Lead culture change”.',
      '“Learning and developing” is now called “Promote and embed learning”.',
      '“Planning for the future” is now called “Plan for the future”.',
      '“Growing our community” is now called “Grow our community”.',
      '“Live our values” is new.',
      '“Transparent” is kept.',
      '“Human” was split into “Kind” and “Reflective”.',
      '“Challenging” was dropped.',
    ])
  })

  test('[LI4] a shape that does not fit, what is not there, and what stands elsewhere too are each said', () => {
    const said = (...entries: LineageEntry[]): string[] =>
      [...faultsOf({ old, now, entries })].flatMap(([line, faults]) => faults.map(fault => sayFault(fault, line.how)))
    expect(said(entry('ambition', 'kept', [[0], [0, 1]]))).toEqual(['What is kept is one before and one now.'])
    expect(said(entry('ambition', 'split', [[0], [1]]))).toEqual(['What is split is one before, and two or more now.'])
    expect(said(entry('value', 'merged', [[0], [1]]))).toEqual(['What is merged is two or more before, and one now.'])
    expect(said(entry('value', 'new', [[0], [1]]))).toEqual(['What is new is one now, and none before.'])
    expect(said(entry('value', 'dropped', [[0], [1]]))).toEqual(['What is dropped is one before, and none now.'])
    expect(said(entry('value', 'reworded', [[], [1]]))).toEqual(['What is reworded is one before and one now.'])
    const lost = { ...entry('value', 'dropped', [[0], []]), from: [idOf('value', 'lost')] }
    expect(said(lost)).toEqual(['One of these is not there any more. Change this line, or take it out.'])
    expect(sayEntry(lost, case2023)).toBe('one that is not there any more was dropped.')
    // An ambition is no value.
    expect(said({ ...entry('ambition', 'dropped', [[0], []]), of: 'value' })).toHaveLength(1)
    expect(said(entry('value', 'merged', [[0, 0], [1]]))).toEqual(['One of these stands in this line twice.'])
    expect(said(entry('value', 'dropped', [[0], []]), entry('value', 'kept', [[0], [1]]))).toEqual([
      'One of these stands in another line too. Each stands in one line.',
    ])
    const [first] = lines
    expect(first === undefined ? [] : said(first, { ...first, from: [old.values[0]!.id] })).toHaveLength(1)
  })
})

/** Any strategies, and lines between them that hold: each of the old and the new in one at most. */
const lineages = fc
  .record({
    counts: fc.array(fc.nat(12), { minLength: 4, maxLength: 4 }),
    cuts: fc.array(fc.constantFrom<LineageHow>('kept', 'reworded', 'split', 'merged', 'new', 'dropped'), {
      maxLength: 30,
    }),
    turned: fc.infiniteStream(fc.nat()),
    sizes: fc.infiniteStream(fc.integer({ min: 2, max: 4 })),
  })
  .map(({ counts, cuts, turned, sizes }): ReadLineage => {
    const names = (count = 0, of = ''): string[] => Array.from({ length: count }, (_, at) => `${of} number ${at}`)
    const from = sideOf('Old', names(counts[0], 'Aim'), names(counts[1], 'Value'))
    const to = sideOf('New', names(counts[2], 'Aim'), names(counts[3], 'Value'))
    const take = (left: LineageItemId[], count: number): LineageItemId[] =>
      Array.from({ length: count }).flatMap(() => left.splice((turned.next().value ?? 0) % Math.max(1, left.length), 1))
    const left = new Map(
      lineageOfs.map(of => [
        of,
        { old: itemsIn(from, of).map(({ id }) => id), now: itemsIn(to, of).map(({ id }) => id) },
      ]),
    )
    const entries = cuts.flatMap((how, at): LineageEntry[] => {
      const of = lineageOfs[at % 2] ?? 'value'
      const { old: olds, now: nows } = left.get(of) ?? { old: [], now: [] }
      const many = sizes.next().value ?? 2
      const [before, after] = [
        how === 'new' ? 0 : how === 'merged' ? many : 1,
        how === 'dropped' ? 0 : how === 'split' ? many : 1,
      ]
      return olds.length < before || nows.length < after
        ? []
        : [
            {
              id: LineageEntryId.parse(`entry-number-${at}`),
              of,
              how,
              from: take(olds, before),
              to: take(nows, after),
              reason: at % 3 === 0 ? '' : `Because ${at}`,
            },
          ]
    })
    return { old: from, now: to, entries }
  })

describe('any lineage', () => {
  test('[LI3] has each of the old and the new in exactly one line, or not yet said', () => {
    fc.assert(
      fc.property(lineages, lineage => {
        expect(faultsOf(lineage).size).toBe(0)
        for (const of of lineageOfs) {
          const own = lineage.entries.filter(line => line.of === of)
          const left = notYetSaid(lineage, of)
          const sorted = (ids: readonly string[]): string[] => ids.toSorted((a, b) => (a < b ? -1 : 1))
          for (const [side, said, unsaid] of [
            [lineage.old, own.flatMap(({ from }) => from), left.old],
            [lineage.now, own.flatMap(({ to }) => to), left.now],
          ] as const)
            expect(sorted([...said, ...unsaid.map(({ id }) => id)])).toEqual(
              sorted(itemsIn(side, of).map(({ id }) => id)),
            )
        }
      }),
    )
  })

  test('[LI4] that holds no more once one of its lines is in it twice, or loses what it is about', () => {
    fc.assert(
      fc.property(lineages, fc.nat(), (lineage, which) => {
        const { entries } = lineage
        fc.pre(entries.length > 0)
        const chosen = entries[which % entries.length]!
        const again = { ...chosen, id: LineageEntryId.parse('entry-once-more') }
        expect([...faultsOf({ ...lineage, entries: [...entries, again] }).values()]).toEqual([['in-several']])
        const nothing = sideOf('Old', [], [])
        const gone = faultsOf({ ...lineage, old: nothing, now: nothing })
        expect([...gone.values()]).toEqual(entries.map(() => ['gone']))
      }),
    )
  })

  test('[LI5] stands in one order, however its lines were saved: in the table, beside the picture and in the document', () => {
    fc.assert(
      fc.property(lineages, fc.infiniteStream(fc.nat()), (lineage, chance) => {
        const shuffled = lineage.entries
          .map(line => ({ line, at: chance.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ line }) => line)
        const ordered = inLineageOrder({ ...lineage, entries: shuffled })
        expect(ordered).toEqual(inLineageOrder(lineage))
        const placesOf = (of: LineageOf): number[] =>
          ordered
            .filter(line => line.of === of && line.to.length > 0)
            .map(line => itemsIn(lineage.now, of).findIndex(({ id }) => line.to.includes(id)))
        for (const of of lineageOfs) expect(placesOf(of)).toEqual(placesOf(of).toSorted((a, b) => a - b))

        const sentences = ordered.map(line => sayEntry(line, lineage))
        const beside = lineageText({ ...lineage, entries: shuffled }).split('\n')
        const inText = beside.flatMap(line => sentences.filter(said => line.startsWith(`- ${said}`)))
        expect(inText).toEqual(sentences)
        const nodes = lineageNodes({ ...lineage, entries: shuffled })
        const inDocument = nodes.flatMap(node =>
          node.kind === 'statement' && node.source !== '' ? [[node.spans[0]?.text, node.source]] : [],
        )
        expect(inDocument).toEqual(ordered.map(line => [sayEntry(line, lineage), sayReason(line)]))
      }),
      { numRuns: 60 },
    )
  })

  test('[LI6] is offered nothing that is said already, and what it takes of the offer holds', () => {
    fc.assert(
      fc.property(lineages, lineage => {
        const guesses = guessesOf(lineage)
        const taken = guesses.map((guess, at) => ({
          ...guess,
          id: LineageEntryId.parse(`guess-number-${at}`),
          reason: '',
        }))
        const after = { ...lineage, entries: [...lineage.entries, ...taken] }
        expect(faultsOf(after).size).toBe(0)
        expect(guessesOf(after)).toEqual([])
      }),
    )
  })

  test('[LI5] is said in short in one sentence with the right counts', () => {
    expect(lineageAlt(case2023)).toBe(
      'Two columns: 4 ambitions and 4 values before, 5 ambitions and 5 values now, and 8 lines between them. The words are in the text beside the picture.',
    )
    const empty = sideOf('Old', ['One'], [])
    expect(lineageAlt({ old: empty, now: empty, entries: [] })).toContain('1 ambition and no values before')
  })
})
