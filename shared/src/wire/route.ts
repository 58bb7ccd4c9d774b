/** One HTTP endpoint, said once: the server mounts it, the client calls it, and neither can disagree with the other. */
import * as z from 'zod/mini'

export interface Route<Params extends z.ZodMiniType, Body extends z.ZodMiniType, Reply extends z.ZodMiniType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/api/${string}`
  readonly params: Params
  readonly body: Body
  readonly reply: Reply
}

export type AnyRoute = Route<z.ZodMiniType, z.ZodMiniType, z.ZodMiniType>
export type ParamsOf<R extends AnyRoute> = z.infer<R['params']>
export type BodyOf<R extends AnyRoute> = z.infer<R['body']>
/** As it may be sent: what has a usual value may be left out. */
export type SentBodyOf<R extends AnyRoute> = z.input<R['body']>
export type ReplyOf<R extends AnyRoute> = z.infer<R['reply']>

/** For a route without a body, and for a reply that is only a yes. */
export const nothing = z.object({})
export const noParams = z.object({})

export const route = <P extends z.ZodMiniType, B extends z.ZodMiniType, R extends z.ZodMiniType>(
  declared: Route<P, B, R>,
): Route<P, B, R> => declared
