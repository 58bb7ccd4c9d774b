/** What I do with notes, and how each act is taken back: only my own, and only by me. */
import type { Note } from '@waymark/shared/model/note.ts'
import type { Place } from '#surface/surface-props.ts'
import type { Ask } from '#sync/waiting-queue.ts'

export type Words = Omit<Extract<Ask, { kind: 'put' }>, 'kind'>

export type Act =
  | { readonly is: 'add'; readonly note: Note }
  | { readonly is: 'edit'; readonly note: Note; readonly words: Words }
  | { readonly is: 'withdraw'; readonly note: Note }
  | { readonly is: 'put-back'; readonly note: Note }
  /** `from`: where it stood. */
  | { readonly is: 'move'; readonly note: Note; readonly place: Place; readonly from: Place }

/** Of a note of mine: a passage of a written answer never is, nor what was brought from another board. */
export const wordsOf = ({ sectionId, text, signedBy, route, isSummary, isReadBack }: Note): Words => ({
  sectionId,
  text,
  signed: signedBy !== null,
  whose: signedBy,
  route: route === 'written' || route === 'other-board' ? 'live' : route,
  isSummary,
  isReadBack,
})

export function askOf(act: Act): Ask {
  switch (act.is) {
    case 'add':
      return { kind: 'put', ...wordsOf(act.note) }
    case 'edit':
      return { kind: 'put', ...act.words }
    case 'withdraw':
      return { kind: 'withdraw', note: act.note }
    case 'put-back':
      return { kind: 'put-back', note: act.note }
    case 'move':
      return { kind: 'move', place: act.place }
  }
}

/** The act that takes this one back. `now`: the note as it is. */
export function takeBack(act: Act, now: Note): Act {
  switch (act.is) {
    case 'add':
    case 'put-back':
      return { is: 'withdraw', note: now }
    case 'withdraw':
      return { is: 'put-back', note: act.note }
    case 'edit':
      return { is: 'edit', note: now, words: { ...wordsOf(act.note), sectionId: now.sectionId } }
    case 'move':
      return { is: 'move', note: now, place: act.from, from: act.place }
  }
}
