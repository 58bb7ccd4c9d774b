/** A second session that begins like the first and brings its notes along, and what then stands where. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId, SessionId } from '@waymark/shared/model/ids.ts'
import { type Note } from '@waymark/shared/model/note.ts'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { moveNote, putNote } from '@waymark/shared/wire/notes.ts'
import { addBreakout, listLinks, readSession, startSession, type BreakoutView } from '@waymark/shared/wire/sessions.ts'
import type { SentBodyOf } from '@waymark/shared/wire/route.ts'
import { breakoutWith, type ASession } from '#support/a-session.ts'
import { person, type Person } from '#support/person.ts'

type Form = SentBodyOf<typeof startSession>

export const first = (of: ASession) => of.session.breakouts[0]!
export const copyId = SessionId.parse('the-second-session')

/** What the form sends of a session that begins like this one, unless something is changed in it. */
export const formLike = ({ session: { session, breakouts } }: ASession, more: Partial<Form> = {}): Form => ({
  title: 'Second session',
  startsAt: { local: '2027-04-24T13:00', zone: 'Europe/London' },
  breakouts: breakouts.map(({ id, purpose, question, sections, settings }) => ({
    purpose,
    question,
    settings,
    like: id,
    sections: sections
      .filter(({ ambitionId }) => ambitionId === null)
      .map(({ id: like, title, description }) => ({ title, description, like })),
  })),
  rooms: breakouts[0]!.rooms.map(({ name }) => ({ name })),
  sessionId: copyId,
  notesFrom: session.id,
  ...more,
})
export const begin = (of: ASession, more: Partial<Form> = {}) =>
  of.organiser.ask(startSession, { params: { strategyId: of.session.strategy.id }, body: formLike(of, more) })

let written = 0
export async function write(
  by: Person,
  { breakout, room = 1, section = 0 }: { readonly breakout: BreakoutView; readonly room?: number; section?: number },
  said: Partial<SentBodyOf<typeof putNote>> & { readonly text: string },
): Promise<NoteId> {
  const noteId = NoteId.parse(`written-note-${(written += 1)}`)
  await by.ask(putNote, {
    params: { roomId: breakout.rooms[room - 1]!.id, noteId },
    body: { sectionId: breakout.sections[section]!.id, signed: false, route: 'live', ...said },
  })
  return noteId
}

export async function shown(by: Person, roomId: RoomId): Promise<Note[]> {
  const open = await by.openDoc(roomDocName(roomId))
  const notes = [...openRoomDoc(open.doc).notes.all().values()].toSorted(byOrder)
  open.close()
  return notes
}

/** All that stands in a breakout, by room and section, in order, and nothing of ids. */
export const standing = (by: Person, { rooms, sections }: BreakoutView) =>
  Promise.all(
    rooms.map(async ({ id }) => {
      const notes = await shown(by, id)
      return sections.map(section =>
        notes
          .filter(({ sectionId }) => sectionId === section.id)
          .map(({ id: _id, sectionId: _section, order: _order, signedBy: _name, ...said }) => said),
      )
    }),
  )
export const copyOf = ({ organiser }: ASession) => organiser.ask(readSession, { params: { sessionId: copyId } })
export const recordOf = async (of: ASession): Promise<string[]> =>
  (await of.organiser.ask(readActivity, { params: { sessionId: copyId, before: 'now' } })).lines.map(({ did }) =>
    sayDone(did),
  )

/** Two breakouts, two rooms; several people, words that came several ways, and some that were moved. */
export async function aDayOfNotes(of: ASession): Promise<BreakoutView[]> {
  const { organiser } = of
  const { breakoutId } = await organiser.ask(addBreakout, {
    params: { sessionId: of.session.session.id },
    body: breakoutWith('What is missing?', { marks: 'agree' }),
  })
  const { breakouts } = await organiser.ask(readSession, { params: { sessionId: of.session.session.id } })
  const [review, missing] = [breakouts[0]!, breakouts.find(({ id }) => id === breakoutId)!]
  const [wren, robin] = [await of.newcomer('participant', 'Wren', 1), await of.newcomer('participant', 'Robin', 2)]
  await write(wren, { breakout: review }, { text: '  Open on Sundays\n\twith tea 🍵', signed: true })
  await write(wren, { breakout: review, section: 2 }, { text: 'مرحبا, שלום, ŵ' })
  const moved = await write(wren, { breakout: review, section: 1 }, { text: 'Last, then first' })
  await write(robin, { breakout: review, room: 2 }, { text: 'A ramp', signed: true })
  await write(organiser, { breakout: review, room: 2 }, { text: 'By phone', route: 'phone', isSummary: true })
  await write(organiser, { breakout: review }, { text: 'On paper', route: 'paper', isReadBack: true, whose: 'Jay' })
  await write(organiser, { breakout: missing, room: 2 }, { text: 'A map' })
  await organiser.ask(moveNote, {
    params: { roomId: review.rooms[0]!.id, noteId: moved },
    body: { sectionId: review.sections[0]!.id, after: 'first' },
  })
  return [review, missing]
}

/** The second session as its own people come into it. */
export async function intoTheCopy(of: ASession): Promise<ASession> {
  const session = await copyOf(of)
  const { links } = await of.organiser.ask(listLinks, { params: { sessionId: copyId } })
  const secretFor: ASession['secretFor'] = role =>
    links.find(link => link.role === role)?.address.replace(/^.*#/, '') ?? ''
  return {
    ...of,
    session,
    links,
    secretFor,
    newcomer: async (role, name = null, room) => {
      const somebody = person(of.address)
      const roomId = session.breakouts[0]!.rooms.find(({ number }) => number === room)?.id ?? null
      await somebody.comeIn(secretFor(role), { name, roomId })
      return somebody
    },
  }
}
