import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MemberId, NoteId, RoomId } from '#model/ids.ts'
import type { Mark } from '#model/mark.ts'
import { countingMarks, marksByNote } from './marks.ts'

const roomId = RoomId.parse('room-000001')
const member = fc.integer({ min: 1, max: 6 }).map(number => MemberId.parse(`member-0000${number}`))
const note = fc.integer({ min: 1, max: 9 }).map(number => NoteId.parse(`note-000000${number}`))
/** One of each person for each note, as the server keeps them. */
const someMarks = fc
  .uniqueArray(fc.record({ memberId: member, noteId: note, dots: fc.integer({ min: 1, max: 10 }) }), {
    selector: ({ memberId, noteId }) => `${memberId} ${noteId}`,
  })
  .map(all => all.map((one): Mark => ({ ...one, roomId, id: `${one.memberId} ${one.noteId}` })))
const settings = fc.record({ marks: fc.constantFrom('none', 'agree', 'dots'), dots: fc.integer({ min: 1, max: 10 }) })

test('[M1] nobody counts for more than they have to give, whatever the rows say and whatever is hidden', () => {
  fc.assert(
    fc.property(someMarks, settings, fc.uniqueArray(note), (all, how, hidden) => {
      const counting = countingMarks(all, id => !hidden.includes(id), how)
      const byMember = new Map<MemberId, number>()
      for (const { memberId, dots } of counting) byMember.set(memberId, (byMember.get(memberId) ?? 0) + dots)
      const most = how.marks === 'none' ? 0 : how.marks === 'agree' ? 9 : how.dots
      expect([...byMember.values()].every(dots => dots <= most)).toBe(true)
      expect(counting.some(({ noteId }) => hidden.includes(noteId))).toBe(false)
      const kept = all.filter(({ noteId }) => !hidden.includes(noteId))
      expect(how.marks !== 'agree' || counting.length === kept.length).toBe(true)
    }),
    { seed: 8 },
  )
})

test('[M2] people and dots are told apart, and add up', () => {
  fc.assert(
    fc.property(someMarks, settings, (all, how) => {
      const counting = countingMarks(all, () => true, how)
      const byNote = marksByNote(counting)
      expect(byNote.reduce((sum, { people }) => sum + people, 0)).toBe(counting.length)
      expect(byNote.reduce((sum, { dots }) => sum + dots, 0)).toBe(counting.reduce((sum, { dots }) => sum + dots, 0))
      expect(byNote.every(({ people, dots }) => people >= 1 && dots >= people)).toBe(true)
      expect(new Set(byNote.map(({ noteId }) => noteId)).size).toBe(byNote.length)
    }),
    { seed: 8 },
  )
})
