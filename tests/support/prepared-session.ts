/** A session on a running server, ready for people to come: made by requests, for tests that are about what comes after. */
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { usualSettings, type BreakoutSettings } from '@waymark/shared/model/session.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { listLinks, readSession, startSession, startStrategy } from '@waymark/shared/wire/sessions.ts'
import { person, type Person } from '#support/person.ts'
import type { RunningServer } from '#support/running-server.ts'

export interface PreparedSession {
  readonly organiser: Person
  readonly session: ReplyOf<typeof readSession>
  readonly linkFor: (role: 'participant' | 'facilitator' | 'reader') => string
  readonly pathOf: (page: 'session' | 'room' | 'grouping' | 'draft' | 'strategy') => string
  /** Puts notes into the first room, as the organiser. */
  readonly withNotes: (notes: readonly { readonly text: string; readonly under: string }[]) => Promise<void>
}

export const ambitions = ['Open the doors', 'Keep the lights on'] as const
export const aboutAll = 'About all of them'

export async function preparedSession(
  server: Pick<RunningServer, 'address' | 'organiserLink'>,
  {
    rooms = 1,
    under = ambitions,
    settings = {},
    whatWeDid = '',
  }: {
    readonly rooms?: number
    readonly under?: readonly string[]
    readonly settings?: Partial<BreakoutSettings>
    /** About each ambition. */
    readonly whatWeDid?: string
  } = {},
): Promise<PreparedSession> {
  const organiser = person(server.address)
  await organiser.comeIn(secretOf(server.organiserLink), { name: 'Olwen' })
  const { strategyId } = await organiser.ask(startStrategy, {
    body: {
      title: 'Our Direction',
      period: '2027 to 2031',
      ambitions: under.map(title => ({ title, description: '', whatWeDid })),
    },
  })
  const { sessionId } = await organiser.ask(startSession, {
    params: { strategyId },
    body: {
      title: 'First session',
      startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
      breakouts: [
        {
          purpose: 'review-ambitions',
          question: 'Are the ambitions still right?',
          sections: [{ title: aboutAll, description: '' }],
          settings: { ...usualSettings, ...settings },
        },
      ],
      rooms: Array.from({ length: rooms }, () => ({ name: '' })),
    },
  })
  const session = await organiser.ask(readSession, { params: { sessionId } })
  const { links } = await organiser.ask(listLinks, { params: { sessionId } })
  const [breakout] = session.breakouts
  const roomId = RoomId.parse(breakout?.rooms[0]?.id)
  return {
    organiser,
    session,
    linkFor: role => links.find(link => link.role === role)?.address ?? '',
    pathOf: page =>
      ({
        strategy: `/strategies/${strategyId}`,
        session: `/sessions/${sessionId}`,
        room: `/rooms/${roomId}`,
        grouping: `/sessions/${sessionId}/group/${breakout?.id}`,
        draft: `/drafts/${session.draftId}`,
      })[page],
    withNotes: async notes => {
      for (const [at, { text, under }] of notes.entries()) {
        const section = breakout?.sections.find(({ title }) => title === under)
        if (section === undefined) throw new Error(`no part is called ${under}`)
        await organiser.ask(putNote, {
          params: { roomId, noteId: NoteId.parse(`prepared-${at}-${roomId}`.slice(0, 40)) },
          body: { sectionId: section.id, text, signed: false, route: 'live' },
        })
      }
    },
  }
}

export const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1)
