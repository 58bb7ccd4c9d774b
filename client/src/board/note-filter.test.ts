import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { treeOf } from '#surface/tree-of.ts'
import type { BoardNote } from '#surface/surface-props.ts'
import { countIn, filteredTree, isFiltering, noFilter, passes, sayShown, type NoteFilter } from './note-filter.ts'

const [here, there] = [SectionId.parse('section-01'), SectionId.parse('section-02')]
const sections = [here, there].map(id => ({ id, ambitionId: null, title: id, description: '' }))
const noteOf = (number: number, fields: Partial<BoardNote>): BoardNote => ({
  id: NoteId.parse(`note-00000${number}`),
  sectionId: here,
  text: `words ${number}`,
  order: `a${number}`,
  signedBy: null,
  route: 'live',
  roomNumber: 1,
  isMine: false,
  saving: 'still',
  isMovable: false,
  remark: '',
  ...fields,
})
const notes = [
  noteOf(1, { text: 'Y Ŵyl ar y Sul', isMine: true }),
  noteOf(2, { text: 'Open on Sundays', route: 'chat' }),
  noteOf(3, { text: 'Open late', sectionId: there, isMine: true }),
  noteOf(4, { text: 'Of a part that is gone', sectionId: SectionId.parse('section-99') }),
]
const tree = treeOf(sections, notes)
const found = (fields: Partial<NoteFilter>) =>
  filteredTree(tree, { ...noFilter, ...fields }).map(branch => branch.notes.map(({ text }) => text))

test('[A92] notes are found by words, the way they came, the part they stand in, and whether they are mine', () => {
  expect(found({ words: 'OPEN' })).toEqual([['Open on Sundays'], ['Open late']])
  expect(found({ words: 'wyl sul' })).toEqual([['Y Ŵyl ar y Sul'], []])
  expect(found({ route: 'chat' })).toEqual([['Open on Sundays'], []])
  expect(found({ onlyMine: true, words: 'open' })).toEqual([[], ['Open late']])
  expect(found({ sectionId: there })).toEqual([['Open late', 'Of a part that is gone']])
  expect(found({ words: 'nobody said this' })).toEqual([[], []])
  expect(passes({ ...noFilter, words: '  ' })(noteOf(5, {}))).toBe(true)
})

test('[A92] where nothing is looked for all is shown, and the tree is the same', () => {
  expect(filteredTree(tree, noFilter)).toBe(tree)
  expect(isFiltering({ ...noFilter, words: ' ' })).toBe(false)
  expect(isFiltering({ ...noFilter, onlyMine: true })).toBe(true)
})

test('[A92] it is said how many of all are shown', () => {
  expect(sayShown(countIn(filteredTree(tree, { ...noFilter, words: 'open' })), countIn(tree))).toBe(
    '2 of 4 notes shown.',
  )
  expect(sayShown(0, 1)).toBe('0 of 1 note shown.')
})
