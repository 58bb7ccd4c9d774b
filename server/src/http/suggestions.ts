/** Suggestions for grouping over HTTP: worked out aside, told how far they are, and given up with their request. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as z from 'zod/mini'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import * as wire from '@waymark/shared/wire/suggestions.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit } from '#session/members.ts'
import { breakoutPlace } from '#session/places.ts'
import type { AskedSuggestion, Suggested } from '#suggest/asked-suggestion.ts'
import { suggester, SuggestionRefused, type Suggester } from '#suggest/suggester.ts'
import { browserOf } from './browser.ts'
import { paramsOf } from './plain-forms.ts'
import { mayTakeLong } from './slow-requests.ts'
import { toldLines } from './told-lines.ts'

const longestMs = 10 * 60_000
const OfBreakout = z.object({ breakoutId: BreakoutId })

const asked: Readonly<Record<wire.SuggestionKind, (body: unknown) => AskedSuggestion>> = {
  themes: body => ({ kind: 'themes', ...readBody(wire.AskThemes, body) }),
  like: body => ({ kind: 'like', ...readBody(wire.AskLike, body) }),
  homes: body => ({ kind: 'homes', ...readBody(wire.AskHomes, body) }),
}

export function mountSuggestions(app: FastifyInstance, deps: Deps): void {
  const suggestions = suggester()
  app.addHook('onClose', suggestions.close)
  for (const kind of wire.suggestionKinds)
    app.post(
      wire.suggestionsPath(':breakoutId', kind),
      { bodyLimit: wire.largestSuggestionAsk },
      async (request, reply) => {
        const { breakoutId } = paramsOf(OfBreakout, request)
        const { session, strategy } = await breakoutPlace(deps, breakoutId)
        permit(
          await knownMember(deps, browserOf(request), { sessionId: session.id, strategyId: strategy.id }),
          'write-themes',
        )
        mayTakeLong(request, longestMs)
        const ask = asked[kind](request.body)
        const signal = endOf(reply)
        const isFollowed = request.headers.accept?.includes('application/x-ndjson') === true
        void reply.header('cache-control', 'no-store')
        return isFollowed
          ? reply
              .header('content-type', 'application/x-ndjson; charset=utf-8')
              .send(Readable.from(linesOf(suggestions, ask, signal)))
          : told(await suggestions.suggest(ask, { signal }).catch(refused))
      },
    )
}

function readBody<S extends z.ZodMiniType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  throw new Refusal('malformed', first?.message ?? 'We could not read what was sent.', {
    at: ['body', ...(first?.path ?? []).map(String)],
  })
}

/** Aborted once whoever asked has gone. */
function endOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    gone.abort()
  })
  return gone.signal
}

const told = (suggested: Suggested): object => ({ ...suggested, kind: undefined })

function refused(error: unknown): never {
  if (!(error instanceof SuggestionRefused)) throw error
  throw new Refusal(error.why === 'contradiction' ? 'malformed' : 'too-many', error.message)
}

/** How far it is, whenever it is further, then what came of it. */
const linesOf = (suggestions: Suggester, ask: AskedSuggestion, signal: AbortSignal): AsyncGenerator<string> =>
  toldLines(async say => {
    const onProgress = (progress: number): void => {
      say({ progress: Math.round(progress * 100) / 100 })
    }
    return suggestions.suggest(ask, { signal, onProgress }).then(
      suggested => ({ suggested: told(suggested) }),
      (error: unknown) => ({
        refused: error instanceof SuggestionRefused ? error.message : 'The suggestions could not be worked out.',
      }),
    )
  })
