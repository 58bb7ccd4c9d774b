import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textOf, type Block, type Mark, type Span } from '#model/draft.ts'
import { NoteId, StatementId, ThemeId } from '#model/ids.ts'
import { draftFragment, giveStatementIds, insertBlocks, readBlocks } from './draft-doc.ts'

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('\n', 'a\n\nb', '\n ', '<b>', '🎉', 'ŵ'),
)
const spans = fc.array(fc.record({ text: words, marks: fc.subarray<Mark>(['bold', 'italic']) }), { maxLength: 5 })
const cites = fc.array(
  fc.oneof(
    fc.constantFrom('theme-0001', 'theme-0002').map(id => ({ themeId: ThemeId.parse(id) })),
    fc.constant({ noteId: NoteId.parse('note-00001') }),
  ),
  { maxLength: 3 },
)
const statementId = fc.constantFrom('statement-1', 'statement-2').map(id => StatementId.parse(id))
const seen = fc.array(
  fc.record({
    themeId: fc.constantFrom('theme-0001', 'theme-0002').map(id => ThemeId.parse(id)),
    name: fc.constantFrom('0123456789abcdef', ''),
    said: fc.constant('0123'),
    notes: fc.constant('fedcba9876543210'),
    count: fc.nat(),
  }),
  { minLength: 1, maxLength: 3 },
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    about: fc.option(fc.constantFrom('theme-0001', 'ambition-1')),
    spans,
  }),
  fc.record(
    { kind: fc.constant('statement' as const), id: statementId, cites, ownWords: fc.boolean(), seen, spans },
    { requiredKeys: ['kind', 'cites', 'ownWords', 'spans'] },
  ),
)

/** Letter by letter, because where a span ends means nothing. A line break has no marks to see. */
const letters = (all: readonly Span[]): string[] =>
  all.flatMap(({ text, marks }) =>
    Array.from(text, letter => (letter === '\n' ? letter : [letter, ...marks].join(' '))),
  )
const comparable = (blocks: readonly Block[]) => blocks.map(one => ({ ...one, spans: letters(one.spans) }))

const byLetter = (a: string | undefined, b: string | undefined): number => ((a ?? '') < (b ?? '') ? -1 : 1)

const aDraft = (): Y.XmlFragment => draftFragment(new Y.Doc())
const sent = (fragment: Y.XmlFragment): Y.XmlFragment => {
  const other = new Y.Doc()
  if (fragment.doc !== null) Y.applyUpdate(other, Y.encodeStateAsUpdate(fragment.doc))
  return draftFragment(other)
}

test('[D4] blocks that were written are read back, here and at the other end', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), blocks => {
      const fragment = aDraft()
      fragment.doc?.transact(() => insertBlocks(fragment, 0, blocks))
      expect(comparable(readBlocks(fragment))).toEqual(comparable(blocks))
      expect(readBlocks(sent(fragment))).toEqual(readBlocks(fragment))
    }),
  )
})

test('[D4] blocks put in between leave those before and after as they were', () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 5 }),
      fc.array(block, { maxLength: 5 }),
      fc.nat(),
      (old, fresh, choice) => {
        const at = choice % (old.length + 1)
        const fragment = aDraft()
        insertBlocks(fragment, 0, old)
        insertBlocks(fragment, at, fresh)
        expect(comparable(readBlocks(fragment))).toEqual(comparable(old.toSpliced(at, 0, ...fresh)))
      },
    ),
  )
})

test('[D4] a line break in a statement is the element that an editor puts there', () => {
  const fragment = aDraft()
  insertBlocks(fragment, 0, [{ kind: 'statement', cites: [], ownWords: true, spans: [{ text: 'a\nb', marks: [] }] }])
  expect(fragment.toString()).toContain('a<hardbreak></hardbreak>b')
})

/** Somebody's own editor: any element, any attribute, text in text. Each word is one that can be looked for. */
interface Junk {
  readonly name: string
  readonly attributes: readonly (readonly [string, unknown])[]
  readonly inside: readonly (Junk | 'text' | 'embed' | 'hook' | 'map')[]
}
const { junk } = fc.letrec<{ junk: Junk; inside: Junk['inside'][number] }>(tie => ({
  junk: fc.record({
    name: fc.constantFrom('heading', 'statement', 'hardBreak', 'table', 'script', '', 'blockquote'),
    attributes: fc.array(
      fc.tuple(
        fc.constantFrom('level', 'about', 'cites', 'ownWords', 'x'),
        fc.constantFrom<unknown>(9, '1', null, true, 'yes', [{ themeId: 'no' }], [{ themeId: 'theme-0001', x: 1 }], {}),
      ),
      { maxLength: 3 },
    ),
    inside: fc.array(tie('inside'), { maxLength: 4 }),
  }),
  inside: fc.oneof({ depthSize: 'small' }, fc.constantFrom('text', 'embed', 'hook', 'map'), tie('junk')),
}))

