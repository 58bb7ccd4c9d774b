/** What stands beside the documents: what somebody gave and asked for, what was kept of a moment, and what says who did what. */
import { lookDocName } from '@waymark/shared/doc/doc-name.ts'
import type { Erasure } from '@waymark/shared/model/erasure.ts'
import { notesIn, type HistoryLine } from '@waymark/shared/model/history.ts'
import type { BreakoutId, SessionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { SnapshotState } from '@waymark/shared/model/snapshot.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import * as kinds from '#store/kinds.ts'
import { row, type Commit, type Row } from '#store/store.ts'
import type { EraseDeps } from './gather.ts'
import { isOneOf, roomsIn, sessionsFor, type Place } from './whose.ts'
import { changeOf, withoutCites, type Change } from './write-anew.ts'

type Keys = NonNullable<Commit['removes']>

interface Changes {
  readonly puts: Row[]
  readonly removes: Keys[number][]
}

/** Answers how many marks, lights and the like went. Done twice it is done once. */
export async function rewriteRows(deps: EraseDeps, erasure: Erasure): Promise<number> {
  const change = changeOf(erasure)
  const places = await roomsIn(deps, await sessionsFor(deps, erasure.members))
  const changes: Changes = { puts: [], removes: [] }
  for (const id of erasure.breakoutIds) await rewriteBreakout(deps, id, { change, changes })
  if (change.reword === undefined)
    for (const id of erasure.strategyIds) await rewriteVersions(deps, id, { change, changes })
  const marks = await marksOf(deps, { erasure, places, change })
  for (const sessionId of new Set(places.map(({ session }) => session.id)))
    await rewriteSession(deps, sessionId, { erasure, changes })
  await deps.store.commit({ puts: changes.puts, removes: [...changes.removes, ...marks] })
  await letLooksGo(deps, { erasure, places })
  await letHeldFilesGo(deps)
  return marks.length
}

export interface Rewriting {
  readonly change: Change
  readonly changes: Changes
}

export async function rewriteBreakout(
  { store }: Pick<EraseDeps, 'store'>,
  id: BreakoutId,
  { change, changes }: Rewriting,
): Promise<void> {
  const lines = new Map((await store.list(kinds.snapshots, id)).map(one => [one.id, one]))
  for (const state of await store.list(kinds.snapshotStates, id)) {
    const standing = standingWithout(state.standing, change)
    const line = lines.get(state.id)
    const bytes = Buffer.byteLength(JSON.stringify([standing, state.broughtBack]))
    const notes = standing.rooms.reduce((sum, room) => sum + room.notes.length, 0)
    changes.puts.push(row(kinds.snapshotStates, { ...state, standing }))
    if (line !== undefined) changes.puts.push(row(kinds.snapshots, { ...line, notes, bytes }))
  }
  if (change.reword !== undefined) return
  for (const line of await store.list(kinds.histories, id)) {
    const next = lineWithout(line, change)
    if (next === undefined) changes.removes.push({ kind: kinds.histories.name, id: line.id })
    else if (next !== line) changes.puts.push(row(kinds.histories, next))
  }
}

function standingWithout(standing: SnapshotState['standing'], { noteIds, reword }: Change): SnapshotState['standing'] {
  const isOther = ({ noteId }: { readonly noteId: string }): boolean => !noteIds.has(noteId)
  const anew = (note: Note): Note[] => {
    if (!noteIds.has(note.id)) return [note]
    return reword === undefined ? [] : [{ ...note, text: reword(note.text, note.id) }]
  }
  return {
    ...standing,
    rooms: standing.rooms.map(room => ({ ...room, notes: room.notes.flatMap(anew) })),
    placements: reword === undefined ? standing.placements.filter(isOther) : standing.placements,
    parked: reword === undefined ? standing.parked.filter(isOther) : standing.parked,
  }
}

/** Undefined where it was about nothing else. A theme that was made or dissolved was, also without a note. */
function lineWithout(line: HistoryLine, { noteIds }: Change): HistoryLine | undefined {
  const { did } = line
  if (!('noteIds' in did) || !notesIn(did).some(id => noteIds.has(id))) return line
  const left = did.noteIds.filter(id => !noteIds.has(id))
  const isOfTheme = did.kind === 'theme-made' || did.kind === 'dissolved'
  return left.length === 0 && !isOfTheme ? undefined : { ...line, did: { ...did, noteIds: left } }
}

async function rewriteVersions(
  { store }: EraseDeps,
  strategyId: Erasure['strategyIds'][number],
  { change, changes }: Rewriting,
): Promise<void> {
  for (const { id } of await store.list(kinds.drafts, strategyId))
    for (const words of await store.list(kinds.versionWords, id)) {
      const blocks = words.blocks.map(block => withoutCites(block, change))
      if (blocks.some((block, at) => block !== words.blocks[at]))
        changes.puts.push(row(kinds.versionWords, { ...words, blocks }))
    }
}

interface Marking {
  readonly erasure: Erasure
  readonly places: readonly Place[]
  readonly change: Change
}

/** Their own wherever they are, and everybody's on a note that goes. */
async function marksOf({ store }: EraseDeps, { erasure, places, change }: Marking): Promise<Keys[number][]> {
  const { members } = erasure
  if (change.reword !== undefined) return []
  const removes: Keys[number][] = []
  const roomIds = new Set([...erasure.roomIds, ...places.map(({ room }) => room.id)])
  for (const roomId of roomIds) {
    const [marks, lights, said] = await Promise.all([
      store.list(kinds.marks, roomId),
      store.list(kinds.lightsGiven, roomId),
      store.list(kinds.checkBacks, roomId),
    ])
    const isGoing = ({ memberId, noteId }: (typeof marks)[number]): boolean =>
      isOneOf(members, memberId) || change.noteIds.has(noteId)
    removes.push(...marks.filter(isGoing).map(({ id }) => ({ kind: kinds.marks.name, id })))
    for (const [kind, all] of [
      [kinds.lightsGiven.name, lights],
      [kinds.checkBacks.name, said],
    ] as const)
      removes.push(...all.filter(one => isOneOf(members, one.memberId)).map(({ id }) => ({ kind, id })))
  }
  return removes
}

/** Wishes and asks go. What the team did stays, under the role alone: unless somebody else goes by that name there, too. */
async function rewriteSession(
  { store }: EraseDeps,
  sessionId: SessionId,
  { erasure, changes }: { readonly erasure: Erasure; readonly changes: Changes },
): Promise<void> {
  const { members } = erasure
  const wishes = (await store.list(kinds.talkWishes, sessionId)).filter(one => isOneOf(members, one.memberId))
  changes.removes.push(...wishes.map(({ id }) => ({ kind: kinds.talkWishes.name, id })))
  changes.removes.push(...members.map(({ id }) => ({ kind: kinds.helpAsks.name, id })))
  const others = await namesIn(store, sessionId)
  const names = new Set(members.flatMap(({ name }) => (name === null || others.has(name) ? [] : [name])))
  const activities = (await store.list(kinds.activities, sessionId)).filter(({ who }) => names.has(who))
  changes.puts.push(...activities.map(one => row(kinds.activities, { ...one, who: whoInWords.facilitator })))
  for (const { id } of await store.list(kinds.breakouts, sessionId)) await renameIn(store, id, { names, changes })
}

/** Of all who have a place there, whichever link gave it to them. */
async function namesIn(store: EraseDeps['store'], sessionId: SessionId): Promise<ReadonlySet<string | null>> {
  const session = await store.get(kinds.sessions, sessionId)
  const scopes = [sessionId, ...(session === undefined ? [] : [session.strategyId]), kinds.wholeServer]
  const all = await Promise.all(scopes.map(scope => store.list(kinds.members, scope)))
  return new Set(all.flat().map(({ name }) => name))
}

async function renameIn(
  store: EraseDeps['store'],
  breakoutId: BreakoutId,
  { names, changes }: { readonly names: ReadonlySet<string>; readonly changes: Changes },
): Promise<void> {
  if (names.size === 0) return
  const gone = new Set(changes.removes.map(({ kind, id }) => `${kind} ${id}`))
  const written = new Map(changes.puts.map(one => [`${one.kind} ${one.id}`, one.body]))
  for (const read of await store.list(kinds.histories, breakoutId)) {
    const key = `${kinds.histories.name} ${read.id}`
    if (gone.has(key) || !names.has(read.who)) continue
    const line = kinds.histories.schema.parse(written.get(key) ?? read)
    changes.puts.push(row(kinds.histories, { ...line, who: whoInWords.facilitator }))
  }
}

/** How somebody grouped the notes for themselves is theirs. */
async function letLooksGo(
  { store, live, guests }: EraseDeps,
  { erasure, places }: Pick<Marking, 'erasure' | 'places'>,
): Promise<void> {
  for (const breakoutId of new Set(places.map(({ breakout }) => breakout.id))) {
    const own = (await store.list(kinds.looks, breakoutId)).filter(one => isOneOf(erasure.members, one.memberId))
    if (own.length === 0) continue
    await guests.refresh()
    await live.settled()
    for (const { id } of own) {
      live.drop(lookDocName(id))
      await store.commit({ removes: [{ kind: kinds.looks.name, id }], forgets: [lookDocName(id)] })
    }
  }
}

/** Files that wait to be fetched were made before: whoever waits for one asks for it again. */
export async function letHeldFilesGo({ store, files }: Pick<EraseDeps, 'store' | 'files'>): Promise<void> {
  const held = await store.list(kinds.heldFiles, kinds.wholeServer)
  if (held.length === 0) return
  await store.commit({ removes: held.map(({ id }) => ({ kind: kinds.heldFiles.name, id })) })
  for (const { fileId } of held) await files.remove(fileId)
}
