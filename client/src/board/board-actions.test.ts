import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { roles } from '@waymark/shared/model/member.ts'
import { maxNoteLength } from '@waymark/shared/model/note.ts'
import { steps } from '@waymark/shared/model/session.ts'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'
import { treeOf } from '#surface/tree-of.ts'
import type { BoardNote } from '#surface/surface-props.ts'
import { choicesOf, runByKey, type Doings, type Scene } from './board-actions.ts'
import { noNews, sayNews, withNews } from './news.ts'

const section = { id: SectionId.parse('section-01'), ambitionId: null, title: 'Growing our community', description: '' }
const noteOf = (number: number, isMine: boolean): BoardNote => ({
  id: NoteId.parse(`note-00000${number}`),
  sectionId: section.id,
  text: `words ${number}`,
  order: `a${number}`,
  signedBy: null,
  route: 'live',
  roomNumber: 1,
  isMine,
  saving: 'still',
  isMovable: false,
  remark: '',
})

function recorder() {
  const done: string[] = []
  const doings: Doings = {
    edit: () => done.push('edit'),
    withdraw: () => done.push('withdraw'),
    move: (_note, { after }) => done.push(`move after ${after}`),
    chooseMove: () => done.push('choose'),
    copy: () => done.push('copy'),
  }
  return { done, doings }
}
const sceneOf = (isMine: boolean, fields: Partial<Scene> = {}): Scene => {
  const notes = [noteOf(1, false), noteOf(2, isMine), noteOf(3, false)]
  return {
    note: notes[1] ?? noteOf(2, isMine),
    tree: treeOf([section], notes),
    role: 'participant',
    step: 'write',
    ...fields,
  }
}
const open = (scene: Scene): string[] =>
  choicesOf(scene, recorder().doings)
    .filter(({ closedBecause }) => closedBecause === undefined)
    .map(({ label }) => label)

test('[P10] nobody is offered to change or withdraw another’s words, at any step and in any role', () => {
  for (const role of roles)
    for (const step of steps) {
      const labels = choicesOf(sceneOf(false, { role, step }), recorder().doings).map(({ label }) => label)
      expect(labels.filter(label => /Change|Withdraw/.test(label))).toEqual([])
      expect(labels).toContain('Copy the words')
    }
})

test('[P11] people move their own notes, the team moves any, and after the close nobody does', () => {
  expect(open(sceneOf(false))).toEqual(['Copy the words'])
  expect(open(sceneOf(true))).toEqual([
    'Change the words…',
    'Up',
    'Down',
    'Move to…',
    'Copy the words',
    'Withdraw my note',
  ])
  expect(open(sceneOf(false, { role: 'facilitator' }))).toEqual(['Up', 'Down', 'Move to…', 'Copy the words'])
  for (const role of roles) expect(open(sceneOf(true, { role, step: 'closed' }))).toEqual(['Copy the words'])
})

test('[A53] each key does what the menu line does, and says why when it cannot', () => {
  const { done, doings } = recorder()
  expect(runByKey('Alt+ArrowUp', sceneOf(true), doings)).toBe('')
  expect(runByKey('Delete', sceneOf(true), doings)).toBe('')
  expect(done).toEqual(['move after first', 'withdraw'])
  expect(runByKey('Delete', sceneOf(true, { step: 'closed' }), doings)).toMatch(/closed/)
  expect(runByKey('Delete', sceneOf(false), doings)).toBeUndefined()
  expect(runByKey('x', sceneOf(true), doings)).toBeUndefined()
  expect(done).toHaveLength(2)
})

test('[A54] others’ notes are told as counts, never by their words, and my own not at all', () => {
  const tree = treeOf([section], [])
  const mine = noteOf(3, true)
  const before = new Map([noteOf(1, false)].map(note => [note.id, note]))
  const notes = new Map([noteOf(1, false), noteOf(2, false), mine].map(note => [note.id, note]))
  const now = { notes, mine: new Set([mine.id]) }
  expect(sayNews(withNews(noNews, undefined, now), tree)).toBe('')
  const once = withNews(noNews, before, now)
  expect(sayNews(once, tree)).toBe('1 new note in Growing our community.')
  expect(sayNews(withNews(once, before, now), tree)).toBe('2 new notes in Growing our community.')
})

test('[N31] words that are too long are told by how much, and empty ones that a word is missing', () => {
  expect(wrongWith('x'.repeat(maxNoteLength))).toBeUndefined()
  expect(wrongWith('x'.repeat(maxNoteLength + 240))).toContain('240 characters too long')
  expect(wrongWith('x'.repeat(100_000))).toContain('99,000 characters too long')
  expect(wrongWith(' \n ')).toBe('Write at least one word.')
})