function put(parent: Y.XmlFragment, part: Junk['inside'][number], word: () => string): void {
  if (part === 'text') return parent.push([new Y.XmlText(word())])
  if (part === 'hook') return parent.push([new Y.XmlHook('hook') as unknown as Y.XmlElement])
  if (part === 'map') return parent.push([new Y.Map([['x', 1]]) as unknown as Y.XmlElement])
  if (part === 'embed') {
    const text = new Y.XmlText()
    parent.push([text])
    text.insert(0, word(), { bold: true, colour: 'red', italic: null })
    text.insertEmbed(0, { image: 'x' })
    text.insertEmbed(text.length, new Y.XmlText(word()))
    return undefined
  }
  const element = new Y.XmlElement(part.name)
  parent.push([element])
  for (const [name, value] of part.attributes) element.setAttribute(name, value as string)
  for (const child of part.inside) put(element, child, word)
  return undefined
}

test('[D5] whatever a peer puts in, reading does not throw and loses no words', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(junk, fc.constantFrom('text' as const, 'embed' as const, 'map' as const))), parts => {
      const fragment = aDraft()
      const written: string[] = []
      const word = (): string => {
        written.push(`w${written.length}.`)
        return written.at(-1) ?? ''
      }
      for (const part of parts) put(fragment, part, word)
      const text = readBlocks(fragment).map(textOf).join('\n')
      expect(text.match(/w\d+\./g) ?? []).toEqual(written)
      expect(readBlocks(sent(fragment)).map(textOf).join('\n')).toBe(text)
    }),
  )
})

test('[D5] attributes that make no sense are read as none', () => {
  const fragment = aDraft()
  for (const [name, attributes] of [
    ['heading', { level: '1', about: 7 }],
    ['statement', { cites: [{ themeId: 'no' }], ownWords: 'yes' }],
  ] as const) {
    const element = new Y.XmlElement(name)
    fragment.push([element])
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string)
  }
  expect(readBlocks(fragment)).toEqual([
    { kind: 'heading', level: 2, about: null, spans: [] },
    { kind: 'statement', cites: [], ownWords: false, spans: [] },
  ])
})

test('[D5] paragraphs inside one element stay apart', () => {
  const fragment = aDraft()
  const quote = new Y.XmlElement('blockquote')
  fragment.push([quote])
  for (const text of ['one', 'two']) {
    const paragraph = new Y.XmlElement('paragraph')
    quote.push([paragraph])
    paragraph.push([new Y.XmlText(text)])
  }
  expect(readBlocks(fragment).map(textOf)).toEqual(['one\ntwo'])
})

test('[D5] elements nested twenty thousand deep are read', () => {
  const fragment = aDraft()
  fragment.doc?.transact(() => {
    let parent: Y.XmlFragment = fragment
    for (let depth = 0; depth < 20_000; depth += 1) {
      const child = new Y.XmlElement('blockquote')
      parent.push([child])
      parent = child
    }
    parent.push([new Y.XmlText('down here')])
  })
  expect(readBlocks(fragment).map(textOf)).toEqual(['down here'])
  expect(readBlocks(sent(fragment)).map(textOf)).toEqual(['down here'])
})

test('[D60] statements that are given ids keep the first they have, each its own, and nothing else of them changes', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), blocks => {
      const fragment = aDraft()
      insertBlocks(fragment, 0, blocks)
      const before = readBlocks(fragment)
      let given = 0
      fragment.doc?.transact(() => giveStatementIds(fragment, () => `given-by-us-${(given += 1)}`))
      const after = readBlocks(fragment)
      const ids = after.flatMap(one => (one.kind === 'statement' ? [one.id] : []))
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).not.toContain(undefined)
      const known = before.flatMap(one => (one.kind === 'statement' && one.id !== undefined ? [one.id] : []))
      expect(ids.filter(id => id?.startsWith('given') === false).toSorted(byLetter)).toEqual(
        [...new Set(known)].toSorted(byLetter),
      )
      const bare = (all: readonly Block[]) => all.map(one => ({ ...one, id: undefined }))
      expect(bare(after)).toEqual(bare(before))
    }),
  )
})
