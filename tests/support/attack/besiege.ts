/** Two series on one server, people of every kind, and whatever one of them sends to any address of it. */
import { LinkId, type SessionId, type StrategyId } from '@waymark/shared/model/ids.ts'
import type { Role } from '@waymark/shared/model/member.ts'
import { listLinks, revokeLink, addLink } from '@waymark/shared/wire/sessions.ts'
import { secretOf } from '@waymark/server/keyed-secret.ts'
import { limitTable } from '@waymark/server/limits/limit-table.ts'
import { newLink } from '@waymark/server/session/links.ts'
import { usualPrivacy } from '@waymark/shared/model/retention.ts'
import * as kinds from '@waymark/server/store/kinds.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { row, type Commit } from '@waymark/server/store/store.ts'
import { aSeries, type ASeries } from '#support/a-series.ts'
import { chanceOf } from '#support/chance.ts'
import { person, type Person } from '#support/person.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { declared } from './routes.ts'
import { sampleOf } from './sample-of.ts'

export interface Siege extends TestApp {
  readonly routes: readonly string[]
  readonly series: ASeries
  /** Of what there is in it, by the names that the addresses give them. */
  readonly ids: Readonly<Record<string, string>>
  readonly people: Readonly<Record<string, Person>>
  /** What was written to any store since the last time that this was asked. */
  readonly written: () => number
  readonly send: (who: string, route: string) => Promise<Answered>
}

export interface Answered {
  readonly status: number
  readonly text: string
}

/** Whatever each of them may do is in who-may.ts; the others may do nothing here. */
export const own = ['reader', 'participant', 'facilitator', 'organiser'] as const
export const strangers = ['nobody', 'revoked', 'facilitator elsewhere', 'organiser elsewhere'] as const

export async function besiege(): Promise<Siege> {
  const routes: string[] = []
  let commits = 0
  const counted = () => {
    const store = openSqliteStore(':memory:')
    return {
      ...store,
      commit: (commit: Commit) => {
        commits += 1
        return store.commit(commit)
      },
    }
  }
  const server = await testApp({
    store: counted(),
    people: counted(),
    monitoring: counted(),
    limits: limitTable(1000),
    options: {
      onRoute: (method, path) => {
        routes.push(`${method} ${path.replace(/^\/plain-[0-9a-f]+\.css$/, '/plain-*.css')}`)
      },
    },
  })
  const chance = chanceOf(7)
  const [series, other] = [await aSeries(server, chance), await aSeries(server, chance)]
  const people: Record<string, Person> = {
    ...(await peopleOf(server, series, '')),
    ...(await peopleOf(server, other, ' elsewhere')),
  }
  const ids = await idsOf(server, series)
  const everybody: Readonly<Record<string, Person>> = { ...people, revoked: await revokedOf(server, series) }
  return {
    ...server,
    routes,
    series,
    ids,
    people: everybody,
    written: () => {
      const now = commits
      commits = 0
      return now
    },
    send: async (who, route) => {
      const [method = '', path = ''] = route.split(' ')
      const named = (name: string): unknown => ids[name]
      const at = path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? 'x'.repeat(22)).replace('*', 'index.html')
      const cookie = everybody[who]?.cookie() ?? ''
      const isForm = !path.startsWith('/api/')
      const answer = await fetch(`${server.address}${at}`, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
        headers: {
          cookie,
          ...(method !== 'GET' && {
            origin: server.address,
            'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
          }),
        },
        ...(method !== 'GET' && {
          body: isForm ? '' : JSON.stringify(bodyFor(route, named)),
        }),
      })
      return { status: answer.status, text: await textOf(answer) }
    },
  }
}

const byHand: Readonly<Record<string, object>> = {
  'PUT /api/strategies/:strategyId/numbers/notes': { year: 2027 },
  'PUT /api/privacy/retention': usualPrivacy,
  'PUT /api/sessions/:sessionId/who': {
    why: 'To see who is missing.',
    questions: [{ text: 'Where do you live?', hint: '', options: ['Here', 'Elsewhere'], ownWords: false }],
  },
}

/** What is declared, with what cannot be seen in how it is declared. */
function bodyFor(route: string, named: (name: string) => unknown): unknown {
  const body = declared.get(route)?.body
  return body === undefined ? {} : { ...(sampleOf(body, { named }) as object), ...byHand[route] }
}

/** A stream of events never ends by itself. */
async function textOf(answer: Response): Promise<string> {
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') !== true) return answer.text()
  await answer.body?.cancel()
  return ''
}

async function linkTo(
  { deps }: TestApp,
  opens: { readonly role: Role; readonly strategyId: StrategyId; readonly sessionId: SessionId | null },
): Promise<string> {
  const link = newLink(deps, opens)
  await deps.store.commit({ puts: [row(kinds.links, link)] })
  return secretOf(deps.linkKey, LinkId.parse(link.id))
}

async function peopleOf(server: TestApp, { strategyId, sessions }: ASeries, where: string) {
  const sessionId = sessions[0]!.session.id
  const roomId = sessions[0]!.breakouts[0]!.rooms[0]!.id
  const found: Record<string, Person> = {}
  for (const role of own) {
    const somebody = person(server.address)
    await somebody.comeIn(
      await linkTo(server, { role, strategyId, sessionId: role === 'organiser' ? null : sessionId }),
      { name: `Some ${role}`, ...(role === 'participant' && { roomId }) },
    )
    found[`${role}${where}`] = somebody
  }
  return found
}

async function revokedOf(server: TestApp, { organiser, sessions }: ASeries): Promise<Person> {
  const params = { sessionId: sessions[0]!.session.id }
  const { link } = await organiser.ask(addLink, { params, body: { role: 'facilitator' } })
  const somebody = person(server.address)
  await somebody.comeIn(link.address.slice(link.address.indexOf('#') + 1))
  const { links } = await organiser.ask(listLinks, { params })
  for (const { id } of links) if (id === link.id) await organiser.ask(revokeLink, { params: { linkId: id } })
  return somebody
}

/** Of what there is in that series, by the names that the addresses give them. */
async function idsOf({ deps: { store } }: TestApp, { strategyId, draftId, sessions }: ASeries) {
  const { session, breakouts } = sessions[0]!
  const [breakout] = breakouts
  const room = breakout!.rooms[0]!
  const first = async <T extends { readonly id: string }>(kind: kinds.Kind<T>, parent: string): Promise<string> =>
    (await store.list(kind, parent))[0]?.id ?? 'x'.repeat(22)
  const setId = await first(kinds.questionSets, session.id)
  return {
    strategyId,
    draftId,
    sessionId: session.id,
    breakoutId: breakout!.id,
    sectionId: breakout!.sections[0]!.id,
    roomId: room.id,
    noteId: await first(kinds.authorships, room.id),
    linkId: await first(kinds.links, session.id),
    setId,
    responseId: await first(kinds.responses, setId),
    fileId: await first(kinds.files, session.id),
    lookId: await first(kinds.looks, breakout!.id),
    snapshotId: await first(kinds.snapshots, breakout!.id),
    versionId: await first(kinds.versions, draftId),
    publicationId: await first(kinds.publications, draftId),
    number: '1',
  } as Record<string, string>
}
