/** A session with two rooms and those who came, made through the product's own doors before anything goes wrong. */
import * as z from 'zod/mini'
import { draftDocName, roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { LinkId, type RoomId, type SectionId, type SessionId, type BreakoutId } from '@waymark/shared/model/ids.ts'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import type { AnyRoute, SentBodyOf, ParamsOf } from '@waymark/shared/wire/route.ts'
import { addLink, listLinks, readSession, startSession, startStrategy } from '@waymark/shared/wire/sessions.ts'
import { hostLink } from '@waymark/server/session/host-link.ts'
import type { Life } from './life.ts'
import type { Network, Who } from './network.ts'
import type { World } from './world.ts'

export interface Visitor {
  readonly who: Who
  readonly name: string | null
  readonly linkId: LinkId
}

export interface Scene {
  readonly sessionId: SessionId
  readonly breakoutId: BreakoutId
  readonly rooms: readonly RoomId[]
  readonly sections: readonly SectionId[]
  readonly roomDocs: readonly DocName[]
  readonly themes: DocName
  readonly draft: DocName
  readonly organiser: Who
  /** Links that are taken back one day, with those who came by them. */
  readonly spareLinks: readonly LinkId[]
  readonly participants: readonly Visitor[]
  readonly facilitators: readonly Visitor[]
  readonly readers: readonly Visitor[]
}

interface Ground {
  readonly world: World
  readonly network: Network
  readonly life: () => Life
}

export async function setTheScene({ world, network, life }: Ground): Promise<Scene> {
  const ask = async <R extends AnyRoute>(
    who: Who,
    route: R,
    asked: { readonly params?: ParamsOf<R>; readonly body?: SentBodyOf<R> },
  ): Promise<{ readonly said: z.infer<R['reply']>; readonly cookie: string }> => {
    let answer: Awaited<ReturnType<Network['ask']>>
    void network.ask(who, route, asked).then(given => {
      answer = given
    })
    while (answer === undefined) if (!(await world.step())) throw new Error(`no answer to ${route.path}`)
    if (answer.status >= 300) throw new Error(`${route.path}: ${JSON.stringify(answer.body)}`)
    return { said: route.reply.parse(answer.body) as never, cookie: answer.cookie ?? who.cookie }
  }
  const secretIn = (address: string): string => address.slice(address.indexOf('#') + 1)
  const host = await hostLink(life().deps)
  const enter = async (
    { to, role }: Pick<Who, 'to' | 'role'>,
    { link, name, roomId }: { readonly link: string; readonly name: string | null; readonly roomId: RoomId | null },
  ): Promise<Who> => {
    const body = { secret: secretIn(link), name, roomId, asSomebodyElse: false }
    const { cookie } = await ask({ to, role, cookie: '' }, comeIn, { body })
    return { to, role, cookie }
  }
  const organiser = await enter({ to: 'Olwen', role: 'organiser' }, { link: host.address, name: 'Olwen', roomId: null })
  const {
    said: { strategyId },
  } = await ask(organiser, startStrategy, {
    body: {
      title: 'Our Direction',
      period: '2027 to 2031',
      ambitions: ['Open the doors', 'Keep the lights on'].map(title => ({ title, description: '', whatWeDid: '' })),
    },
  })
  const {
    said: { sessionId },
  } = await ask(organiser, startSession, {
    params: { strategyId },
    body: {
      title: 'First session',
      startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
      breakouts: [{ purpose: 'review-ambitions', question: 'Still right?', sections: [] }],
      rooms: [{ name: '' }, { name: '' }],
    },
  })
  const { said: session } = await ask(organiser, readSession, { params: { sessionId } })
  const [breakout] = session.breakouts
  if (breakout === undefined) throw new Error('there is no breakout')
  const rooms = breakout.rooms.map(({ id }) => id)
  const {
    said: { links },
  } = await ask(organiser, listLinks, { params: { sessionId } })
  const linkFor = async (role: 'participant' | 'facilitator' | 'reader', isSpare: boolean) => {
    if (isSpare) return (await ask(organiser, addLink, { params: { sessionId }, body: { role } })).said.link
    const link = links.find(one => one.role === role)
    if (link === undefined) throw new Error(`no link for a ${role}`)
    return link
  }
  const spare = { participant: await linkFor('participant', true), facilitator: await linkFor('facilitator', true) }
  const visit = async (to: string, role: 'participant' | 'facilitator' | 'reader', room?: RoomId): Promise<Visitor> => {
    const isSpare = role !== 'reader' && world.chance.oneIn(3)
    const link = isSpare ? spare[role] : await linkFor(role, false)
    const name = world.chance.oneIn(3) ? null : `Zn${to}`
    return { who: await enter({ to, role }, { link: link.address, name, roomId: room ?? null }), name, linkId: link.id }
  }
  const several = async (names: readonly string[], each: (name: string, at: number) => Promise<Visitor>) => {
    const all: Visitor[] = []
    for (const [at, name] of names.entries()) all.push(await each(name, at))
    return all
  }
  const coming = ['Ann', 'Bob', 'Cyd', 'Dan', 'Eve', 'Fio'].slice(0, 3 + world.chance.below(4))
  return {
    sessionId,
    breakoutId: breakout.id,
    rooms,
    sections: breakout.sections.map(({ id }) => id),
    roomDocs: rooms.map(roomDocName),
    themes: themesDocName(breakout.id),
    draft: draftDocName(session.draftId),
    organiser,
    spareLinks: [spare.participant.id, spare.facilitator.id],
    participants: await several(coming, (name, at) => visit(name, 'participant', rooms[at % 2])),
    facilitators: await several(['Gus', 'Hal'], name => visit(name, 'facilitator')),
    readers: await several(['Ivy'], name => visit(name, 'reader')),
  }
}
