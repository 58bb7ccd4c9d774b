/** The themes of a breakout of the demo, which notes stand in them, and what is linked. */
import type { BoxId, BoxLink } from '@waymark/shared/model/box-link.ts'
import { BoxLinkId, NoteId, ParkedId, PlacementId, ThemeId, TidiedId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import type { Parked, Placement, Theme, Tidied } from '@waymark/shared/model/theme.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import type { DemoBreakout } from './demo-series.ts'
import type { Seeding } from './seeding.ts'

export interface SeededThemes {
  readonly themes: readonly Theme[]
  readonly placements: readonly Placement[]
  readonly parked: readonly Parked[]
  readonly links: readonly BoxLink[]
  readonly tidied: readonly Tidied[]
}

export function seedThemes(
  { newId, idOf }: Pick<Seeding, 'newId' | 'idOf'>,
  demo: DemoBreakout,
  sections: readonly Pick<Section, 'id' | 'title'>[],
): SeededThemes {
  const keys = orderKeys(demo.themes.length)
  const ids = new Map(demo.themes.map(({ name }) => [name, ThemeId.parse(newId())]))
  const themeCalled = (name: string): ThemeId => {
    const id = ids.get(name)
    if (id === undefined) throw new Error('a theme of the demo is merged into, or is a part of, none')
    return id
  }
  const made = demo.themes.map(({ notes, within, mergedInto, ...said }, at) => {
    const theme: Theme = {
      ...said,
      id: themeCalled(said.name),
      order: keys[at] ?? 'a0',
      ...(within === undefined ? {} : { within: themeCalled(within) }),
      ...(mergedInto === undefined ? {} : { mergedInto: themeCalled(mergedInto) }),
    }
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
    tidied: (demo.tidied ?? []).map(({ note, text }) => ({
      id: TidiedId.parse(newId()),
      noteId: idOf(NoteId, note),
      text,
    })),
    links: demo.links.map(({ between: [from, to], sentence }) => ({
      id: BoxLinkId.parse(newId()),
      from: boxCalled(from),
      to: boxCalled(to),
      sentence,
    })),
  }
}
