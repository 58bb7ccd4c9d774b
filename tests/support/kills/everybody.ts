/** Everybody in a session that the server is killed in: who writes what, what they were promised, and who looks whether it is there. */
import { draftDocName, roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { textOf } from '@waymark/shared/model/draft.ts'
import { RoomId } from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { myNotes } from '@waymark/shared/wire/notes.ts'
import type { Chance } from '#support/chance.ts'
import { person, type Person } from '#support/person.ts'
import { preparedSession, secretOf, type PreparedSession } from '#support/prepared-session.ts'
import type { RunningServer } from '#support/running-server.ts'
import { remembered, type Remembered } from './remembered.ts'
import { watch, type Watchers } from './watchers.ts'
import { draftWriter, noteWriter, themeWriter, type NoteState, type Worker } from './work.ts'

export interface Everybody {
  readonly workers: readonly Worker[]
  /** Somebody who may see everything and write nothing opens all of it. */
  readonly watch: () => Promise<Watchers>
  readonly watcher: Person
  /** What is not as it was promised, in sentences. Ask while nobody works. */
  readonly faults: () => Promise<string[]>
}

interface Memory {
  readonly notes: Remembered<NoteState>
  readonly themes: Remembered<Theme>
  readonly lines: Remembered<string>
}

/** Letters of people in each of the two rooms, and of facilitators. */
const people = { first: ['a', 'b', 'c'], second: ['d', 'e', 'f'], themes: ['g', 'h'], draft: ['i', 'j'] } as const

export async function everybody(server: RunningServer, chance: Chance, onSaved: () => void): Promise<Everybody> {
  const prepared = await preparedSession(server, { rooms: 2 })
  const breakout = prepared.session.breakouts[0]!
  const { draftId } = prepared.session
  const roomIds = breakout.rooms.map(({ id }) => RoomId.parse(id))
  const comeIn = async (role: 'participant' | 'facilitator' | 'reader', roomId: RoomId | null = null) => {
    const somebody = person(server.address)
    await somebody.comeIn(secretOf(prepared.linkFor(role)), { roomId })
    return somebody
  }
  const memory: Memory = {
    notes: remembered('note', onSaved),
    themes: remembered('theme', onSaved),
    lines: remembered('line of the draft', onSaved),
  }
  const writing = async <T>(letter: string, person_: Promise<Person>, of: Remembered<T>) => ({
    person: await person_,
    letter,
    memory: of,
    chance: chance.apart(),
  })
  const sectionIds = breakout.sections.map(({ id }) => id)
  const authors: { readonly letter: string; readonly person: Person; readonly roomId: RoomId }[] = []
  const workers: Worker[] = []
  for (const [at, letters] of [people.first, people.second].entries())
    for (const letter of letters) {
      const roomId = RoomId.parse(roomIds[at])
      const one = await writing(letter, comeIn('participant', roomId), memory.notes)
      authors.push({ letter, person: one.person, roomId })
      workers.push(noteWriter(one, { roomId, sectionIds }))
    }
  for (const letter of people.themes)
    workers.push(themeWriter(await writing(letter, comeIn('facilitator'), memory.themes), breakout.id))
  for (const letter of people.draft)
    workers.push(draftWriter(await writing(letter, comeIn('facilitator'), memory.lines), draftId))
  const watcher = await comeIn('reader')
  const names: readonly DocName[] = [
    ...roomIds.map(id => roomDocName(id)),
    themesDocName(breakout.id),
    draftDocName(draftId),
  ]
  return {
    workers,
    watcher,
    watch: () => watch(watcher, names),
    faults: async () => [
      ...(await noteFaults(watcher, { authors, roomIds, notes: memory.notes })),
      ...(await directFaults(watcher, prepared, memory)),
    ],
  }
}

/** Where each note is, by what everybody is shown and by what its author alone is told. */
async function noteFaults(
  watcher: Person,
  {
    authors,
    roomIds,
    notes,
  }: {
    readonly authors: readonly { readonly letter: string; readonly person: Person; readonly roomId: RoomId }[]
    readonly roomIds: readonly RoomId[]
    readonly notes: Remembered<NoteState>
  },
): Promise<string[]> {
  const found = new Map<string, NoteState>()
  const faults: string[] = []
  const owners = new Map<string, string>()
  for (const roomId of roomIds) {
    const { doc, close } = await watcher.openDoc(roomDocName(roomId))
    for (const { id, text, sectionId } of openRoomDoc(doc).notes.all().values())
      found.set(id, { text, sectionId, withdrawn: false })
    if (openRoomDoc(doc).notes.unreadable() > 0) faults.push('a note cannot be read')
    close()
  }
  for (const { letter, person: author, roomId } of authors) {
    const { mine, withdrawn } = await author.ask(myNotes, { params: { roomId } })
    for (const id of mine) {
      owners.set(id, letter)
      if (!found.has(id)) faults.push(`note ${id} has an author and no words`)
    }
    for (const { id, text, sectionId } of withdrawn) {
      owners.set(id, letter)
      if (found.has(id)) faults.push(`note ${id} is withdrawn and shown`)
      found.set(id, { text, sectionId, withdrawn: true })
    }
  }
  for (const id of found.keys()) if (owners.get(id) !== id.charAt(5)) faults.push(`note ${id} is not its author’s`)
  return [...faults, ...notes.faults(found)]
}

async function directFaults(
  watcher: Person,
  { session }: PreparedSession,
  { themes, lines }: Pick<Memory, 'themes' | 'lines'>,
): Promise<string[]> {
  const grouped = await watcher.openDoc(themesDocName(session.breakouts[0]!.id))
  const foundThemes = new Map<string, Theme>(openThemesDoc(grouped.doc).themes.all())
  grouped.close()
  const draft = await watcher.openDoc(draftDocName(session.draftId))
  const texts = readBlocks(draftFragment(draft.doc)).map(textOf)
  draft.close()
  const twice = texts.filter((text, at) => texts.indexOf(text) !== at).map(text => `"${text}" is in the draft twice`)
  return [...twice, ...themes.faults(foundThemes), ...lines.faults(new Map(texts.map(text => [text, text])))]
}
