import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { orderAfter, orderAtEnd, orderKeys } from '@waymark/shared/rules/order.ts'
import { isSamePlace, placeDown, placeNow, placeUp, sayPlace } from './places.ts'
import type { BoardNote, Branch, Place } from './surface-props.ts'
import { treeOf } from './tree-of.ts'

const section = (number: number) => ({
  id: SectionId.parse(`section-${number}-x`),
  ambitionId: null,
  title: `Part ${number}`,
  description: '',
})
const sections = [section(1), section(2), section(3)]
const idOf = (number: number): NoteId => NoteId.parse(`note-${number}-xxxx`)

const noteOf = (number: number, place: Pick<BoardNote, 'sectionId' | 'order'>): BoardNote => ({
  id: idOf(number),
  text: `Words ${number}`,
  signedBy: null,
  route: 'live',
  roomNumber: 1,
  isMine: true,
  saving: 'still',
  isMovable: true,
  remark: '',
  ...place,
})

/** A board with so many notes in each of its sections, numbered in reading order. */
function aBoard(counts: readonly number[]): Branch[] {
  let number = 0
  const notes = counts.flatMap((count, at) =>
    orderKeys(count).map(order => noteOf(number++, { sectionId: (sections[at] ?? section(1)).id, order })),
  )
  return treeOf(sections, notes)
}

/** As the server does it. */
function moved(tree: readonly Branch[], id: NoteId, place: Place): Branch[] {
  const notes = tree.flatMap(branch => branch.notes)
  const siblings = notes.filter(note => note.sectionId === place.sectionId && note.id !== id)
  const order =
    place.after === 'last' ? orderAtEnd(siblings) : orderAfter(siblings, place.after === 'first' ? null : place.after)
  return treeOf(
    sections,
    notes.map(note => (note.id === id ? { ...note, sectionId: place.sectionId, order } : note)),
  )
}
const reading = (tree: readonly Branch[]): NoteId[] => tree.flatMap(({ notes }) => notes.map(({ id }) => id))

const someBoard = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)).filter(counts => counts.some(count => count > 0))
const boardAndNote = someBoard.chain(counts =>
  fc.nat(counts[0] + counts[1] + counts[2] - 1).map(number => ({ tree: aBoard(counts), id: idOf(number) })),
)

test('[N20] up and then down, or down and then up, is where it was', () => {
  fc.assert(
    fc.property(boardAndNote, ({ tree, id }) => {
      for (const [there, back] of [[placeUp, placeDown] as const, [placeDown, placeUp] as const]) {
        const to = there(tree, id)
        if (to === undefined) continue
        const after = moved(tree, id, to)
        expect(reading(after)).not.toEqual(reading(tree))
        const home = back(after, id)
        expect(home === undefined ? 'no way back' : reading(moved(after, id, home))).toEqual(reading(tree))
      }
    }),
  )
})

test('[N21] a move is taken back to the exact place, from anywhere', () => {
  fc.assert(
    fc.property(
      boardAndNote,
      fc.constantFrom(...sections),
      fc.constantFrom('first', 'last'),
      ({ tree, id }, to, after) => {
        const from = placeNow(tree, id)
        expect(from).toBeDefined()
        if (from === undefined) return
        const there = moved(tree, id, { sectionId: to.id, after: after === 'first' ? 'first' : 'last' })
        expect(reading(moved(there, id, from))).toEqual(reading(tree))
        expect(isSamePlace(tree, id, from)).toBe(true)
      },
    ),
  )
})

test('[N22] what is said of a place is where the note comes to stand', () => {
  fc.assert(
    fc.property(boardAndNote, fc.constantFrom(...sections), fc.nat(6), ({ tree, id }, to, number) => {
      const others = tree.find(({ section: { id: one } }) => one === to.id)?.notes.filter(note => note.id !== id) ?? []
      const after: Place['after'] = others[number]?.id ?? (number % 2 === 0 ? 'first' : 'last')
      const place = { sectionId: to.id, after }
      const there = moved(tree, id, place).find(branch => branch.section.id === to.id)
      const at = there?.notes.findIndex(note => note.id === id) ?? -1
      expect(sayPlace(tree, id, place)).toBe(`${to.title}, note ${at + 1} of ${there?.notes.length}`)
    }),
  )
})
