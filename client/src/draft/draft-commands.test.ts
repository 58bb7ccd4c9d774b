import { getSchema } from '@tiptap/core'
import { Fragment, Slice, type Node as EditorNode } from '@tiptap/pm/model'
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { keyOfPart, partWords, type DraftPart } from '@waymark/shared/model/draft-part.ts'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import {
  goTo,
  newBlock,
  removeBackward,
  removeForward,
  sayInstead,
  setBlocks,
  setSources,
  withoutSource,
} from './draft-commands.ts'
import { addPart, askedAt, missingParts } from './draft-parts.ts'
import { draftSchema } from './draft-schema.ts'
import { keepSources, paste } from './keep-sources.ts'

const schema = getSchema(draftSchema())

const one = { themeId: 'theme-0001' }
const two = { noteId: 'note-00002' }

const statement = (words: string, attrs: Record<string, unknown> = {}): EditorNode =>
  schema.node('statement', attrs, words === '' ? [] : [schema.text(words)])
const heading = (words: string, about: string | null = null): EditorNode =>
  schema.node('heading', { level: 3, about }, words === '' ? [] : [schema.text(words)])

/** Places count from 0 within the block. */
function at(
  blocks: EditorNode[],
  [block, offset]: [number, number],
  [toBlock, toOffset] = [block, offset],
): EditorState {
  const doc = schema.node('doc', null, blocks)
  const place = (index: number, inside: number): number =>
    blocks.slice(0, index).reduce((sum, node) => sum + node.nodeSize, 0) + 1 + inside
  const selection = TextSelection.create(doc, place(block, offset), place(toBlock, toOffset))
  return EditorState.create({ doc, selection, plugins: [keepSources] })
}

/** `s:words[theme-0001]` for a statement, `h:words(about)` for a heading; `^` where the cursor is. */
function after(state: EditorState, command: Command): string[] {
  let next = state
  command(state, tr => {
    next = state.apply(tr)
  })
  return read(next)
}

function read({ doc, selection }: EditorState): string[] {
  return doc.children.map(node => {
    const words = node.textContent
    const offset = node === selection.$from.parent ? selection.$from.parentOffset : -1
    const shown = offset < 0 ? words : `${words.slice(0, offset)}^${words.slice(offset)}`
    if (node.type.name === 'heading') return `h:${shown}(${String(node.attrs['about'])})`
    const cites: (typeof one | typeof two)[] = node.attrs['cites']
    const ids = cites.map(cite => ('themeId' in cite ? cite.themeId : cite.noteId))
    return `s:${shown}[${ids.join()}${node.attrs['ownWords'] === true ? '!' : ''}]`
  })
}

test('[D22] Enter at the end of a heading or statement begins a statement without a source', () => {
  expect(after(at([heading('Aims', 'x')], [0, 4]), newBlock)).toEqual(['h:Aims(x)', 's:^[]'])
  expect(after(at([statement('One', { cites: [one] })], [0, 3]), newBlock)).toEqual(['s:One[theme-0001]', 's:^[]'])
  expect(after(at([statement('', { cites: [one] })], [0, 0]), newBlock)).toEqual(['s:[theme-0001]', 's:^[]'])
})

test('[D22] Enter at the start puts a statement without a source before', () => {
  expect(after(at([statement('One', { cites: [one] })], [0, 0]), newBlock)).toEqual(['s:[]', 's:^One[theme-0001]'])
  expect(after(at([heading('Aims', 'x')], [0, 0]), newBlock)).toEqual(['s:[]', 'h:^Aims(x)'])
})

test('[D22] both halves of a statement that is split rest on the same words', () => {
  expect(after(at([statement('OneTwo', { cites: [one, two] })], [0, 3]), newBlock)).toEqual([
    's:One[theme-0001,note-00002]',
    's:^Two[theme-0001,note-00002]',
  ])
  expect(after(at([heading('OneTwo', 'x')], [0, 3]), newBlock)).toEqual(['h:One(x)', 'h:^Two(null)'])
})

test('[D22] two statements that become one rest on all that they rested on', () => {
  const both = [statement('One', { cites: [one] }), statement('Two', { cites: [two, one], ownWords: true })]
  expect(after(at(both, [1, 0]), removeBackward)).toEqual(['s:One^Two[theme-0001,note-00002!]'])
  expect(after(at(both, [0, 3]), removeForward)).toEqual(['s:One^Two[theme-0001,note-00002!]'])
  expect(after(at(both, [0, 1], [1, 2]), removeBackward)).toEqual(['s:O^o[theme-0001,note-00002!]'])
  expect(after(at(both, [0, 1], [1, 2]), newBlock)).toEqual([
    's:O[theme-0001,note-00002!]',
    's:^o[theme-0001,note-00002!]',
  ])
})

test('[D22] words that go take their sources with them, and words that stay keep theirs', () => {
  const both = [statement('One', { cites: [one] }), statement('Two', { cites: [two] })]
  expect(after(at(both, [0, 0], [1, 1]), removeForward)).toEqual(['s:^wo[note-00002]'])
  expect(after(at(both, [0, 1], [1, 3]), removeForward)).toEqual(['s:O^[theme-0001]'])
})

