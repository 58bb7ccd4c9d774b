/** The sections of a breakout of the demo: the ambitions where it reviews them, then its own. */
import { SectionId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { DemoBreakout } from './demo-series.ts'
import type { Seeding } from './seeding.ts'

export function seedSections(
  { newId }: Pick<Seeding, 'newId'>,
  { purpose, sections }: DemoBreakout,
  { ambitions }: Pick<Strategy, 'ambitions'>,
): Section[] {
  const reviewed = purpose === 'review-ambitions' ? ambitions : []
  return [
    ...reviewed.map(({ id, title, description, whatWeDid }) => ({
      id: SectionId.parse(newId()),
      ambitionId: id,
      title,
      description,
      whatWeDid,
    })),
    ...sections.map(({ title, description }) => ({
      id: SectionId.parse(newId()),
      ambitionId: null,
      title,
      description,
    })),
  ]
}

/** Where a note of the series stands: its key names an ambition or one of the breakout's own sections. */
export function sectionOf(
  key: string,
  {
    demo,
    sections,
    idOf,
  }: { readonly demo: DemoBreakout; readonly sections: readonly Section[]; readonly idOf: (key: string) => string },
): SectionId {
  const own = demo.sections.find(section => section.key === key)
  const found = sections.find(section =>
    own === undefined ? section.ambitionId === idOf(key) : section.ambitionId === null && section.title === own.title,
  )
  if (found === undefined) throw new Error('a note of the demo names no section')
  return found.id
}
