/** Nobody waits without end for a store that cannot save: after a while a request is answered that it could not, and may be sent again. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Deps } from '#deps.ts'
import { StoreAway, StoreFull } from '#store/store.ts'

/** Shorter than the patience of our pages. */
const usualMs = 8000

interface Waiting {
  readonly since: number
  readonly giveUp: () => void
}

/** Call it before anything is mounted. What was asked goes on, and may be saved later: asking again does no harm. */
export function endEndlessWaits(
  app: FastifyInstance,
  { live, monotonic, store }: Pick<Deps, 'live' | 'monotonic' | 'store'>,
  mostMs = usualMs,
): void {
  const waiting = new Set<Waiting>()
  const looking = setInterval(() => {
    if (!live.failing()) return
    for (const one of waiting) if (monotonic() - one.since >= mostMs) one.giveUp()
  }, mostMs / 8).unref()
  app.addHook('onClose', async () => {
    clearInterval(looking)
  })

  const orGivenUp = async (answering: Promise<unknown>, reply: FastifyReply): Promise<unknown> => {
    const { promise: givenUp, reject } = Promise.withResolvers<never>()
    const giveUp = (): void => {
      if (reply.sent) return
      // What comes of it later is told to nobody any more.
      reply.raw.once('close', () => {
        reply.send = () => reply
      })
      reject(store.hasSpace?.() === false ? new StoreFull('full') : new StoreAway())
    }
    const one = { since: monotonic(), giveUp }
    waiting.add(one)
    try {
      return await Promise.race([answering, givenUp])
    } finally {
      waiting.delete(one)
    }
  }

  app.addHook('onRoute', route => {
    const { handler } = route
    route.handler = function answer(request, reply) {
      const answering: unknown = handler.call(this, request, reply)
      return answering instanceof Promise ? orGivenUp(answering, reply) : answering
    }
  })
}
