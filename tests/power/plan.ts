/** What a writer does before the power goes, all of it following from one number, so that whoever looks afterwards knows what must be there. */
import { roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { BreakoutId, MemberId, NoteId, RoomId, SectionId, SessionId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { freshBreakout, freshRoom, type Breakout, type Room } from '@waymark/shared/model/session.ts'
import { chanceOf, type Chance } from '#support/chance.ts'

export type Ask =
  | { readonly act: 'put'; readonly noteId: NoteId; readonly text: string; readonly sectionId: SectionId }
  | { readonly act: 'move'; readonly noteId: NoteId; readonly sectionId: SectionId }
  | { readonly act: 'withdraw' | 'put-back'; readonly noteId: NoteId }
  | { readonly act: 'theme'; readonly theme: Theme }

/** Asked all at once, each of another note: any of them may be done and not another while they are under way. */
export type Batch = readonly Ask[]

export type Step =
  | { readonly kind: 'ask'; readonly batch: Batch; readonly number: number }
  /** Every document that is open is written anew and let go. */
  | { readonly kind: 'put-away' }
  /** Every document is written anew, without anything that was deleted. */
  | { readonly kind: 'write-anew'; readonly number: number }
  /** Stops with grace, and starts again. */
  | { readonly kind: 'start-again' }

/** A note as it should stand: in its room, or withdrawn with these words. */
export interface NoteState {
  readonly text: string
  readonly sectionId: SectionId
  readonly withdrawn: boolean
}

export interface State {
  readonly notes: ReadonlyMap<NoteId, NoteState>
  readonly themes: ReadonlyMap<ThemeId, Theme>
}

const sections = ['section-one', 'section-two'].map(name => SectionId.parse(name))

export const breakout: Breakout = {
  id: BreakoutId.parse('the-breakout'),
  sessionId: SessionId.parse('the-session'),
  number: 1,
  purpose: 'open-question',
  question: 'What must not be lost?',
  sections: sections.map(id => ({ id, ambitionId: null, title: id, description: '' })),
  ...freshBreakout,
}
const roomOf = (number: number): Room => ({
  id: RoomId.parse(`the-room-${number}`.padEnd(12, '-')),
  breakoutId: breakout.id,
  number,
  name: '',
  ...freshRoom,
})
export const rooms: readonly Room[] = [1, 2].map(roomOf)

export const docNames: readonly DocName[] = [...rooms.map(({ id }) => roomDocName(id)), themesDocName(breakout.id)]

const roomLetters = ['a', 'b']
const noteIdOf = (number: number): NoteId =>
  NoteId.parse(`note-${roomLetters[number % roomLetters.length]}-${String(number).padStart(6, '0')}`)

/** A note stays in the room that its id names. */
export const roomOfNote = (id: NoteId): Room => rooms[roomLetters.indexOf(id.charAt(5))]!

/** Each note has an author of its own. */
export const authorOf = (id: NoteId): MemberId => MemberId.parse(`by-${id}`)

/** `batches` in all, in three lives of the server, with documents put away now and then. None: it starts, and starts again. */
export function planOf(seed: number, batches: number): readonly Step[] {
  if (batches === 0) return [{ kind: 'start-again' }]
  const chance = chanceOf(seed)
  const steps: Step[] = []
  let state: State = { notes: new Map(), themes: new Map() }
  for (let number = 0; number < batches; number += 1) {
    const batch = batchFor(state, number, chance)
    steps.push({ kind: 'ask', batch, number })
    state = after(state, batch)
    if (number % 40 === 39) steps.push({ kind: 'put-away' })
    if (number % 60 === 50) steps.push({ kind: 'write-anew', number })
    if (number === Math.floor(batches / 8) || number === Math.floor(batches / 4)) steps.push({ kind: 'start-again' })
  }
  return steps
}

/** Words that stood in a document before these batches were done, and will in none after them: they were changed. Those of withdrawn notes may come back. */
export function deletedBy(batches: readonly Batch[]): string[] {
  const { notes, themes } = batches.reduce(after, nothing)
  const there = new Set([
    ...[...notes.values()].map(({ text }) => text),
    ...[...themes.values()].map(({ said }) => said),
  ])
  const written = batches.flat().flatMap(ask => {
    if (ask.act === 'theme') return [ask.theme.said]
    return ask.act === 'put' ? [ask.text] : []
  })
  return written.filter(text => !there.has(text))
}

export const nothing: State = { notes: new Map(), themes: new Map() }

export function after({ notes, themes }: State, batch: Batch): State {
  const nextNotes = new Map(notes)
  const nextThemes = new Map(themes)
  for (const ask of batch) {
    if (ask.act === 'theme') nextThemes.set(ask.theme.id, ask.theme)
    else nextNotes.set(ask.noteId, noteAfter(notes.get(ask.noteId), ask))
  }
  return { notes: nextNotes, themes: nextThemes }
}

function noteAfter(before: NoteState | undefined, ask: Exclude<Ask, { readonly act: 'theme' }>): NoteState {
  switch (ask.act) {
    case 'put':
      return { text: ask.text, sectionId: before?.sectionId ?? ask.sectionId, withdrawn: false }
    case 'move':
      return { ...there(before), sectionId: ask.sectionId }
    case 'withdraw':
      return { ...there(before), withdrawn: true }
    case 'put-back':
      return { ...there(before), withdrawn: false }
  }
}

function there(note: NoteState | undefined): NoteState {
  if (note === undefined) throw new Error('the plan asks for a note that it has not written')
  return note
}

function batchFor(state: State, number: number, chance: Chance): Batch {
  const asks = new Map<string, Ask>()
  const size = 1 + chance.below(6)
  for (let at = 0; at < size; at += 1) {
    const ask = askFor(state, number * 10 + at, chance)
    asks.set(ask.act === 'theme' ? ask.theme.id : ask.noteId, ask)
  }
  return [...asks.values()]
}

/** Half of the asks are new notes; the others are of notes that are there. */
function askFor({ notes }: State, number: number, chance: Chance): Ask {
  const sectionId = chance.pick(sections)
  if (chance.oneIn(6)) {
    const id = ThemeId.parse(`theme-${String(chance.below(40)).padStart(6, '0')}`)
    return { act: 'theme', theme: { id, name: `Theme ${number}`, said: wordsOf(number, chance), order: 'a0' } }
  }
  if (notes.size === 0 || chance.oneIn(2))
    return { act: 'put', noteId: noteIdOf(number), text: wordsOf(number, chance), sectionId }
  const [noteId, note] = chance.pick([...notes])
  if (note.withdrawn) return { act: 'put-back', noteId }
  return chance.pick<() => Ask>([
    () => ({ act: 'withdraw', noteId }),
    () => ({ act: 'move', noteId, sectionId }),
    () => ({ act: 'put', noteId, text: wordsOf(number, chance), sectionId }),
  ])()
}

/** How all words begin that are written by the plan: no two alike. */
export const beginnings = /no\. \d+:/g
export const beginningOf = (words: string): string => words.slice(0, words.indexOf(':') + 1)

/** Some short, some that fill more than one page of the database. */
const wordsOf = (number: number, chance: Chance): string =>
  `no. ${number}: ${'nothing of this may be lost '.repeat(chance.pick([1, 4, 30]))}`.trim()
