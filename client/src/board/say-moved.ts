/** Where notes were moved to, in words: the place at which they come to stand among what is shown. Pure. */
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { sayPlace } from '#surface/places.ts'
import type { Branch, Place } from '#surface/surface-props.ts'
import { notesInWords, saySeveralPlaces } from './several.ts'

export interface BothTrees {
  /** Of all notes. */
  readonly all: readonly Branch[]
  /** What is shown, where something is looked for. */
  readonly shown: readonly Branch[]
  readonly isFiltering: boolean
  /** The part that alone is shown. */
  readonly onlySection: SectionId | null
}

/** The notes as they stand before the move; `ids` in the order in which they are to stand. */
export function sayMoved(trees: BothTrees, ids: readonly NoteId[], place: Place): string {
  const moved = ids.length === 1 ? 'Moved to' : `${notesInWords(ids.length)} moved to`
  const said = `${moved} ${sayWhereTo(trees, ids, place)}.`
  if (!isAway(trees, place)) return said
  return `${said} ${ids.length === 1 ? 'It is' : 'They are'} not shown now.`
}

/** `B, Planning for the future, note 2 of 3 of those shown` */
export function sayWhereTo(trees: BothTrees, ids: readonly NoteId[], place: Place): string {
  const among = trees.isFiltering && !isAway(trees, place) ? amongShown(trees, place) : undefined
  return among === undefined ? sayWhere(trees.all, ids, place) : `${sayWhere(among, ids, place)} of those shown`
}

const isAway = ({ isFiltering, onlySection }: BothTrees, { sectionId }: Place): boolean =>
  isFiltering && onlySection !== null && onlySection !== sectionId

const sayWhere = (tree: readonly Branch[], ids: readonly NoteId[], place: Place): string => {
  const [first] = ids
  return ids.length === 1 && first !== undefined ? sayPlace(tree, first, place) : saySeveralPlaces(tree, ids, place)
}

/** Every part, with what is shown of it; undefined where the place is told by a note that is not shown. */
function amongShown({ all, shown }: BothTrees, { sectionId, after }: Place): readonly Branch[] | undefined {
  const tree = all.map(
    branch => shown.find(({ section }) => section.id === branch.section.id) ?? { ...branch, notes: [], loose: [] },
  )
  const there = tree.find(({ section }) => section.id === sectionId)?.notes ?? []
  return after === 'first' || after === 'last' || there.some(({ id }) => id === after) ? tree : undefined
}
