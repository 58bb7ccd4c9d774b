import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textOf, type Block, type Mark } from '#model/draft.ts'
import { StatementId, ThemeId } from '#model/ids.ts'
import { draftFragment, insertBlocks, readBlocks } from './draft-doc.ts'
import { redoBlocks } from './redo-blocks.ts'
import { redoDraft } from './redo-draft.ts'

const statement = (text: string, more: Partial<Extract<Block, { kind: 'statement' }>> = {}): Block => ({
  kind: 'statement',
  cites: [],
  ownWords: false,
  spans: text === '' ? [] : [{ text, marks: [] }],
  ...more,
})
const heading = (text: string): Block => ({ kind: 'heading', level: 2, about: null, spans: [{ text, marks: [] }] })

/** What somebody does to a draft: at a block, and at a word of it. */
interface Act {
  readonly kind: 'type' | 'delete words' | 'delete block' | 'add block' | 'split' | 'join' | 'move' | 'bold' | 'cite'
  readonly block: number
  readonly word: number
}
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom<Act['kind']>(
      'type',
      'delete words',
      'delete block',
      'add block',
      'split',
      'join',
      'move',
      'bold',
      'cite',
    ),
    block: fc.nat(9),
    word: fc.nat(9),
  }),
  { maxLength: 6 },
)

const marked = (block: Block, marks: Mark[]): Block => ({ ...block, spans: [{ text: textOf(block), marks }] })
const withText = (block: Block, text: string): Block => ({ ...block, spans: text === '' ? [] : [{ text, marks: [] }] })

function act(blocks: readonly Block[], { kind, block: wanted, word: wantedWord }: Act, fresh: string): Block[] {
  const at = blocks.length === 0 ? 0 : wanted % blocks.length
  const block = blocks[at]
  if (block === undefined || kind === 'add block') return blocks.toSpliced(at, 0, statement(fresh))
  const words = textOf(block).split(' ')
  const place = wantedWord % (words.length + 1)
  switch (kind) {
    case 'type':
      return blocks.with(at, withText(block, words.toSpliced(place, 0, fresh).join(' ')))
    case 'delete words':
      return blocks.with(at, withText(block, words.toSpliced(place, 2).join(' ')))
    case 'delete block':
      return blocks.toSpliced(at, 1)
    case 'split':
      return blocks.toSpliced(
        at,
        1,
        withText(block, words.slice(0, place).join(' ')),
        withText(block, words.slice(place).join(' ')),
      )
    case 'join': {
      const next = blocks[at + 1]
      return next === undefined
        ? [...blocks]
        : blocks.toSpliced(at, 2, withText(block, `${textOf(block)} ${textOf(next)}`))
    }
    case 'move':
      return blocks.toSpliced(at, 1).toSpliced(wantedWord % blocks.length, 0, block)
    case 'bold':
      return blocks.with(at, marked(block, ['bold']))
    case 'cite':
      return block.kind === 'heading'
        ? [...blocks]
        : blocks.with(at, {
            ...block,
            cites: [...block.cites, { themeId: ThemeId.parse(`theme-${fresh}`.padEnd(12, '0')) }],
          })
  }
}

const base = (sizes: readonly number[]): Block[] =>
  sizes.map((size, at) =>
    at % 4 === 0
      ? heading(`title${at}`)
      : statement(Array.from({ length: size }, (_, word) => `b${at}w${word}`).join(' ')),
  )
const after = (blocks: readonly Block[], done: readonly Act[], who: string): Block[] =>
  done.reduce<Block[]>((now, one, at) => act(now, one, `${who}${at}`), [...blocks])

const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 7 })
const wordsOf = (blocks: readonly Block[]): Set<string> =>
  new Set(blocks.flatMap(block => textOf(block).split(/\s+/)).filter(word => word !== ''))
const read = (theirs: readonly Block[], redone: ReturnType<typeof redoBlocks>): Block[] =>
  redone.map(one => (one.is === 'new' ? one.block : (theirs[one.at] as Block)))

test('[S71] a statement that the server had, and could not say so, is not made a second time', () => {
  const base = [heading('Our Direction'), statement('What was said')]
  const mine = [...base, statement('Mine, and on the server'), statement('Mine alone')]
  const theirs = [heading('Our Direction, again'), statement('What was said'), statement('Mine, and on the server')]
  const redone = redoBlocks({ base, mine, theirs })
  expect(redone.map(one => (one.is === 'kept' ? one.at : textOf(one.block)))).toEqual([0, 1, 2, 'Mine alone'])
})

test('[S71] work on a draft is made once more: no word of mine is lost, and none that was deleted comes back', () => {
  fc.assert(
    fc.property(sizes, acts, acts, (shape, mineDone, theirsDone) => {
      const before = base(shape)
      const [mine, theirs] = [after(before, mineDone, 'mine'), after(before, theirsDone, 'their')]
      const result = wordsOf(read(theirs, redoBlocks({ base: before, mine, theirs })))
      const [was, is, there] = [wordsOf(before), wordsOf(mine), wordsOf(theirs)]
      const lost = [...is].filter(word => !was.has(word) && !result.has(word))
      const backAgain = [...was].filter(word => !there.has(word) && result.has(word))
      const lostOfTheirs = [...there].filter(word => (!was.has(word) || is.has(word)) && !result.has(word))
      expect({ lost, backAgain, lostOfTheirs }).toEqual({ lost: [], backAgain: [], lostOfTheirs: [] })
    }),
    { numRuns: 3000, seed: 20270324 },
  )
})

