/** All of a series that goes into its archive, gathered from the store and the live documents, bit by bit. */
import { setImmediate } from 'node:timers/promises'
import { readDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { plainOf, type PlainDoc } from '@waymark/shared/doc/plain-doc.ts'
import type { ArchiveCounts } from '@waymark/shared/model/archive.ts'
import type { NoteId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { SessionFile } from '@waymark/shared/model/session-file.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { notQuotedWords } from '@waymark/shared/rules/privacy-words.ts'
import type { Deps } from '#deps.ts'
import { notesByChoice } from '#not-quoted.ts'
import { breakouts, files, rooms, strategies } from '#store/kinds.ts'
import type { Gathered } from './carried.ts'
import { goingAlong, type GoingAlong } from './going-along.ts'
import { carried } from './table-of-kinds.ts'

export interface GatheredSeries {
  readonly strategy: Strategy
  readonly counts: ArchiveCounts
  /** In the order of the table; kinds of which there is none are left out. */
  readonly rows: readonly { readonly kind: string; readonly lines: readonly object[] }[]
  readonly docs: readonly { readonly name: DocName; readonly plain: PlainDoc }[]
  readonly files: readonly Pick<SessionFile, 'id' | 'kind'>[]
}

/** Undefined where there is no such strategy. `onProgress` is told how many documents of how many have been read. */
export async function gatherSeries(
  deps: Pick<Deps, 'store' | 'live'>,
  id: StrategyId,
  onProgress: (done: number, of: number) => void,
): Promise<GatheredSeries | undefined> {
  const along = goingAlong()
  const rows: { kind: string; lines: readonly object[] }[] = []
  const docs = new Map<DocName, PlainDoc>()
  const later: DocName[] = []
  const unquoted = new Set<string>()
  for (const one of carried) {
    const found = await foundOf(deps, one, { along, id })
    along.add(
      one.name,
      found.map(({ row }) => row),
    )
    if (found.length > 0) rows.push({ kind: one.name, lines: found.map(({ line }) => line) })
    for (const name of found.flatMap(({ row }) => one.docsOf(row)))
      // What stands in rooms is asked about by what comes after them.
      if (name.startsWith('room:')) docs.set(name, along.addRoom(await roomNow(deps, id, { along, name, unquoted })))
      else later.push(name)
  }
  const [strategy] = along.rowsOf(strategies.name)
  if (strategy === undefined) return undefined
  for (const [at, name] of later.entries()) {
    docs.set(name, withoutTidied(withoutStrangers(await plainNow(deps, name), along), unquoted))
    onProgress(docs.size, docs.size + later.length - at - 1)
  }
  return {
    strategy: strategy.body as Strategy,
    counts: along.counts(docs),
    rows,
    docs: [...docs].map(([name, plain]) => ({ name, plain })),
    files: along.rowsOf(files.name).map(({ body }) => body as SessionFile),
  }
}

async function foundOf(
  { store }: Pick<Deps, 'store'>,
  one: (typeof carried)[number],
  { along, id }: { readonly along: GoingAlong; readonly id: StrategyId },
): Promise<Gathered[]> {
  if (one.under === undefined) return one.root(store, id, along)
  const found: Gathered[] = []
  for (const parent of along.rowsOf(one.under)) {
    found.push(...(await one.gather(store, parent.id, along)))
    await setImmediate()
  }
  return found
}

/** `unquoted` is added to. */
async function roomNow(
  deps: Pick<Deps, 'store' | 'live'>,
  id: StrategyId,
  { along, name, unquoted }: { readonly along: GoingAlong; readonly name: DocName; readonly unquoted: Set<string> },
): Promise<PlainDoc> {
  const own = await unquotedIn(deps, id, { along, name })
  for (const noteId of own) unquoted.add(noteId)
  return withoutWordsOf(await plainNow(deps, name), own)
}

/** What people do not want to be quoted is taken nowhere: in its place stands that there is a note. */
async function unquotedIn(
  deps: Pick<Deps, 'store'>,
  strategyId: StrategyId,
  { along, name }: { readonly along: GoingAlong; readonly name: DocName },
): Promise<ReadonlySet<NoteId>> {
  const of = readDocName(name)?.of
  const room = of?.kind === 'room' ? along.get(rooms, of.roomId) : undefined
  const breakout = room === undefined ? undefined : along.get(breakouts, room.breakoutId)
  return room === undefined || breakout === undefined
    ? new Set()
    : notesByChoice(deps, strategyId, [{ session: { id: breakout.sessionId }, rooms: [room] }])
}

const isOf = (record: unknown, ids: ReadonlySet<string>, field: 'id' | 'noteId'): record is Record<string, unknown> =>
  typeof record === 'object' &&
  record !== null &&
  field in record &&
  ids.has(String((record as Record<string, unknown>)[field]))

const withoutWordsOf = (plain: PlainDoc, unquoted: ReadonlySet<string>): PlainDoc =>
  Object.fromEntries(
    Object.entries(plain).map(([kind, records]) => [
      kind,
      records.map(record =>
        isOf(record, unquoted, 'id') ? { ...record, text: notQuotedWords, signedBy: null } : record,
      ),
    ]),
  )

const withoutTidied = ({ tidied, ...plain }: PlainDoc, unquoted: ReadonlySet<string>): PlainDoc => {
  const left = tidied?.filter(record => !isOf(record, unquoted, 'noteId')) ?? []
  return left.length > 0 ? { ...plain, tidied: left } : plain
}

/** What is not on disk yet is waited for: nothing is taken away that could still be lost. */
async function plainNow({ live }: Pick<Deps, 'live'>, name: DocName): Promise<PlainDoc> {
  const doc = await live.open(name)
  await doc.change(() => undefined)
  await setImmediate()
  return doc.read(opened => plainOf(name, opened))
}

/** What the team wrote about a note that is not shown any more stays with the note. */
function withoutStrangers(plain: PlainDoc, along: GoingAlong): PlainDoc {
  const kept = Object.entries(plain).map(
    ([kind, records]) =>
      [
        kind,
        records.filter(
          record =>
            typeof record !== 'object' ||
            record === null ||
            !('noteId' in record) ||
            along.hasNote(String(record.noteId)),
        ),
      ] as const,
  )
  return Object.fromEntries(kept.filter(([, records]) => records.length > 0))
}
