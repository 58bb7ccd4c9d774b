import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxNoteLength } from '@waymark/shared/model/note.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'
import { linesOf, sayOfLine, usuallyLeftOut, wrongWithLines, type LeftOut } from './lines-of.ts'

const asTheyAre: LeftOut = { bullets: false, numbers: false, doubles: false, speakers: false }
const texts = (pasted: string, leftOut: Partial<LeftOut> = {}) =>
  linesOf(pasted, { ...asTheyAre, ...leftOut }).lines.map(({ text }) => text)

test('[R69] each line is a note, and blank ones are none', () => {
  expect(texts('One\n\n  \nTwo\r\nThree\u2028Four \n')).toEqual(['One', 'Two', 'Three', 'Four'])
  expect(texts('')).toEqual([])
})

test('[R69] bullets and numbers go where their author wants it, and nothing that only looks like them', () => {
  const pasted = ['- One', '• Two', '•Three', '* Four', '– Five', '1. Six', '2) Seven', '(3) Eight', '-'].join('\n')
  expect(linesOf(pasted, asTheyAre)).toMatchObject({ bullets: 6, numbers: 3 })
  expect(texts(pasted)).toEqual(pasted.split('\n'))
  expect(texts(pasted, usuallyLeftOut)).toEqual([
    'One',
    'Two',
    'Three',
    'Four',
    'Five',
    '1. Six',
    '2) Seven',
    '(3) Eight',
  ])
  expect(texts(pasted, { bullets: true, numbers: true }).slice(5)).toEqual(['Six', 'Seven', 'Eight'])
  const kept = ['-5 degrees in the hall', '2027 is too late', '1.5 million', 'well-meant - but late', '3.']
  expect(texts(kept.join('\n'), { bullets: true, numbers: true })).toEqual(kept)
  expect(texts('- 1. Both', { bullets: true, numbers: true })).toEqual(['Both'])
})

test('[R70] the cells of a row stand on one note with a space between; a single column is as it is', () => {
  expect(linesOf('Open\ton Sundays\n\tLate\t\nBoth', asTheyAre)).toMatchObject({
    rows: 1,
    lines: [{ text: 'Open on Sundays' }, { text: 'Late' }, { text: 'Both' }],
  })
  expect(linesOf('One\nTwo', asTheyAre).rows).toBe(0)
})

test('[R69] lines that are too long and lines that are there twice say so, and none is left out in silence', () => {
  const long = 'x'.repeat(maxNoteLength + 12)
  const found = linesOf(`One\nTwo\nOne\n${long}`, asTheyAre)
  expect(found.lines.map(sayOfLine)).toEqual(['', '', 'The same as line 1', '12 characters too long'])
  expect(wrongWithLines(found.lines, 200)).toBe('1 line is too long for a note. Make it shorter, or break it in two.')
  expect(found.doubles).toBe(1)
  expect(texts('One\nTwo\nOne', { doubles: true })).toEqual(['One', 'Two'])
  expect(wrongWithLines([], 200)).toBe('Write or paste at least one line.')
})

test('[R69] more than one person may add are not begun', () => {
  const { lines } = linesOf('One\nTwo\nThree', asTheyAre)
  expect(wrongWithLines(lines, 3)).toBeUndefined()
  expect(wrongWithLines(lines, 2)).toBe('These are 3 lines. At most 2 can be added now.')
  expect(wrongWithLines(lines, 0)).toContain('as many notes as one person can')
})

const somePart = fc.constantFrom(
  '- ',
  '• ',
  '1. ',
  '\t',
  ' ',
  '\n',
  '\r\n',
  '\u0000',
  '\uD800',
  'word',
  'ŵy',
  '👋',
  '—',
)
const somePasted = fc.array(somePart, { maxLength: 40 }).map(parts => parts.join(''))

test('[R69] whatever is pasted, every note of it can be kept, and every word that was pasted is in one', () => {
  const leftOut = fc.record({
    bullets: fc.boolean(),
    numbers: fc.boolean(),
    doubles: fc.boolean(),
    speakers: fc.constant(false),
  })
  fc.assert(
    fc.property(somePasted, leftOut, (pasted, without) => {
      const { lines } = linesOf(pasted, without)
      for (const line of lines) {
        expect(hasWords(line.text)).toBe(true)
        expect(line.over > 0 || wrongWith(line.text) === undefined).toBe(true)
      }
      const wordsIn = (all: string) => all.split(/[^\p{L}👋]+/u).filter(word => word !== '')
      const [said, there] = [
        wordsIn(pasted.toWellFormed().replaceAll('\u0000', '')),
        wordsIn(lines.map(({ text }) => text).join('\n')),
      ]
      const once = (words: readonly string[]) => (without.doubles ? [...new Set(words)] : words)
      expect(once(there)).toEqual(once(said))
    }),
  )
})

test('[R76] who said it, and when, goes or stays as its author wants it, in the chats of several kinds', () => {
  const chats = [
    '13:02:11 From Nia Jones to Everyone: Open earlier',
    '[13:03] Wil: On Saturdays: all day',
    '1:04 PM Ann : A bell',
    'and what belongs to it',
  ].join('\n')
  expect(linesOf(chats, asTheyAre).speakers).toBe(3)
  expect(texts(chats)).toEqual(chats.split('\n'))
  expect(texts(chats, { speakers: true })).toEqual([
    'Open earlier',
    'On Saturdays: all day',
    'A bell',
    'and what belongs to it',
  ])
  expect(texts('Nia: Open earlier\nWil Tegid: A bell\nAnn: Hooks', { speakers: true })).toEqual([
    'Open earlier',
    'A bell',
    'Hooks',
  ])
  const notChats = 'Two things: light and air\nOpen the doors\nWhat we need: time\nMore: always'
  expect(texts(notChats, { speakers: true })).toEqual(notChats.split('\n'))
  expect(texts('Note: nobody is named\nThe rest is words\nand more words', { speakers: true })[0]).toBe(
    'Note: nobody is named',
  )
})

test('[R70] a cell that a spreadsheet put in quotes is one note; quotes that somebody wrote stay', () => {
  expect(texts('"One\nand its second line"\tmore\n"She said ""no"" twice"\nLast')).toEqual([
    'One and its second line more',
    'She said "no" twice',
    'Last',
  ])
  expect(texts('"Open the doors"\nhe said "no"')).toEqual(['"Open the doors"', 'he said "no"'])
})

test('[R77] a line that a note on the board says already is pointed out, and not left out by itself', () => {
  const found = linesOf('A bell\nHooks', asTheyAre, new Set(['A bell']))
  expect(found.lines.map(sayOfLine)).toEqual(['A note on the board says the same', ''])
})
