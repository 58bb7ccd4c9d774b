/** The plain pages on which people have erased what they wrote: whoever holds the cookie, the return link or the link to a comment may, at any time. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import { atMost } from '#at-most.ts'
import type { Deps } from '#deps.ts'
import { answerToErase, commentToErase, eraseAnswer, eraseComment, eraseMe, erasureAt } from '#erasing/begin.ts'
import { goOnWith } from '#erasing/go-on.ts'
import { sittingsOf } from '#erasing/whose.ts'
import { hashOfSecret } from '#keyed-secret.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import { erasePage, eraseFields, erasingPage, nothingToErasePage, type EraseView } from '#plain/erase-page.ts'
import { isTicked } from '#plain/fields.ts'
import { Refusal } from '#refusal.ts'
import { sessions } from '#store/kinds.ts'
import { browserOf } from './browser.ts'
import { fieldsOf, goTo, paramsOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

const Secret = z.object({ secret: z.string().check(z.maxLength(200)) })

/** So long the page waits for it to be done: mostly it is by then. */
const waitedMs = 4000

export const mountErasePages = async (app: FastifyInstance, deps: Deps): Promise<void> => {
  await app.register(
    async scope => {
      asPlainPages(scope)
      // Nobody who steps back in this browser later shall read anything of it.
      scope.addHook('onRequest', async (_request, reply) => {
        void reply.header('cache-control', 'no-store')
      })
      mountPages(scope, deps)
    },
    { prefix: pages.erase() },
  )
}

function mountPages(scope: FastifyInstance, deps: Deps): void {
  const erasing = erasingBy(deps)
  const secretIn = (request: FastifyRequest): string => paramsOf(Secret, request).secret

  scope.get('/', async (request, reply) => {
    const view = await viewOfMe(deps, browserOf(request))
    return sendPage(reply, view === undefined ? nothingToErasePage() : erasePage(view))
  })
  scope.post('/', async (request, reply) => {
    const view = await viewOfMe(deps, browserOf(request))
    if (view === undefined) return sendPage(reply, nothingToErasePage())
    // What waits in this browser to be sent is theirs, and goes with the rest.
    void reply.header('clear-site-data', '"cache", "storage"')
    return erasing({ request, reply }, view, () => eraseMe(deps, browserOf(request)))
  })

  scope.get('/answer/:secret', async (request, reply) =>
    sendPage(reply, erasePage(await viewOfAnswer(deps, secretIn(request)))),
  )
  scope.post('/answer/:secret', async (request, reply) => {
    const secret = secretIn(request)
    return erasing({ request, reply }, await viewOfAnswer(deps, secret), () => eraseAnswer(deps, secret))
  })

  scope.get('/comment/:secret', async (request, reply) =>
    sendPage(reply, erasePage(await viewOfComment(deps, secretIn(request)))),
  )
  scope.post('/comment/:secret', async (request, reply) => {
    const secret = secretIn(request)
    return erasing({ request, reply }, await viewOfComment(deps, secret), () => eraseComment(deps, secret))
  })

  scope.get('/followed/:secret', async (request, reply) => {
    const secret = secretIn(request)
    return sendPage(reply, erasingPage(await erasureAt(deps, secret), pages.erasing(secret)))
  })
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Begun, and awaited for a while; what is not done by then goes on by itself. */
function erasingBy(deps: Deps) {
  const formsOf = keyedBuckets(answerRates.forms, deps.monotonic)
  return async ({ request, reply }: Exchange, view: EraseView, begin: () => Promise<string>): Promise<FastifyReply> => {
    if (formsOf.take(addressKey(request.ip)) > 0)
      throw new Refusal(
        'too-many',
        'That was more at once than we take from one place. Wait a minute, then send it again.',
      )
    if (!isTicked(fieldsOf(request), eraseFields.sure)) {
      void reply.removeHeader('clear-site-data').code(400)
      return sendPage(reply, erasePage({ ...view, wrong: 'Tick the box first: nobody can bring back what is erased.' }))
    }
    const secret = await begin()
    await atMost(
      waitedMs,
      goOnWith(deps, hashOfSecret(secret)).catch((error: unknown) => {
        // It was begun: whichever server comes by goes on with it.
        request.log.error(error)
      }),
    )
    return goTo(reply, pages.erasing(secret))
  }
}

async function viewOfMe(deps: Deps, browser: string | undefined): Promise<EraseView | undefined> {
  const sitting = await sittingsOf(deps, browser)
  if (sitting.length === 0) return undefined
  const ids = sitting.flatMap(({ member }) => member.sessionId ?? [])
  const found = await Promise.all(ids.map(id => deps.store.get(sessions, id)))
  const [first] = ids
  return {
    what: 'person',
    address: pages.erase(),
    back: first === undefined ? pages.home() : plainPages.session(first),
    sessions: found.flatMap(session => session?.title ?? []),
  }
}

async function viewOfAnswer(deps: Deps, secret: string): Promise<EraseView> {
  await answerToErase(deps, secret)
  return { what: 'answer', address: pages.eraseAnswer(secret), back: pages.myAnswer(secret) }
}

async function viewOfComment(deps: Deps, secret: string): Promise<EraseView> {
  await commentToErase(deps, secret)
  return { what: 'comment', address: pages.eraseComment(secret), back: pages.myComment(secret) }
}
