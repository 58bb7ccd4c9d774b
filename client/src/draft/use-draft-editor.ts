/** The editor of the page: on the document itself for those who may write, on a copy that follows it for those who read. */
import { Collaboration } from '@tiptap/extension-collaboration'
import type { EditorView } from '@tiptap/pm/view'
import { useEditor, useEditorState, type Editor } from '@tiptap/react'
import { redo, undo } from '@tiptap/y-tiptap'
import { useEffect, useMemo } from 'react'
import { draftFragment } from '@waymark/shared/doc/draft-doc.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { mirrorOf } from '#sync/mirror.ts'
import type { LiveDoc } from '#sync/open-doc.ts'
import { caretsOf } from './carets.ts'
import { isStatement, placesWhere, sourcesOf, withoutSource, type BlockKind, type Sources } from './draft-commands.ts'
import { paste } from './keep-sources.ts'
import { DraftKeys } from './draft-keys.ts'
import { aboutOf, draftSchema, levelOf } from './draft-schema.ts'
import { RemarkMarks } from './remarks/remark-marks.ts'
import { staleIn, type SourceBook } from './sources.ts'
import { DrawnStatement } from './statement-view.tsx'

/** About 30,000 words: more than one paste has to carry, and less than what a connection does. */
const maxPaste = 200_000

/** The tools stick to the top, and the cursor must not be beneath them. */
const inSight = { top: 96, bottom: 32, left: 0, right: 0 }

export type Fragment = ReturnType<typeof draftFragment>

export interface TextHandling {
  readonly live: LiveDoc
  readonly fragment: Fragment
  readonly mayWrite: boolean
  readonly onTooLong: () => void
}

export function useFragment(live: LiveDoc, mayWrite: boolean): Fragment {
  const mirror = useMemo(() => mirrorOf(live.doc), [live])
  useEffect(() => (mayWrite ? undefined : mirror.follow()), [mirror, mayWrite])
  return draftFragment(mayWrite ? live.doc : mirror.doc)
}

/** Until what is written is here. */
const emptyDraft = { type: 'doc', content: [{ type: 'statement' }] }

export function useDraftEditor({ live, fragment, mayWrite, onTooLong }: TextHandling): Editor {
  const extensions = useMemo(
    () => [
      ...draftSchema(DrawnStatement),
      DraftKeys,
      Collaboration.configure({ fragment }),
      ...(mayWrite ? [caretsOf(live.awareness), RemarkMarks] : []),
    ],
    [live, fragment, mayWrite],
  )
  return useEditor(
    {
      extensions,
      // As a document: markup in its place would be read, which the policy of our pages forbids.
      content: emptyDraft,
      editable: mayWrite,
      injectCSS: false,
      editorProps: {
        attributes: {
          class: 'draft-text',
          'aria-label': 'The draft',
          ...(mayWrite ? { role: 'textbox', 'aria-multiline': 'true' } : { role: 'group' }),
        },
        scrollThreshold: inSight,
        scrollMargin: inSight,
        transformPastedText: keepableText,
        transformPastedHTML: keepableText,
        handlePaste: (view, _event, slice) => {
          if (slice.content.size > maxPaste) onTooLong()
          else view.dispatch(paste(view.state, slice).scrollIntoView())
          return true
        },
        handleDOMEvents: { drop: keepFilesOut, beforeinput: keepBrowserUndoOut },
      },
    },
    [extensions],
  )
}

/** A file that is dropped on the page would otherwise open in its place. */
function keepFilesOut(_view: EditorView, event: DragEvent): boolean {
  if ((event.dataTransfer?.files.length ?? 0) === 0) return false
  event.preventDefault()
  return true
}

/** The browser's own undo knows nothing of who wrote what. */
function keepBrowserUndoOut(view: EditorView, event: InputEvent): boolean {
  if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
  event.preventDefault()
  if (event.inputType === 'historyUndo') undo(view.state)
  else redo(view.state)
  return true
}

export interface InHand extends Sources {
  readonly at: number
  readonly words: string
}

export interface EditorNow {
  readonly isEmpty: boolean
  readonly hasTitle: boolean
  readonly kind: BlockKind
  readonly bold: boolean
  readonly italic: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly inHand: InHand | null
  /** What the heading is about that the cursor is in: the id of a theme, or of a chapter. */
  readonly about: string | null
  /** Where the statements stand that have no source. */
  readonly unsourced: readonly number[]
  /** Where those stand of which a theme has changed since. */
  readonly stale: readonly number[]
}

export const useEditorNow = (editor: Editor, book: SourceBook): EditorNow =>
  useEditorState({ editor, selector: ({ editor: current }) => editorNow(current, book) })

function editorNow(editor: Editor, book: SourceBook): EditorNow {
  const { doc, selection } = editor.state
  const { $from } = selection
  const block = $from.depth === 1 ? $from.parent : doc.firstChild
  const statement = block !== null && isStatement(block)
  return {
    isEmpty: doc.textContent === '',
    hasTitle: doc.children.some(node => node.type.name === 'heading' && levelOf(node) === 1),
    kind: block === null || statement ? 'statement' : levelOf(block),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
    inHand:
      statement && $from.depth === 1 ? { at: $from.before(), words: block.textContent, ...sourcesOf(block) } : null,
    about: block === null || statement ? null : aboutOf(block),
    unsourced: withoutSource(doc),
    stale: placesWhere(doc, statement => staleIn(book, sourcesOf(statement)).length > 0),
  }
}
