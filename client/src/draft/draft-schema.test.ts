// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { DOMParser } from '@tiptap/pm/model'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftFragment, holdsOnlyBlocks, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { type Block, type Mark, type Span } from '@waymark/shared/model/draft.ts'
import { NoteId, StatementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { seenOf } from '@waymark/shared/rules/stale.ts'
import { mirrorOf } from '#sync/mirror.ts'
import { DraftKeys } from './draft-keys.ts'
import { pinStatement } from './pinned-statement.ts'
import { draftSchema } from './draft-schema.ts'
import { newBlock, setSources } from './draft-commands.ts'

const themeId = ThemeId.parse('theme-0001')
const noteId = NoteId.parse('note-00001')

const marks = fc.constantFrom<Mark[]>([], ['bold'], ['italic'], ['bold', 'italic'])
const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('a\nb', '\n', ' two  spaces ', '<b>&amp;', '**x**'),
)
const spans = fc.array(fc.record({ text, marks }), { maxLength: 4 })
const cite = fc.constantFrom({ themeId }, { noteId })
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    about: fc.constantFrom(null, 'ambition-a', 'theme-0001'),
    spans,
  }),
  fc.record(
    {
      kind: fc.constant('statement' as const),
      id: fc.constantFrom(StatementId.parse('statement-1'), StatementId.parse('statement-2')),
      cites: fc.array(cite, { maxLength: 2 }),
      ownWords: fc.boolean(),
      seen: fc.constantFrom(
        [seenOf({ id: themeId, name: 'a', said: '', noteIds: [] })],
        [seenOf({ id: themeId, name: '', said: 'b', noteIds: [noteId] })],
      ),
      spans,
    },
    { requiredKeys: ['kind', 'cites', 'ownWords', 'spans'] },
  ),
)

/** Neighbours with the same marks are one, and line breaks carry none: the same draft can be cut into spans in many ways. */
function plain(blocks: readonly Block[]): Block[] {
  return blocks.map(one => {
    const merged: { text: string; marks: Mark[] }[] = []
    for (const piece of one.spans.flatMap(pieces)) {
      const last = merged.at(-1)
      if (last !== undefined && last.text !== '\n' && piece.text !== '\n' && String(last.marks) === String(piece.marks))
        last.text += piece.text
      else merged.push({ ...piece, marks: [...piece.marks] })
    }
    return { ...one, spans: merged }
  })
}

const pieces = ({ text: words, marks: on }: Span): Span[] =>
  words
    .split(/(\n)/)
    .filter(part => part !== '')
    .map(part => ({ text: part, marks: part === '\n' ? [] : on }))

function written(blocks: readonly Block[]): Y.Doc {
  const doc = new Y.Doc()
  insertBlocks(draftFragment(doc), 0, blocks)
  return doc
}

const editorOn = (doc: Y.Doc): Editor =>
  new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...draftSchema(), DraftKeys, Collaboration.configure({ fragment: draftFragment(doc) })],
  })

/** Both hear of each change of the other at once. */
function joined(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  a.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== b) Y.applyUpdate(b, update, a)
  })
  b.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== a) Y.applyUpdate(a, update, b)
  })
}

const statement = (words: string, more: Partial<Block & { kind: 'statement' }> = {}): Block => ({
  kind: 'statement',
  cites: [],
  ownWords: false,
  spans: [{ text: words, marks: [] }],
  ...more,
})

test('[D20] the editor shows what the server wrote, and what it writes is read as it was', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), more => {
      // A lone empty statement is how the editor shows a draft with nothing in it, and is not written.
      const blocks = [statement('First'), ...more]
      const shown = editorOn(written(blocks))
      const copy = new Y.Doc()
      const other = editorOn(copy)
      other.commands.setContent(shown.getJSON())
      expect(plain(readBlocks(draftFragment(copy)))).toEqual(plain(blocks))
      expect(other.getJSON()).toEqual(shown.getJSON())
      shown.destroy()
      other.destroy()
    }),
    { numRuns: 60 },
  )
})

