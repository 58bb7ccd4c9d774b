import fc from 'fast-check'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { isKeepable, keepableText } from '@waymark/shared/model/text.ts'
import { textArea } from './fields.ts'
import { html, markupOf } from './html.ts'

type Element = DefaultTreeAdapterTypes.Element

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('<', '>', '&', '"', "'", '`', '=', '/', '&amp;', '&#39;', '<!--', '-->', ']]>', '\n', ' '),
      fc.constantFrom('<script>', '</textarea>', '</p>', '</title>', '" onfocus="x', "' x='", '${a}', '&lt', '&notin'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 20 },
  )
  .map(parts => parts.join(''))

const onlyElement = (markup: string): Element => {
  const { childNodes } = parseFragment(markup)
  const [first] = childNodes
  if (childNodes.length !== 1 || first === undefined || !('attrs' in first)) throw new Error('not one element')
  return first
}

const textOf = ({ childNodes }: Element): string => {
  if (childNodes.some(node => node.nodeName !== '#text')) throw new Error('there is markup in it')
  return childNodes.map(node => ('value' in node ? node.value : '')).join('')
}

test('[A62] whatever is put into the template is text in an element and a value in an attribute, letter for letter', () => {
  fc.assert(
    fc.property(hostile.map(keepableText), words => {
      const element = onlyElement(markupOf(html`<p title="${words}">${words}</p>`))
      expect(element.attrs).toEqual([{ name: 'title', value: words }])
      expect(textOf(element)).toBe(words)
    }),
  )
})

test('[A62] words that cannot be kept make no markup either', () => {
  fc.assert(
    fc.property(hostile, words => {
      const element = onlyElement(markupOf(html`<p title="${words}">${words}</p>`))
      expect(element.attrs.map(({ name }) => name)).toEqual(['title'])
      expect(element.childNodes.every(({ nodeName }) => nodeName === '#text')).toBe(true)
    }),
  )
})

test('[A62] words in a field are there as they were typed, first line break and all', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom('', '\n', '\n\n'), (words, start) => {
      const typed = start + words
      const element = onlyElement(markupOf(textArea(html`id="x"`, { name: 'words', text: typed })))
      expect(element.tagName).toBe('textarea')
      expect(textOf(element)).toBe(isKeepable(typed) ? typed : keepableText(typed))
    }),
  )
})

test('[A62] what the template made is put in as it is, in lists too, and nothing stands for what is not there', () => {
  const inner = [html`<b>1</b>`, [html`<i>2</i>`, 3], null, undefined, false, true]
  expect(markupOf(html`<p>${inner}</p>`)).toBe('<p><b>1</b><i>2</i>3</p>')
})

test('[A62] nothing that was sent can pass for markup', () => {
  const sent: unknown = JSON.parse('{"markup":"<b>","Symbol(markup)":"<b>"}')
  expect(() => markupOf(html`${sent as never}`)).toThrow('not a function')
})
