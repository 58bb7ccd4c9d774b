/** That the checks of the fault run can fail: a small world in which all is well, and each time one thing in it that is not. */
import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { Activity } from '@waymark/shared/model/activity.ts'
import { HistoryLine } from '@waymark/shared/model/history.ts'
import { BreakoutId, NoteId, RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import { Authorship } from '@waymark/server/store/kinds.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { remembered } from '#support/kills/remembered.ts'
import { docOfLog, doubledActs, doubledHistory, foundNotes, lostUpdates, unequalCopies, wrongRows } from './checks.ts'
import { runOf, type Run } from './run.ts'
import { whatOthersSee } from './settled.ts'
import { witnessOf } from './witness.ts'
import type { NoteState } from './work.ts'

const room = roomDocName(RoomId.parse('room-one-0001'))
const themes = themesDocName(BreakoutId.parse('breakout-0001'))
const sectionId = SectionId.parse('section-00001')
const ids = ['note-a-000001', 'note-a-000002', 'note-a-000003'].map(id => NoteId.parse(id))

/** Three notes, an update for each, all called saved. */
function threeNotes() {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const memory = remembered<NoteState>('note', () => undefined)
  for (const id of ids) {
    const note = { id, text: `words of ${id}`, sectionId }
    openRoomDoc(doc).notes.put({ ...note, order: 'a0', signedBy: null, route: 'live' })
    memory.asked(id, { text: note.text, sectionId, withdrawn: false })()
  }
  const rows = ids.map(id => Authorship.parse({ id, roomId: 'room-one-0001', memberId: null, withdrawn: null }))
  return { doc, updates, memory, rows }
}

const own = [{ letter: 'a', mine: ids, withdrawn: [], unseen: [] }]

test('[FA8] a world in which all is well has no fault', () => {
  const { doc, updates, memory, rows } = threeNotes()
  const kept = docOfLog(updates)
  const found = foundNotes(kept, own)
  expect(unequalCopies(room, kept, [{ whose: 'somebody', doc }])).toEqual([])
  expect(lostUpdates(room, kept, updates)).toEqual([])
  expect([...found.faults, ...memory.faults(found.states), ...wrongRows(kept, rows)]).toEqual([])
})

test('[FA8] an update that was taken out of the log by hand is missed', async () => {
  const { doc, updates, memory } = threeNotes()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-planted-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'waymark.db')
  const store = openSqliteStore(path)
  for (const update of updates) await store.commit({ updates: [{ doc: room, update }] })
  await store.close()
  const database = new DatabaseSync(path)
  expect(database.prepare('delete from doc_update where seq = 2').run().changes).toBe(1)
  database.close()
  const again = openSqliteStore(path)
  const kept = docOfLog((await again.readLog(room)).updates)
  await again.close()
  expect(unequalCopies(room, kept, [{ whose: 'somebody', doc }]).join()).toContain('somebody reads')
  expect(lostUpdates(room, kept, updates)).toHaveLength(1)
  expect(memory.faults(foundNotes(kept, own).states)).toHaveLength(2)
})

test('[FA8] words that were called saved without anybody having been asked are missed', () => {
  const { doc, updates, memory } = threeNotes()
  memory.asked('note-a-000004', { text: 'never sent', sectionId, withdrawn: false })()
  memory.asked(ids[0]!, { text: 'never sent', sectionId, withdrawn: false })()
  expect(memory.faults(foundNotes(doc, own).states)).toHaveLength(2)
  const before = Y.encodeStateVector(doc)
  const mine = docOfLog(updates)
  openRoomDoc(mine).notes.remove(ids[1]!)
  expect(lostUpdates(room, doc, [Y.encodeStateAsUpdate(mine, before)])).toHaveLength(1)
})

test('[FA8] a row that was lost, and one that says something else, are missed', () => {
  const { doc, rows } = threeNotes()
  const note = openRoomDoc(doc).notes.all().get(ids[1]!)!
  expect(wrongRows(doc, rows.slice(1))).toHaveLength(1)
  expect(wrongRows(doc, [...rows, rows[0]!])).toHaveLength(1)
  expect(wrongRows(doc, [rows[0]!, { ...rows[1]!, withdrawn: note }, rows[2]!])).toHaveLength(1)
  const twice = [{ ...own[0]!, withdrawn: [note] }]
  expect(foundNotes(doc, twice).faults).toEqual([`note ${ids[1]} is there twice`])
  openRoomDoc(doc).notes.remove(ids[2]!)
  expect([...wrongRows(doc, rows), ...foundNotes(doc, own).faults]).toHaveLength(2)
})

