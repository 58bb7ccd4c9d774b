/** What one change did to notes: put in themes, taken out, parked. What was done to several alike is one line. */
import type { HistoryDone, ThemeThen } from '#model/history.ts'
import type { NoteId, ThemeId } from '#model/ids.ts'
import type { Placement } from '#model/theme.ts'
import { thenOf, type ThemesChanges } from './themes-changes.ts'

export interface NoteMoves {
  /** Themes in which each note was put, and out of which it was taken. */
  readonly into: ReadonlyMap<ThemeId, ReadonlySet<NoteId>>
  readonly outOf: ReadonlyMap<ThemeId, ReadonlySet<NoteId>>
  /** With the reason; and those whose reason was another before. */
  readonly parked: ReadonlyMap<NoteId, string>
  readonly unparked: ReadonlySet<NoteId>
  readonly why: ReadonlyMap<NoteId, string>
}

/** Two records of one note in one theme are one; what was taken away and put again in one change never left. */
export function noteMoves({ placements, parked }: ThemesChanges): NoteMoves {
  const into = new Map<ThemeId, Set<NoteId>>()
  const outOf = new Map<ThemeId, Set<NoteId>>()
  for (const { was, is } of placements) {
    if (stays(was, is)) continue
    if (was !== undefined) addTo(outOf, was.themeId, was.noteId)
    if (is !== undefined) addTo(into, is.themeId, is.noteId)
  }
  for (const [themeId, noteIds] of into)
    for (const noteId of noteIds) if (outOf.get(themeId)?.delete(noteId) === true) noteIds.delete(noteId)
  const newReasons = parked.filter(({ was, is }) => was?.reason !== is?.reason)
  return {
    into,
    outOf,
    why: new Map(placements.flatMap(({ is }) => (is?.why === undefined ? [] : [[is.noteId, is.why]]))),
    parked: new Map(newReasons.flatMap(({ is }) => (is === undefined ? [] : [[is.noteId, is.reason]]))),
    unparked: new Set(parked.flatMap(({ was, is }) => (was === undefined || stays(was, is) ? [] : [was.noteId]))),
  }
}

type Stands = Pick<Placement, 'noteId'> & Partial<Pick<Placement, 'themeId'>>

const stays = (was: Stands | undefined, is: Stands | undefined): boolean =>
  was?.noteId === is?.noteId && was?.themeId === is?.themeId

function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const known = sets.get(key)
  if (known === undefined) sets.set(key, new Set([value]))
  else known.add(value)
}

export function noteLines(changes: ThemesChanges, moves: NoteMoves): HistoryDone[] {
  const put = gathered()
  const taken = takenFrom(changes, moves)
  const placed = new Set([...moves.into.values()].flatMap(noteIds => [...noteIds]))
  putIn(changes, moves, { put, taken })
  for (const [noteId, why] of moves.parked) {
    const isAgain = moves.unparked.has(noteId) || wasParked(changes, noteId)
    put.add(noteId, { kind: isAgain ? 'reason-changed' : 'parked', why })
  }
  const isSaid = (noteId: NoteId): boolean => placed.has(noteId) || moves.parked.has(noteId)
  for (const [noteId, theme] of taken) if (!isSaid(noteId)) put.add(noteId, { kind: 'taken-out', theme })
  for (const noteId of moves.unparked) if (!isSaid(noteId)) put.add(noteId, { kind: 'put-back' })
  return [...put.lines(), ...inPlace(changes)]
}

/** Out of which theme each note was taken; out of one that was dissolved it was not taken by hand. */
function takenFrom(changes: ThemesChanges, { outOf }: NoteMoves): ReadonlyMap<NoteId, ThemeThen> {
  const then = thenOf(changes)
  const gone = new Set(changes.themes.filter(({ is }) => is === undefined).map(({ id }) => id))
  const taken = new Map<NoteId, ThemeThen>()
  for (const [themeId, noteIds] of outOf) {
    const from = gone.has(themeId) ? undefined : then(themeId)
    if (from === undefined) continue
    for (const noteId of noteIds) taken.set(noteId, taken.get(noteId) ?? from)
  }
  return taken
}

/** What was put in a theme that was made with it is said with that. */
function putIn(
  changes: ThemesChanges,
  { into, why }: NoteMoves,
  { put, taken }: { readonly put: Gathered; readonly taken: ReadonlyMap<NoteId, ThemeThen> },
): void {
  const then = thenOf(changes)
  const made = new Set(changes.themes.filter(({ was }) => was === undefined).map(({ id }) => id))
  for (const [themeId, noteIds] of into) {
    const theme = then(themeId)
    if (theme === undefined || made.has(themeId)) continue
    for (const noteId of noteIds) {
      const from = taken.get(noteId)
      const said = { theme, why: why.get(noteId) ?? '' }
      put.add(noteId, from === undefined ? { kind: 'placed', ...said } : { kind: 'moved', from, ...said })
    }
  }
}

const wasParked = ({ parked }: ThemesChanges, noteId: NoteId): boolean =>
  parked.some(({ was, is }) => was?.noteId === noteId && is?.noteId === noteId)

/** What was said of a placement that stays, or where it stands among the others. */
function inPlace({ placements, ...changes }: ThemesChanges): HistoryDone[] {
  const then = thenOf(changes)
  const put = gathered()
  for (const { was, is } of placements) {
    if (was === undefined || is === undefined || was.themeId !== is.themeId || was.noteId !== is.noteId) continue
    const theme = then(is.themeId)
    if (theme === undefined) continue
    if (was.why === is.why) put.add(is.noteId, { kind: 'notes-ordered', theme })
    else put.add(is.noteId, { kind: 'why-changed', theme, why: is.why ?? '' })
  }
  return put.lines()
}

type OfNotes = Extract<HistoryDone, { readonly noteIds: unknown }>
type WithoutNotes<D> = D extends OfNotes ? Omit<D, 'noteIds'> : never

type Gathered = ReturnType<typeof gathered>

function gathered() {
  const lines = new Map<string, { readonly did: WithoutNotes<OfNotes>; readonly notes: Set<NoteId> }>()
  return {
    add: (noteId: NoteId, did: WithoutNotes<OfNotes>): void => {
      const key = JSON.stringify(did)
      const known = lines.get(key)
      if (known === undefined) lines.set(key, { did, notes: new Set([noteId]) })
      else known.notes.add(noteId)
    },
    lines: (): HistoryDone[] =>
      [...lines.values()].map(({ did, notes }) => ({ ...did, noteIds: [...notes] }) as HistoryDone),
  }
}
