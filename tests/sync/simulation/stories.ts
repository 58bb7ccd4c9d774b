/** What was asked of each note, theme and statement, by whom, and what came of it: what the product is held to in the end. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { NoteId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Ask } from '@waymark/client/sync/waiting-queue.ts'

export interface AskOfNote {
  readonly ask: Ask
  readonly mark: string
  outcome: 'open' | 'done' | 'refused'
}

export interface NoteStory {
  readonly id: NoteId
  readonly roomId: RoomId
  readonly by: string
  /** Under which its author signs; null for somebody without a name. */
  readonly name: string | null
  readonly asks: AskOfNote[]
}

export interface ThemeStory {
  readonly id: ThemeId
  readonly by: string
  readonly names: string[]
  isRemoved: boolean
}

export interface StatementStory {
  readonly mark: string
  readonly by: string
  isRemoved: boolean
}

export interface Stories {
  readonly notes: Map<NoteId, NoteStory>
  readonly themes: Map<ThemeId, ThemeStory>
  readonly statements: Map<string, StatementStory>
  /** Words that nobody may be told, and why. */
  readonly forged: Set<string>
}

export const noStories = (): Stories => ({
  notes: new Map(),
  themes: new Map(),
  statements: new Map(),
  forged: new Set(),
})

export const marksOf = ({ asks }: NoteStory): string[] => asks.map(({ mark }) => mark).filter(mark => mark !== '')

/** The words and the name that this story allows for a note at any time. Undefined where it allows it. */
export function wrongIn(story: NoteStory | undefined, note: Note, room: DocName): string | undefined {
  if (story === undefined) return `a note that nobody asked for stands in ${room}: ${note.text}`
  if (`room:${story.roomId}` !== room) return `the note ${note.id} stands in ${room}, and was written elsewhere`
  const puts = story.asks.flatMap(({ ask }) => (ask.kind === 'put' && ask.text === note.text ? [ask] : []))
  if (puts.length === 0) return `the words of ${story.by} in ${note.id} were changed to ${note.text}`
  if (note.signedBy !== null && !puts.some(({ signed }) => signed && story.name === note.signedBy))
    return `the note ${note.text} of ${story.by} carries a name`
  return undefined
}

export interface Expected {
  /** The words, one of which it must have. */
  readonly texts: ReadonlySet<string>
  /** Whether it must be on the board; undefined where what was asked last had no answer. */
  readonly isShown: boolean | undefined
}

/** What was acknowledged, and may be otherwise only by what was asked after it. */
export function expectedOf({ asks }: NoteStory): Expected {
  const puts = asks.flatMap(({ ask, outcome }) => (ask.kind === 'put' ? [{ text: ask.text, outcome }] : []))
  const firstKept = Math.max(
    0,
    puts.findLastIndex(({ outcome }) => outcome === 'done'),
  )
  const onAndOff = asks.filter(({ ask }) => ask.kind === 'withdraw' || ask.kind === 'put-back')
  const lastDone = onAndOff.findLastIndex(({ outcome }) => outcome === 'done')
  const isClear = lastDone === onAndOff.length - 1
  const wasPut = puts.some(({ outcome }) => outcome === 'done')
  return {
    texts: new Set(puts.slice(firstKept).map(({ text }) => text)),
    isShown: !isClear || !wasPut ? undefined : onAndOff[lastDone]?.ask.kind !== 'withdraw',
  }
}
