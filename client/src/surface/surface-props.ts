/** A note as a room's window knows it, and where it stands. */
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { UnseenBecause } from '@waymark/shared/model/note.ts'
import type { RoomNote, SectionBranch } from '@waymark/shared/rules/board-tree.ts'
import type { IconName } from '#ui/icon.tsx'
import type { Waymark } from '@waymark/shared/rules/letters.ts'

/** still: nothing outstanding. waiting: not sent yet. saved: a moment ago. refused: the words are here only. */
export type Saving = 'still' | 'saving' | 'waiting' | 'saved' | 'refused'

/** A word or two on a card. */
export interface Sign {
  readonly icon: IconName | null
  readonly words: string
  /** It is pressed to do something with the note, and says whether that is done. */
  readonly press?: { readonly isOn: boolean }
}

export interface BoardNote extends RoomNote {
  readonly isMine: boolean
  readonly saving: Saving
  /** By the person who looks, now. */
  readonly isMovable: boolean
  /** Why the others do not see it; left out where they do. */
  readonly unseen?: UnseenBecause | undefined
  /** How it is marked. The same list until that changes. */
  readonly marks?: readonly Sign[] | undefined
  /** A line about it that only this window shows; empty when there is none. */
  readonly remark: string
}

export interface Branch extends SectionBranch<BoardNote> {
  readonly waymark: Waymark
}

/** Straight after another note of that section, or at an end of it. */
export interface Place {
  readonly sectionId: SectionId
  readonly after: NoteId | 'first' | 'last'
}

/** `A, Leading culture change` */
export const nameOfBranch = ({ waymark, section }: Pick<Branch, 'waymark' | 'section'>): string =>
  waymark.letter === '' ? section.title : `${waymark.letter}, ${section.title}`

export const countNotes = (count: number): string => (count === 1 ? '1 note' : `${count} notes`)

/** Stands on the button of each note, so that focus, keys and dragging find it. */
export const noteButtonOf = (root: ParentNode, id: NoteId): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-note-button="${CSS.escape(id)}"]`)
