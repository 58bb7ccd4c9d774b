/** The order of notes within a theme, moved by two people, read from the tree that every export walks. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { undoOf } from '#sync/undo.ts'
import { group, move, moveNote, type Direction } from './gestures.ts'
import { siblingsOf } from './synthesis-view.ts'

const sectionId = SectionId.parse('sect-000000')
const sections = [{ id: sectionId, ambitionId: null, title: 'All', description: '' }]
const notes = [0, 1, 2, 3].map(at => ({
  id: NoteId.parse(`note-000000${at}`),
  sectionId,
  text: 'Words',
  order: `a${at}`,
  signedBy: null,
  route: 'live' as const,
  roomNumber: 1,
}))
const note = (at: number): NoteId => notes[at]?.id ?? NoteId.parse('none-0000000')
const loose = (...which: number[]) => which.map(at => ({ noteId: note(at), place: 'loose' as const }))

function facilitator(name: string) {
  const yjs = new Y.Doc()
  const doc = openThemesDoc(yjs)
  const undo = undoOf(themesTypes(yjs))
  let made = 0
  const gathered = () => {
    const themes = [...doc.themes.all().values()].toSorted(byOrder)
    const grouping = readGrouping(themes, doc.placements.all().values(), doc.parked.all().values())
    return { sections, notes, themes, links: [], grouping }
  }
  return { yjs, undo, gathered, hand: { doc, mine: undo.mine, newId: () => `${name}-000000${(made += 1)}` } }
}
type Facilitator = ReturnType<typeof facilitator>

function meet(a: Facilitator, b: Facilitator): void {
  Y.applyUpdate(a.yjs, Y.encodeStateAsUpdate(b.yjs), 'network')
  Y.applyUpdate(b.yjs, Y.encodeStateAsUpdate(a.yjs), 'network')
}

test('[T35] notes go up, down and to the top of their theme, and stand so for both and in every export', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bob')]
  const theme = group(ada.hand, loose(0, 1, 2), { name: 'One', keepOthers: false })
  meet(ada, bo)
  const inOrder = (who: Facilitator) => siblingsOf(who.gathered(), { noteId: note(0), place: theme })
  const go = (who: Facilitator, at: number, direction: Direction) =>
    moveNote(who.hand, { noteId: note(at), place: theme }, { siblings: inOrder(who), direction })
  expect(go(ada, 2, 'top')).toBe(1)
  expect(inOrder(ada)).toEqual([note(2), note(0), note(1)])
  meet(ada, bo)
  expect(go(bo, 2, 'down')).toBe(2)
  expect(go(ada, 1, 'up')).toBe(2)
  meet(ada, bo)
  expect(inOrder(bo)).toEqual(inOrder(ada))
  expect(inOrder(ada).toSorted()).toEqual([note(0), note(1), note(2)])
  move(bo.hand, loose(3), { themeId: theme, keepOthers: false })
  expect(inOrder(bo).at(-1)).toBe(note(3))
  expect(go(bo, 3, 'down')).toBe(4)
  expect(go(bo, 9, 'up')).toBe(0)
  bo.undo.undo()
  bo.undo.undo()
  ada.undo.undo()
  meet(ada, bo)
  expect(inOrder(ada)).toEqual([note(2), note(0), note(1)])
})