test('[D22] however a selection across statements is replaced, what stays keeps its sources', () => {
  const both = [statement('One', { cites: [one] }), statement('Two', { cites: [two] })]
  const state = at(both, [0, 1], [1, 2])
  expect(read(state.apply(state.tr.insertText('x')))).toEqual(['s:Ox^o[theme-0001,note-00002]'])
  expect(read(state.apply(state.tr.deleteSelection()))).toEqual(['s:O^o[theme-0001,note-00002]'])
  const whole = at(both, [0, 0], [1, 2])
  expect(read(whole.apply(whole.tr.insertText('x')))[0]).not.toContain('note-00002,')
})

const sliceOf = (...blocks: EditorNode[]): Slice => new Slice(Fragment.from(blocks), 1, 1)
const pasted = (state: EditorState, slice: Slice): string[] => read(state.apply(paste(state, slice)))

test('[D22] blocks that are pasted into a statement stand between its halves, and each keeps its own sources', () => {
  const blocks = [statement('OneTwo', { cites: [one] })]
  const slice = sliceOf(heading('Head', 'y'), statement('New', { cites: [two] }))
  const [head, fresh] = ['h:Head(y)', 's:New^[note-00002]']
  expect(pasted(at(blocks, [0, 3]), slice)).toEqual(['s:One[theme-0001]', head, fresh, 's:Two[theme-0001]'])
  expect(pasted(at(blocks, [0, 6]), slice)).toEqual(['s:OneTwo[theme-0001]', head, fresh])
  expect(pasted(at(blocks, [0, 0]), slice)).toEqual([head, fresh, 's:OneTwo[theme-0001]'])
})

test('[D22] words that are pasted into a statement bring their sources along', () => {
  const slice = sliceOf(statement('New', { cites: [two] }))
  expect(pasted(at([statement('OneTwo', { cites: [one] })], [0, 3]), slice)).toEqual([
    's:OneNew^Two[theme-0001,note-00002]',
  ])
  expect(pasted(at([statement('', { cites: [one] })], [0, 0]), slice)).toEqual(['s:New^[theme-0001,note-00002]'])
  expect(pasted(at([heading('Aims', 'x')], [0, 4]), slice)).toEqual(['h:AimsNew^(x)'])
})

test('[D22] a statement with sources is never swallowed by a heading', () => {
  const blocks = [heading('Aims', 'x'), statement('One', { cites: [one] })]
  expect(after(at(blocks, [1, 0]), removeBackward)).toEqual(['h:Aims^(x)', 's:One[theme-0001]'])
  expect(after(at(blocks, [0, 4]), removeForward)).toEqual(['h:Aims^(x)', 's:One[theme-0001]'])
  expect(after(at([statement('One'), heading('Aims', 'x')], [1, 0]), removeBackward)).toEqual(['s:One[]', 's:^Aims[]'])
  expect(after(at([heading('Aims', 'x'), statement('')], [1, 0]), removeBackward)).toEqual(['h:Aims^(x)'])
  expect(after(at([statement(''), heading('Aims', 'x')], [1, 0]), removeBackward)).toEqual(['h:^Aims(x)'])
})

test('[D22] removing inside one statement is left to the editor', () => {
  expect(removeBackward(at([statement('One')], [0, 2]))).toBe(false)
  expect(removeBackward(at([statement('One')], [0, 0]))).toBe(false)
  expect(removeForward(at([statement('One')], [0, 3]))).toBe(false)
  expect(removeBackward(at([statement('One')], [0, 0], [0, 2]))).toBe(false)
})

test('[D22] a heading of another level stays about the same; a statement made of it has no source', () => {
  expect(after(at([heading('Aims', 'x')], [0, 1]), setBlocks(2))).toEqual(['h:A^ims(x)'])
  expect(after(at([heading('Aims', 'x')], [0, 1]), setBlocks('statement'))).toEqual(['s:A^ims[]'])
  const blocks = [statement('One', { cites: [one] }), statement('Two', { cites: [two] })]
  expect(after(at(blocks, [0, 1], [1, 1]), setBlocks('statement'))).toEqual(['s:O^ne[theme-0001]', 's:Two[note-00002]'])
  expect(after(at(blocks, [1, 1]), setBlocks(1))).toEqual(['s:One[theme-0001]', 'h:T^wo(null)'])
})

test('[D23] a statement that says something counts as without a source until it cites, or says whose words it is', () => {
  const blocks = [
    heading('Aims'),
    statement('Bare'),
    statement(''),
    statement(' '),
    statement('Cites', { cites: [one] }),
    statement('Own', { ownWords: true }),
    statement('Junk', { cites: [{ themeId: 3 }] }),
  ]
  const doc = schema.node('doc', null, blocks)
  expect(withoutSource(doc).map(place => doc.nodeAt(place)?.textContent)).toEqual(['Bare', 'Junk'])
})

