/** A document's past: every change as its own update, as people made it over weeks. */
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import { noteText } from './marks.ts'

const authors = 25

/** `notes` are written, then changed until there were `edits` changes in all. The words of each note hold its mark to the end. */
export function pastOf(notes: number, edits: number): readonly Uint8Array[] {
  const doc = new Y.Doc()
  const records = doc.getMap<Y.Map<unknown>>('themes')
  const chance = prng.create(7)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let edit = 0; edit < edits; edit += 1) {
    // People take turns; each goes on counting where they stopped.
    if (edit % Math.ceil(edits / authors / 4) === 0) doc.clientID = 1000 + prng.int32(chance, 0, authors - 1)
    const at = edit < notes ? edit : prng.int32(chance, 0, notes - 1)
    const id = `note-${String(at).padStart(8, '0')}`
    if (edit < notes) records.set(id, new Y.Map(Object.entries({ name: '', said: noteText(at), order: 'a0' })))
    else if (edit % 3 === 0) records.get(id)?.set('order', `a${edit % 10}`)
    else records.get(id)?.set('said', `${noteText(at)} ${edit % 10}`)
  }
  return updates
}

export const inOne = (updates: readonly Uint8Array[]): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return Y.encodeStateAsUpdate(doc)
}
