import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { roles } from '@waymark/shared/model/member.ts'
import { maxNoteLength } from '@waymark/shared/model/note.ts'
import { steps } from '@waymark/shared/model/session.ts'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'
import { treeOf } from '#surface/tree-of.ts'
import type { BoardNote } from '#surface/surface-props.ts'
import { choicesOf, runByKey, severalChoices, type Doings, type Scene } from './board-actions.ts'
import { mostAtOnce } from './several.ts'
import { comforts } from '#ui/comfort.ts'
import { newsWanted, noNews, sayNews, withNews } from './news.ts'

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

const textsOf = (notes: readonly BoardNote[]): string => notes.map(({ text }) => text).join(' and ')

function recorder() {
  const done: string[] = []
  const doings: Doings = {
    edit: () => done.push('edit'),
    withdraw: notes => done.push(`withdraw ${textsOf(notes)}`),
    move: (notes, { after }) => done.push(`move ${textsOf(notes)} after ${after}`),
    chooseMove: notes => done.push(`choose for ${textsOf(notes)}`),
    copy: notes => done.push(`copy ${textsOf(notes)}`),
    show: ({ text }) => done.push(`show ${text}`),
    keepBack: ({ text }) => done.push(`keep back ${text}`),
    chooseHold: ({ text }) => done.push(`hold ${text}`),
    chooseName: ({ text }) => done.push(`name in ${text}`),
    toggle: ({ text }) => done.push(`toggle ${text}`),
    clear: () => done.push('clear'),
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
    selection: new Set(),
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
  expect(open(sceneOf(false))).toEqual(['Copy the words', 'Select'])
  expect(open(sceneOf(true))).toEqual([
    'Change the words…',
    'Up',
    'Down',
    'Move to…',
    'Copy the words',
    'Select',
    'Withdraw my note',
  ])
  expect(open(sceneOf(false, { role: 'facilitator' }))).toEqual([
    'Up',
    'Down',
    'Move to…',
    'Hold it back…',
    'Remove a name…',
    'Copy the words',
    'Select',
  ])
  for (const role of roles) {
    const left = open(sceneOf(true, { role, step: 'closed' })).filter(label => label !== 'Remove a name…')
    expect(left).toEqual(['Copy the words', 'Select'])
  }
})

test('[A53] each key does what the menu line does, and says why when it cannot', () => {
  const { done, doings } = recorder()
  expect(runByKey('Alt+ArrowUp', sceneOf(true), doings)).toBe('')
  expect(runByKey('Delete', sceneOf(true), doings)).toBe('')
  expect(runByKey(' ', sceneOf(false), doings)).toBe('')
  expect(done).toEqual(['move words 2 after first', 'withdraw words 2', 'toggle words 2'])
  expect(runByKey('Delete', sceneOf(true, { step: 'closed' }), doings)).toMatch(/closed/)
  expect(runByKey('Delete', sceneOf(false), doings)).toBeUndefined()
  expect(runByKey('x', sceneOf(true), doings)).toBeUndefined()
  expect(done).toHaveLength(3)
})

test('[R62] what can be done with several is what can be done with each of them, and says with how many', () => {
  const { done, doings } = recorder()
  const all = [noteOf(1, false), noteOf(2, true), noteOf(3, true)]
  const scene = sceneOf(true)
  const buttons = (notes: readonly BoardNote[], fields: Partial<Scene> = {}) =>
    severalChoices(notes, { ...scene, ...fields }, doings)
  const labels = (...of: Parameters<typeof buttons>) => buttons(...of).map(({ label }) => label)
  expect(labels(all)).toEqual(['Move 2 of them to…', 'Copy as text', 'Withdraw my 2 notes', 'Clear'])
  for (const { run } of buttons(all)) run()
  expect(done).toEqual([
    'choose for words 2 and words 3',
    'copy words 1 and words 2 and words 3',
    'withdraw words 2 and words 3',
    'clear',
  ])
  expect(labels(all, { role: 'facilitator' })[0]).toBe('Move to…')
  expect(labels(all.slice(0, 2))[2]).toBe('Withdraw my note')
})

