import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PieceId, QuestionId } from '#model/ids.ts'
import type { Part, Piece } from '#model/response.ts'
import {
  answerTo,
  coverAll,
  cutInTwo,
  cutsIn,
  joinedToBefore,
  partBefore,
  partsAsSent,
  sentencesOf,
  tightSpan,
  wordsAt,
} from './response-parts.ts'

const text = fc.string({
  minLength: 1,
  maxLength: 60,
  unit: fc.constantFrom('a', ' ', '\n', 'é', '😀', 'ا', '.', '한'),
})
const pieces = fc
  .array(text, { minLength: 1, maxLength: 6 })
  .map(all =>
    all.map((one, at): Piece => ({ id: PieceId.parse(`piece-${at}-abcdefgh`), text: one, questionId: null, why: '' })),
  )

/** Between characters, without the ends. */
const places = (words: string): number[] => {
  const found: number[] = []
  let at = 0
  for (const character of words) {
    at += character.length
    if (at < words.length) found.push(at)
  }
  return found
}

test('[E15] however the pieces are cut between characters, the parts cover every letter, and without one of them they do not', () => {
  fc.assert(
    fc.property(pieces, fc.infiniteStream(fc.boolean()), fc.nat(), (all, cuts, which) => {
      const parts: Part[] = partsAsSent(all).flatMap(part => {
        const words = all.find(({ id }) => id === part.pieceId)!.text
        const at = [0, ...places(words).filter(() => cuts.next().value), words.length]
        return at.slice(1).map((end, index) => ({ ...part, start: at[index]!, end }))
      })
      expect(coverAll(all, parts)).toBe(true)
      expect(coverAll(all, parts.toSpliced(which % parts.length, 1))).toBe(false)
      expect(coverAll(all, [...parts, parts[0]!])).toBe(false)
      const [first] = parts
      expect(coverAll(all, parts.with(0, { ...first!, end: first!.end + 1 }))).toBe(false)
      expect(parts.map(part => wordsAt(all.find(({ id }) => id === part.pieceId)!.text, part)).join('')).toBe(
        all.map(one => one.text).join(''),
      )
    }),
    { seed: 20, numRuns: 200 },
  )
})

test('[E44] whatever is cut where a sentence begins, moved and joined, every letter is in one part and in its order', () => {
  const acts = fc.array(fc.record({ isCut: fc.boolean(), part: fc.nat(), at: fc.nat() }), { maxLength: 12 })
  const counts = { cut: 0, joined: 0 }
  fc.assert(
    fc.property(pieces, acts, (all, doings) => {
      let parts: Part[] = partsAsSent(all)
      for (const { isCut, part: which, at } of doings) {
        const part = parts[which % parts.length]!
        const words = all.find(({ id }) => id === part.pieceId)!.text
        const cuts = cutsIn(words, part)
        const before = parts.length
        parts = isCut ? cutInTwo(parts, part, cuts[at % cuts.length] ?? part.start) : joinedToBefore(parts, part)
        counts.cut += Math.max(0, parts.length - before)
        counts.joined += Math.max(0, before - parts.length)
        expect(coverAll(all, parts)).toBe(true)
      }
      const first = parts.findIndex(part => partBefore(parts, part) !== undefined)
      expect(joinedToBefore(parts, parts[0]!)).toEqual(parts)
      expect(first).not.toBe(0)
    }),
    { seed: 44, numRuns: 500 },
  )
  expect(Math.min(counts.cut, counts.joined)).toBeGreaterThan(50)
})

test('[E44] a part is cut where its own sentences begin, and put back together it is what it was', () => {
  const [piece] = [
    { id: PieceId.parse('piece-0-abcdefgh'), text: 'One. Two is longer.\n\nThree', questionId: null, why: '' },
  ]
  const [whole] = partsAsSent([piece!])
  expect(cutsIn(piece!.text, whole!)).toEqual([5, 21])
  const cut = cutInTwo([whole!], whole!, 5)
  expect(cut.map(part => wordsAt(piece!.text, part))).toEqual(['One. ', 'Two is longer.\n\nThree'])
  expect(cutsIn(piece!.text, cut[1]!)).toEqual([21])
  expect(joinedToBefore(cut, cut[1]!)).toEqual([whole])
})

test('[E16] no passage begins or ends within a character, or outside its text', () => {
  expect(wordsAt('a😀b', { start: 1, end: 3 })).toBe('😀')
  for (const [start, end] of [
    [1, 2],
    [2, 4],
    [0, 0],
    [3, 1],
    [0, 5],
    [-1, 2],
  ] as const)
    expect(wordsAt('a😀b', { start, end })).toBeUndefined()
  expect(tightSpan('  two words \n', { start: 0, end: 13 })).toEqual({ start: 2, end: 11 })
  expect(tightSpan(' \n ', { start: 0, end: 3 })).toBeUndefined()
})

test('[E15] what answers a question is read in its order, and what is left out is not part of it', () => {
  const [first, second] = ['question-one-1', 'question-two-2'].map(id => QuestionId.parse(id))
  const sent: Piece[] = ['One. Two.', 'Yours, N'].map((words, at) => ({
    id: PieceId.parse(`piece-${at}-abcdefgh`),
    text: words,
    questionId: first!,
    why: '',
  }))
  const [whole, signature] = partsAsSent(sent)
  const parts = [
    { ...whole!, end: 4 },
    { ...whole!, start: 4, questionId: second! },
    { ...signature!, isLeftOut: true },
  ]
  expect(answerTo({ pieces: sent, parts }, first!)).toBe('One.')
  expect(answerTo({ pieces: sent, parts }, second!)).toBe(' Two.')
  expect(answerTo({ pieces: sent, parts: partsAsSent(sent) }, first!)).toBe('One. Two.\n\nYours, N')
})

test('[E21] where somebody might cut stands at whole sentences and lines, none longer than a note, and each is there letter for letter', () => {
  const said = 'We came by bus. It was late!\n- no lift\n- no seats\n\nDiolch yn fawr.'
  expect(sentencesOf(said, 1000).map(({ start, end }) => said.slice(start, end))).toEqual([
    'We came by bus.',
    'It was late!',
    '- no lift',
    '- no seats',
    'Diolch yn fawr.',
  ])
  expect(sentencesOf('x'.repeat(30), 20)).toEqual([])
})
