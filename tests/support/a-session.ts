/** A session ready to be used: made through the product's own doors. */
import { usualSettings, type BreakoutSettings } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { LinkView } from '@waymark/shared/wire/sessions.ts'
import {
  listLinks,
  readSession,
  startSession,
  startStrategy,
  type SentBreakoutForm,
} from '@waymark/shared/wire/sessions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { person, type Person } from '#support/person.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

export interface SessionShape {
  readonly ambitions?: readonly Pick<Strategy['ambitions'][number], 'title' | 'description'>[]
  readonly breakouts?: SentBreakoutForm[]
  readonly rooms?: number
  readonly title?: string
  readonly period?: string
}

export interface ASession extends TestApp {
  readonly organiser: Person
  readonly session: ReplyOf<typeof readSession>
  readonly links: readonly LinkView[]
  readonly secretFor: (role: LinkView['role']) => string
  /** Somebody new who came in by the link of that role. */
  readonly newcomer: (
    role: 'participant' | 'facilitator' | 'reader',
    name?: string | null,
    room?: number,
  ) => Promise<Person>
}

const twoAmbitions = [
  { title: 'Open the doors', description: 'Everybody who wants to come can come.' },
  { title: 'Keep the lights on', description: '' },
]
const reviewed: SentBreakoutForm = {
  purpose: 'review-ambitions',
  question: 'Are the ambitions still right?',
  sections: [{ title: 'About all of them', description: '' }],
}

/** `at`: which server they all ask, where there are several. */
export async function aSession(shape: SessionShape = {}, server?: TestApp, at?: () => string): Promise<ASession> {
  const running = server ?? (await testApp())
  const organiser = person(at ?? running.address)
  await organiser.comeIn(running.hostSecret, { name: 'Olwen' })
  const { strategyId } = await organiser.ask(startStrategy, {
    body: {
      title: shape.title ?? 'Our Direction',
      period: shape.period ?? '2027 to 2031',
      ambitions: (shape.ambitions ?? twoAmbitions).map(ambition => ({ ...ambition, whatWeDid: '' })),
    },
  })
  const { sessionId } = await organiser.ask(startSession, {
    params: { strategyId },
    body: {
      title: 'First session',
      startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
      breakouts: shape.breakouts ?? [reviewed],
      rooms: Array.from({ length: shape.rooms ?? 2 }, () => ({ name: '' })),
    },
  })
  const session = await organiser.ask(readSession, { params: { sessionId } })
  const { links } = await organiser.ask(listLinks, { params: { sessionId } })
  const secretFor = (role: LinkView['role']): string => {
    const address = links.find(link => link.role === role)?.address ?? ''
    return address.slice(address.indexOf('#') + 1)
  }
  return {
    ...running,
    organiser,
    session,
    links,
    secretFor,
    newcomer: async (role, name = null, room) => {
      const somebody = person(at ?? running.address)
      const roomId = session.breakouts[0]?.rooms.find(({ number }) => number === room)?.id ?? null
      await somebody.comeIn(secretFor(role), { name, roomId })
      return somebody
    },
  }
}

/** An open question with one section, run like that. */
export const breakoutWith = (question: string, settings: Partial<BreakoutSettings>): SentBreakoutForm => ({
  purpose: 'open-question',
  question,
  sections: [{ title: 'Anything', description: '' }],
  settings: { ...usualSettings, ...settings },
})
