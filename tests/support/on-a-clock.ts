/** A session on a clock that the test moves, with people, notes and a theme: for what happens over time. */
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Step } from '@waymark/shared/model/session.ts'
import { moveNote, putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { listSnapshots, readStanding } from '@waymark/shared/wire/steps.ts'
import { aSession, type SessionShape } from '#support/a-session.ts'
import type { Person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

export const start = Date.parse('2027-03-24T13:00:00.000Z')

/** A session on a clock that the test moves; a participant in each of two rooms. */
export async function onAClock(shape: SessionShape = {}) {
  let ms = start
  const a = await aSession(shape, await testApp({ now: () => new Date(ms).toISOString() }))
  const breakout = a.session.breakouts[0]!
  const params = { breakoutId: breakout.id }
  const facilitator = await a.newcomer('facilitator', 'Ruth')
  const writers = [await a.newcomer('participant', 'Wyn', 1), await a.newcomer('participant', null, 2)] as const
  return {
    ...a,
    breakout,
    params,
    facilitator,
    writers,
    wait: (minutes: number) => {
      ms += minutes * 60_000
    },
    rest: () => ms - start,
    to: (step: Step) => {
      ms += 1000
      return facilitator.ask(changeStep, { params, body: { step } })
    },
    list: async () => (await facilitator.ask(listSnapshots, { params })).snapshots,
    stand: async () => (await facilitator.ask(readStanding, { params })).standing,
  }
}
export type Here = Awaited<ReturnType<typeof onAClock>>

export const noteId = (at: number): NoteId => NoteId.parse(`note-number-${at}`)

export async function write(
  { breakout }: Pick<Here, 'breakout'>,
  { who, room, at, text, section = 0 }: { who: Person; room: number; at: number; text: string; section?: number },
): Promise<void> {
  await who.ask(putNote, {
    params: { roomId: breakout.rooms[room - 1]!.id, noteId: noteId(at) },
    body: { sectionId: breakout.sections[section]!.id, text, signed: true, route: 'live' },
  })
}

/** Three notes in two rooms, of which the first two make a theme. */
export async function written(a: Here): Promise<void> {
  const [wyn, other] = a.writers
  await write(a, { who: wyn, room: 1, at: 1, text: 'Open on Sundays' })
  await write(a, { who: wyn, room: 1, at: 2, text: 'The lift is broken', section: 1 })
  await write(a, { who: other, room: 2, at: 3, text: 'Longer hours' })
  await group(a, 'Opening hours', [1, 3])
}

export const themeId = (name: string): ThemeId => ThemeId.parse(`theme-${name.toLowerCase().replaceAll(' ', '-')}`)

export async function group(a: Here, name: string, notes: readonly number[]): Promise<void> {
  const open = await a.facilitator.openDoc(themesDocName(a.breakout.id))
  const { themes, placements, gesture } = openThemesDoc(open.doc)
  const id = themeId(name)
  gesture('me', () => {
    themes.put({ id, name, said: '', order: 'a0' })
    for (const at of notes)
      placements.put({ id: PlacementId.parse(`${id}-note-${at}`), noteId: noteId(at), themeId: id })
  })
  const live = await a.deps.live.open(themesDocName(a.breakout.id))
  await until('the server has it', () => live.read(doc => openThemesDoc(doc).themes.all().has(id)))
  open.close()
}

export async function dissolve(a: Here, name: string): Promise<void> {
  const live = await a.deps.live.open(themesDocName(a.breakout.id))
  await live.change(doc => {
    const { themes, placements } = openThemesDoc(doc)
    themes.remove(themeId(name))
    for (const { id, themeId: of } of placements.all().values()) if (of === themeId(name)) placements.remove(id)
  })
}

export const textsIn = ({ rooms }: Awaited<ReturnType<Here['stand']>>): string[] =>
  rooms.flatMap(({ notes }) => notes.map(({ text }) => text)).toSorted()

/** What happens between a snapshot and going back to it. */
export async function muchHappens(a: Here): Promise<void> {
  const [wyn, other] = a.writers
  const inRoom = (room: number, at: number) => ({ roomId: a.breakout.rooms[room - 1]!.id, noteId: noteId(at) })
  await a.facilitator.ask(moveNote, {
    params: inRoom(1, 1),
    body: { sectionId: a.breakout.sections[1]!.id, after: 'last' },
  })
  await wyn.ask(putNote, {
    params: inRoom(1, 2),
    body: { sectionId: a.breakout.sections[1]!.id, text: 'The lift works again', signed: false, route: 'live' },
  })
  await other.ask(withdrawNote, { params: inRoom(2, 3) })
  await write(a, { who: wyn, room: 1, at: 4, text: 'Written since' })
  await dissolve(a, 'Opening hours')
  await group(a, 'Lifts and doors', [1, 2, 4])
}
