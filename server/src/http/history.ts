/** Reading what was done with the themes of a breakout, with what the rooms said of them. */
import type { FastifyInstance } from 'fastify'
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import * as wire from '@waymark/shared/wire/history.ts'
import type { Deps } from '#deps.ts'
import { readAnswers } from '#notes/check-back.ts'
import { historyPage } from '#session/history.ts'
import { permitted } from '#session/snapshots.ts'
import { mount } from './mount.ts'

export function mountHistory(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.readHistory, async ({ browser, params }) => {
    await permitted(deps, { browser, breakoutId: params.breakoutId }, 'read-history')
    const { lines, earlier, themes } = await historyPage(deps, params)
    const said = await saidByRooms(deps, params.breakoutId)
    return {
      lines: [...lines],
      earlier,
      said: said.filter(({ themeId }) => params.of === 'all' || themes.has(themeId)),
    }
  })
}

/** Those that said something in words; the bare counts stand beside the themes. */
async function saidByRooms(deps: Deps, breakoutId: BreakoutId): Promise<wire.RoomSaid[]> {
  const { themes } = await readAnswers(deps, { id: breakoutId })
  return themes.flatMap(({ themeId, words }) =>
    words.map(({ roomNumber, answer, text }) => ({ themeId, roomNumber, answer, text })),
  )
}
