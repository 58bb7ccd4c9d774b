/** Asking for marks and lights. */
import type { FastifyInstance } from 'fastify'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import * as wire from '@waymark/shared/wire/marks.ts'
import type { Deps } from '#deps.ts'
import { inTurn } from '#in-turn.ts'
import { readMarks, setLight, setMark, showMarks } from '#notes/marks.ts'
import { mount } from './mount.ts'
import { askerIn } from './note-acts.ts'

export function mountMarks(app: FastifyInstance, deps: Deps): void {
  const turn = <T>(roomId: RoomId, act: () => Promise<T>): Promise<T> => inTurn(deps.store, roomDocName(roomId), act)

  mount(app, wire.setMark, async ({ browser, params: { roomId, noteId }, body: { dots } }) => {
    await turn(roomId, async () => setMark(deps, await askerIn(deps, { browser, roomId }, 'mark'), { noteId, dots }))
    return {}
  })
  mount(app, wire.setLight, async ({ browser, params: { roomId, sectionId }, body: { light } }) => {
    await setLight(deps, await askerIn(deps, { browser, roomId }, 'light'), { sectionId, light })
    return {}
  })
  mount(app, wire.readMarks, async ({ browser, params: { roomId } }) =>
    readMarks(deps, await askerIn(deps, { browser, roomId }, 'read-own-room')),
  )
  mount(app, wire.showMarks, async ({ browser, params: { roomId }, body: { shown } }) => {
    await turn(roomId, async () => showMarks(deps, await askerIn(deps, { browser, roomId }, 'show-marks'), shown))
    await deps.live.lookAgain([roomDocName(roomId)])
    return {}
  })
}