test('[D28] the keys for the first and the last place lead there, and can select on the way', () => {
  const state = at([statement('One', { cites: [one] }), statement('Two', { cites: [two] })], [0, 1])
  expect(after(state, goTo('end', false))).toEqual(['s:One[theme-0001]', 's:Two^[note-00002]'])
  expect(after(state, goTo('start', false))).toEqual(['s:^One[theme-0001]', 's:Two[note-00002]'])
  expect(after(state, goTo('end', true))[0]).toBe('s:O^ne[theme-0001]')
})

/** The id of each statement, in order; `-` where it has none. */
const idsAfter = ({ doc }: EditorState): string[] => doc.children.map(node => String(node.attrs['id'] ?? '-'))

const done = (state: EditorState, command: Command): EditorState => {
  let next = state
  command(state, tr => {
    next = state.apply(tr)
  })
  return next
}

test('[D60] a statement keeps its id when it is cut in two, joined or given a source, and what is copied is a new one', () => {
  const first = statement('OneTwo', { id: 'statement-1', cites: [one] })
  const second = statement('Three', { id: 'statement-2', cites: [two] })
  expect(idsAfter(done(at([first], [0, 3]), newBlock))).toEqual(['statement-1', '-'])
  expect(idsAfter(done(at([first, second], [1, 0]), removeBackward))).toEqual(['statement-1'])
  const own = setSources(0, sources => ({ ...sources, ownWords: true }))
  expect(idsAfter(done(at([first], [0, 0]), own))).toEqual(['statement-1'])
  const copied = at([first, second], [1, 5])
  expect(idsAfter(copied.apply(paste(copied, new Slice(Fragment.from([first, second]), 0, 0))))).toEqual([
    'statement-1',
    'statement-2',
    '-',
    '-',
  ])
  const moved = at([second], [0, 5])
  expect(idsAfter(moved.apply(paste(moved, new Slice(Fragment.from([first, first]), 0, 0))))[1]).toBe('statement-1')
})

test('[D44] a part that is missing is put in where it belongs, with a place to write, and not a second time', () => {
  const part = (key: DraftPart) => schema.node('heading', { level: 2, about: keyOfPart(key) }, [schema.text(key)])
  const chapter = schema.node('heading', { level: 2, about: 'ambition-01' }, [schema.text('Aim')])
  const draft = at([part('vision'), statement('Ours'), chapter, statement('We do'), part('thanks')], [3, 0])
  expect(missingParts(draft.doc)).toEqual(['mission', 'values', 'connections', 'left-out', 'how-made'])
  const titles = ({ doc }: EditorState) =>
    doc.children.filter(node => node.type.name === 'heading').map(node => node.textContent)
  const all = missingParts(draft.doc).reduceRight((state, one) => done(state, addPart(one)), draft)
  expect(titles(all)).toEqual([
    'vision',
    partWords.mission.title,
    partWords.values.title,
    'Aim',
    partWords.connections.title,
    partWords['left-out'].title,
    partWords['how-made'].title,
    'thanks',
  ])
  expect(missingParts(all.doc)).toEqual([])
  expect(addPart('values')(all)).toBe(false)
  const begun = done(draft, addPart('mission'))
  expect(begun.selection.$from.parent.attrs['ownWords']).toBe(true)
  expect(askedAt(begun.doc, begun.selection.$from.before())).toBe(partWords.mission.asks)
})

const seen = (themeId: string, name = '') => ({ themeId: ThemeId.parse(themeId), name, said: '', notes: '', count: 0 })
const seenNow = (state: EditorState, command: Command): unknown[] => {
  let next = state
  command(state, tr => {
    next = state.apply(tr)
  })
  return next.doc.children.map(node => node.attrs['seen'] as unknown)
}

test('[D91] both halves of a statement were held against the same themes, and what becomes one against those of both', () => {
  const other = { themeId: 'theme-0002' }
  const first = statement('One two', { cites: [one], seen: [seen(one.themeId)] })
  expect(seenNow(at([first], [0, 4]), newBlock)).toEqual([[seen(one.themeId)], [seen(one.themeId)]])
  const second = statement('three', { cites: [other], seen: [seen(other.themeId)] })
  expect(seenNow(at([first, second], [1, 0]), removeBackward)).toEqual([[seen(other.themeId), seen(one.themeId)]])
})

test('[D91] a source that is taken off takes what is known of it along', () => {
  const state = at([statement('One', { cites: [one], seen: [seen(one.themeId)] })], [0, 0])
  expect(
    seenNow(
      state,
      setSources(0, sources => ({ ...sources, cites: [] })),
    ),
  ).toEqual([null])
})

test('[D93] the new sentence of a theme takes the place of the words in one change, and the statement stays what it is', () => {
  const state = at([statement('Old words', { id: 'statement-1', cites: [one], seen: [seen(one.themeId)] })], [0, 3])
  let next = state
  sayInstead(0, 'New\nwords', sources => ({ ...sources, seen: [seen(one.themeId, 'new')] }))(state, tr => {
    next = state.apply(tr)
  })
  const [node] = next.doc.children
  expect(node?.children.map(({ text, type }) => text ?? type.name)).toEqual(['New', 'hardBreak', 'words'])
  expect(node?.attrs).toMatchObject({ id: 'statement-1', cites: [one], seen: [seen(one.themeId, 'new')] })
})
