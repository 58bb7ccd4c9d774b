/** Several notes at once: where each goes when they are moved together, how that is said, and all of them as text. Pure. */
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { nameOfBranch, type BoardNote, type Branch, type Place } from '#surface/surface-props.ts'

type Tree = readonly Branch[]

/** More would keep the server, and whoever looks on, busy for minutes. */
export const mostAtOnce = 200

export const notesInWords = (count: number): string => (count === 1 ? '1 note' : `${count} notes`)

/** One note's part in moving several. */
export interface OneMove {
  readonly id: NoteId
  readonly place: Place
  /** Where it stands when its turn comes: taken back from the last to the first, each comes to stand where it was. */
  readonly from: Place
}

/** `ids` in the order in which they are to stand. Empty where they stand so already. */
export function movesOf(tree: Tree, ids: readonly NoteId[], place: Place): OneMove[] {
  const lists = new Map(tree.map(({ section, notes }) => [section.id, notes.map(({ id }) => id)]))
  const before = JSON.stringify([...lists])
  const moves: OneMove[] = []
  let to = placeBeside(lists, new Set(ids), place)
  for (const id of ids) {
    const from = takeOut(lists, id)
    if (from === undefined) continue
    putIn(lists, id, to)
    moves.push({ id, place: to, from })
    to = { sectionId: to.sectionId, after: id }
  }
  return JSON.stringify([...lists]) === before ? [] : moves
}

type Lists = ReadonlyMap<SectionId, NoteId[]>

/** After the nearest note before that place which is not moved itself. */
function placeBeside(lists: Lists, moved: ReadonlySet<NoteId>, { sectionId, after }: Place): Place {
  if (after === 'first' || after === 'last' || !moved.has(after)) return { sectionId, after }
  const list = lists.get(sectionId) ?? []
  return { sectionId, after: list.slice(0, list.indexOf(after)).findLast(id => !moved.has(id)) ?? 'first' }
}

/** Answers where it stood; undefined where it is not on the board. */
function takeOut(lists: Lists, id: NoteId): Place | undefined {
  for (const [sectionId, list] of lists) {
    const at = list.indexOf(id)
    if (at === -1) continue
    list.splice(at, 1)
    return { sectionId, after: list[at - 1] ?? 'first' }
  }
  return undefined
}

function putIn(lists: Lists, id: NoteId, { sectionId, after }: Place): void {
  const list = lists.get(sectionId)
  if (after === 'last') list?.push(id)
  else list?.splice(after === 'first' ? 0 : list.indexOf(after) + 1, 0, id)
}

/** `B, Planning for the future, notes 3 to 5 of 9`, for the notes once they stand there. */
export function saySeveralPlaces(tree: Tree, ids: readonly NoteId[], place: Place): string {
  const branch = tree.find(({ section }) => section.id === place.sectionId)
  if (branch === undefined) return ''
  const moved = new Set(ids)
  const others = branch.notes.map(({ id }) => id).filter(id => !moved.has(id))
  const { after } = placeBeside(new Map([[place.sectionId, branch.notes.map(({ id }) => id)]]), moved, place)
  const found = others.findIndex(id => id === after)
  const first = after === 'first' ? 1 : after === 'last' || found === -1 ? others.length + 1 : found + 2
  return `${nameOfBranch(branch)}, notes ${first} to ${first + ids.length - 1} of ${others.length + ids.length}`
}

/** The words letter for letter, in the order of the board; under the names of the parts where they are of several. */
export function asText(tree: Tree, notes: readonly Pick<BoardNote, 'id' | 'text'>[]): string {
  const wanted = new Set(notes.map(({ id }) => id))
  const parts = tree
    .map(branch => ({ name: nameOfBranch(branch), texts: textsOf(branch, wanted) }))
    .filter(({ texts }) => texts.length > 0)
  // A note of several lines would run into the next one.
  const between = notes.some(({ text }) => text.includes('\n')) ? '\n\n' : '\n'
  return parts.map(({ name, texts }) => (parts.length === 1 ? texts : [name, ...texts]).join(between)).join('\n\n')
}

const textsOf = ({ notes }: Branch, wanted: ReadonlySet<NoteId>): string[] =>
  notes.filter(({ id }) => wanted.has(id)).map(({ text }) => text)
