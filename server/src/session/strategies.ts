/** Strategies: starting one, changing it, and what a browser sees of them. */
import { AmbitionId, DraftId, StrategyId, ValueId } from '@waymark/shared/model/ids.ts'
import type { Draft } from '@waymark/shared/model/draft.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import type { Ambition, Strategy, Value } from '@waymark/shared/model/strategy.ts'
import { draftDocName, remarksDocName, roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { StrategyForm } from '@waymark/shared/wire/strategy-form.ts'
import type {
  changeStrategy as changeStrategyRoute,
  home as homeRoute,
  readStrategy as readStrategyRoute,
  removeDemo as removeDemoRoute,
  startStrategy as startStrategyRoute,
} from '@waymark/shared/wire/sessions.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { audits, authorships, drafts, excerpts, lineages, links, strategies, wholeServer } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { peopleByRoom } from './come-in.ts'
import { addressOfLink } from './links.ts'
import { knownMember, memberInScope, permit, viewOfMe } from './members.ts'
import { allRoomsOf, breakoutsOf, liveBreakoutsOf, roomsOf, sessionsOf, strategyPlace } from './places.ts'
import { rowsOfDraft } from './draft-contents.ts'
import { contentsOf } from './session-contents.ts'
import { findStrategyMember, strategyMember } from './strategy-member.ts'

export async function home(
  deps: Deps,
  { browser }: Pick<Asked<typeof homeRoute>, 'browser'>,
): Promise<ReplyOf<typeof homeRoute>> {
  const all = await deps.store.list(strategies, wholeServer)
  const known = await Promise.all(
    all.map(async strategy => ({ ...strategy, role: (await findStrategyMember(deps, browser, strategy.id))?.role })),
  )
  const host = await memberInScope(deps, browser, wholeServer)
  return {
    strategies: known
      .flatMap(({ role, ...strategy }) => (role === undefined ? [] : [{ ...strategy, role }]))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    mayStart: host?.role === 'organiser',
    demo: await demoLinks(
      deps,
      all.find(({ demo }) => demo),
    ),
  }
}

/** The demo is open to everybody who finds this server, until it is taken away. */
async function demoLinks(deps: Deps, demo: Strategy | undefined): Promise<ReplyOf<typeof homeRoute>['demo']> {
  const [session] = demo === undefined ? [] : await sessionsOf(deps, demo.id)
  if (demo === undefined || session === undefined) return null
  const given = (await deps.store.list(links, session.id)).filter(({ revokedAt }) => revokedAt === null)
  const addressFor = (role: string): string | undefined => {
    const link = given.find(one => one.role === role)
    return link === undefined
      ? undefined
      : new URL(addressOfLink(deps, link)).pathname + new URL(addressOfLink(deps, link)).hash
  }
  const participant = addressFor('participant')
  const facilitator = addressFor('facilitator')
  const reader = addressFor('reader')
  return participant === undefined || facilitator === undefined || reader === undefined
    ? null
    : { title: `${demo.title} ${demo.period}`, participant, facilitator, reader }
}

export const newDraft = ({ newId, now }: Pick<Deps, 'newId' | 'now'>, strategyId: StrategyId): Draft => ({
  id: DraftId.parse(newId()),
  strategyId,
  createdAt: now(),
})

export async function startStrategy(
  deps: Deps,
  { browser, body: form }: Asked<typeof startStrategyRoute>,
): Promise<{ readonly strategyId: StrategyId }> {
  const member = await knownMember(deps, browser, { strategyId: null, sessionId: null })
  permit(member, 'manage-strategy')
  const id = StrategyId.parse(deps.newId())
  const ambitions = form.ambitions.map(({ title, description, whatWeDid }): Ambition => ({
    id: AmbitionId.parse(deps.newId()),
    title,
    description,
    whatWeDid,
  }))
  const strategy: Strategy = {
    id,
    title: form.title,
    period: form.period,
    ambitions,
    values: valuesOf(deps, form.values ?? [], []),
    demo: false,
    createdAt: deps.now(),
  }
  await deps.store.commit({ puts: [row(strategies, strategy), row(drafts, newDraft(deps, id))] })
  return { strategyId: id }
}

/** Ids that are not known are not taken: what carries one is new. */
const valuesOf = (
  { newId }: Pick<Deps, 'newId'>,
  form: NonNullable<StrategyForm['values']>,
  known: readonly Value[],
): Value[] => {
  const left = new Set(known.map(({ id }) => id))
  return form.map(({ id, title, description }) => ({
    // Each id once, whatever was sent.
    id: id !== undefined && left.delete(id) ? id : ValueId.parse(newId()),
    title,
    description,
  }))
}

/** Refuses with 'conflict' to let an ambition go that a breakout asks about: its notes would stand nowhere. */
export async function changeStrategy(
  deps: Deps,
  { browser, params: { strategyId: id }, body: form }: Asked<typeof changeStrategyRoute>,
): Promise<void> {
  const strategy = await strategyPlace(deps, id)
  permit(await strategyMember(deps, browser, id), 'manage-strategy')
  const known = new Set(strategy.ambitions.map(ambition => ambition.id))
  const ambitions = form.ambitions.map((ambition): Ambition => ({
    ...ambition,
    id: ambition.id !== undefined && known.has(ambition.id) ? ambition.id : AmbitionId.parse(deps.newId()),
  }))
  const kept = new Set(ambitions.map(ambition => ambition.id))
  const asked = await askedAmbitions(deps, id)
  const lost = strategy.ambitions.find(ambition => !kept.has(ambition.id) && asked.has(ambition.id))
  if (lost !== undefined)
    throw new Refusal('conflict', `A breakout already asks about “${lost.title}”. Keep it, or reword it.`, {
      at: ['body', 'ambitions'],
    })
  const values = form.values === undefined ? strategy.values : valuesOf(deps, form.values, strategy.values)
  await deps.store.commit({
    puts: [row(strategies, { ...strategy, title: form.title, period: form.period, ambitions, values })],
  })
}

async function askedAmbitions(deps: Deps, id: StrategyId): Promise<Set<AmbitionId>> {
  const all = await Promise.all((await sessionsOf(deps, id)).map(session => breakoutsOf(deps, session.id)))
  return new Set(
    all
      .flat()
      .flatMap(({ sections }) => sections.flatMap(({ ambitionId }) => (ambitionId === null ? [] : [ambitionId]))),
  )
}

export async function draftOf({ store }: Pick<Deps, 'store'>, id: StrategyId): Promise<Draft> {
  const [draft] = await store.list(drafts, id)
  if (draft === undefined) throw new Error('a strategy has no draft')
  return draft
}

export async function readStrategy(
  deps: Deps,
  { browser, params: { strategyId: id } }: Asked<typeof readStrategyRoute>,
): Promise<ReplyOf<typeof readStrategyRoute>> {
  const strategy = await strategyPlace(deps, id)
  const member = await strategyMember(deps, browser, id)
  permit(member, 'read-session')
  const all = await sessionsOf(deps, id)
  return {
    strategy,
    sessions: await Promise.all(all.map(session => lineOf(deps, session))),
    draftId: (await draftOf(deps, id)).id,
    me: viewOfMe(member),
  }
}

async function lineOf(deps: Deps, session: Session) {
  const [first] = await liveBreakoutsOf(deps, session.id)
  const people = await peopleByRoom(deps, session.id)
  return {
    ...session,
    rooms: first === undefined ? 0 : (await roomsOf(deps, first.id)).length,
    people: [...people.values()].reduce((sum, count) => sum + count, 0),
    notes: (await Promise.all((await breakoutsOf(deps, session.id)).map(({ id }) => notesIn(deps, id))))
      .flat()
      .reduce((sum, count) => sum + count, 0),
  }
}

const notesIn = async (deps: Deps, breakoutId: Parameters<typeof roomsOf>[1]): Promise<number[]> =>
  Promise.all((await allRoomsOf(deps, breakoutId)).map(({ id }) => shownNotes(deps, id)))

/** How many notes a room shows. */
export const shownNotes = async (
  { store }: Pick<Deps, 'store'>,
  roomId: Parameters<typeof roomDocName>[0],
): Promise<number> =>
  (await store.list(authorships, roomId)).filter(({ withdrawn }) => withdrawn === null).length +
  (await store.list(excerpts, roomId)).filter(({ takenOff }) => takenOff === null).length

/** Takes the demo away, whole. Nothing but the demo can be taken away so. */
export async function removeDemo(
  deps: Deps,
  { browser, params: { strategyId: id } }: Asked<typeof removeDemoRoute>,
): Promise<void> {
  const strategy = await strategyPlace(deps, id)
  permit(await strategyMember(deps, browser, id), 'manage-strategy')
  if (!strategy.demo) throw new Refusal('not-allowed', 'Only the demo can be taken away. What people wrote stays.')
  const all = await sessionsOf(deps, id)
  const gone = await Promise.all(all.map(session => contentsOf(deps, session)))
  const draft = await draftOf(deps, id)
  const forgets = [...gone.flatMap(({ docs }) => docs), draftDocName(draft.id), remarksDocName(draft.id)]
  const removes = [
    ...gone.flatMap(({ rows }) => rows),
    ...(await rowsOfDraft(deps, draft)),
    // The record is of what was done with people's words; the demo holds nobody's.
    ...(await deps.store.list(audits, wholeServer))
      .filter(({ strategyId }) => strategyId === id)
      .map(one => ({ kind: audits.name, id: one.id })),
    { kind: drafts.name, id: draft.id },
    { kind: lineages.name, id },
    { kind: strategies.name, id },
  ]
  await deps.live.settled()
  for (const name of forgets) deps.live.drop(name)
  await deps.store.commit({ removes, forgets })
  for (const id of gone.flatMap(({ files: ids }) => ids)) await deps.files.remove(id)
  await deps.guests.refresh()
}
