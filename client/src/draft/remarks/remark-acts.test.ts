// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openRemarksDoc, readTalks } from '@waymark/shared/doc/remarks-doc.ts'
import { textOf } from '@waymark/shared/model/draft.ts'
import { RemarkId } from '@waymark/shared/model/ids.ts'
import { maxQuote, maxRemark, mostRemarks, mostReplies, type Remark } from '@waymark/shared/model/remark.ts'
import { setBlocks } from '#draft/draft-commands.ts'
import { DraftKeys } from '#draft/draft-keys.ts'
import { draftSchema } from '#draft/draft-schema.ts'
import { remarkActs, type RemarkForm } from './remark-acts.ts'
import { aboutNow } from './remark-commands.ts'
import { atWords, RemarkMarks, remarksAt, showRemarks, whereabouts } from './remark-marks.ts'

const editors: Editor[] = []
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy()
})

let made = 0

function sceneOf(...texts: string[]) {
  const draft = new Y.Doc()
  insertBlocks(
    draftFragment(draft),
    0,
    texts.map(text => ({ kind: 'statement', cites: [], ownWords: true, spans: [{ text, marks: [] }] })),
  )
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...draftSchema(), DraftKeys, RemarkMarks, Collaboration.configure({ fragment: draftFragment(draft) })],
  })
  editors.push(editor)
  const doc = openRemarksDoc(new Y.Doc())
  const acts = remarkActs({
    doc,
    editor,
    by: 'Ruth',
    now: () => '2027-03-24T13:00:00.000Z',
    newId: () => `made-here-${(made += 1)}`,
    onMade: () => {
      showRemarks(
        editor,
        readTalks(doc).talks.map(({ remark }) => remark),
      )
    },
  })
  const form = (from: number, to: number, more: Partial<RemarkForm> = {}): RemarkForm => {
    editor.commands.setTextSelection({ from, to })
    const about = aboutNow(editor.state)!
    return { about, at: about.at, words: 'Is it?', instead: null, ...more }
  }
  const all = (): Remark[] => readTalks(doc).talks.map(({ remark }) => remark)
  const words = (): string[] => readBlocks(draftFragment(draft)).map(textOf)
  return { editor, doc, acts, form, all, words }
}

test('[D72] a remark that says nothing, changes nothing or is longer than fits is refused in words, and gives no statement an id', () => {
  const { acts, form, all, editor } = sceneOf('Warm benches', 'x'.repeat(maxQuote + 1))
  const no = [
    acts.add(form(1, 5, { words: ' \n' })),
    acts.add(form(1, 5, { instead: 'Warm' })),
    acts.add(form(1, 5, { words: 'y'.repeat(maxRemark + 1) })),
    acts.add(form(1, 5, { instead: 'y'.repeat(maxQuote + 1) })),
    acts.add(form(20, 21, { about: { ...form(1, 1).about, text: 'x'.repeat(maxQuote + 1), to: maxQuote + 1 } })),
  ]
  expect(no.map(said => typeof said)).toEqual(no.map(() => 'string'))
  expect([all(), editor.state.doc.children.map(node => node.attrs['id'])]).toEqual([[], [null, null]])
  expect(acts.add(form(1, 5, { words: 'Cold\u0000, or\r\nnot?' }))).toBeUndefined()
  expect(all()[0]?.words).toBe('Cold, or\nnot?')
})

test('[D76] a remark is about the words that are selected in one statement, without the spaces at their ends', () => {
  const { form, editor } = sceneOf('One two three', 'Four')
  const selected = (from: number, to: number): string => {
    const { about } = form(from, to)
    return about.text.slice(about.from, about.to)
  }
  expect([selected(4, 9), selected(5, 18), selected(4, 5), selected(3, 3)]).toEqual(['two', 'two three', '', ''])
  setBlocks(2)(editor.state, editor.view.dispatch)
  expect(aboutNow(editor.state)).toBeUndefined()
})

