/** Which page somebody asks for in another format. What they may not read is called by its kind alone, and every address that is none of ours is no page. */
import { DraftId, PublicationId, RoomId, SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { setOfDoor } from '#answers/answer-door.ts'
import type { Deps } from '#deps.ts'
import { publishedOf } from '#drafts/published.ts'
import type { GivenFormat } from '#plain/format-page.ts'
import { Refusal } from '#refusal.ts'
import type { Browser } from '#session/members.ts'
import { draftPlace, roomPlace, sessionPlace, strategyPlace } from '#session/places.ts'
import { findStrategyMember } from '#session/strategy-member.ts'
import { directionGives, guideGives, questionsGive } from './given-formats.ts'

export interface AskedPage {
  /** Its address; empty where it is no page that we know. */
  readonly of: string
  readonly about: string
  readonly strategyId: StrategyId | null
  /** What can be had at once. */
  readonly gives: readonly GivenFormat[]
}

const inGeneral: AskedPage = { of: '', about: 'Waymark in general', strategyId: null, gives: [] }

type Found = Omit<AskedPage, 'of'>

/** Never refuses. */
export async function askedPage(deps: Deps, of: string, browser: Browser): Promise<AskedPage> {
  const match = /^(?:\/plain)?\/([a-z]+)\/([A-Za-z0-9_-]{10,120})(\/[A-Za-z0-9_/-]{0,120})?$/.exec(of)
  const [, kind = '', id = '', rest = ''] = match ?? []
  const find = finders[kind]
  if (find === undefined) return inGeneral
  try {
    return { of, ...(await find(deps, { id, rest, browser })) }
  } catch (error) {
    if (error instanceof Refusal) return inGeneral
    throw error
  }
}

interface Place {
  readonly id: string
  readonly rest: string
  readonly browser: Browser
}

const finders: Readonly<Record<string, (deps: Deps, place: Place) => Promise<Found>>> = {
  direction: async (deps, { id, rest }) => {
    const number = /^\/versions\/([1-9]\d{0,5})/.exec(rest)?.[1]
    const publicationId = idAs(PublicationId, id)
    const { strategy, version } = await publishedOf(
      deps,
      publicationId,
      number === undefined ? undefined : Number(number),
    )
    const about = `${named(strategy)}, version ${version.number}`
    return {
      about,
      strategyId: strategy.id,
      gives: directionGives(publicationId, number === undefined ? null : version.number),
    }
  },
  answer: async (deps, { id }) => {
    const set = await setOfDoor(deps, id)
    const { strategy } = await sessionPlace(deps, set.sessionId)
    return { about: `Questions: ${set.title}`, strategyId: strategy.id, gives: questionsGive(id) }
  },
  sessions: async (deps, { id, rest, browser }) => {
    const { session, strategy } = await sessionPlace(deps, idAs(SessionId, id))
    const isGuide = rest === '/what-to-expect'
    const what = isGuide ? 'What to expect at a session' : 'A page of a session'
    const found = await ofStrategy(deps, { strategy, what, browser })
    return { ...found, gives: isGuide && found.isKnown ? guideGives(session.id) : [] }
  },
  rooms: async (deps, { id, browser }) =>
    ofStrategy(deps, { ...(await roomPlace(deps, idAs(RoomId, id))), what: 'A room of a session', browser }),
  watch: async (deps, { id, browser }) =>
    ofStrategy(deps, {
      ...(await sessionPlace(deps, idAs(SessionId, id))),
      what: 'A session as it is watched',
      browser,
    }),
  drafts: async (deps, { id, browser }) =>
    ofStrategy(deps, { ...(await draftPlace(deps, idAs(DraftId, id))), what: 'A page of the draft', browser }),
  strategies: async (deps, { id, browser }) =>
    ofStrategy(deps, {
      strategy: await strategyPlace(deps, idAs(StrategyId, id)),
      what: 'A page of the strategy',
      browser,
    }),
}

/** What it is called is for those who may come in. */
async function ofStrategy(
  deps: Deps,
  { strategy, what, browser }: { readonly strategy: Strategy; readonly what: string; readonly browser: Browser },
): Promise<Found & { readonly isKnown: boolean }> {
  const isKnown = (await findStrategyMember(deps, browser, strategy.id)) !== undefined
  return { about: isKnown ? `${what}: ${named(strategy)}` : what, strategyId: strategy.id, gives: [], isKnown }
}

const named = ({ title, period }: Pick<Strategy, 'title' | 'period'>): string => `${title} ${period}`

function idAs<T>(schema: { readonly safeParse: (id: string) => { readonly data?: T | undefined } }, id: string): T {
  const { data } = schema.safeParse(id)
  if (data === undefined) throw new Refusal('gone', 'This address is not complete.')
  return data
}
