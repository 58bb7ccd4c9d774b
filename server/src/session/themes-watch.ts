/** Keeps the history of the themes of a breakout: what each member's change comes to, as rows in the same commit. */
import { readDocName } from '@waymark/shared/doc/doc-name.ts'
import { themesMemory, type ThemesMemory } from '@waymark/shared/doc/themes-memory.ts'
import { mostLookedAt, notesIn, type HistoryDone, type HistoryLine } from '@waymark/shared/model/history.ts'
import { HistoryId, type BreakoutId, type NoteId } from '@waymark/shared/model/ids.ts'
import { historyLines } from '@waymark/shared/rules/history-lines.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import type { Change, ThemesChanges } from '@waymark/shared/rules/themes-changes.ts'
import type { Deps } from '#deps.ts'
import { histories } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import type { ChangedBy, DocWatch, WatchOf } from '#sync/doc-watch.ts'

type WatchDeps = Pick<Deps, 'now' | 'newId'>

export const themesWatch =
  (deps: WatchDeps): WatchOf =>
  name => {
    const of = readDocName(name)?.of
    return of?.kind === 'themes' ? watchOf(deps, of.breakoutId) : undefined
  }

function watchOf(deps: WatchDeps, breakoutId: BreakoutId): DocWatch {
  let memory: ThemesMemory | undefined
  let write = writer(deps, breakoutId)
  const isUndo = undoNoticed()
  return {
    begin: doc => {
      memory = themesMemory(doc)
      // Nothing of before goes on in what is written after.
      write = writer(deps, breakoutId)
    },
    changed: (touched, by) => {
      // What the server itself changes is said by whoever asked for it.
      const changes = memory?.look(touched, by === undefined ? 0 : mostLookedAt)
      if (changes === undefined || by === undefined) return []
      const lines = historyLines(changes)
      return lines.length === 0 ? [] : write(lines, by, isUndo(by.line, changes))
    },
  }
}

/** One more line of the same within so long is put into the one before. */
const foldMs = 60_000
/** A line of more notes than this takes in no other. */
const mostFolded = 30

/** As many lines are written for one breakout in a minute; what is more is counted. A whole team stays far below. */
const mostAMinute = 600

interface Written {
  readonly by: object
  readonly line: HistoryLine
}

function writer({ now, newId }: WatchDeps, breakoutId: BreakoutId) {
  let last: Written | undefined
  let minute = { begunAt: -Infinity, lines: 0 }
  const inBounds = (lines: readonly HistoryDone[], at: string): readonly HistoryDone[] => {
    const nowMs = Date.parse(at)
    if (nowMs - minute.begunAt > foldMs) minute = { begunAt: nowMs, lines: 0 }
    minute.lines += lines.length
    return minute.lines <= mostAMinute ? lines : [{ kind: 'more', changes: lines.length }]
  }
  return (lines: readonly HistoryDone[], by: ChangedBy, isBack: boolean): Row[] => {
    const at = now()
    const who = by.who.name ?? whoInWords[by.who.role]
    const rows = new Map<string, Row>()
    for (const did of inBounds(lines, at)) {
      const nth = last?.line.at === at ? last.line.nth + 1 : 0
      const line = folded(last, { by: by.line, at, isBack, did }) ?? {
        id: HistoryId.parse(newId()),
        breakoutId,
        at,
        nth,
        who,
        isBack,
        did,
      }
      last = { by: by.line, line }
      rows.set(line.id, row(histories, line))
    }
    return [...rows.values()]
  }
}

const foldable = new Set<HistoryDone['kind']>([
  'placed',
  'moved',
  'taken-out',
  'parked',
  'put-back',
  'notes-ordered',
  'named',
  'sentence',
  'noticed',
  'views',
  'sent',
  'theme-ordered',
  'link-reworded',
  'tidied',
  'summary',
  'picture-words',
  'more',
])

interface Next extends Pick<HistoryLine, 'at' | 'isBack' | 'did'> {
  readonly by: object
}

/** The line before, with this in it too; undefined where it is about something else, or somebody else's, or longer ago. */
function folded(last: Written | undefined, next: Next): HistoryLine | undefined {
  if (last === undefined || !goesOn(last, next)) return undefined
  const { line } = last
  const noteIds = [...new Set([...notesIn(line.did), ...notesIn(next.did)])]
  return noteIds.length > mostLookedAt ? undefined : { ...line, did: together(line.did, next.did, noteIds) }
}

const goesOn = ({ by, line: { did, at, isBack } }: Written, next: Next): boolean =>
  by === next.by &&
  did.kind === next.did.kind &&
  foldable.has(did.kind) &&
  !isBack &&
  !next.isBack &&
  Date.parse(next.at) - Date.parse(at) <= foldMs &&
  notesIn(did).length < mostFolded &&
  aboutOf(did) === aboutOf(next.did)

/** What has to be the same in two lines that become one. */
function aboutOf(did: HistoryDone): string {
  if (did.kind === 'named') return `named ${did.theme.id}`
  if (did.kind === 'sent') return `sent ${did.theme.id}`
  if (did.kind === 'link-reworded') return `link ${did.boxes.map(({ id }) => id).join(' ')}`
  return JSON.stringify({ ...did, noteIds: [], changes: 0 })
}

function together(was: HistoryDone, is: HistoryDone, noteIds: readonly NoteId[]): HistoryDone {
  if (was.kind === 'named' && is.kind === 'named') return { ...is, was: was.was }
  if (was.kind === 'more' && is.kind === 'more') return { ...is, changes: was.changes + is.changes }
  return 'noteIds' in is ? { ...is, noteIds: [...noteIds] } : is
}

/** So many of the changes of one connection are remembered, none of them with more than so many records. */
const mostRemembered = 20
const largestRemembered = 200

/** Whether a change is the exact contrary of one that the same connection made shortly before. */
function undoNoticed(): (by: object, changes: ThemesChanges) => boolean {
  const made = new WeakMap<object, Remembered[]>()
  return (by, changes) => {
    const { themes, placements, parked, links, tidied, points, sources, pictures } = changes
    const own = [themes, placements, parked, links, tidied, points, sources, pictures].flat()
    if (changes.more > 0 || own.length > largestRemembered) return false
    const before = made.get(by) ?? []
    made.set(by, before)
    const isUndo = before.some(one => isContrary(one, own))
    before.push(new Map(own.map(change => [change.id, change])))
    if (before.length > mostRemembered) before.shift()
    return isUndo
  }
}

type Remembered = ReadonlyMap<string, Change<object>>

const isContrary = (before: Remembered, now: readonly Change<object>[]): boolean =>
  before.size === now.length &&
  now.every(({ id, was, is }) => {
    const other = before.get(id)
    return other !== undefined && same(other.was, is) && same(other.is, was)
  })

function same(a: object | undefined, b: object | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const [fields, others] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))]
  return fields.length === others.size && fields.every(([name, value]) => others.get(name) === value)
}
