/** The parts of the draft in the editor: which are there, putting one in where it belongs, and what to write in it. */
import type { Node as EditorNode } from '@tiptap/pm/model'
import { TextSelection, type Command } from '@tiptap/pm/state'
import { draftParts, keyOfPart, partOf, partWords, type DraftPart } from '@waymark/shared/model/draft-part.ts'
import { aboutOf, levelOf } from './draft-schema.ts'

const partAt = (node: EditorNode): DraftPart | undefined =>
  node.type.name === 'heading' && levelOf(node) === 2 ? partOf(aboutOf(node)) : undefined

/** In their order. */
export function missingParts(doc: EditorNode): DraftPart[] {
  const there = new Set(doc.children.map(partAt))
  return draftParts.filter(part => !there.has(part))
}

/** With a place to write, where the cursor goes. False where it is there already. */
export const addPart =
  (part: DraftPart): Command =>
  (state, dispatch) => {
    const { heading, statement } = state.schema.nodes
    if (heading === undefined || statement === undefined || !missingParts(state.doc).includes(part)) return false
    const at = placeOf(state.doc, part)
    const title = heading.create({ level: 2, about: keyOfPart(part) }, state.schema.text(partWords[part].title))
    const tr = state.tr.insert(at, [title, statement.create({ ownWords: true })])
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + title.nodeSize + 1)).scrollIntoView())
    return true
  }

/** Before the first part that comes after it; where there is none, before the ambitions, or at the end. */
function placeOf(doc: EditorNode, part: DraftPart): number {
  const later = draftParts.slice(draftParts.indexOf(part) + 1)
  const { isBefore } = partWords[part]
  let place: number | undefined
  doc.forEach((node, at) => {
    if (place !== undefined || node.type.name !== 'heading' || levelOf(node) !== 2) return
    const other = partAt(node)
    const isEarlier = other !== undefined && !later.includes(other)
    if (isBefore ? !isEarlier : other !== undefined && later.includes(other)) place = at
  })
  return place ?? doc.content.size
}

/** What an empty statement asks for that begins a part; undefined for any other. */
export function askedAt(doc: EditorNode, at: number | undefined): string | undefined {
  const before = at === undefined ? null : doc.resolve(at).nodeBefore
  const part = before === null ? undefined : partAt(before)
  return part === undefined ? undefined : partWords[part].asks
}
