/** Finding notes among many: by words, by room, by section, by theme, by the way they came, and by whether others marked them. */
import type { NoteId, SectionId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Route } from '@waymark/shared/model/note.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { foldedTextOf, hasAllWords, wordsToFind } from '@waymark/shared/rules/find-words.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import type { MarksByNote } from './marks-by-note.ts'

export interface NoteFilter {
  /** As typed. Every word must be in the note, in any order, in capitals or not, with accents or without. */
  readonly words: string
  readonly roomNumber: number | null
  readonly sectionId: SectionId | null
  readonly themeId: ThemeId | null
  readonly route: Route | null
  /** Whether others have marked it; null: both. */
  readonly isMarked: boolean | null
  readonly stands: NoteStanding | null
}

/** How far facilitators are with a note. `alone`: in a theme with no other note. */
export type NoteStanding = 'placed' | 'alone' | 'parked' | 'not-looked-at'

export const standingWords: Readonly<Record<NoteStanding, string>> = {
  placed: 'In a theme',
  alone: 'In a theme of one note',
  parked: 'Parked',
  'not-looked-at': 'Not yet looked at',
}

export const noFilter: NoteFilter = {
  words: '',
  roomNumber: null,
  sectionId: null,
  themeId: null,
  route: null,
  isMarked: null,
  stands: null,
}

export const isFiltering = ({ words, ...chosen }: NoteFilter): boolean =>
  wordsToFind(words).length > 0 || Object.values(chosen).some(one => one !== null)

/** A theme that was dissolved is looked for no more, and again when it is back. */
export const withoutGoneTheme = (filter: NoteFilter, themes: readonly Pick<Theme, 'id'>[]): NoteFilter =>
  filter.themeId === null || themes.some(({ id }) => id === filter.themeId) ? filter : { ...filter, themeId: null }

/** Where notes stand now, and what others said of them. */
interface Standings extends Pick<Grouping, 'themesOf' | 'parkedFor'> {
  readonly marks: MarksByNote
  /** Those that stand in a theme with no other note. */
  readonly alone: ReadonlySet<NoteId>
}

const standsSo: Readonly<Record<NoteStanding, (id: NoteId, standings: Omit<Standings, 'marks'>) => boolean>> = {
  placed: (id, { themesOf }) => themesOf.has(id),
  alone: (id, { alone }) => alone.has(id),
  parked: (id, { parkedFor }) => parkedFor.has(id),
  'not-looked-at': (id, { themesOf, parkedFor }) => !themesOf.has(id) && !parkedFor.has(id),
}

export function passes(
  { words, roomNumber, sectionId, themeId, route, isMarked, stands }: NoteFilter,
  { themesOf, parkedFor, marks, alone }: Standings,
): (note: RoomNote) => boolean {
  const wanted = wordsToFind(words)
  const tests: ((note: RoomNote) => boolean)[] = [
    ...(roomNumber === null ? [] : [(note: RoomNote) => note.roomNumber === roomNumber]),
    ...(sectionId === null ? [] : [(note: RoomNote) => note.sectionId === sectionId]),
    ...(themeId === null ? [] : [(note: RoomNote) => themesOf.get(note.id)?.includes(themeId) === true]),
    ...(route === null ? [] : [(note: RoomNote) => note.route === route]),
    ...(isMarked === null ? [] : [(note: RoomNote) => marks.has(note.id) === isMarked]),
    ...(stands === null ? [] : [(note: RoomNote) => standsSo[stands](note.id, { themesOf, parkedFor, alone })]),
    ...(wanted.length === 0 ? [] : [(note: RoomNote) => hasAllWords(foldedTextOf(note), wanted)]),
  ]
  return note => tests.every(test => test(note))
}
