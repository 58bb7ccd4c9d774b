/** What must hold once all is well again and everybody has what they waited for. Each check says what is wrong in sentences. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { Activity } from '@waymark/shared/model/activity.ts'
import type { HistoryLine } from '@waymark/shared/model/history.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Authorship } from '@waymark/server/store/kinds.ts'
import { wordsIn } from '#sync/simulation/words-in.ts'
import type { NoteState } from './work.ts'

/** As the log says it, by itself. */
export function docOfLog(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

export interface DocCopy {
  readonly whose: string
  readonly doc: Y.Doc
}

/** Every copy says what the log says, and has seen the same changes. */
export function unequalCopies(name: DocName, kept: Y.Doc, copies: readonly DocCopy[]): string[] {
  const words = wordsIn(name, kept)
  const seen = seenIn(kept)
  const waits = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null
  return [
    ...(waits(kept) ? [`something is missing in the log of ${name}`] : []),
    ...copies.flatMap(({ whose, doc }) => [
      ...(wordsIn(name, doc) === words ? [] : [`${whose} reads ${name} otherwise than the log`]),
      ...(seenIn(doc) === seen ? [] : [`${whose} has another history of ${name} than the log`]),
      ...(waits(doc) ? [`something of ${name} waits for ever with ${whose}`] : []),
    ]),
  ]
}

/** Who changed how much. */
const seenIn = (doc: Y.Doc): string =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b))

/** All that was called saved is in it: what was written and what was deleted. */
export function lostUpdates(name: DocName, kept: Y.Doc, counted: readonly Uint8Array[]): string[] {
  if (counted.length === 0) return []
  const both = docOfLog([Y.encodeStateAsUpdate(kept), ...counted])
  const isThere = Y.equalSnapshots(Y.snapshot(both), Y.snapshot(kept))
  return isThere && both.store.pendingStructs === null ? [] : [`${name} lacks what was called saved`]
}

/** What an author is told of the own notes in a room. */
export interface OwnNotes {
  readonly letter: string
  readonly mine: readonly NoteId[]
  readonly withdrawn: readonly Note[]
  readonly unseen: readonly { readonly note: Note }[]
}

export interface FoundNotes {
  readonly states: ReadonlyMap<string, NoteState>
  readonly faults: readonly string[]
}

/** Where each note of a room is: on the board, withdrawn or unseen, and in one of these places only. */
export function foundNotes(kept: Y.Doc, own: readonly OwnNotes[]): FoundNotes {
  const states = new Map<string, NoteState>()
  const faults: string[] = []
  const board = openRoomDoc(kept)
  if (board.notes.unreadable() > 0) faults.push('a note on a board cannot be read')
  const find = ({ id, text, sectionId }: Note, withdrawn: boolean): void => {
    if (states.has(id)) faults.push(`note ${id} is there twice`)
    states.set(id, { text, sectionId, withdrawn })
  }
  for (const note of board.notes.all().values()) find(note, false)
  const owners = new Map<string, string>()
  for (const { letter, mine, withdrawn, unseen } of own) {
    for (const note of withdrawn) find(note, true)
    for (const { note } of unseen) find(note, false)
    for (const id of [...mine, ...withdrawn.map(note => note.id)]) owners.set(id, letter)
    for (const id of mine) if (!states.has(id)) faults.push(`note ${id} has an author and no words`)
  }
  return { states, faults }
}

/** Each note has one row that says whose it is, and stands where that says. */
export function wrongRows(kept: Y.Doc, rows: readonly Authorship[]): string[] {
  const board = openRoomDoc(kept).notes.all()
  const byId = new Map(rows.map(row => [row.id, row]))
  return [
    ...(byId.size === rows.length ? [] : ['a note has two rows']),
    ...[...board.keys()].flatMap(id => {
      const row = byId.get(id)
      const isFine = row !== undefined && row.withdrawn === null && row.unseen === null
      return isFine ? [] : [`the note ${id} is on the board, and its row says otherwise`]
    }),
    ...rows.flatMap(({ id, withdrawn, unseen }) =>
      withdrawn === null && unseen === null && !board.has(id) ? [`the note ${id} has a row and stands nowhere`] : [],
    ),
  ]
}

/** An act is in the record once: steps follow each other without a gap, and nothing is said twice of what can be done once. */
export function doubledActs(activities: readonly Activity[], linksRevoked: number): string[] {
  const faults: string[] = []
  const balance = new Map<string, number>()
  const add = (step: string, by: number): void => void balance.set(step, (balance.get(step) ?? 0) + by)
  for (const { did } of activities) {
    if (did.kind !== 'step-changed') continue
    if (did.from === did.to) faults.push(`the record says that the step went from ${did.from} to ${did.to}`)
    add(did.from, -1)
    add(did.to, 1)
  }
  const unpaired = [...balance.values()].filter(by => by !== 0)
  if (unpaired.some(by => Math.abs(by) > 1) || unpaired.length > 2)
    faults.push(`the record has changes of the step that do not follow each other: ${JSON.stringify([...balance])}`)
  const revealed = activities.filter(({ did }) => did.kind === 'room-revealed' && did.notes > 0)
  if (revealed.length > 1) faults.push('the record says twice that a room was revealed')
  const revoked = activities.filter(({ did }) => did.kind === 'link-revoked')
  if (revoked.length !== linksRevoked)
    faults.push(`${revoked.length} links were taken back by the record, and ${linksRevoked} were`)
  return faults
}

/** What can happen to a theme once is in the history once. */
export function doubledHistory(lines: readonly HistoryLine[]): string[] {
  const seen = new Map<string, number>()
  for (const { did } of lines) {
    const key =
      did.kind === 'theme-made' || did.kind === 'dissolved'
        ? `${did.kind} ${did.theme.id}`
        : did.kind === 'named' && did.was !== ''
          ? `named ${did.theme.id}, which was ${did.was}`
          : undefined
    if (key !== undefined) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return [...seen].flatMap(([what, times]) => (times > 1 ? [`the history says ${times} times: ${what}`] : []))
}
