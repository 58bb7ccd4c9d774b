/** Looks at the notes of a breakout: listing, beginning and taking away. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/looks.ts'
import type { Deps } from '#deps.ts'
import { listLooks, putLook, removeLook } from '#session/looks.ts'
import { mount } from './mount.ts'

export function mountLooks(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.listLooks, asked => listLooks(deps, asked))
  mount(app, wire.putLook, async asked => {
    await putLook(deps, asked)
    return {}
  })
  mount(app, wire.removeLook, async asked => {
    await removeLook(deps, asked)
    return {}
  })
}
