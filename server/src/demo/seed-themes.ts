/** The themes of a breakout of the demo, and which notes stand in them. */
import { NoteId, ParkedId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Parked, Placement, Theme } from '@waymark/shared/model/theme.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import type { DemoBreakout } from './demo-series.ts'
import type { Seeding } from './seeding.ts'

export interface SeededThemes {
  readonly themes: readonly Theme[]
  readonly placements: readonly Placement[]
  readonly parked: readonly Parked[]
}

export function seedThemes({ newId, idOf }: Pick<Seeding, 'newId' | 'idOf'>, demo: DemoBreakout): SeededThemes {
  const keys = orderKeys(demo.themes.length)
  const made = demo.themes.map(({ name, said, notes }, at) => {
    const theme: Theme = { id: ThemeId.parse(newId()), name, said, order: keys[at] ?? 'a0' }
    return {
      theme,
      placements: notes.map(key => ({ id: PlacementId.parse(newId()), noteId: idOf(NoteId, key), themeId: theme.id })),
    }
  })
  return {
    themes: made.map(({ theme }) => theme),
    placements: made.flatMap(({ placements }) => placements),
    parked: demo.parked.map(({ note, reason }) => ({
      id: ParkedId.parse(newId()),
      noteId: idOf(NoteId, note),
      reason,
    })),
  }
}
