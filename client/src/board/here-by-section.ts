/** Who is where on the board, and who is writing there. Pure. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import type { Presence } from '@waymark/shared/wire/sync.ts'

export const nameless = 'Somebody who gave no name'

export const nameOfPerson = ({ user }: Presence): string => user.name ?? nameless

export interface HereInSection {
  readonly sectionId: SectionId
  /** Of the others, in the order in which they are told of. */
  readonly names: readonly string[]
  /** How many of them are writing. */
  readonly writing: number
}

/** One for each section, in their order. Whoever is in none, and I myself, are left out. */
export const hereBySection = (
  here: readonly Presence[],
  sections: readonly { readonly id: SectionId }[],
  myKey: string | undefined,
): HereInSection[] =>
  sections.map(({ id }) => {
    const there = here.filter(({ sectionId, user }) => sectionId === id && user.key !== myKey)
    return { sectionId: id, names: there.map(nameOfPerson), writing: there.filter(isWriting).length }
  })

const isWriting = ({ writing }: Presence): boolean => writing === true
