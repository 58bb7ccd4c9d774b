/** Short codes over HTTP. From one address few are tried at once. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as wire from '@waymark/shared/wire/short-codes.ts'
import type { Deps } from '#deps.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { codeRates } from '#limits/limit-table.ts'
import { Refusal } from '#refusal.ts'
import { makeCode, readCode, removeCode, secretOfCode } from '#session/short-codes.ts'
import { mount } from './mount.ts'

/** Answers the secret of the link. Refuses with 'too-many' whoever tries too often. */
export type OpenCode = (request: Pick<FastifyRequest, 'ip'>, typed: string) => Promise<string>

export function codesOf(deps: Deps): OpenCode {
  const tries = keyedBuckets(codeRates.tries, deps.monotonic)
  return async ({ ip }, typed) => {
    const waitMs = tries.take(addressKey(ip))
    if (waitMs > 0)
      throw new Refusal('too-many', 'Many codes were typed on your network just now. Wait a minute, then try again.', {
        retryAfter: Math.ceil(waitMs / 1000),
      })
    return secretOfCode(deps, typed)
  }
}

export function mountShortCodes(app: FastifyInstance, deps: Deps): void {
  const open = codesOf(deps)
  app.post(wire.openCode.path, async request => {
    const body = wire.openCode.body.safeParse(request.body)
    if (!body.success) throw new Refusal('malformed', 'We could not read this code.', { at: ['body', 'code'] })
    return wire.openCode.reply.parse({ secret: await open(request, body.data.code) })
  })
  mount(app, wire.readCode, asked => readCode(deps, asked))
  mount(app, wire.makeCode, asked => makeCode(deps, asked))
  mount(app, wire.removeCode, async asked => {
    await removeCode(deps, asked)
    return {}
  })
}
