/** One document written anew, without what is to go: on the disk nothing of it is left in the log, and every copy elsewhere is turned away. */
import { readDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { markErased } from '@waymark/shared/doc/erased-notes.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { citeKeyOf, type Block } from '@waymark/shared/model/draft.ts'
import { erasedSource, type Erasure } from '@waymark/shared/model/erasure.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { withoutName } from '@waymark/shared/rules/take-out.ts'
import type { EraseDeps } from './gather.ts'

type Doc = Parameters<typeof openRoomDoc>[0]

export interface Change {
  readonly noteIds: ReadonlySet<string>
  /** Undefined where the notes themselves go. */
  readonly reword: ((text: string, noteId: string) => string) | undefined
}

/** `passages`: what the passages of an answer say now; each is that letter for letter. */
export const changeOf = (
  { noteIds, takeOut }: Pick<Erasure, 'noteIds' | 'takeOut'>,
  passages: ReadonlyMap<string, string> = new Map(),
): Change => ({
  noteIds: new Set<string>(noteIds),
  reword:
    takeOut === null ? undefined : (text, noteId) => passages.get(noteId) ?? withoutName(text, takeOut.words).text,
})

/** Done twice it is done once. A draft that cites nothing of it stays as it is: no words of people are in it. */
export async function writeAnew({ live }: Pick<EraseDeps, 'live'>, name: DocName, change: Change): Promise<void> {
  const doc = await live.open(name)
  const kind = readDocName(name)?.of.kind
  if (kind === 'draft' && (change.reword !== undefined || !doc.read(opened => citesAny(opened, change)))) return
  await doc.change(opened => {
    if (kind === 'room') inRoom(opened, change)
    else if (kind === 'draft') inDraft(opened, change)
    else inThemes(opened, change)
  })
  await live.rebuild(name)
}

function inRoom(doc: Doc, { noteIds, reword }: Change): void {
  const { notes } = openRoomDoc(doc)
  for (const [id, { text }] of notes.all()) {
    if (!noteIds.has(id)) continue
    if (reword === undefined) notes.remove(id)
    else notes.patch(id, { text: reword(text, id) })
  }
}

function inThemes(doc: Doc, { noteIds, reword }: Change): void {
  const { tidied } = openThemesDoc(doc)
  if (reword === undefined) return outOfThemes(doc, noteIds)
  // Tidier words are nobody's passage.
  for (const one of tidied.all().values())
    if (noteIds.has(one.noteId)) tidied.patch(one.id, { text: reword(one.text, one.id) })
}

function outOfThemes(doc: Doc, noteIds: ReadonlySet<string>): void {
  const { placements, parked, tidied, sources } = openThemesDoc(doc)
  const isAbout = ({ noteId }: { readonly noteId: NoteId }): boolean => noteIds.has(noteId)
  for (const { id } of [...placements.all().values()].filter(isAbout)) placements.remove(id)
  for (const { id } of [...parked.all().values()].filter(isAbout)) parked.remove(id)
  for (const { id } of [...tidied.all().values()].filter(isAbout)) tidied.remove(id)
  for (const { id } of [...sources.all().values()].filter(({ source }) => noteIds.has(source))) sources.remove(id)
  markErased(doc, noteIds)
}

const citesAny = (doc: Doc, change: Change): boolean =>
  readBlocks(draftFragment(doc)).some(block => withoutCites(block, change) !== block)

/** The same block where it cites none of them. What it rested on is said to have been erased. */
export function withoutCites(block: Block, { noteIds }: Pick<Change, 'noteIds'>): Block {
  if (block.kind !== 'statement') return block
  const isGone = (cite: (typeof block.cites)[number]): boolean => 'noteId' in cite && noteIds.has(cite.noteId)
  if (!block.cites.some(isGone)) return block
  const cites = block.cites.map(cite => (isGone(cite) ? { noteId: erasedSource } : cite))
  return { ...block, cites: [...new Map(cites.map(cite => [citeKeyOf(cite), cite])).values()] }
}

function inDraft(doc: Doc, change: Change): void {
  const fragment = draftFragment(doc)
  const blocks = readBlocks(fragment).map(block => withoutCites(block, change))
  fragment.delete(0, fragment.length)
  insertBlocks(fragment, 0, blocks)
}
