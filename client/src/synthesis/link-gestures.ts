/** What can be done with links between boxes. Each gesture is one change of the document, as those with themes are (see gestures.ts). */
import { readStanding, type ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { BoxLink } from '@waymark/shared/model/box-link.ts'
import { BoxLinkId } from '@waymark/shared/model/ids.ts'
import { isSameLink } from '@waymark/shared/rules/links.ts'
import type { Hand } from './gestures.ts'

export type NewLink = Omit<BoxLink, 'id'>

/** False: the same is said of these two already. */
export function addLink({ doc, mine, newId }: Hand, link: NewLink): boolean {
  if (sayingTheSame(doc, link).length > 0) return false
  doc.gesture(mine, () => {
    doc.links.put({ id: BoxLinkId.parse(newId()), ...link })
  })
  return true
}

/** False: the link is gone. What two people said at once in the same words is one link to them, and is changed as one. */
export function rewordLink({ doc, mine }: Hand, linkId: BoxLinkId, sentence: string): boolean {
  const link = linkAt(doc, linkId)
  if (link === undefined) return false
  doc.gesture(mine, () => {
    for (const { id } of sayingTheSame(doc, link)) doc.links.patch(id, { sentence })
  })
  return true
}

export function removeLink({ doc, mine }: Hand, linkId: BoxLinkId): void {
  const link = linkAt(doc, linkId)
  if (link === undefined) return
  doc.gesture(mine, () => {
    for (const { id } of sayingTheSame(doc, link)) doc.links.remove(id)
  })
}

export const linkAt = (doc: ThemesDoc, linkId: BoxLinkId): BoxLink | undefined =>
  readStanding(doc).links.find(({ id }) => id === linkId)

/** As they stand: what was said of a theme that was merged is said of the other now. */
const sayingTheSame = (doc: ThemesDoc, link: NewLink): BoxLink[] =>
  readStanding(doc).links.filter(other => isSameLink(other, link))
