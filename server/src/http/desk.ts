/** The desk of a session. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/desk.ts'
import type { Deps } from '#deps.ts'
import { bringEveryone, evenOutRooms, movePeople, nameFacilitator, spreadPeople } from '#session/desk-acts.ts'
import { readDesk } from '#session/desk.ts'
import { sayToRooms } from '#session/desk-messages.ts'
import { answerHelp, askForHelp } from '#session/help.ts'
import { mount } from './mount.ts'

export function mountDesk(app: FastifyInstance, deps: Deps): void {
  const yes = async (done: Promise<void>): Promise<Record<string, never>> => {
    await done
    return {}
  }
  mount(app, wire.readDesk, asked => readDesk(deps, asked))
  mount(app, wire.movePeople, asked => movePeople(deps, asked))
  mount(app, wire.spreadPeople, asked => spreadPeople(deps, asked))
  mount(app, wire.evenOutRooms, asked => evenOutRooms(deps, asked))
  mount(app, wire.bringEveryone, asked => bringEveryone(deps, asked))
  mount(app, wire.sayToRooms, asked => yes(sayToRooms(deps, asked)))
  mount(app, wire.nameFacilitator, asked => yes(nameFacilitator(deps, asked)))
  mount(app, wire.answerHelp, asked => yes(answerHelp(deps, asked)))
  mount(app, wire.askForHelp, asked => yes(askForHelp(deps, asked)))
}
