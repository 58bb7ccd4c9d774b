/** The session that people work in while servers fail: an open breakout and a private one, two rooms of each, themes and a draft. */
import { draftDocName, roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import type { BreakoutId, DraftId, LinkId, RoomId, SectionId, SessionId } from '@waymark/shared/model/ids.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import {
  addLink,
  enterRoom,
  listLinks,
  readSession,
  startSession,
  startStrategy,
} from '@waymark/shared/wire/sessions.ts'
import { caller, type Caller } from './caller.ts'
import type { Run } from './run.ts'

export type Role = 'participant' | 'facilitator' | 'reader'

export interface RoomPlace {
  readonly roomId: RoomId
  readonly doc: DocName
  readonly sectionIds: readonly SectionId[]
  readonly isPrivate: boolean
}

export interface Stage {
  readonly sessionId: SessionId
  readonly open: { readonly id: BreakoutId; readonly rooms: readonly RoomPlace[] }
  readonly hidden: { readonly id: BreakoutId; readonly rooms: readonly RoomPlace[] }
  readonly draftId: DraftId
  readonly themes: DocName
  readonly draft: DocName
  readonly organiser: Caller
  /** Somebody new, in that room. */
  readonly enter: (role: Role, more?: { readonly roomId?: RoomId; readonly secret?: string }) => Promise<Entered>
  /** Links that were taken back. */
  readonly revoked: Set<LinkId>
  readonly newLink: (role: Role) => Promise<{ readonly id: LinkId; readonly secret: string }>
}

export interface Entered {
  readonly caller: Caller
  readonly name: string
}

export const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1)

export const docsOf = ({ open, hidden, themes, draft }: Stage): readonly DocName[] => [
  ...[...open.rooms, ...hidden.rooms].map(({ doc }) => doc),
  themes,
  draft,
]

interface Where {
  readonly address: string
  readonly organiserLink: string
  readonly called: (name: string) => void
}

export async function setTheStage(run: Run, { address, organiserLink, called }: Where): Promise<Stage> {
  const patience = run.chance.apart()
  const newCaller = (): Caller => caller(address, () => 500 + patience.below(patience.pick([1000, 4000])))
  const newName = (): string => {
    const name = run.newMark()
    called(name)
    return name
  }
  const organiser = newCaller()
  const whole = { name: newName(), roomId: null, asSomebodyElse: true }
  await organiser.ask(comeIn, { body: { secret: secretOf(organiserLink), ...whole } })
  const { strategyId } = await organiser.ask(startStrategy, {
    body: {
      title: 'Our Direction',
      period: '2027 to 2031',
      ambitions: ['Open the doors', 'Keep the lights on'].map(title => ({ title, description: '', whatWeDid: '' })),
    },
  })
  const breakout = (question: string, isPrivate: boolean) => ({
    purpose: 'open-question' as const,
    question,
    sections: ['One', 'Two'].map(title => ({ title, description: '' })),
    settings: { ...usualSettings, isPrivate },
  })
  const { sessionId } = await organiser.ask(startSession, {
    params: { strategyId },
    body: {
      title: 'First session',
      startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
      breakouts: [breakout('What is missing?', false), breakout('What worries you?', true)],
      rooms: [{ name: '' }, { name: '' }],
    },
  })
  const session = await organiser.ask(readSession, { params: { sessionId } })
  const { links } = await organiser.ask(listLinks, { params: { sessionId } })
  const [open, hidden] = session.breakouts.map(({ id, rooms, sections, settings: { isPrivate } }) => ({
    id,
    rooms: rooms.map(room => ({
      roomId: room.id,
      doc: roomDocName(room.id),
      sectionIds: sections.map(section => section.id),
      isPrivate,
    })),
  }))
  if (open === undefined || hidden === undefined) throw new Error('a breakout is missing')
  return {
    sessionId,
    open,
    hidden,
    draftId: session.draftId,
    themes: themesDocName(open.id),
    draft: draftDocName(session.draftId),
    organiser,
    revoked: new Set(),
    enter: async (role, { roomId, secret } = {}) => {
      const name = newName()
      const one = newCaller()
      const link = links.find(known => known.role === role)?.address ?? ''
      const body = { secret: secret ?? secretOf(link), name, roomId: roomId ?? null, asSomebodyElse: false }
      await one.ask(comeIn, { body })
      if (roomId !== undefined) await one.ask(enterRoom, { params: { roomId } })
      return { caller: one, name }
    },
    newLink: async role => {
      const { link } = await organiser.ask(addLink, { params: { sessionId }, body: { role } })
      return { id: link.id, secret: secretOf(link.address) }
    },
  }
}
