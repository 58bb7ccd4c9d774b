import { parse } from 'content-disposition'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFormats as formats } from '@waymark/shared/wire/drafts.ts'
import { asAttachment, exportFormats, fileName } from './export-format.ts'

const title = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'ŵ',
        '🎉',
        '/',
        '\\',
        '..',
        '"',
        "'",
        '%',
        ';',
        '=',
        '\r\n',
        '\u202E',
        '*',
        ':',
        '~',
        'CON',
        '.',
        ' ',
        '-',
      ),
      { maxLength: 30 },
    )
    .map(some => some.join('')),
)

test('[X6] a name has no sign that a system takes for its own, and is not too long for any', () => {
  fc.assert(
    fc.property(title, fc.constantFrom(...formats), (words, format) => {
      const name = fileName(words, format)
      expect(name).not.toMatch(/[\\/:*?"<>|%\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
      expect(name).not.toMatch(/^[\s.-]|\s\s|\.\.$/)
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i)
      expect(name.endsWith(`.${exportFormats[format].extension}`)).toBe(true)
      expect(name.isWellFormed()).toBe(true)
      expect(new TextEncoder().encode(name).length).toBeLessThan(255)
    }),
    { numRuns: 500 },
  )
})

test('[X6] the header carries the name as it is, in ASCII, on one line', () => {
  fc.assert(
    fc.property(title, words => {
      const header = asAttachment(words, 'docx')
      expect(header).toMatch(/^attachment; [\u0020-\u007E]+$/)
      expect(parse(header).parameters['filename']).toBe(fileName(words, 'docx'))
    }),
    { numRuns: 500 },
  )
})

test('[X6] an ordinary title is the name', () => {
  expect(fileName('Our Direction 2027 to 2031', 'docx')).toBe('Our Direction 2027 to 2031.docx')
  expect(fileName('Ein Cyfeiriad: tŷ ni', 'md')).toBe('Ein Cyfeiriad- tŷ ni.md')
  expect(asAttachment('Our Direction', 'html')).toBe('attachment; filename="Our Direction.html"')
})

test('[X6] the longest title gives a name of at most 255 bytes, also where each letter is four', () => {
  for (const letter of ['a', 'ŵ', '字', '🎉'])
    expect(Buffer.byteLength(fileName(letter.repeat(160), 'docx'))).toBeLessThan(256)
})

test('[X6] a title of which nothing is left still gives a name', () => {
  for (const words of ['', '...', '\u202E', 'con', 'LPT1', 'nul.txt', ' . '])
    expect(fileName(words, 'md')).toBe('Our Direction.md')
})

test('[X6] each kind of file has its own media type and its own end, and each a name of its own', () => {
  const all = formats.filter(format => format !== 'easy-read').map(format => exportFormats[format])
  expect(new Set(all.map(({ mediaType }) => mediaType)).size).toBe(all.length)
  expect(all.map(({ extension }) => extension)).toEqual(formats.filter(format => format !== 'easy-read'))
  expect(new Set(formats.map(format => fileName('Our Direction', format))).size).toBe(formats.length)
  expect(fileName('Our Direction', 'easy-read')).toBe('Our Direction, Easy Read to write.docx')
})
