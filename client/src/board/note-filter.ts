/** Finding notes on a board: by words, by the way they came, by part, and one's own. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import type { Route } from '@waymark/shared/model/note.ts'
import { foldedTextOf, hasAllWords, wordsToFind } from '@waymark/shared/rules/find-words.ts'
import type { BoardNote, Branch } from '#surface/surface-props.ts'

export interface NoteFilter {
  /** As typed. Every word must be in the note, in any order, in capitals or not, with accents or without. */
  readonly words: string
  readonly route: Route | null
  readonly sectionId: SectionId | null
  readonly onlyMine: boolean
}

export const noFilter: NoteFilter = { words: '', route: null, sectionId: null, onlyMine: false }

export const isFiltering = ({ words, route, sectionId, onlyMine }: NoteFilter): boolean =>
  onlyMine || route !== null || sectionId !== null || wordsToFind(words).length > 0

/** Within its part. */
export function passes({
  words,
  route,
  onlyMine,
}: NoteFilter): (note: Pick<BoardNote, 'text' | 'route' | 'isMine'>) => boolean {
  const wanted = wordsToFind(words)
  return note =>
    (!onlyMine || note.isMine) &&
    (route === null || note.route === route) &&
    (wanted.length === 0 || hasAllWords(foldedTextOf(note), wanted))
}

/** Each part with its notes that pass; where one part is looked for, that one alone. The tree itself where nothing is looked for. */
export function filteredTree(tree: readonly Branch[], filter: NoteFilter): readonly Branch[] {
  if (!isFiltering(filter)) return tree
  const isShown = passes(filter)
  return tree
    .filter(({ section }) => filter.sectionId === null || filter.sectionId === section.id)
    .map(branch => {
      const notes = branch.notes.filter(isShown)
      return notes.length === branch.notes.length ? branch : { ...branch, notes, loose: branch.loose.filter(isShown) }
    })
}

export const countIn = (tree: readonly Branch[]): number => tree.reduce((sum, { notes }) => sum + notes.length, 0)

/** `4 of 36 notes shown.` */
export const sayShown = (shown: number, all: number): string =>
  `${shown} of ${all === 1 ? '1 note' : `${all} notes`} shown.`
