/** The themes of a breakout of the demo, which notes stand in them, and what is linked. */
import type { BoxId, BoxLink } from '@waymark/shared/model/box-link.ts'
import { BoxLinkId, NoteId, ParkedId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import type { Parked, Placement, Theme } from '@waymark/shared/model/theme.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import type { DemoBreakout } from './demo-series.ts'
import type { Seeding } from './seeding.ts'

export interface SeededThemes {
  readonly themes: readonly Theme[]
  readonly placements: readonly Placement[]
  readonly parked: readonly Parked[]
  readonly links: readonly BoxLink[]
}

export function seedThemes(
  { newId, idOf }: Pick<Seeding, 'newId' | 'idOf'>,
  demo: DemoBreakout,
  sections: readonly Pick<Section, 'id' | 'title'>[],
): SeededThemes {
  const keys = orderKeys(demo.themes.length)
  const made = demo.themes.map(({ name, said, notes }, at) => {
    const theme: Theme = { id: ThemeId.parse(newId()), name, said, order: keys[at] ?? 'a0' }
    return {
      theme,
      placements: notes.map(key => ({ id: PlacementId.parse(newId()), noteId: idOf(NoteId, key), themeId: theme.id })),
    }
  })
  const boxes = new Map<string, BoxId>([
    ...sections.map(({ id, title }): [string, BoxId] => [title, id]),
    ...made.map(({ theme }): [string, BoxId] => [theme.name, theme.id]),
  ])
  const boxCalled = (name: string): BoxId => {
    const id = boxes.get(name)
    if (id === undefined) throw new Error('a link of the demo names no box')
    return id
  }
  return {
    themes: made.map(({ theme }) => theme),
    placements: made.flatMap(({ placements }) => placements),
    parked: demo.parked.map(({ note, reason }) => ({
      id: ParkedId.parse(newId()),
      noteId: idOf(NoteId, note),
      reason,
    })),
    links: demo.links.map(({ between: [from, to], sentence }) => ({
      id: BoxLinkId.parse(newId()),
      from: boxCalled(from),
      to: boxCalled(to),
      sentence,
    })),
  }
}
