// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Fragment, Slice, type Node as EditorNode } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import type { Block, StatementBlock } from '@waymark/shared/model/draft.ts'
import { StatementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { newBlock, removeBackward, setBlocks } from '#draft/draft-commands.ts'
import { DraftKeys } from '#draft/draft-keys.ts'
import { draftSchema, idOf } from '#draft/draft-schema.ts'
import { paste } from '#draft/keep-sources.ts'
import { remarkFinder, type Found, type Quoted } from './find-remark.ts'
import { aboutNow, knownBy, linesOf, quoteOf, takeWords } from './remark-commands.ts'
import { apart } from './own-step.ts'

const cites = [{ themeId: ThemeId.parse('theme-0001') }]
const statement = (text: string, more: Partial<StatementBlock> = {}): StatementBlock => ({
  kind: 'statement',
  cites,
  ownWords: false,
  spans: [{ text, marks: [] }],
  ...more,
})

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

const select = ({ view, state }: Editor, from: number, to = from): void => {
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}

let made = 0
const newId = (): string => `statement-made-${(made += 1)}`

interface Made extends Quoted {
  readonly statementId: StatementId
}

/** As the page makes one, about what is selected. */
function remarkOn(editor: Editor, isSuggestion = false): Made | undefined {
  const about = aboutNow(editor.state)
  const quoted = about === undefined ? undefined : quoteOf(about, isSuggestion)
  const known = about === undefined ? undefined : knownBy(editor.state, about.at, newId)
  if (quoted === undefined || known === undefined) return undefined
  if (known.tr !== undefined) editor.view.dispatch(known.tr)
  return { ...quoted, statementId: known.id }
}

const find = ({ state }: Editor, remark: Made): Found => remarkFinder(linesOf(state.doc))(remark)

/** As the page takes it; false where it is refused. */
function take(editor: Editor, remark: Made, instead: string): boolean {
  const found = find(editor, remark)
  const line = found.is === 'here' ? linesOf(editor.state.doc)[found.index] : undefined
  if (found.is !== 'here' || line === undefined) return false
  apart(editor.state, () => {
    editor.view.dispatch(takeWords(editor.state, { at: line.at, from: found.from, to: found.to }, instead))
  })
  return true
}

const textsIn = (editor: Editor): string[] => linesOf(editor.state.doc).map(({ text }) => text)
const blocksIn = (doc: Y.Doc): Block[] => readBlocks(draftFragment(doc))

test('[D75] taking other words changes exactly those that were quoted, and keeps marks, sources and the id', () => {
  const id = StatementId.parse('statement-1')
  const doc = written([
    statement('', {
      id,
      spans: [
        { text: 'We need ', marks: [] },
        { text: 'warm', marks: ['bold'] },
        { text: ' benches\nby every ', marks: [] },
        { text: 'cold pool', marks: ['italic'] },
        { text: '.', marks: [] },
      ],
    }),
    statement('We need warm benches too.'),
  ])
  const editor = editorOn(doc)
  select(editor, 4, 37)
  const remark = remarkOn(editor, true)!
  expect(remark.quote).toBe('need warm benches\nby every cold p')
  expect(take(editor, remark, 'want warm seats\nby every cold p')).toBe(true)
  expect(blocksIn(doc)).toEqual([
    statement('', {
      id,
      spans: [
        { text: 'We want ', marks: [] },
        { text: 'warm', marks: ['bold'] },
        { text: ' seats', marks: [] },
        { text: '\n', marks: [] },
        { text: 'by every ', marks: [] },
        { text: 'cold pool', marks: ['italic'] },
        { text: '.', marks: [] },
      ],
    }),
    statement('We need warm benches too.'),
  ])
  editor.destroy()
})

test('[D75] words can be suggested for all of a statement, be of several lines, or none', () => {
  const doc = written([statement('One two'), statement('Three')])
  const editor = editorOn(doc)
  select(editor, 3)
  const all = remarkOn(editor, true)!
  expect(all.quote).toBe('One two')
  expect(take(editor, all, 'One\n\nand two 🙂')).toBe(true)
  expect(textsIn(editor)).toEqual(['One\n\nand two 🙂', 'Three'])
  expect(take(editor, all, 'again')).toBe(false)
  select(editor, 1, 4)
  const one = remarkOn(editor)!
  expect([one.quote, take(editor, one, '')]).toEqual(['One', true])
  expect(textsIn(editor)).toEqual(['\n\nand two 🙂', 'Three'])
  expect(blocksIn(doc)).toMatchObject([{ id: all.statementId, cites }, { cites }])
  editor.destroy()
})

test('[D75] taking words is one step of undo, and takes nothing along of what was written a moment before or after', () => {
  const doc = written([statement('Cold pools')])
  const editor = editorOn(doc)
  select(editor, 1, 5)
  const remark = remarkOn(editor)!
  editor.commands.insertContentAt(11, ' are fun')
  expect(take(editor, remark, 'Warm')).toBe(true)
  editor.commands.insertContentAt(1, 'Oh: ')
  expect(textsIn(editor)).toEqual(['Oh: Warm pools are fun'])
  editor.commands.undo()
  expect(textsIn(editor)).toEqual(['Warm pools are fun'])
  editor.commands.undo()
  expect(textsIn(editor)).toEqual(['Cold pools are fun'])
  editor.commands.undo()
  expect(textsIn(editor)).toEqual(['Cold pools'])
  editor.destroy()
})

test('[D76] a statement without an id, or with that of one before it, has one of its own once it is remarked on, and undo leaves it that', () => {
  const id = StatementId.parse('statement-1')
  const doc = written([statement('First', { id }), statement('Second', { id }), statement('Third')])
  const editor = editorOn(doc)
  const ids = [2, 9, 17].map(place => {
    select(editor, place)
    return remarkOn(editor)?.statementId
  })
  expect(ids[0]).toBe(id)
  expect(new Set(ids).size).toBe(3)
  expect(linesOf(editor.state.doc).map(line => line.id)).toEqual(ids)
  editor.commands.insertContentAt(1, 'The ')
  editor.commands.undo()
  expect(editor.can().undo()).toBe(false)
  expect(blocksIn(doc).map(block => ('id' in block ? block.id : undefined))).toEqual(ids)
  select(editor, 9)
  const again = editor.state.doc
  expect(remarkOn(editor)?.statementId).toBe(ids[1])
  expect(editor.state.doc).toBe(again)
  editor.destroy()
})

/** What somebody does to a draft at a place that `at` and `to` say, each from 0 to 1. */
interface Act {
  readonly is: 'type' | 'delete' | 'split' | 'join' | 'head' | 'move' | 'take' | 'sync'
  readonly who: 0 | 1
  readonly at: number
  readonly to: number
}

const acts = fc.array(
  fc.record<Act>({
    is: fc.constantFrom('type', 'type', 'delete', 'split', 'join', 'head', 'move', 'take', 'sync'),
    who: fc.constantFrom(0, 1),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 4, maxLength: 16 },
)

const placeIn = (doc: EditorNode, part: number): number =>
  TextSelection.near(doc.resolve(Math.round(part * doc.content.size))).head

const text = ['ab ', 'word', ' and ']

function doAct(editor: Editor, { is, at, to }: Act): void {
  const { doc } = editor.state
  const [from, until] = [placeIn(doc, at), placeIn(doc, at + (to - at) / 4)].toSorted((a, b) => a - b)
  select(editor, from ?? 0, is === 'delete' ? until : from)
  const { state, view } = editor
  if (is === 'type') view.dispatch(state.tr.insertText(text[Math.floor(to * 2.99)] ?? ''))
  if (is === 'delete') view.dispatch(state.tr.deleteSelection())
  if (is === 'split') newBlock(state, view.dispatch)
  if (is === 'join') {
    select(editor, state.selection.$from.start())
    removeBackward(editor.state, view.dispatch)
  }
  if (is === 'head') setBlocks(to < 0.5 ? 2 : 'statement')(state, view.dispatch)
  if (is === 'move') move(editor, to)
}

/** Cut out, and pasted in elsewhere. */
function move(editor: Editor, to: number): void {
  const { $from } = editor.state.selection
  const block = $from.parent
  if (editor.state.doc.childCount < 2) return
  editor.view.dispatch(editor.state.tr.delete($from.before(), $from.after()))
  const target = placeIn(editor.state.doc, to)
  select(editor, editor.state.doc.resolve(target).start())
  editor.view.dispatch(paste(editor.state, new Slice(Fragment.from(block), 0, 0)))
}

function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
}

/** At its own statement while there is one with its id, or where its very words are, or in the list of those that are gone. */
function isInItsPlace(editor: Editor, remark: Made): void {
  const lines = linesOf(editor.state.doc)
  const own = lines.findIndex(({ id }) => id === remark.statementId)
  const found = find(editor, remark)
  const words =
    found.is === 'here' && remark.quote !== '' ? lines[found.index]?.text.slice(found.from, found.to) : remark.quote
  expect(words).toBe(remark.quote)
  const isAway = found.is === 'here' && found.isMoved
  expect(found.is === 'gone' ? -1 : isAway ? own : found.index).toBe(own)
}

/** All is as it was but the words that were quoted. */
function takesExactly(editor: Editor, remark: Made): void {
  const found = find(editor, remark)
  const before = linesOf(editor.state.doc)
  const all = editor.state.doc
  const taken = remark.quote !== '' && take(editor, remark, 'other words')
  expect(taken).toBe(found.is === 'here' && remark.quote !== '')
  const expected = before.map(({ text: words }, index) =>
    found.is === 'here' && taken && index === found.index
      ? `${words.slice(0, found.from)}other words${words.slice(found.to)}`
      : words,
  )
  expect(textsIn(editor)).toEqual(expected)
  expect(editor.state.doc.children.map(node => node.attrs)).toEqual(all.children.map(node => node.attrs))
}

test('[D74] whatever two write, cut, join, move and take at once, each remark is at its statement or among those about words that are gone', () => {
  const first = ['Warm benches by the pool', 'Open on Sundays and in the dark', 'Tea and tea and tea', 'A hoist']
  fc.assert(
    fc.property(
      acts,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
      (all, at) => {
        const docs = [written(first.map(words => statement(words))), new Y.Doc()] as const
        meet(...docs)
        const editors = docs.map(editorOn)
        const remarks = [0, 2, 4].flatMap(which => {
          const [editor] = editors
          const places = [at[which] ?? 0, at[which + 1] ?? 0].map(part => placeIn(editor!.state.doc, part))
          select(editor!, Math.min(...places), Math.max(...places))
          return remarkOn(editor!, which === 4) ?? []
        })
        meet(...docs)
        for (const act of all) {
          const editor = editors[act.who]!
          if (act.is === 'sync') meet(...docs)
          else if (act.is === 'take') takesExactly(editor, remarks[Math.floor(act.to * 2.99)] ?? remarks[0]!)
          else doAct(editor, act)
          for (const remark of remarks) isInItsPlace(editor, remark)
        }
        meet(...docs)
        expect(editors[0]?.getJSON()).toEqual(editors[1]?.getJSON())
        for (const remark of remarks) {
          expect(find(editors[0]!, remark)).toEqual(find(editors[1]!, remark))
          isInItsPlace(editors[0]!, remark)
        }
        expect(linesOf(editors[0]!.state.doc).every(({ node, id }) => idOf(node) === id)).toBe(true)
        for (const editor of editors) editor.destroy()
      },
    ),
    { numRuns: 40, seed: 20270324 },
  )
})
