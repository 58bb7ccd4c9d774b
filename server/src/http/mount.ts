/** Puts a declared route on the server: checks what comes in, runs the job, checks what goes out. */
import type { FastifyInstance } from 'fastify'
import type * as z from 'zod/mini'
import type { Route } from '@waymark/shared/wire/route.ts'
import { Refusal } from '#refusal.ts'
import { browserOf } from './browser.ts'

export interface Request<P extends z.ZodMiniType, B extends z.ZodMiniType> {
  readonly params: z.output<P>
  readonly body: z.output<B>
  readonly browser: string | undefined
}

export function mount<P extends z.ZodMiniType, B extends z.ZodMiniType, R extends z.ZodMiniType>(
  app: FastifyInstance,
  route: Route<P, B, R>,
  answer: (asked: Request<P, B>) => Promise<z.input<R>>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    handler: async request =>
      route.reply.parse(
        await answer({
          params: checked(route.params, request.params, 'params'),
          body: checked(route.body, request.body ?? {}, 'body'),
          browser: browserOf(request),
        }),
      ),
  })
}

function checked<S extends z.ZodMiniType>(schema: S, input: unknown, where: string): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  throw new Refusal(where === 'params' ? 'gone' : 'malformed', first?.message ?? 'We could not read what was sent.', {
    at: [where, ...(first?.path ?? []).map(String)],
  })
}