test('[D72] so many remarks and replies are taken and no more', () => {
  const { acts, form, all, doc } = sceneOf('Warm benches')
  acts.add(form(1, 5))
  const [first] = all()
  for (let at = 0; at < mostReplies; at += 1) acts.reply(first!.id, `Reply ${at}`)
  expect(acts.reply(first!.id, 'One more')).toContain('100 replies')
  doc.gesture(() => {
    for (let at = 1; at < mostRemarks; at += 1)
      doc.remarks.put({ ...first!, id: RemarkId.parse(`remark-number-${at}`) })
  })
  expect(acts.add(form(1, 5))).toContain('1,000 remarks')
  expect([all().length, doc.replies.all().size]).toEqual([mostRemarks, mostReplies])
})

test('[D74] a remark whose statement was taken out while it was written is kept, among those about words that are gone', () => {
  const { acts, form, all, editor } = sceneOf('Warm benches', 'A hoist')
  const about = form(1, 5)
  editor.commands.deleteRange({ from: 0, to: 14 })
  expect(acts.add({ ...about, at: undefined })).toBeUndefined()
  expect(all()).toMatchObject([{ quote: 'Warm', beginning: 'Warm benches', words: 'Is it?' }])
  expect(whereabouts(editor.state).get(all()[0]!.id)).toEqual({ is: 'gone', index: undefined, isMoved: false })
})

test('[D74] remarks are counted at their statements and underlined at their words, and typing elsewhere moves nothing', () => {
  const { acts, form, all, editor } = sceneOf('First', 'Warm benches')
  acts.add(form(8, 12))
  acts.add(form(9, 9))
  const [one, two] = all()
  const before = whereabouts(editor.state)
  editor.commands.insertContentAt(1, 'At ')
  expect(whereabouts(editor.state)).toBe(before)
  expect(editor.view.dom.querySelector('.remarked')?.textContent).toBe('Warm')
  expect(remarksAt(editor.state, editor.state.doc.child(1))).toEqual([one?.id, two?.id])
  expect(remarksAt(editor.state, editor.state.doc.child(0))).toEqual([])
  editor.commands.deleteRange({ from: 11, to: 15 })
  expect(atWords(editor.state, one!.id)?.found).toEqual({ is: 'lost', index: 1 })
  expect(editor.view.dom.querySelector('.remarked')).toBeNull()
})

test('[D75] other words are taken where it is certain what they are for, and refused in words where it is not', () => {
  const { acts, form, all, editor, words } = sceneOf(
    'so and so and so and so and so and so and so and so',
    'Warm benches',
  )
  acts.add(form(54, 58, { instead: 'Dry' }))
  expect([acts.take(all()[0]!), words()[1], all()[0]?.closed]).toEqual([undefined, 'Dry benches', 'taken'])
  expect(acts.take(all()[0]!)).toContain('no longer there')
  acts.openAgain(all()[0]!.id)
  expect(all()[0]).not.toHaveProperty('closed')
  acts.add(form(4, 7, { instead: 'or' }))
  editor.commands.insertContentAt(1, 'and so and so ')
  const before = words()
  const unclear = all().find(({ quote }) => quote === 'and')!
  expect(acts.take(unclear)).toContain('more than once')
  editor.commands.setContent({ type: 'doc', content: [{ type: 'statement' }] })
  expect([acts.take(unclear), before[0]]).toEqual([expect.stringContaining('gone'), expect.stringContaining('and so')])
})

test('[D78] a remark that others have replied to is not removed', () => {
  const { acts, form, all, doc } = sceneOf('Warm benches')
  acts.add(form(1, 5))
  const [talk] = readTalks(doc).talks
  acts.reply(talk!.remark.id, 'Yes.')
  expect(acts.remove(readTalks(doc).talks[0]!)).toContain('replied')
  expect(acts.remove(talk!)).toBeUndefined()
  acts.putBack(talk!.remark)
  expect([all(), readTalks(doc).orphans]).toEqual([[talk!.remark], []])
})
