import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import type { BoardNote, Branch, Place } from '#surface/surface-props.ts'
import { treeOf } from '#surface/tree-of.ts'
import { filteredTree, noFilter } from './note-filter.ts'
import { sayMoved } from './say-moved.ts'
import { asText, movesOf, saySeveralPlaces } from './several.ts'

const sections = ['Open the doors', 'Keep the lights on'].map((title, at) => ({
  id: SectionId.parse(`section-0${at + 1}`),
  ambitionId: null,
  title,
  description: '',
}))
const [here, there] = [SectionId.parse('section-01'), SectionId.parse('section-02')]

const treeFrom = (...parts: readonly (readonly string[])[]): Branch[] => {
  const words = parts.flatMap((texts, at) => texts.map(text => ({ text, sectionId: sections[at]?.id ?? here })))
  const orders = orderKeys(words.length)
  return treeOf(
    sections,
    words.map(({ text, sectionId }, at): BoardNote => ({
      id: idOf(text),
      sectionId,
      text,
      order: orders[at] ?? 'a0',
      signedBy: null,
      route: 'live',
      roomNumber: 1,
      isMine: false,
      saving: 'still',
      isMovable: true,
      remark: '',
    })),
  )
}
const idOf = (text: string): NoteId => NoteId.parse(`note-id-${text}`.replaceAll(/[^\w-]/g, '-').padEnd(12, '0'))
const textsIn = (tree: readonly Branch[]) => tree.map(({ notes }) => notes.map(({ text }) => text))

/** What the server makes of one move. */
function moved(tree: readonly Branch[], id: NoteId, { sectionId, after }: Place): Branch[] {
  const lists = tree.map(({ notes }) => notes.map(note => note.text))
  const text = tree.flatMap(({ notes }) => notes).find(note => note.id === id)?.text ?? ''
  const without = lists.map(texts => texts.filter(one => one !== text))
  const list = without[sections.findIndex(one => one.id === sectionId)] ?? []
  const at = after === 'last' ? list.length : after === 'first' ? 0 : list.findIndex(one => idOf(one) === after) + 1
  list.splice(at, 0, text)
  return treeFrom(...without)
}

test('[R63] notes that are moved together stand together, in their order, and no other note moves', () => {
  const tree = treeFrom(['a', 'b', 'c', 'd'], ['x', 'y'])
  const moves = movesOf(tree, [idOf('b'), idOf('d')], { sectionId: there, after: idOf('x') })
  expect(textsIn(moves.reduce((now, { id, place }) => moved(now, id, place), tree))).toEqual([
    ['a', 'c'],
    ['x', 'b', 'd', 'y'],
  ])
  expect(movesOf(tree, [idOf('b'), idOf('c')], { sectionId: here, after: idOf('a') })).toEqual([])
  expect(movesOf(tree, [idOf('c'), idOf('d')], { sectionId: here, after: 'last' })).toEqual([])
})

const letters = Array.from('abcdefgh')
const someBoard = fc.tuple(fc.shuffledSubarray(letters), fc.shuffledSubarray(Array.from('stuvwxyz')))
const aMove = someBoard.chain(([one, other]) =>
  fc.record({
    board: fc.constant([one, other] as const),
    // In reading order, as they are selected.
    picked: fc.subarray([...one, ...other]),
    part: fc.nat(1),
    at: fc.nat(9),
  }),
)
function placeFrom(board: readonly (readonly string[])[], part: number, at: number): Place {
  const texts = board[part] ?? []
  const text = texts[at - 1]
  const after = at === 0 ? 'first' : text === undefined ? 'last' : idOf(text)
  return { sectionId: part === 0 ? here : there, after }
}

test('[R63] wherever they are moved, the moved ones keep their order, the others theirs, and all come back when it is taken back', () => {
  fc.assert(
    fc.property(aMove, ({ board, picked, part, at }) => {
      const tree = treeFrom(...board)
      const place = placeFrom(board, part, at)
      const moves = movesOf(tree, picked.map(idOf), place)
      const after = moves.reduce((now, { id, place: to }) => moved(now, id, to), tree)
      const all = textsIn(after)
      const target = all[part] ?? []
      const first = target.indexOf(picked[0] ?? '')
      const together = target.slice(first, first + picked.length)
      expect(moves.length === 0 ? picked : together).toEqual(picked)
      const others = (texts: readonly string[]) => texts.filter(text => !picked.includes(text))
      expect(all.map(others)).toEqual(board.map(others))
      const back = moves.toReversed().reduce((now, { id, from }) => moved(now, id, from), after)
      expect(textsIn(back)).toEqual(board.map(texts => [...texts]))
    }),
  )
})

