import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { noteOfForm } from './note-of-form.ts'

const sent = fc.record({
  form: fc.stringMatching(/^[A-Za-z0-9_-]{10,40}$/),
  sectionId: fc.stringMatching(/^[A-Za-z0-9_-]{10,40}$/).map(id => SectionId.parse(id)),
  text: fc.string({ unit: 'grapheme' }),
  isNameOff: fc.boolean(),
})
type Sent = typeof sent extends fc.Arbitrary<infer S> ? S : never

const idOf = ({ form, sectionId, ...typed }: Sent): NoteId => noteOfForm(form, sectionId, typed)

test('[N41] the same form with the same words asks for the same note, and every other for another', () => {
  fc.assert(
    fc.property(sent, sent, (one, other) => {
      expect(idOf({ ...one })).toBe(idOf(one))
      const isSame = JSON.stringify(one) === JSON.stringify(other)
      expect(idOf(one) === idOf(other)).toBe(isSame)
      for (const change of [{ form: other.form }, { text: `${one.text}.` }, { isNameOff: !one.isNameOff }])
        expect(idOf({ ...one, ...change }) === idOf(one)).toBe(change.form === one.form)
    }),
  )
})

test('[N41] what it asks for is an id that can be one', () => {
  fc.assert(
    fc.property(sent, one => {
      expect(NoteId.safeParse(idOf(one)).success).toBe(true)
    }),
  )
})
