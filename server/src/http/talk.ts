/** The private way to somebody to talk to. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/talk.ts'
import type { Deps } from '#deps.ts'
import * as talk from '#session/talk.ts'
import { mount } from './mount.ts'

export function mountTalk(app: FastifyInstance, deps: Deps): void {
  const yes = async (done: Promise<void>): Promise<Record<string, never>> => {
    await done
    return {}
  }
  mount(app, wire.setLead, asked => yes(talk.setLead(deps, asked)))
  mount(app, wire.wishToTalk, asked => yes(talk.wishToTalk(deps, asked)))
  mount(app, wire.takeWishBack, asked => yes(talk.takeWishBack(deps, asked)))
  mount(app, wire.readMyWish, asked => talk.readMyWish(deps, asked))
  mount(app, wire.listWishes, asked => talk.listWishes(deps, asked))
  mount(app, wire.endWish, asked => yes(talk.endWish(deps, asked)))
}
