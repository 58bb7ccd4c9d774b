/** What one change of the themes of a breakout comes to, as lines of their history. Made of records that peers wrote, so nothing about them is taken for granted. */
import type { BoxId } from '#model/box-link.ts'
import { mostLinesAtOnce, type HistoryDone, type ThemeThen } from '#model/history.ts'
import type { NoteId, ThemeId } from '#model/ids.ts'
import type { Theme, Tidied } from '#model/theme.ts'
import { noteLines, noteMoves, type NoteMoves } from './history-note-lines.ts'
import { thenOf, type Change, type Then, type ThemesChanges } from './themes-changes.ts'

/** A whole gesture is one line where it can be; at most so many lines, and one that counts the rest. */
export function historyLines(changes: ThemesChanges): readonly HistoryDone[] {
  const notes = noteMoves(changes)
  const lines = [...themeLines(changes, notes), ...noteLines(changes, notes), ...otherLines(changes)]
  const shown = lines.slice(0, mostLinesAtOnce)
  const more = changes.more + lines.length - shown.length
  return more === 0 ? shown : [...shown, { kind: 'more', changes: more }]
}

function themeLines(changes: ThemesChanges, { into, outOf }: NoteMoves): HistoryDone[] {
  const then = thenOf(changes)
  const lines = changes.themes.flatMap(({ id, was, is }): HistoryDone[] => {
    const theme = then(id)
    if (theme === undefined) return []
    if (was === undefined) return [{ kind: 'theme-made', theme, noteIds: [...(into.get(theme.id) ?? [])] }]
    if (is === undefined) return [{ kind: 'dissolved', theme, noteIds: [...(outOf.get(theme.id) ?? [])] }]
    return [...namesOf(was, is, theme), ...standingOf({ was, is, theme }, then)]
  })
  const moved = changes.themes.find(({ was, is }) => was !== undefined && is !== undefined && onlyMoved(was, is))
  const theme = moved === undefined ? undefined : then(moved.id)
  return theme === undefined ? lines : [...lines, { kind: 'theme-ordered', theme }]
}

/** To be moved up or down can give several of them another key: that is one line. */
const onlyMoved = (was: Theme, is: Theme): boolean =>
  was.order !== is.order && was.within === is.within && was.mergedInto === is.mergedInto

function namesOf(was: Theme, is: Theme, theme: ThemeThen): HistoryDone[] {
  const views = (of: Theme): string => JSON.stringify([of.view, of.otherView, of.sharedView])
  const goes = (of: Theme): string => JSON.stringify([of.goes, of.goesTo, of.goesWhy])
  const { goes: where = null, goesWhy: why = '' } = is
  const lines: [boolean, HistoryDone][] = [
    [was.name !== is.name, { kind: 'named', theme, was: was.name }],
    [was.said !== is.said, { kind: 'sentence', theme }],
    [was.noticed !== is.noticed, { kind: 'noticed', theme }],
    [views(was) !== views(is), { kind: 'views', theme }],
    [goes(was) !== goes(is), { kind: 'sent', theme, goes: where, why }],
  ]
  return lines.flatMap(([isSo, line]) => (isSo ? [line] : []))
}

/** A theme that was merged is no part any more: that is not said as well. */
function standingOf({ was, is, theme }: Changed, thenNamed: Then): HistoryDone[] {
  const named = (id: ThemeId | undefined): ThemeThen | undefined => (id === undefined ? undefined : thenNamed(id))
  if (was.mergedInto !== is.mergedInto) {
    const [into, from] = [named(is.mergedInto), named(was.mergedInto)]
    if (into !== undefined) return [{ kind: 'merged', theme, into }]
    return from === undefined ? [] : [{ kind: 'taken-apart', theme, from }]
  }
  if (was.within === is.within) return []
  const [of, from] = [named(is.within), named(was.within)]
  if (of !== undefined) return [{ kind: 'made-part', theme, of }]
  return from === undefined ? [] : [{ kind: 'stands-alone', theme, from }]
}

interface Changed {
  readonly was: Theme
  readonly is: Theme
  readonly theme: ThemeThen
}

function otherLines({ nameOf, links, tidied, points, sources, pictures }: ThemesChanges): HistoryDone[] {
  const boxOf = (id: BoxId): { readonly id: BoxId; readonly name: string } => ({ id, name: nameOf(id) ?? '' })
  const linked = links.flatMap(({ was, is }): HistoryDone[] => {
    const link = is ?? was
    if (link === undefined) return []
    const kind = was === undefined ? 'linked' : is === undefined ? 'unlinked' : 'link-reworded'
    return [{ kind, boxes: [boxOf(link.from), boxOf(link.to)], sentence: link.sentence }]
  })
  const written = notesOf(tidied, ({ is }) => is !== undefined)
  const removed = notesOf(tidied, ({ is }) => is === undefined)
  const lines: [boolean, HistoryDone][] = [
    [written.length > 0, { kind: 'tidied', noteIds: written }],
    [removed.length > 0, { kind: 'untidied', noteIds: removed }],
    [points.length + sources.length > 0, { kind: 'summary' }],
    [pictures.length > 0, { kind: 'picture-words' }],
  ]
  return [...linked, ...lines.flatMap(([isSo, line]) => (isSo ? [line] : []))]
}

const notesOf = (changes: readonly Change<Tidied>[], which: (change: Change<Tidied>) => boolean): NoteId[] => [
  ...new Set(changes.filter(which).flatMap(({ was, is }) => (is ?? was)?.noteId ?? [])),
]
