/** Whether a statement still says what the themes say that it cites: what they were when somebody last looked, against what they are. */
import type { Citation, Seen, StatementBlock } from '#model/draft.ts'
import type { NoteId, ThemeId } from '#model/ids.ts'
import { hashOf } from './hash-of.ts'

/** A theme as it is now. */
export interface ThemeNow {
  readonly id: ThemeId
  readonly name: string
  readonly said: string
  /** Those that stand in it, in any order. */
  readonly noteIds: readonly NoteId[]
}

export function seenOf({ id, name, said, noteIds }: ThemeNow): Seen {
  const notes = [...new Set(noteIds)].toSorted()
  return { themeId: id, name: hashOf(name), said: hashOf(said), notes: hashOf(notes.join(' ')), count: notes.length }
}

/** What it was held against, after it is held against these themes as well; of each the newest. */
export const withSeen = (before: readonly Seen[], fresh: readonly Seen[]): Seen[] => [
  ...new Map([...before, ...fresh].map(one => [one.themeId, one])).values(),
]

export interface StaleTheme {
  /** As it is cited: where it was merged, the theme that it stands in now goes by another id. */
  readonly themeId: ThemeId
  readonly now: Seen
  readonly isRenamed: boolean
  readonly isOtherSentence: boolean
  readonly notesThen: number
  readonly notesNow: number
  readonly areOtherNotes: boolean
}

/** Of the themes that are cited those that have changed since. `nowOf` is undefined for a theme that is gone, which is told apart. */
export function staleThemes(
  { cites, seen = [] }: Pick<StatementBlock, 'cites' | 'seen'>,
  nowOf: (cite: Citation) => Seen | undefined,
): StaleTheme[] {
  const then = new Map(seen.map(one => [one.themeId, one]))
  return cites.flatMap(cite => {
    const was = 'themeId' in cite ? then.get(cite.themeId) : undefined
    const now = was === undefined ? undefined : nowOf(cite)
    return was === undefined || now === undefined ? [] : staleTheme(was, now)
  })
}

function staleTheme(was: Seen, now: Seen): StaleTheme[] {
  const isRenamed = was.name !== now.name
  const isOtherSentence = was.said !== now.said
  const areOtherNotes = was.notes !== now.notes || was.count !== now.count
  if (!isRenamed && !isOtherSentence && !areOtherNotes) return []
  const { themeId, count: notesThen } = was
  return [{ themeId, now, isRenamed, isOtherSentence, notesThen, notesNow: now.count, areOtherNotes }]
}

/** One line for each thing that is known of it. */
export const sayStale = ({ isRenamed, isOtherSentence, ...notes }: StaleTheme): string[] => [
  ...(isRenamed ? ['It has another name.'] : []),
  ...(isOtherSentence ? ['It says another sentence.'] : []),
  ...(notes.areOtherNotes ? [sayNotes(notes)] : []),
]

function sayNotes({ notesThen, notesNow }: Pick<StaleTheme, 'notesThen' | 'notesNow'>): string {
  const difference = Math.abs(notesNow - notesThen)
  const count = difference === 1 ? '1 note' : `${difference} notes`
  if (notesNow > notesThen) return `${count} more than there ${notesThen === 1 ? 'was' : 'were'} then.`
  return notesNow < notesThen ? `${count} fewer than there were then.` : 'As many notes as then, and not the same ones.'
}
