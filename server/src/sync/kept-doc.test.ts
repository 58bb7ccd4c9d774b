import * as fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { keptDoc } from './kept-doc.ts'

/** What a client has after this answer. */
function after(answer: Uint8Array, had: readonly Uint8Array[] = []): Record<string, unknown> {
  const decoder = decoding.createDecoder(answer)
  expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([0, 1])
  const doc = new Y.Doc()
  for (const update of [...had, decoding.readVarUint8Array(decoder)]) Y.applyUpdate(doc, update)
  return doc.getMap('notes').toJSON()
}

const nothing = Uint8Array.of(0)

test('[W5] whether it was looked into or not, who has nothing is answered with all, and who has a part with the rest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5), fc.string()), { maxLength: 12 }),
      fc.nat(12),
      fc.boolean(),
      (writes, known, looked) => {
        const doc = new Y.Doc()
        const updates: Uint8Array[] = []
        doc.on('update', (update: Uint8Array) => updates.push(update))
        for (const [key, text] of writes) doc.getMap('notes').set(`note-${key}`, text)
        const kept = keptDoc(updates)
        if (looked) kept.doc()
        expect(after(kept.answer(nothing))).toEqual(doc.getMap('notes').toJSON())
        const partly = new Y.Doc()
        for (const update of updates.slice(0, known)) Y.applyUpdate(partly, update)
        const rest = kept.answer(Y.encodeStateVector(partly))
        expect(after(rest, updates.slice(0, known))).toEqual(doc.getMap('notes').toJSON())
      },
    ),
  )
})

test('[W5] one answer is encoded for all who ask the same, and another after a change', () => {
  const source = new Y.Doc()
  source.getMap('notes').set('one', 1)
  const kept = keptDoc([Y.encodeStateAsUpdate(source)])
  const first = kept.answer(nothing)
  expect(kept.answer(nothing)).toBe(first)
  kept.doc().getMap('notes').set('two', 2)
  expect(after(kept.answer(nothing))).toEqual({ one: 1, two: 2 })
})
