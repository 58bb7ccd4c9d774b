import { expect, test } from 'vitest'
import { NoteId } from '@waymark/shared/model/ids.ts'
import * as store from './board-store.ts'
import { boardStore, type BoardStore } from './board-store.ts'
import { noFilter } from './note-filter.ts'

const [a, b, c, d, e] = Array.from('abcde', letter => NoteId.parse(`note-00000${letter}`)) as [
  NoteId,
  NoteId,
  NoteId,
  NoteId,
  NoteId,
]
const order = [a, b, c, d, e]
const selected = (of: BoardStore) => order.filter(id => of.getState().selection.has(id))

test('[R60] notes are selected one by one and let go again, or several at once', () => {
  const board = boardStore()
  store.toggle(board, [b])
  store.toggle(board, [d])
  expect(selected(board)).toEqual([b, d])
  store.toggle(board, [b])
  expect(selected(board)).toEqual([d])
  store.selectAlso(board, [d, e])
  expect(selected(board)).toEqual([d, e])
  store.selectOnly(board, [a, c])
  expect(selected(board)).toEqual([a, c])
  store.clearSelection(board)
  expect(board.getState()).toMatchObject({ anchor: null })
  expect(selected(board)).toEqual([])
})

test('[R60] a range goes in reading order from where it began, either way, and no further than to where it is now', () => {
  const board = boardStore()
  store.toggle(board, [c])
  store.selectRange(board, order, { from: c, to: e })
  expect(selected(board)).toEqual([c, d, e])
  store.selectRange(board, order, { from: e, to: d })
  expect(selected(board)).toEqual([c, d])
  store.selectRange(board, order, { from: d, to: a })
  expect(selected(board)).toEqual([a, b, c])
  // Where it began is gone: it begins where the focus was.
  store.selectRange(board, [a, b, d, e], { from: b, to: d })
  expect(selected(board)).toEqual([b, d])
  store.selectRange(board, [a], { from: a, to: e })
  expect(selected(board)).toEqual([b, d])
})

test('[R60] what is gone or not shown any more is selected no more; others stay, and nothing else is told', () => {
  const board = boardStore()
  let told = 0
  store.selectOnly(board, [a, c, e])
  board.subscribe(() => {
    told += 1
  })
  store.keepOnly(board, order)
  expect(told).toBe(0)
  store.keepOnly(board, [a, b, e])
  expect(selected(board)).toEqual([a, e])
  expect(told).toBe(1)
})

test('[A92] a row for finding that is closed hides no notes', () => {
  const board = boardStore()
  store.openFinding(board, true)
  store.changeFilter(board, { words: 'sunday' })
  store.changeFilter(board, { onlyMine: true })
  expect(board.getState().filter).toEqual({ ...noFilter, words: 'sunday', onlyMine: true })
  store.openFinding(board, false)
  expect(board.getState()).toMatchObject({ isFinding: false, filter: noFilter })
})
