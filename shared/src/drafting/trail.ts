/**
 * The trail, both ways: from each statement that was published to the notes behind it, and from each note to the statements that rest
 * on it. Nobody's name, room or time is in it.
 */
import { textOf, type Span, type StatementBlock } from '#model/draft.ts'
import type { NoteId, StatementId, ThemeId } from '#model/ids.ts'
import { hasWords } from '#model/text.ts'
import { nameOfTheme } from '#model/theme.ts'
import type { VersionWords } from '#model/version.ts'
import { sayHowItCame } from '#rules/route-words.ts'
import { chaptersOf, whereMerged, type Chapter, type Heard, type HeardBreakout, type HeardNote } from './chapters.ts'

export interface TrailNote {
  readonly id: NoteId
  readonly text: string
  /** `By phone, a summary`; empty for words that their author wrote here. */
  readonly came: string
  /** Where it was said; undefined where that is not told. */
  readonly session: HeardBreakout['session']
  readonly question: string
  /** What it was said about. */
  readonly about: string
  readonly themeIds: readonly ThemeId[]
  /** Why it was set aside; undefined for the others. */
  readonly parkedFor: string | undefined
  readonly statementIds: readonly StatementId[]
}

export interface TrailTheme {
  readonly id: ThemeId
  readonly name: string
  readonly said: string
  /** In board order. None for a theme that is not there any more. */
  readonly noteIds: readonly NoteId[]
  readonly statementIds: readonly StatementId[]
}

export interface TrailStatement {
  readonly id: StatementId
  readonly spans: readonly Span[]
  /** The headings above it, from the largest to the smallest. */
  readonly under: readonly string[]
  /** The newest version that says it. */
  readonly version: number
  /** In what it rests on, those first that it names. */
  readonly themeIds: readonly ThemeId[]
  /** Notes that it cites one by one. */
  readonly noteIds: readonly NoteId[]
  readonly ownWords: boolean
}

export interface Trail {
  /** Of the newest version. */
  readonly version: number
  readonly notes: ReadonlyMap<NoteId, TrailNote>
  readonly themes: ReadonlyMap<ThemeId, TrailTheme>
  /** Of all published versions: a statement that a newer one has not stays to be found. */
  readonly statements: ReadonlyMap<StatementId, TrailStatement>
}

interface PublishedWords {
  readonly number: number
  readonly words: Pick<VersionWords, 'blocks' | 'themes'>
}

/** `versions` the newest first. Cost: linear in what was heard and published. */
export function trailOf(heard: Heard, versions: readonly PublishedWords[]): Trail {
  const chapters = chaptersOf(heard)
  const statements = statementsOf(versions, whereMerged(chapters))
  const byTheme = pointingBack(statements, ({ themeIds }) => themeIds)
  const byNote = pointingBack(statements, ({ noteIds }) => noteIds)
  const themes = themesOf(chapters, byTheme)
  for (const { words } of versions)
    for (const { id, name, said } of words.themes)
      if (!themes.has(id) && byTheme.has(id))
        themes.set(id, { id, name, said, noteIds: [], statementIds: byTheme.get(id) ?? [] })
  return { version: versions[0]?.number ?? 0, notes: notesIn(heard, { chapters, themes, byNote }), themes, statements }
}

interface Pointers {
  readonly chapters: readonly Chapter[]
  readonly themes: Trail['themes']
  readonly byNote: ReadonlyMap<NoteId, readonly StatementId[]>
}

function notesIn({ breakouts }: Heard, { chapters, themes, byNote }: Pointers): Map<NoteId, TrailNote> {
  const inThemes = pointingBack(themes, ({ noteIds }) => noteIds)
  const places = new Map(breakouts.map(one => [one.breakout.id, one]))
  const all = chapters.flatMap(chapter => notesOf(chapter).map(one => ({ ...one, about: chapter.title })))
  return new Map(
    all.map(({ note, parkedFor, about }) => {
      const themeIds = inThemes.get(note.id) ?? []
      const place = places.get(note.breakoutId)
      const ofThemes = themeIds.flatMap(id => themes.get(id)?.statementIds ?? [])
      return [
        note.id,
        {
          id: note.id,
          text: note.text,
          came: sayHowItCame(note),
          session: place?.session,
          question: place?.breakout.question ?? '',
          about,
          themeIds,
          parkedFor,
          statementIds: [...new Set([...(byNote.get(note.id) ?? []), ...ofThemes])],
        },
      ]
    }),
  )
}

function statementsOf(
  versions: readonly PublishedWords[],
  merged: ReadonlyMap<string, ThemeId>,
): Map<StatementId, TrailStatement> {
  const statements = new Map<StatementId, TrailStatement>()
  for (const { number, words } of versions) {
    const under: string[] = []
    for (const block of words.blocks) {
      if (block.kind === 'heading') under.splice(block.level - 1, under.length, textOf(block))
      else if (block.id !== undefined && hasWords(textOf(block)) && !statements.has(block.id)) {
        const headings = under.slice(1).filter(hasWords)
        statements.set(block.id, statementOf(block, { id: block.id, number, under: headings, merged }))
      }
    }
  }
  return statements
}

function statementOf(
  { spans, cites, ownWords }: StatementBlock,
  {
    id,
    number,
    under,
    merged,
  }: {
    readonly id: StatementId
    readonly number: number
    readonly under: readonly string[]
    readonly merged: ReadonlyMap<string, ThemeId>
  },
): TrailStatement {
  const themeIds = cites.flatMap(cite => ('themeId' in cite ? [merged.get(cite.themeId) ?? cite.themeId] : []))
  const noteIds = cites.flatMap(cite => ('noteId' in cite ? [cite.noteId] : []))
  return {
    id,
    spans,
    under,
    version: number,
    themeIds: [...new Set(themeIds)],
    noteIds: [...new Set(noteIds)],
    ownWords,
  }
}

/** For each thing that is pointed to, who points to it, in their order. */
function pointingBack<From, To, V>(from: ReadonlyMap<From, V>, to: (value: V) => readonly To[]): Map<To, From[]> {
  const back = new Map<To, From[]>()
  for (const [id, value] of from) for (const one of to(value)) back.set(one, [...(back.get(one) ?? []), id])
  return back
}

/** A theme of several chapters holds the notes of all of them. */
function themesOf(
  chapters: readonly Chapter[],
  byTheme: ReadonlyMap<ThemeId, readonly StatementId[]>,
): Map<ThemeId, TrailTheme> {
  const themes = new Map<ThemeId, TrailTheme>()
  for (const { themes: all } of chapters)
    for (const { theme, notes } of all) {
      const known = themes.get(theme.id)
      themes.set(theme.id, {
        id: theme.id,
        name: nameOfTheme(theme),
        said: theme.said,
        noteIds: [...new Set([...(known?.noteIds ?? []), ...notes.map(({ id }) => id)])],
        statementIds: byTheme.get(theme.id) ?? [],
      })
    }
  return themes
}

const notesOf = ({
  themes,
  parked,
  notLookedAt,
}: Chapter): { readonly note: HeardNote; readonly parkedFor: string | undefined }[] => [
  ...themes.flatMap(({ notes }) => notes.map(note => ({ note, parkedFor: undefined }))),
  ...parked.map(({ note, reason }) => ({ note, parkedFor: reason })),
  ...notLookedAt.map(note => ({ note, parkedFor: undefined })),
]
