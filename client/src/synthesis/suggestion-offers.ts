/** What is asked of suggestions about the notes that are here, and what of the answer can be taken now. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import type { SuggestedThemes } from '@waymark/shared/wire/suggestions.ts'

export interface Looked {
  readonly notes: ReadonlyMap<NoteId, RoomNote>
  readonly themes: readonly Theme[]
  readonly grouping: Grouping
}

/** What people grouped stays together, and their themes stay apart. Parked notes have been looked at, and are left out. A note in several themes holds its first one alone. */
export function askForThemes({ notes, themes, grouping }: Looked, grain: number) {
  const asked = [...notes.values()].filter(({ id }) => !grouping.parkedFor.has(id))
  const byTheme = Map.groupBy(asked, ({ id }) => grouping.themesOf.get(id)?.[0])
  const groups = themes.flatMap(({ id }) => {
    const group = byTheme.get(id)?.map(note => note.id)
    return group === undefined ? [] : [group]
  })
  const firsts = groups.flatMap(([first]) => first ?? [])
  return {
    notes: asked.map(({ id, text }) => ({ id, text })),
    mustLink: groups.flatMap(([first, ...rest]) => rest.map((other): [string, string] => [first ?? other, other])),
    cannotLink: firsts.flatMap((one, at) => firsts.slice(at + 1).map((other): [string, string] => [one, other])),
    grain,
  }
}

/** Notes that nobody has looked at yet, to be taken as a theme of their own, or into one that is there. */
export interface Offer {
  readonly id: string
  readonly title: string
  readonly into: Theme | null
  /** Those in the middle first, each with the words that it shares. */
  readonly notes: readonly { readonly note: RoomNote; readonly words: readonly string[] }[]
}

/** Read anew whenever somebody moves a note: what has a place by now is offered no more. Two notes make a theme. */
export function offersOf(suggested: SuggestedThemes, { notes, themes, grouping }: Looked): Offer[] {
  const isOpen = (id: NoteId): boolean => !grouping.themesOf.has(id) && !grouping.parkedFor.has(id)
  const byId = new Map<string, RoomNote>(notes)
  return suggested.themes.flatMap(({ id, title, noteIds }) => {
    const known = noteIds.flatMap(noteId => byId.get(noteId) ?? [])
    const themeId = known.map(note => grouping.themesOf.get(note.id)?.[0]).find(one => one !== undefined)
    const into = themes.find(theme => theme.id === themeId) ?? null
    const open = known.filter(note => isOpen(note.id))
    if (open.length < (into === null ? 2 : 1)) return []
    return [{ id, title, into, notes: open.map(note => ({ note, words: suggested.explained[note.id] ?? [] })) }]
  })
}

/** Pairs that are both here. */
export const duplicatesOf = (
  { duplicates }: SuggestedThemes,
  { notes }: Pick<Looked, 'notes'>,
): (readonly [RoomNote, RoomNote])[] => {
  const byId = new Map<string, RoomNote>(notes)
  return duplicates.flatMap(([one, other]) => {
    const [a, b] = [byId.get(one), byId.get(other)]
    return a === undefined || b === undefined ? [] : [[a, b] as const]
  })
}

/** `It shares: lift, evening.` Where only the sense is alike, it says so. */
export const saySharedWords = (words: readonly string[]): string =>
  words.length === 0 ? 'Alike in sense, without a word in common.' : `Shares: ${words.join(', ')}.`