test('[R63] what is said of the places of several is where they come to stand', () => {
  fc.assert(
    fc.property(aMove, ({ board, picked, part, at }) => {
      const tree = treeFrom(...board)
      const place = placeFrom(board, part, at)
      const moves = movesOf(tree, picked.map(idOf), place)
      fc.pre(moves.length > 1)
      const target = textsIn(moves.reduce((now, { id, place: to }) => moved(now, id, to), tree))[part] ?? []
      const first = target.indexOf(picked[0] ?? '') + 1
      expect(saySeveralPlaces(tree, picked.map(idOf), place)).toBe(
        `${sections[part]?.title}, notes ${first} to ${first + picked.length - 1} of ${target.length}`,
      )
    }),
  )
})

test('[R72] where only a part of the board is shown, a note comes to stand where it was said to among what is shown', () => {
  fc.assert(
    fc.property(aMove, fc.subarray([...letters, ...Array.from('stuvwxyz')]), ({ board, part, at }, hidden) => {
      const marked = board.map(texts => texts.map(text => (hidden.includes(text) ? text : `${text} shown`)))
      const all = treeFrom(...marked)
      const filter = { ...noFilter, words: 'shown' }
      const shown = filteredTree(all, filter)
      const [note] = shown.flatMap(({ notes }) => notes)
      const places = marked.map(texts => texts.filter(text => text.endsWith('shown')))
      fc.pre(note !== undefined)
      const place = placeFrom(places, part, at)
      fc.pre(place.after !== note.id)
      const [to] = movesOf(all, [note.id], place)
      const after = to === undefined ? all : moved(all, note.id, to.place)
      const target = filteredTree(after, filter).find(({ section }) => section.id === place.sectionId)?.notes ?? []
      const number = target.findIndex(({ id }) => id === note.id) + 1
      expect(sayMoved({ all, shown, isFiltering: true, onlySection: null }, [note.id], place)).toBe(
        `Moved to ${sections[part]?.title}, note ${number} of ${target.length} of those shown.`,
      )
    }),
  )
})

test('[R72] a note that is moved out of what is shown says so, and one beside a note that is not shown is told by the whole board', () => {
  const all = treeFrom(['a', 'b', 'c'], ['x'])
  const shown = filteredTree(all, { ...noFilter, sectionId: here })
  const trees = { all, shown, isFiltering: true, onlySection: here }
  expect(sayMoved(trees, [idOf('a')], { sectionId: there, after: 'last' })).toBe(
    'Moved to Keep the lights on, note 2 of 2. It is not shown now.',
  )
  expect(sayMoved(trees, [idOf('a'), idOf('b')], { sectionId: there, after: 'first' })).toBe(
    '2 notes moved to Keep the lights on, notes 1 to 2 of 3. They are not shown now.',
  )
  const onlyA = { ...trees, shown: filteredTree(all, { ...noFilter, words: 'a' }), onlySection: null }
  expect(sayMoved(onlyA, [idOf('a')], { sectionId: here, after: idOf('b') })).toBe(
    'Moved to Open the doors, note 2 of 3.',
  )
  expect(sayMoved({ ...trees, isFiltering: false }, [idOf('a')], { sectionId: here, after: 'last' })).toBe(
    'Moved to Open the doors, note 3 of 3.',
  )
})

test('[R64] notes are copied as text in the order of the board, letter for letter, under their parts where there are several', () => {
  const tree = treeFrom(['First', ' Its  own ', 'Third'], ['x'])
  const notes = tree.flatMap(branch => branch.notes)
  const pick = (...texts: string[]) => notes.filter(({ text }) => texts.includes(text)).toReversed()
  expect(asText(tree, pick('First', ' Its  own '))).toBe('First\n Its  own ')
  expect(asText(tree, pick('Third', 'x'))).toBe('Open the doors\nThird\n\nKeep the lights on\nx')
  const lines = treeFrom(['One\nand more', 'Two'])
  expect(
    asText(
      lines,
      lines.flatMap(branch => branch.notes),
    ),
  ).toBe('One\nand more\n\nTwo')
})