test('[D20] opening a draft changes nothing in it', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), blocks => {
      const doc = written(blocks)
      const before = Y.encodeStateAsUpdate(doc)
      const editor = editorOn(doc)
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      editor.destroy()
    }),
    { numRuns: 60 },
  )
})

test('[D20] what the editor writes by hand is read as blocks', () => {
  const doc = new Y.Doc()
  const editor = editorOn(doc)
  editor.commands.insertContent('People want ')
  editor
    .chain()
    .setBold()
    .insertContent({ type: 'text', text: 'more', marks: [{ type: 'bold' }] })
    .run()
  editor.commands.setHardBreak()
  setSources(0, () => ({ cites: [{ themeId }], ownWords: true, seen: [] }))(editor.state, editor.view.dispatch)
  expect(plain(readBlocks(draftFragment(doc)))).toEqual([
    {
      kind: 'statement',
      cites: [{ themeId }],
      ownWords: true,
      spans: [
        { text: 'People want ', marks: [] },
        { text: 'more', marks: ['bold'] },
        { text: '\n', marks: [] },
      ],
    },
  ])
  expect(holdsOnlyBlocks(draftFragment(doc))).toBe(true)
  editor.destroy()
})

test('[D20] a draft that holds something else is known to, before an editor could drop it', () => {
  const doc = written([statement('Known')])
  expect(holdsOnlyBlocks(draftFragment(doc))).toBe(true)
  draftFragment(doc).insert(1, [new Y.XmlElement('table')])
  expect(holdsOnlyBlocks(draftFragment(doc))).toBe(false)
})

function pasted(html: string): Block[] {
  const doc = new Y.Doc()
  const editor = editorOn(doc)
  const body = document.createElement('div')
  body.innerHTML = html
  const slice = DOMParser.fromSchema(editor.schema).parseSlice(body)
  editor.view.dispatch(editor.state.tr.replaceSelection(slice))
  const blocks = plain(readBlocks(draftFragment(doc)))
  editor.destroy()
  return blocks
}

test('[D21] what is pasted is reduced to headings, statements, bold, italic and line breaks', () => {
  const blocks = pasted(
    '<h5>Aims</h5><ul><li>One <a href="javascript:alert(1)">two</a></li><li><b>three</b><img src="x"></li></ul>' +
      '<table><tr><td>four</td></tr></table><p style="color:red">five<br><em>six</em><script>seven()</script></p>',
  )
  expect(blocks.map(({ kind, spans: on }) => [kind, on.map(span => span.text).join('|')])).toEqual([
    ['heading', 'Aims'],
    ['statement', 'One two'],
    ['statement', 'three'],
    ['statement', 'four'],
    ['statement', 'five|\n|six'],
  ])
  expect(blocks[2]?.spans).toEqual([{ text: 'three', marks: ['bold'] }])
})

test('[D21] pasted words have the sources they had in a draft, and from elsewhere none', () => {
  const cites = JSON.stringify([{ themeId }]).replaceAll('"', '&quot;')
  expect(
    pasted(
      `<p>a</p><p data-cites="${cites}">b</p><p data-cites="{">c</p><p data-cites="[1]" data-own-words="true">d</p>`,
    ),
  ).toEqual([
    statement('a'),
    statement('b', { cites: [{ themeId }] }),
    statement('c'),
    statement('d', { ownWords: true }),
  ])
})

test('[D24] undo takes back my own change and leaves that of another person', () => {
  const [a, b] = [written([statement('Start.')]), new Y.Doc()]
  joined(a, b)
  const mine = editorOn(a)
  const theirs = editorOn(b)
  mine.commands.insertContentAt(1, 'Mine. ')
  theirs.commands.insertContentAt(theirs.state.doc.content.size - 1, ' Theirs.')
  expect(mine.getText()).toBe('Mine. Start. Theirs.')
  mine.commands.undo()
  expect(mine.getText()).toBe('Start. Theirs.')
  expect(theirs.getText()).toBe('Start. Theirs.')
  mine.destroy()
  theirs.destroy()
})

