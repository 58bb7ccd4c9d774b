/** Asking for notes to be written. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/notes.ts'
import type { Deps } from '#deps.ts'
import { mount } from './mount.ts'
import { noteActs } from './note-acts.ts'

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
  mount(app, wire.myNotes, ({ browser, params: { roomId } }) => acts.mine(browser, roomId))
}