test('[R62] where several cannot be moved or withdrawn, the button stays and says why, and does nothing', () => {
  const { done, doings } = recorder()
  const why = (notes: readonly BoardNote[], fields: Partial<Scene> = {}) =>
    severalChoices(notes, { ...sceneOf(true), ...fields }, doings).map(({ closedBecause }) => closedBecause)
  const others = [noteOf(1, false), noteOf(3, false)]
  expect(why(others)).toEqual(['None of these notes is yours.', undefined, 'None of these notes is yours.', undefined])
  expect(severalChoices(others, { ...sceneOf(false), role: 'reader' }, doings).map(({ label }) => label)).toEqual([
    'Copy as text',
    'Clear',
  ])
  for (const { run } of severalChoices(others, sceneOf(true), doings)) run()
  expect(done).toEqual(['copy words 1 and words 3', 'clear'])
  expect(why([noteOf(1, true)], { step: 'closed' })[0]).toMatch(/closed/)
  expect(why([{ ...noteOf(1, true), saving: 'refused' }])[0]).toBe('It is not saved. Try again first.')
  const many = Array.from({ length: mostAtOnce + 1 }, () => noteOf(1, true))
  expect(why(many)[0]).toBe('At most 200 notes at a time. Select fewer.')
  expect(why(many.slice(1))[0]).toBeUndefined()
})

test('[R60] the menu of a note selects it, and lets it go', () => {
  const scene = sceneOf(false)
  const lines = (fields: Partial<Scene>) =>
    choicesOf({ ...scene, ...fields }, recorder().doings).map(({ label }) => label)
  expect(lines({})).toContain('Select')
  expect(lines({ selection: new Set([scene.note.id]) })).toContain('Let go')
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

test('[A93] whoever wants to is told of the part they are in alone, or not at all', () => {
  const other = SectionId.parse('section-02')
  const news = new Map([
    [section.id, 2],
    [other, 3],
  ])
  const told = comforts.news.map(([setting]) => [setting, [...newsWanted(news, setting, other).values()]])
  expect(Object.fromEntries(told)).toEqual({ on: [2, 3], section: [3], hold: [], off: [] })
  expect(newsWanted(news, 'section', undefined)).toEqual(noNews)
})

test('[N31] words that are too long are told by how much, and empty ones that a word is missing', () => {
  expect(wrongWith('x'.repeat(maxNoteLength))).toBeUndefined()
  expect(wrongWith('x'.repeat(maxNoteLength + 240))).toContain('240 characters too long')
  expect(wrongWith('x'.repeat(100_000))).toContain('99,000 characters too long')
  expect(wrongWith(' \n ')).toBe('Write at least one word.')
})

test('[ER14] the team, and nobody else, is offered to remove a name, of any note and also once it is closed', () => {
  const offered = (role: Scene['role'], isMine: boolean): boolean =>
    choicesOf(sceneOf(isMine, { role, step: 'closed' }), recorder().doings).some(
      ({ label }) => label === 'Remove a name…',
    )
  expect([offered('facilitator', false), offered('organiser', true)]).toEqual([true, true])
  expect([offered('participant', true), offered('reader', false)]).toEqual([false, false])
})

test('[N59] the author of a note that nobody else sees shows it or keeps it back; the team holds back a note of others', () => {
  const labelsOf = (unseen: 'unrevealed' | 'kept-back' | undefined, fields: Partial<Scene> = {}): string[] => {
    const scene = sceneOf(true, fields)
    return choicesOf({ ...scene, note: { ...scene.note, unseen } }, recorder().doings).map(({ label }) => label)
  }
  expect(labelsOf('unrevealed')).toEqual(expect.arrayContaining(['Show it to the others now', 'Keep it back']))
  expect(labelsOf('kept-back')).toContain('Show it to the others now')
  expect(labelsOf('kept-back')).not.toContain('Keep it back')
  expect(labelsOf(undefined)).not.toContain('Show it to the others now')
  const others = (role: Scene['role']): string[] =>
    choicesOf(sceneOf(false, { role }), recorder().doings).map(({ label }) => label)
  expect(others('facilitator')).toContain('Hold it back…')
  expect(others('participant')).not.toContain('Hold it back…')
})
