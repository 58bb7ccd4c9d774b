import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { BoardNote } from '#surface/surface-props.ts'
import { treeOf } from '#surface/tree-of.ts'
import { treeMaker } from './stable-tree.ts'

const sections = [1, 2, 3].map(number => ({
  id: SectionId.parse(`section-${number}-x`),
  ambitionId: null,
  title: `Part ${number}`,
  description: '',
}))

const note = (number: number, part: number, text: string): BoardNote => ({
  id: NoteId.parse(`note-${number}-xxxx`),
  sectionId: SectionId.parse(`section-${part}-x`),
  text,
  order: `a${number}`,
  signedBy: null,
  route: 'live',
  roomNumber: 1,
  isMine: false,
  saving: 'still',
  isMovable: true,
  remark: '',
})

type Board = readonly BoardNote[]
const act = fc.record({
  kind: fc.constantFrom('reword', 'move', 'add', 'remove'),
  at: fc.nat(20),
  part: fc.integer({ min: 1, max: 4 }),
})

test('[R74] a tree that is made from the one before is the tree that would be made anew, whatever happened', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), acts => {
      const make = treeMaker()
      let made = 8
      let board: Board = Array.from({ length: made }, (_, at) => note(at, 1 + (at % 3), `Words ${at}`))
      for (const [step, { kind, at, part }] of acts.entries()) {
        const place = at % Math.max(1, board.length)
        const old = board[place]
        if (kind === 'add' || old === undefined) board = [...board, note(made++, part, 'New')]
        else if (kind === 'remove') board = board.toSpliced(place, 1)
        else
          board = board.with(
            place,
            kind === 'reword'
              ? { ...old, text: `Reworded ${step}` }
              : { ...old, sectionId: SectionId.parse(`section-${part}-x`) },
          )
        expect(make(sections, board)).toEqual(treeOf(sections, board))
      }
    }),
  )
})

test('[R74] a part in which no note says anything else stays the same', () => {
  const make = treeMaker()
  const board = [note(1, 1, 'One'), note(2, 2, 'Two')]
  const before = make(sections, board)
  const after = make(
    sections,
    board.map(one => (one.text === 'Two' ? { ...one, text: 'Two, reworded' } : one)),
  )
  expect(after[0]).toBe(before[0])
  expect(after[1]?.notes[0]?.text).toBe('Two, reworded')
})