test('[FA8] a copy that lacks a change, and one that has one more, are seen', () => {
  const { doc, updates } = threeNotes()
  const kept = docOfLog(updates)
  const late = docOfLog(updates.slice(0, 2))
  openRoomDoc(doc).notes.remove(ids[0]!)
  const told = unequalCopies(room, kept, [
    { whose: 'late', doc: late },
    { whose: 'ahead', doc },
  ])
  expect(told).toEqual([
    `late reads ${room} otherwise than the log`,
    `late has another history of ${room} than the log`,
    `ahead reads ${room} otherwise than the log`,
  ])
})

/** A run whose clock is ours. */
function witnessed(): {
  readonly run: Run
  readonly at: (ms: number) => void
  readonly witness: ReturnType<typeof witnessOf>
} {
  let now = 0
  const run = { ...runOf(1), since: () => now }
  return { run, at: ms => (now = ms), witness: witnessOf(run) }
}
const bytes = (text: string): Uint8Array => Buffer.from(`\u0001\u0002${text}\u0003`)

test('[FA8] private words that stand in what somebody is sent are seen', () => {
  const { run, witness } = witnessed()
  const [mine, shown] = [run.newMark(), run.newMark()]
  for (const mark of [mine, shown]) witness.wrote(mark, room)
  witness.hide(mine)
  witness.hide(shown)
  witness.show(shown)
  witness.frame('somebody', room, bytes(shown))
  expect(run.faults()).toEqual([])
  witness.frame('somebody', room, bytes(mine))
  witness.frame('somebody', themes, bytes(shown))
  expect(run.faults()).toHaveLength(2)
  const state = { text: shown, sectionId, withdrawn: true }
  const fresh = [{ whose: 'who comes late', marks: new Set([mine, shown]) }]
  expect(whatOthersSee(new Map([['note-a-000001', state]]), new Set([mine]), fresh)).toHaveLength(2)
})

test('[FA8] words on the bus, and words and names in what a server prints, are seen', () => {
  const { run, witness } = witnessed()
  const [name, words] = [run.newMark(), run.newMark()]
  witness.called(name)
  witness.wrote(words, room)
  witness.published('presence', bytes(name))
  expect(run.faults()).toEqual([])
  witness.published('woken', bytes(words))
  witness.printed('node 1', `{"level":30}\n{"who":"${name}"}`)
  witness.printed('node 2', `{"text":"${words}"}`)
  expect(run.faults()).toHaveLength(3)
})

test('[FA8] what is told to somebody long after they were put out is seen', () => {
  const { run, at, witness } = witnessed()
  const [before, after] = [run.newMark(), run.newMark()]
  witness.wrote(before, room)
  at(1000)
  witness.out('somebody')
  at(20_000)
  witness.wrote(after, room)
  witness.frame('somebody', room, bytes(before))
  expect(run.faults()).toEqual([])
  witness.frame('somebody', room, bytes(after))
  expect(run.faults()).toHaveLength(1)
})

test('[FA8] an act that was done twice is seen in the record and in the history', () => {
  let number = 0
  const act = (did: unknown): Activity => {
    number += 1
    const id = `activity-${String(number).padStart(4, '0')}`
    return Activity.parse({ id, sessionId: 'session-0001', at: '2027-03-24T13:00:00.000Z', who: 'the team', did })
  }
  const step = (from: string, to: string): Activity =>
    act({ kind: 'step-changed', breakout: 1, from, to, isKept: true })
  const revoked = act({ kind: 'link-revoked', role: 'participant' })
  const steps = [step('write', 'share'), step('share', 'write'), step('write', 'group')]
  expect(doubledActs([...steps, revoked], 1)).toEqual([])
  expect(doubledActs([...steps, step('write', 'group')], 0)).toHaveLength(1)
  expect(doubledActs([...steps, step('group', 'group')], 0)).toHaveLength(1)
  expect(doubledActs([revoked, { ...revoked }], 1)).toHaveLength(1)
  const reveal = act({ kind: 'room-revealed', breakout: 1, room: 1, name: '', notes: 3 })
  expect(doubledActs([reveal, { ...reveal }], 0)).toHaveLength(1)

  const did = { kind: 'theme-made', theme: { id: 'theme-a-000001', name: 'One' }, noteIds: [] }
  const ofHistory = {
    breakoutId: 'breakout-0001',
    at: '2027-03-24T13:00:00.000Z',
    nth: 0,
    who: 'the team',
    isBack: false,
  }
  const lines = ['history-0001', 'history-0002'].map(id => HistoryLine.parse({ ...ofHistory, id, did }))
  expect(doubledHistory(lines.slice(1))).toEqual([])
  expect(doubledHistory(lines)).toHaveLength(1)
})
