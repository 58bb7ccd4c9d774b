/** Tidier wordings of notes: given and taken away, each as one change of the document. What the note says is not touched. */
import { TidiedId, type NoteId } from '@waymark/shared/model/ids.ts'
import type { Tidied } from '@waymark/shared/model/theme.ts'
import type { Hand } from './gestures.ts'

/** One for a note: where two people wrote one at once, this takes the place of both. */
export function tidy(hand: Hand, noteId: NoteId, text: string): void {
  const { tidied } = hand.doc
  const [first, ...others] = tidiedOf(hand, noteId)
  hand.doc.gesture(hand.mine, () => {
    if (first === undefined) tidied.put({ id: TidiedId.parse(hand.newId()), noteId, text })
    else tidied.patch(first.id, { text })
    for (const { id } of others) tidied.remove(id)
  })
}

export function untidy(hand: Hand, noteId: NoteId): void {
  hand.doc.gesture(hand.mine, () => {
    for (const { id } of tidiedOf(hand, noteId)) hand.doc.tidied.remove(id)
  })
}

const tidiedOf = ({ doc: { tidied } }: Hand, noteId: NoteId): Tidied[] =>
  [...tidied.all().values()].filter(one => one.noteId === noteId).toSorted((a, b) => (a.id < b.id ? -1 : 1))
