/** What comes in by a plain form, and how a plain page is sent. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { Refusal } from '#refusal.ts'
import type { Fields } from '#plain/fields.ts'

const Sent = z.record(z.string(), z.string())

/** Nothing where nothing could be read. */
export function fieldsOf({ body }: FastifyRequest): Fields {
  const sent = Sent.safeParse(body)
  return sent.success ? sent.data : {}
}

export const formType = 'application/x-www-form-urlencoded'

export const formFields = (body: string): Fields => Object.fromEntries(new URLSearchParams(body))

/** The form of a request that was refused before it was read. */
export async function readLate({ raw, headers, routeOptions }: FastifyRequest): Promise<Fields> {
  if (headers['content-type']?.startsWith(formType) !== true) return {}
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of raw) {
    if (!(chunk instanceof Buffer)) return {}
    size += chunk.length
    if (size > (routeOptions.bodyLimit ?? 0)) return {}
    chunks.push(chunk)
  }
  return formFields(Buffer.concat(chunks).toString('utf8'))
}

/** Refuses with 'gone' what cannot be an address of ours. */
export function paramsOf<S extends z.ZodMiniType>(schema: S, { params }: FastifyRequest): z.output<S> {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw new Refusal('gone', 'This address is not complete. Look at the link you were sent.')
  return parsed.data
}

/** Kept by the browser it is sent to and by nobody between, so that a step back finds what was typed. */
export const sendPage = (reply: FastifyReply, page: string): FastifyReply =>
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', reply.getHeader('cache-control') ?? 'private, no-cache')
    .send(page)

/** After a form: a page that can be loaded again without sending anything. */
export const goTo = (reply: FastifyReply, address: string): FastifyReply => reply.redirect(address, 303)

/** A no is told beside the field, on the page it came from; anything else is a fault. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}
