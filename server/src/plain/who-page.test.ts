import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { answersIn, whoClosedPage, whoPage } from './who-page.ts'

const pagesWith = (words: string): readonly string[] => [
  whoPage({
    form: {
      why: words,
      changed: words,
      questions: [{ text: words, hint: words, options: [words, 'B'], ownWords: true }],
    },
    address: '/who/somewhere',
    number: 'number-of-this-form',
    fields: { 'words-0': words, [words]: words },
    wrong: { at: 0, message: words },
  }),
  whoClosedPage({
    people: 30,
    questions: [{ text: words, counts: [{ of: 'same-words', label: words, about: 10 }] }],
  }),
]

type Node = DefaultTreeAdapterTypes.ParentNode

/** The elements of a page with their attributes' names, and no words. */
const shapeOf = (node: Node): unknown =>
  node.childNodes.flatMap(child =>
    'tagName' in child ? [[child.tagName, child.attrs.map(({ name }) => name), shapeOf(child)]] : [],
  )

test('[MO6] whatever the words of a form, its pages have the elements and attributes that they have with plain ones', () => {
  const nasty = '</textarea></select></p>"\'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;'
  expect(pagesWith(nasty).map(page => shapeOf(parse(page)))).toEqual(
    pagesWith('plain').map(page => shapeOf(parse(page))),
  )
})

test('[MO6] of what is sent only what was asked is an answer; words that were typed count where nothing else was chosen', () => {
  const question = { text: 'Q', hint: '', options: ['A', 'B'], ownWords: true }
  const read = (fields: Record<string, string>) => answersIn(fields, [question])[0]
  expect(read({})).toBeNull()
  expect(read({ 'choice-0': '1' })).toBe(1)
  expect(read({ 'choice-0': '2' })).toBeNull()
  expect(read({ 'choice-0': 'constructor' })).toBeNull()
  expect(read({ 'choice-0': 'prefer-not', 'words-0': 'typed' })).toBe('prefer-not')
  expect(read({ 'words-0': ' typed ' })).toEqual({ words: 'typed' })
  expect(read({ 'choice-0': '1', 'words-0': 'typed' })).toBe(1)
  expect(answersIn({ 'words-0': 'typed' }, [{ ...question, ownWords: false }])).toEqual([null])
})
