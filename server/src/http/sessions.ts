/** Strategies, sessions, breakouts, rooms and links. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { eraseDeleted } from '#session/erase-deleted.ts'
import * as sessions from '#session/sessions.ts'
import { startSession } from '#session/start-session.ts'
import { changeStep, permitStep, refuseStep } from '#session/steps.ts'
import * as strategies from '#session/strategies.ts'
import { changeRun } from './change-run.ts'
import { mount } from './mount.ts'
import { removeDemo } from './remove-demo.ts'
import { revealAll } from './reveal-all.ts'

const yes = async (done: Promise<void>): Promise<Record<string, never>> => {
  await done
  return {}
}

export function mountSessions(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.home, asked => strategies.home(deps, asked))
  mount(app, wire.startStrategy, asked => strategies.startStrategy(deps, asked))
  mount(app, wire.changeStrategy, asked => yes(strategies.changeStrategy(deps, asked)))
  mount(app, wire.readStrategy, asked => strategies.readStrategy(deps, asked))
  mount(app, wire.removeDemo, asked => yes(removeDemo(deps, asked)))
  mount(app, wire.eraseDeleted, asked => eraseDeleted(deps, asked))
  mount(app, wire.startSession, asked => startSession(deps, asked))
  mount(app, wire.changeSession, asked => yes(sessions.changeSession(deps, asked)))
  mount(app, wire.changeWhatNext, asked => yes(sessions.changeWhatNext(deps, asked)))
  mount(app, wire.readSession, asked => sessions.readSession(deps, asked))
  mount(app, wire.addBreakout, asked => sessions.addBreakout(deps, asked))
  mount(app, wire.changeBreakout, asked => yes(changeRun(deps, asked)))
  mount(app, wire.changeStep, async asked => {
    const { breakout, member } = await permitStep(deps, asked)
    refuseStep(breakout, asked.body.step)
    if (asked.body.step !== 'write') await revealAll(deps, { breakout, member })
    await changeStep(deps, asked)
    return {}
  })
  mount(app, wire.addRoom, asked => sessions.addRoom(deps, asked))
  mount(app, wire.changeRoom, asked => yes(sessions.changeRoom(deps, asked)))
  mount(app, wire.readRoom, asked => sessions.readRoom(deps, asked))
  mount(app, wire.listLinks, asked => sessions.listLinks(deps, asked))
  mount(app, wire.addLink, asked => sessions.addLink(deps, asked))
  mount(app, wire.revokeLink, asked => yes(sessions.revokeLink(deps, asked)))
}
