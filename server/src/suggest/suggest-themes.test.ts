import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AskedThemes } from './asked-suggestion.ts'
import { sentenceVectors } from './sentence-vectors.ts'
import { suggestHomes, suggestLike } from './suggest-places.ts'
import { Contradiction, suggestThemes } from './suggest-themes.ts'

const none = new Map<string, undefined>()
const nothing = (): void => undefined
const suggested = (asked: Partial<AskedThemes>) =>
  suggestThemes({ kind: 'themes', notes: [], mustLink: [], cannotLink: [], grain: 0, ...asked }, none, nothing)

const words = [
  'lift',
  'broken',
  'evening',
  'open',
  'bus',
  'valley',
  'ystafell',
  'oer',
  'مساء',
  'الخير',
  '🙂',
  'the',
  'funding',
  'grant',
  '\u0000',
  '<b>',
  'e\u0301',
  '\ud800',
]
const texts = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map(all => all.join(' '))
const boards = fc
  .record({
    texts: fc.array(texts, { maxLength: 24 }),
    pairs: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.boolean()), { maxLength: 8 }),
    grain: fc.integer({ min: -4, max: 4 }),
  })
  .map(({ texts: all, pairs, grain }) => {
    const idOf = (at: number): string => `note-${at}`
    const links = (isTogether: boolean): [string, string][] =>
      pairs.flatMap(([a, b, together]) => (together === isTogether ? [[idOf(a), idOf(b)] as [string, string]] : []))
    return {
      notes: all.map((text, at) => ({ id: idOf(at), text })),
      mustLink: links(true),
      cannotLink: links(false),
      grain,
    }
  })

const inGroups = ({ themes, loose }: ReturnType<typeof suggested>): Map<string, string> =>
  new Map([
    ...loose.map(id => [id, `alone ${id}`] as const),
    ...themes.flatMap(({ id, noteIds }) => noteIds.map(noteId => [noteId, id] as const)),
  ])

test('[T200] every note is suggested one theme or stands alone; what is to be together is, and what is to be apart is', () => {
  fc.assert(
    fc.property(
      boards.filter(board => !contradicts(board)),
      board => {
        const answer = suggested(board)
        const placed = [...answer.loose, ...answer.themes.flatMap(({ noteIds }) => noteIds)]
        expect(placed.toSorted()).toEqual(board.notes.map(({ id }) => id).toSorted())
        const groups = inGroups(answer)
        const there = ([a, b]: readonly [string, string]): boolean => a !== b && groups.has(a) && groups.has(b)
        for (const [a, b] of board.mustLink.filter(there)) expect(groups.get(a)).toBe(groups.get(b))
        for (const [a, b] of board.cannotLink.filter(there)) expect(groups.get(a)).not.toBe(groups.get(b))
        for (const { central, noteIds } of answer.themes) {
          expect(noteIds).toEqual(expect.arrayContaining([...central]))
          expect(central.length).toBeGreaterThan(0)
        }
      },
    ),
    { seed: 200 },
  )
})

test('[T200] what is to be together and apart is refused', () => {
  fc.assert(
    fc.property(boards.filter(contradicts), board => {
      expect(() => suggested(board)).toThrow(Contradiction)
    }),
    { seed: 202 },
  )
})

type Board = Pick<AskedThemes, 'notes' | 'mustLink' | 'cannotLink'>

function contradicts({ notes, mustLink, cannotLink }: Board): boolean {
  const group = new Map(notes.map(({ id }) => [id, id]))
  const there = ([a, b]: readonly [string, string]): boolean => group.has(a) && group.has(b)
  for (const [a, b] of mustLink.filter(there)) {
    const [one, other] = [group.get(a)!, group.get(b)]
    for (const [id] of [...group].filter(([, name]) => name === other)) group.set(id, one)
  }
  return cannotLink.filter(there).some(([a, b]) => group.get(a) === group.get(b))
}

test('[T201] the same notes give the same suggestion byte for byte, in whatever order they come', () => {
  const shuffled = boards
    .filter(board => !contradicts(board))
    .chain(board =>
      fc.record({
        board: fc.constant(board),
        notes: fc.shuffledSubarray(board.notes, { minLength: board.notes.length }),
      }),
    )
  fc.assert(
    fc.property(shuffled, ({ board, notes }) => {
      const first = JSON.stringify(suggested(board))
      expect(JSON.stringify(suggested(board))).toBe(first)
      expect(JSON.stringify(suggested({ ...board, notes }))).toBe(first)
    }),
    { seed: 201 },
  )
})

