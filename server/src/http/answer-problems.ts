/** The one place where a no becomes an HTTP answer. What is our own fault is logged without anybody's words, and told as such. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem, ProblemCode } from '@waymark/shared/wire/problem.ts'
import { Refusal } from '#refusal.ts'
import { StoreAway, StoreFull } from '#store/store.ts'

const statusOf: Record<ProblemCode, number> = {
  malformed: 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  gone: 404,
  'wrong-room': 409,
  closed: 409,
  conflict: 409,
  'link-revoked': 410,
  'too-large': 413,
  'too-many': 429,
  broken: 500,
  'not-saved': 503,
}

const broken: Problem = {
  code: 'broken',
  message: 'Something went wrong on our side. Your words are still here. Try again.',
  at: [],
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => reply.send(tellProblem(error, { request, reply })))
}

/** What is to be said of an error; the status of the answer is set, and what is our own fault is logged. */
export function tellProblem(
  error: unknown,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Problem {
  const said = error instanceof StoreAway ? storeAway(request.method, error) : error
  const problem = problemOf(said)
  if (said instanceof Refusal && said.retryAfter !== undefined) void reply.header('retry-after', said.retryAfter)
  if (problem.code === 'broken') request.log.error({ fault: faultOf(said) }, 'our own fault')
  void reply.code(statusOf[problem.code])
  return problem
}

const awaySeconds = 5

/** No fault of whoever asks, and it passes. */
const storeAway = (method: string, error: StoreAway): Refusal =>
  new Refusal(
    'not-saved',
    error instanceof StoreFull
      ? 'We cannot save just now, because the disk of this server is full or fails. What you wrote is still here. Try again in a moment.'
      : method === 'GET' || method === 'HEAD'
        ? 'We cannot open this just now, because our store does not answer. Nothing is lost. Try again in a moment.'
        : 'We cannot save just now, because our store does not answer. What you wrote is still here. Try again in a moment.',
    { retryAfter: awaySeconds },
  )

function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem
  // Fastify's own: a body that is no JSON, too large a body, another media type.
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (status === 413)
    return {
      code: 'too-large',
      message: 'That is too much at once. Make it shorter, and send it in parts.',
      at: ['body'],
    }
  // A path that climbs out of the folder of the pages, for one.
  if (status === 403 || status === 404) return { code: 'gone', message: 'There is nothing at this address.', at: [] }
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { code: 'malformed', message: 'We could not read what was sent.', at: ['body'] }
  return broken
}

/** Where it happened, and its kind; the message is left out, for it may quote what somebody wrote. */
const faultOf = (error: unknown): string =>
  error instanceof Error
    ? [error.name, ...(error.stack ?? '').split('\n').filter(line => line.startsWith('    at '))].join('\n')
    : typeof error
