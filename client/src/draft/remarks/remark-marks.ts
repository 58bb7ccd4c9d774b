/** Where the open remarks stand in the draft as it is now: underlined in the text, counted at each statement. Follows every change of the text. */
import { Extension } from '@tiptap/core'
import type { Node as EditorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Editor } from '@tiptap/react'
import type { RemarkId } from '@waymark/shared/model/ids.ts'
import type { Remark } from '@waymark/shared/model/remark.ts'
import { remarkFinder, type Found } from './find-remark.ts'
import { linesOf, type PlacedLine } from './remark-commands.ts'

/** As the panel shows it: the same object until one of them stands elsewhere, so that typing draws nothing anew. */
export type Whereabouts = ReadonlyMap<RemarkId, Whereabout>
export interface Whereabout {
  readonly is: Found['is']
  /** Which statement of the draft; undefined where it is gone. */
  readonly index: number | undefined
  readonly isMoved: boolean
}

/** Where the words are, for whoever acts on them at once. */
export interface AtWords {
  readonly found: Found
  readonly line: PlacedLine | undefined
}

interface Marks {
  readonly remarks: readonly Remark[]
  readonly founds: ReadonlyMap<RemarkId, AtWords>
  readonly where: Whereabouts
  readonly byStatement: ReadonlyMap<EditorNode, readonly RemarkId[]>
  readonly decorations: DecorationSet
}

const none: Marks = {
  remarks: [],
  founds: new Map(),
  where: new Map(),
  byStatement: new Map(),
  decorations: DecorationSet.empty,
}

const key = new PluginKey<Marks>('remarks')

const marksIn = (state: EditorState): Marks => key.getState(state) ?? none

export const RemarkMarks = Extension.create({
  name: 'remarkMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Marks>({
      key,
      state: {
        init: () => none,
        apply: (tr, before) => {
          const given: readonly Remark[] | undefined = tr.getMeta(key)
          if (given === undefined && (!tr.docChanged || before.remarks.length === 0)) return before
          return marksOf(tr.doc, given ?? before.remarks, before)
        },
      },
      props: { decorations: state => marksIn(state).decorations },
    }),
  ],
})

/** From now on these are shown. */
export function showRemarks(editor: Editor, remarks: readonly Remark[]): void {
  if (editor.isDestroyed) return
  const { view, state } = editor
  view.dispatch(state.tr.setMeta(key, remarks))
}

export const whereabouts = (state: EditorState): Whereabouts => marksIn(state).where
export const atWords = (state: EditorState, id: RemarkId): AtWords | undefined => marksIn(state).founds.get(id)
export const remarksAt = (state: EditorState, statement: EditorNode): readonly RemarkId[] =>
  marksIn(state).byStatement.get(statement) ?? []

function marksOf(doc: EditorNode, remarks: readonly Remark[], before: Marks): Marks {
  const lines = linesOf(doc)
  const find = remarkFinder(lines)
  const founds = new Map<RemarkId, AtWords>()
  const byStatement = new Map<EditorNode, RemarkId[]>()
  for (const remark of remarks) {
    const found = find(remark)
    const line = found.is === 'gone' ? undefined : lines[found.index]
    founds.set(remark.id, { found, line })
    if (line !== undefined) byStatement.set(line.node, [...(byStatement.get(line.node) ?? []), remark.id])
  }
  return {
    remarks,
    founds,
    byStatement,
    where: sameOr(before.where, founds),
    decorations: DecorationSet.create(
      doc,
      remarks.flatMap(({ id, quote }) => (quote === '' ? [] : underlined(founds.get(id)))),
    ),
  }
}

function underlined({ found, line }: Partial<AtWords> = {}): Decoration[] {
  if (found?.is !== 'here' || line === undefined) return []
  const start = line.at + 1
  return [Decoration.inline(start + found.from, start + found.to, { class: 'remarked' })]
}

function sameOr(before: Whereabouts, founds: ReadonlyMap<RemarkId, AtWords>): Whereabouts {
  const now = new Map([...founds].map(([id, { found }]) => [id, whereOf(found)]))
  const isSame =
    before.size === now.size &&
    [...now].every(([id, { is, index, isMoved }]) => {
      const was = before.get(id)
      return was?.is === is && was.index === index && was.isMoved === isMoved
    })
  return isSame ? before : now
}

const whereOf = (found: Found): Whereabout => ({
  is: found.is,
  index: found.is === 'gone' ? undefined : found.index,
  isMoved: found.is === 'here' && found.isMoved,
})