test('[D25] a source goes to the statement it was asked for, wherever others have moved it', () => {
  const [a, b] = [written([statement('First'), statement('Second')]), new Y.Doc()]
  joined(a, b)
  const mine = editorOn(a)
  const theirs = editorOn(b)
  const place = pinStatement(mine.state, 7)
  expect(place(mine.state)).toBe(7)
  theirs.commands.insertContentAt(1, 'Now longer: ')
  theirs.commands.insertContentAt(theirs.state.doc.content.size - 1, ' too')
  const now = place(mine.state)
  expect(now).toBe(19)
  expect(mine.state.doc.nodeAt(now ?? 0)?.textContent).toBe('Second too')
  setSources(now ?? 0, () => ({ cites: [{ noteId }], ownWords: false, seen: [] }))(mine.state, mine.view.dispatch)
  expect(readBlocks(draftFragment(b))[1]).toMatchObject({ cites: [{ noteId }] })
  theirs.commands.deleteRange({ from: place(mine.state) ?? 0, to: theirs.state.doc.content.size })
  expect(place(mine.state)).toBeUndefined()
  mine.destroy()
  theirs.destroy()
})

test('[D26] the page of a reader follows the draft, and nothing done to it reaches the draft', () => {
  const doc = written([statement('First')])
  const mirror = mirrorOf(doc)
  const stop = mirror.follow()
  const reading = editorOn(mirror.doc)
  insertBlocks(draftFragment(doc), 1, [statement('Second')])
  expect(reading.getText({ blockSeparator: '/' })).toBe('First/Second')
  reading.commands.insertContent('changed by hand')
  expect(readBlocks(draftFragment(doc))).toEqual([statement('First'), statement('Second')])
  stop()
  reading.destroy()
})

test('[D28] undo brings the cursor back to where the change was, also when another block reads the same', () => {
  const doc = written([statement('First'), statement('Second'), statement('', { spans: [], cites: [{ themeId }] })])
  const editor = editorOn(doc)
  editor.commands.setTextSelection(6)
  newBlock(editor.state, editor.view.dispatch)
  expect(editor.state.selection.head).toBe(8)
  editor.commands.undo()
  expect(editor.state.selection.head).toBe(6)
  editor.destroy()
})

test('[D28] the cursor stays where it is while others write, and beside what they removed', () => {
  const [a, b] = [written([statement('First'), statement(''), statement('Third'), statement('')]), new Y.Doc()]
  joined(a, b)
  const mine = editorOn(a)
  const theirs = editorOn(b)
  mine.commands.setTextSelection(10)
  theirs.commands.insertContentAt(1, 'New ')
  expect(mine.state.selection.head).toBe(14)
  theirs.commands.insertContentAt(theirs.state.doc.content.size - 1, 'Last')
  expect(mine.state.selection.head).toBe(14)
  mine.commands.setTextSelection(12)
  theirs.commands.deleteRange({ from: 11, to: 13 })
  expect(mine.getText({ blockSeparator: '/' })).toBe('New First/Third/Last')
  expect([10, 12]).toContain(mine.state.selection.head)
  mine.destroy()
  theirs.destroy()
})

test('[D91] what is pasted from a draft was held against the themes it was held against there, and nothing else can be pasted so', () => {
  const known = [seenOf({ id: themeId, name: 'a', said: '', noteIds: [] })]
  const cites = JSON.stringify([{ themeId }]).replaceAll('"', '&quot;')
  const written = JSON.stringify(known).replaceAll('"', '&quot;')
  expect(
    pasted(
      `<p>a</p><p data-cites="${cites}" data-seen="${written}">b</p><p data-seen="[{}]">c</p><p data-seen="{">d</p>`,
    ),
  ).toEqual([statement('a'), statement('b', { cites: [{ themeId }], seen: known }), statement('c'), statement('d')])
})
