/** A room, as its plain page shows it. */
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { boardTree, type RoomNote, type SectionBranch } from '@waymark/shared/rules/board-tree.ts'
import { waymarksOf, type Waymark } from '@waymark/shared/rules/letters.ts'
import type { myNotes } from '@waymark/shared/wire/notes.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readRoom } from '@waymark/shared/wire/sessions.ts'
import type { Brought, SaidOfTheme } from './said-of-theme.ts'
import { isTicked, nameOf, textIn, type Fields } from './fields.ts'

/** What stands in the form of a section and is not saved. */
export interface Typed {
  readonly text: string
  readonly isNameOff: boolean
}

/** What has just been done, and is on disk. */
export interface Done {
  readonly what: 'saved' | 'withdrawn' | 'back'
  readonly noteId: NoteId
}

/** What was just done about help. */
export type HelpNews = 'asked' | 'no-more'

export interface RoomView {
  readonly reply: ReplyOf<typeof readRoom>
  /** Those on the board, and those that only their author is sent. */
  readonly notes: readonly Note[]
  readonly own: ReplyOf<typeof myNotes>
  /** Stands in the form, by which it is known again when it is sent twice. */
  readonly form: string
  readonly typed: ReadonlyMap<SectionId, Typed>
  /** What was made of the room's words, once it is brought back; and what was said of a theme and not taken. */
  readonly brought?: Brought | undefined
  readonly said?: SaidOfTheme
  readonly done?: Done | undefined
  readonly helpNews?: HelpNews | undefined
  /** Whether somebody is named to whom this person can ask to talk. */
  readonly mayTalk?: boolean
  /** Words typed on another page, for which there is no place here. */
  readonly unsent?: readonly string[]
  /** Why the words of a section were not taken; or, without a section, why a note was not put back. */
  readonly wrong?: { readonly sectionId: SectionId | undefined; readonly message: string } | undefined
}

export interface Branch extends SectionBranch<RoomNote> {
  readonly waymark: Waymark
}

/** The same tree that the board and every export walk. */
export function branchesOf({ reply: { breakout }, notes }: Pick<RoomView, 'reply' | 'notes'>): Branch[] {
  const waymarks = waymarksOf(breakout.sections)
  return boardTree({
    sections: breakout.sections,
    notes: notes.map(note => ({ ...note, roomNumber: 1 })),
  }).map((branch, at) => ({ ...branch, waymark: waymarks[at] ?? { letter: '', tone: 'f' } }))
}

/** Sections whose form is empty are left out. */
export const typedIn = (sections: readonly Section[], fields: Fields): Map<SectionId, Typed> =>
  new Map(
    sections
      .map(({ id }): [SectionId, Typed] => [
        id,
        { text: textIn(fields, nameOf.words(id)), isNameOff: isTicked(fields, nameOf.nameOff(id)) },
      ])
      .filter(([, { text }]) => hasWords(text)),
  )
