/** Asking for marks and lights. */
import type { FastifyInstance } from 'fastify'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { markingAct } from '@waymark/shared/rules/marks.ts'
import * as wire from '@waymark/shared/wire/marks.ts'
import type { Deps } from '#deps.ts'
import type { Asker } from '#notes/asker.ts'
import { readBreakoutMarks, readMarks, setLight, setMark, showMarks } from '#notes/marks.ts'
import { knownMember, permit } from '#session/members.ts'
import { breakoutPlace } from '#session/places.ts'
import { mount } from './mount.ts'
import { askerIn } from './note-acts.ts'

/** What marking is, and when, is told by how the breakout is run. */
async function markerIn(deps: Deps, where: Parameters<typeof askerIn>[1]): Promise<Asker> {
  const asker = await askerIn(deps, where, 'read-own-room')
  permit(asker.member, markingAct(asker.breakout), asker.breakout.step)
  return asker
}

export function mountMarks(app: FastifyInstance, deps: Deps): void {
  const turn = <T>(roomId: RoomId, act: () => Promise<T>): Promise<T> => deps.store.inTurn(roomDocName(roomId), act)

  mount(app, wire.setMark, async ({ browser, params: { roomId, noteId }, body: { dots } }) => {
    const { breakout } = await askerIn(deps, { browser, roomId }, 'read-own-room')
    // In the turn of the breakout too: its step, its settings and what was given in other rooms stay as they are meanwhile.
    const act = async (): Promise<void> => setMark(deps, await markerIn(deps, { browser, roomId }), { noteId, dots })
    await turn(roomId, () => deps.store.inTurn(breakout.id, act))
    return {}
  })
  mount(app, wire.setLight, async ({ browser, params: { roomId, sectionId }, body: { light } }) => {
    await setLight(deps, await askerIn(deps, { browser, roomId }, 'light'), { sectionId, light })
    return {}
  })
  mount(app, wire.readMarks, async ({ browser, params: { roomId } }) =>
    readMarks(deps, await askerIn(deps, { browser, roomId }, 'read-own-room')),
  )
  mount(app, wire.readBreakoutMarks, async ({ browser, params: { breakoutId } }) => {
    const { breakout, session, strategy } = await breakoutPlace(deps, breakoutId)
    permit(await knownMember(deps, browser, { sessionId: session.id, strategyId: strategy.id }), 'read-themes')
    return readBreakoutMarks(deps, breakout)
  })
  mount(app, wire.showMarks, async ({ browser, params: { roomId }, body: { shown } }) => {
    await turn(roomId, async () => showMarks(deps, await askerIn(deps, { browser, roomId }, 'show-marks'), shown))
    await deps.live.lookAgain([roomDocName(roomId)])
    return {}
  })
}
