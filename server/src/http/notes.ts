/** Asking for notes to be written. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/notes.ts'
import type { Deps } from '#deps.ts'
import { knownMember, permit } from '#session/members.ts'
import { breakoutPlace } from '#session/places.ts'
import { mount } from './mount.ts'
import { noteActs } from './note-acts.ts'
import { revealAll } from './reveal-all.ts'

export function mountNotes(app: FastifyInstance, deps: Deps): void {
  const acts = noteActs(deps)

  mount(app, wire.putNote, async ({ browser, params, body }) => {
    await acts.put(browser, params, body)
    return {}
  })
  mount(app, wire.moveNote, async ({ browser, params, body }) => {
    await acts.move(browser, params, body)
    return {}
  })
  mount(app, wire.withdrawNote, async ({ browser, params, body }) => {
    await acts.withdraw(browser, params, body)
    return {}
  })
  mount(app, wire.putNoteBack, async ({ browser, params, body }) => {
    await acts.putBack(browser, params, body)
    return {}
  })
  mount(app, wire.showNote, async ({ browser, params }) => {
    await acts.show(browser, params)
    return {}
  })
  mount(app, wire.keepNoteBack, async ({ browser, params }) => {
    await acts.keepBack(browser, params)
    return {}
  })
  mount(app, wire.holdNote, async ({ browser, params, body }) => {
    await acts.hold(browser, params, body.reason)
    return {}
  })
  mount(app, wire.readUnseen, ({ browser, params: { roomId } }) => acts.unseen(browser, roomId))
  mount(app, wire.revealRoom, async ({ browser, params: { roomId } }) => ({
    notes: await acts.reveal(browser, roomId),
  }))
  mount(app, wire.revealBreakout, async ({ browser, params: { breakoutId } }) => {
    const { breakout, session, strategy } = await breakoutPlace(deps, breakoutId)
    const member = await knownMember(deps, browser, { sessionId: session.id, strategyId: strategy.id })
    permit(member, 'reveal', breakout.step)
    return { notes: await revealAll(deps, { breakout, member }) }
  })
  mount(app, wire.myNotes, ({ browser, params: { roomId } }) => acts.mine(browser, roomId))
}
