/** What statements can rest on, as it is shown: themes with their notes, and notes with the place they were said in. */
import { erasedSource, erasedSourceWords } from '@waymark/shared/model/erasure.ts'
import type { Citation, Seen } from '@waymark/shared/model/draft.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { waymarksOf, type Waymark } from '@waymark/shared/rules/letters.ts'
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import { seenOf, staleThemes, type StaleTheme } from '@waymark/shared/rules/stale.ts'
import type { readDraft, SourceNote } from '@waymark/shared/wire/drafts.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'

export type DraftReply = ReplyOf<typeof readDraft>

export interface NoteSource {
  readonly kind: 'note'
  readonly cite: Citation
  readonly text: string
  readonly waymark: Waymark
  readonly sectionTitle: string
  /** `Room 3, Hazel. By phone. Ama` */
  readonly from: string
}

export interface ThemeSource {
  readonly kind: 'theme'
  readonly cite: Citation
  readonly name: string
  readonly said: string
  readonly notes: readonly NoteSource[]
  /** What it is now, to be held against what it was. */
  readonly seen: Seen
}

/** A source that was there when it was cited. */
export interface GoneSource {
  readonly kind: 'gone'
  readonly cite: Citation
}

export type Source = NoteSource | ThemeSource | GoneSource

export interface SourceBook {
  readonly themes: readonly ThemeSource[]
  readonly notes: readonly NoteSource[]
  readonly find: (cite: Citation) => Source
}

export function sourceBook({
  notes,
  themes,
  breakouts,
}: Pick<DraftReply, 'notes' | 'themes' | 'breakouts'>): SourceBook {
  const sections = new Map(
    breakouts.flatMap(breakout => {
      const waymarks = waymarksOf(breakout.sections)
      return breakout.sections.map(({ id, title }, at) => [id, { title, waymark: waymarks[at] ?? plainMark }] as const)
    }),
  )
  const notesById = new Map<string, NoteSource>(
    notes.map(note => {
      const section = sections.get(note.sectionId)
      return [
        note.id,
        {
          kind: 'note',
          cite: { noteId: note.id },
          text: note.text,
          waymark: section?.waymark ?? plainMark,
          sectionTitle: section?.title ?? '',
          from: placeOf(note),
        },
      ]
    }),
  )
  const themesById = new Map<string, ThemeSource>(
    themes.map(({ id, name, said, noteIds }) => [
      id,
      {
        kind: 'theme',
        cite: { themeId: id },
        name: nameOfTheme({ name }),
        said,
        notes: noteIds.flatMap(noteId => notesById.get(noteId) ?? []),
        seen: seenOf({ id, name, said, noteIds }),
      },
    ]),
  )
  const whereMerged = new Map<string, string>(
    themes.flatMap(({ id, merged }) => merged.map((one): [string, string] => [one, id])),
  )
  return {
    themes: [...themesById.values()],
    notes: [...notesById.values()],
    find: cite => {
      if ('noteId' in cite) return notesById.get(cite.noteId) ?? { kind: 'gone', cite }
      const known = themesById.get(cite.themeId)
      if (known !== undefined) return known
      const now = themesById.get(whereMerged.get(cite.themeId) ?? '')
      return now === undefined ? { kind: 'gone', cite } : { ...now, cite }
    },
  }
}

/** What a source is now, under the id by which it is cited. Of a note, and of what is gone, there is nothing to hold a statement against. */
export function seenNow(book: SourceBook, cite: Citation): Seen | undefined {
  const source = book.find(cite)
  return source.kind === 'theme' && 'themeId' in cite ? { ...source.seen, themeId: cite.themeId } : undefined
}

/** The themes of a statement that have changed since somebody last held it against them. */
export const staleIn = (
  book: SourceBook,
  statement: { readonly cites: readonly Citation[]; readonly seen: readonly Seen[] },
): StaleTheme[] => staleThemes(statement, cite => seenNow(book, cite))

const plainMark: Waymark = { letter: '', tone: 'f' }

const placeOf = (note: SourceNote): string =>
  [nameOfRoom({ number: note.roomNumber, name: note.roomName }), sayHowItCame(note), note.signedBy ?? '']
    .filter(part => part !== '')
    .join('. ')

export const countNotes = (count: number): string => (count === 1 ? '1 note' : `${count} notes`)

/** What its chip says: a theme's name and how many notes it has; a note's own words. */
export function saySource(source: Source): string {
  switch (source.kind) {
    case 'theme':
      return `${source.name} · ${countNotes(source.notes.length)}`
    case 'note':
      return source.text
    case 'gone':
      if ('noteId' in source.cite && source.cite.noteId === erasedSource) return erasedSourceWords
      return 'themeId' in source.cite ? 'A theme that is gone' : 'A note that is gone'
  }
}

/** Whether every word that was typed is in it, whatever the case and the accents. */
export function searchFor(typed: string): (text: string) => boolean {
  const wanted = plain(typed).split(/\s+/)
  return text => {
    const searched = plain(text)
    return wanted.every(word => searched.includes(word))
  }
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