const said = [
  'Open in the evening, please',
  'Longer opening hours in the evening',
  'Evening opening would help people who work',
  'The lift is broken again',
  'Please repair the lift',
  'A lift that works',
  'Bwyd Cymreig yn y gegin bob dydd Gwener',
  'The lift is broken, again!',
]
const notes = said.map((text, at) => ({ id: `n${at}`, text }))

test('[T202] notes that belong together make a theme named in their own words, with the words that it rests on; near duplicates are said, and what stands alone stays so', async () => {
  const senses = await sentenceVectors().of(notes, nothing)
  const answer = suggestThemes({ kind: 'themes', notes, mustLink: [], cannotLink: [], grain: 0 }, senses, nothing)
  expect(answer.themes.map(({ noteIds }) => noteIds.toSorted())).toEqual([
    ['n3', 'n4', 'n5', 'n7'],
    ['n0', 'n1', 'n2'],
  ])
  expect(answer.themes.map(({ title }) => title)).toEqual(['Lift is broken', 'Evening'])
  expect(answer.loose).toEqual(['n6'])
  expect(answer.duplicates).toEqual([['n3', 'n7']])
  expect(answer.explained['n4']).toEqual(['lift'])
  // The one in Welsh was compared by its words alone.
  expect(answer.bySpelling).toBe(1)
})

test('[T203] more themes or fewer are the same notes cut finer or coarser', () => {
  const counts = [-3, 0, 3].map(grain => {
    const { themes, loose } = suggested({ notes, grain })
    return themes.length + loose.length
  })
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(counts[0]).toBeLessThan(counts[2]!)
})

test('[T204] notes like one are the closest first, eight at most, with the words they share; none where nothing is close', async () => {
  const senses = await sentenceVectors().of(notes, nothing)
  const { like } = suggestLike({ kind: 'like', notes, noteId: 'n4' }, senses)
  expect(
    like
      .slice(0, 3)
      .map(({ noteId }) => noteId)
      .toSorted(),
  ).toEqual(['n3', 'n5', 'n7'])
  expect(like[0]).toMatchObject({ words: ['lift'] })
  expect(like.map(({ closeness }) => closeness)).toEqual(like.map(one => one.closeness).toSorted((a, b) => b - a))
  expect(suggestLike({ kind: 'like', notes, noteId: 'n6' }, senses).like).toEqual([])
  expect(suggestLike({ kind: 'like', notes, noteId: 'gone' }, senses).like).toEqual([])
})

test('[T205] a note without a theme is suggested that of the placed notes nearest to it, and none where none is near', async () => {
  const senses = await sentenceVectors().of(notes, nothing)
  const { homes } = suggestHomes(
    { kind: 'homes', notes, standsIn: { n0: ['hours'], n1: ['hours'], n3: ['lifts', 'repairs'], n5: ['lifts'] } },
    senses,
  )
  expect(homes.map(({ noteId, themeId }) => [noteId, themeId])).toEqual([
    ['n2', 'hours'],
    ['n4', 'lifts'],
    ['n7', 'lifts'],
  ])
  expect(homes[0]!.words).toEqual(['evening', 'opening'])
})

test('[T213] of many that say the same each is told once, with the first of them', () => {
  const same = Array.from({ length: 300 }, (_, at) => ({
    id: `s${at}`,
    text: at % 2 === 0 ? 'More funding' : 'more funding!',
  }))
  const { duplicates } = suggested({ notes: same })
  expect(duplicates).toHaveLength(299)
  expect(new Set(duplicates.map(([one]) => one)).size).toBe(1)
  expect(new Set(duplicates.map(([, other]) => other)).size).toBe(299)
})

test('[T213] capitals, curly quotes and spaces change no sense; nor does what was asked before, or in which order', async () => {
  const vectors = sentenceVectors()
  const sensesOf = async (...asked: readonly { readonly text: string; readonly lang?: string }[]) =>
    vectors.of(
      asked.map((note, at) => ({ id: `${at}`, ...note })),
      nothing,
    )
  const text = "the lift isn't working"
  const [first] = (await sensesOf({ text, lang: 'cy' })).values()
  expect(first).toBeUndefined()
  const plain = (await sensesOf({ text })).get(text)
  expect(plain).toHaveLength(512)
  for (const other of ['THE LIFT ISN’T WORKING', '  The lift isn’t\nworking  '])
    expect((await sensesOf({ text: other })).get(other)).toEqual(plain)
  const both = [{ text }, { text, lang: 'cy' }]
  expect((await sensesOf(...both)).get(text)).toEqual(plain)
  expect((await sensesOf(...both.toReversed())).get(text)).toEqual(plain)
})