test('[S71] nobody else has changed anything: then the draft is as I have it', () => {
  fc.assert(
    fc.property(sizes, acts, (shape, done) => {
      const before = base(shape)
      const mine = after(before, done, 'mine')
      expect(read(before, redoBlocks({ base: before, mine, theirs: before }))).toEqual(mine)
    }),
    { seed: 20270324 },
  )
})

test('[S71] what changed in other blocks than mine is as they have it, and mine as I have it', () => {
  const before = ['one two', 'three four', 'five six'].map(text => statement(text))
  const redone = redoBlocks({
    base: before,
    mine: [statement('one two and more'), before[1]!, statement('new'), before[2]!],
    theirs: [before[0]!, statement('three 4'), statement('five six')],
  })
  expect(redone.map(one => (one.is === 'kept' ? one.at : textOf(one.block)))).toEqual(['one two and more', 1, 'new', 2])
})

test('[S71] a statement that was deleted for good stays so, and what I added to it stands alone', () => {
  const before = [heading('Title'), statement('Ann Morgan said it'), statement('last')]
  const redone = redoBlocks({
    base: before,
    mine: [before[0]!, statement('Ann Morgan said it, and others agreed'), before[2]!],
    theirs: [before[0]!, before[2]!],
  })
  expect(redone.map(one => (one.is === 'kept' ? one.at : textOf(one.block)))).toEqual([0, ', and others agreed', 1])
})

test('[S71] what was written after a full stop begins after it', () => {
  const before = [statement('It stays.'), statement('Ann Morgan said it.')]
  const redone = redoBlocks({
    base: before,
    mine: [statement('It stays. And grows.'), statement('Ann Morgan said it. And why.')],
    theirs: [statement('It stays.')],
  })
  expect(redone.map(one => one.is === 'new' && textOf(one.block))).toEqual(['It stays. And grows.', 'And why.'])
})

test('[S71] bold, sources and own words that I gave stay, beside what others gave', () => {
  const cite = (name: string) => ({ themeId: ThemeId.parse(name) })
  const before = [statement('plain words', { cites: [cite('theme-0001')] })]
  const [result] = read(
    [statement('plain words here', { cites: [cite('theme-0001'), cite('theme-0003')] })],
    redoBlocks({
      base: before,
      mine: [
        statement('', {
          cites: [cite('theme-0002')],
          ownWords: true,
          spans: [
            { text: 'plain', marks: ['bold'] },
            { text: ' words', marks: [] },
          ],
        }),
      ],
      theirs: [statement('plain words here', { cites: [cite('theme-0001'), cite('theme-0003')] })],
    }),
  )
  expect(result).toEqual({
    kind: 'statement',
    cites: [cite('theme-0003'), cite('theme-0002')],
    ownWords: true,
    spans: [
      { text: 'plain', marks: ['bold'] },
      { text: ' words here', marks: [] },
    ],
  })
})

test('[S71] in the document itself, what stays as it is is not written again', () => {
  fc.assert(
    fc.property(sizes, acts, acts, (shape, mineDone, theirsDone) => {
      const [was, mine, theirs] = [
        base(shape),
        after(base(shape), mineDone, 'mine'),
        after(base(shape), theirsDone, 'their'),
      ]
      const [baseDoc, mineDoc, doc] = [was, mine, theirs].map(blocks => {
        const one = new Y.Doc()
        insertBlocks(draftFragment(one), 0, blocks)
        return one
      }) as [Y.Doc, Y.Doc, Y.Doc]
      const read3 = (one: Y.Doc) => readBlocks(draftFragment(one))
      const redone = redoBlocks({ base: read3(baseDoc), mine: read3(mineDoc), theirs: read3(doc) })
      const expected = read(read3(doc), redone)
      const elements = draftFragment(doc).toArray()
      doc.transact(() => redoDraft({ base: baseDoc, mine: mineDoc }, doc))
      expect(read3(doc)).toEqual(expected)
      const now = draftFragment(doc).toArray()
      expect(redone.every((one, at) => one.is === 'new' || now[at] === elements[one.at])).toBe(true)
    }),
    { numRuns: 300, seed: 20270324 },
  )
})

test('[D91] of each theme what I have looked at since is kept, and otherwise what they have; a statement keeps the id that it was given', () => {
  const seen = (theme: string, name: string) => ({
    themeId: ThemeId.parse(theme),
    name,
    said: '',
    notes: '',
    count: 0,
  })
  const before = statement('plain words', { seen: [seen('theme-0001', 'old'), seen('theme-0002', 'old')] })
  const [result] = read(
    [
      statement('plain words here', {
        id: StatementId.parse('given-there'),
        seen: [seen('theme-0001', 'theirs'), seen('theme-0002', 'theirs')],
      }),
    ],
    redoBlocks({
      base: [before],
      mine: [statement('my plain words', { seen: [seen('theme-0001', 'old'), seen('theme-0002', 'mine')] })],
      theirs: [
        statement('plain words here', {
          id: StatementId.parse('given-there'),
          seen: [seen('theme-0001', 'theirs'), seen('theme-0002', 'theirs')],
        }),
      ],
    }),
  )
  expect(result).toMatchObject({
    id: 'given-there',
    seen: [seen('theme-0001', 'theirs'), seen('theme-0002', 'mine')],
  })
})
