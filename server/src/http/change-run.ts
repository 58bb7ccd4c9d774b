/** Changing how a breakout is run, while nobody writes in its rooms: whoever is being answered wrote under the promise that stood. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { changeBreakout as changeBreakoutRoute } from '@waymark/shared/wire/sessions.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { changeBreakout, permitChange } from '#session/change-breakout.ts'
import { roomsOf } from '#session/places.ts'

export async function changeRun(deps: Deps, asked: Asked<typeof changeBreakoutRoute>): Promise<void> {
  await permitChange(deps, asked)
  if (asked.body.settings === undefined) return changeBreakout(deps, asked)
  const rooms = await roomsOf(deps, asked.params.breakoutId)
  // Always in the order of the rooms, so that two who ask at once do not wait for each other.
  const inAll = rooms.reduceRight<() => Promise<void>>(
    (act, { id }) =>
      () =>
        deps.store.inTurn(roomDocName(id), act),
    () => changeBreakout(deps, asked),
  )
  return inAll()
}
