/** Asking by a plain form to talk to somebody in private: the same job and the same privacy as in the app. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { readMyWish as wishRoute, wishToTalk as askRoute } from '@waymark/shared/wire/talk.ts'
import type { Deps } from '#deps.ts'
import { nameOf, textIn } from '#plain/fields.ts'
import { talkPage, type TalkView } from '#plain/talk-page.ts'
import { Refusal } from '#refusal.ts'
import type { Browser } from '#session/members.ts'
import { readSession } from '#session/sessions.ts'
import { readMyWish, takeWishBack, wishToTalk } from '#session/talk.ts'
import { tellProblem } from './answer-problems.ts'
import { browserOf } from './browser.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'

interface Asking {
  readonly browser: Browser
  readonly params: { readonly sessionId: SessionId }
}

export function mountPlainTalk(scope: FastifyInstance, deps: Deps): void {
  const address = '/sessions/:sessionId/talk'
  const askingOf = (request: FastifyRequest): Asking => ({
    browser: browserOf(request),
    params: paramsOf(wishRoute.params, request),
  })

  // Nobody who steps back in this browser later shall read what was asked.
  scope.addHook('onRequest', async ({ routeOptions }, reply) => {
    if (routeOptions.url?.endsWith(address) === true) void reply.header('cache-control', 'no-store')
  })

  scope.get(address, async (request, reply) => sendPage(reply, talkPage(await viewFor(deps, askingOf(request)))))

  scope.post(address, async (request, reply) => {
    const asking = askingOf(request)
    const fields = fieldsOf(request)
    const words = textIn(fields, nameOf.text)
    const done = await doAsked(deps, asking, { act: fields[nameOf.talk], words }).catch(refusalOf)
    if (!(done instanceof Refusal)) return goTo(reply, plainPages.talk(asking.params.sessionId))
    const { message } = tellProblem(done, { request, reply })
    return sendPage(reply, talkPage({ ...(await viewFor(deps, asking)), typed: words, wrong: message }))
  })
}

async function viewFor(deps: Deps, asking: Asking): Promise<TalkView> {
  const [reply, wish] = await Promise.all([
    readSession(deps, { ...asking, body: {} }),
    readMyWish(deps, { ...asking, body: {} }),
  ])
  return { reply, wish }
}

async function doAsked(
  deps: Deps,
  asking: Asking,
  { act, words }: { readonly act: string | undefined; readonly words: string },
): Promise<void> {
  if (act === 'take-back') return takeWishBack(deps, { ...asking, body: {} })
  const body = askRoute.body.safeParse({ words })
  if (!body.success) throw new Refusal('malformed', body.error.issues[0]?.message ?? 'We could not read what was sent.')
  await wishToTalk(deps, { ...asking, body: body.data })
}
