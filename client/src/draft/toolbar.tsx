/** The tools for the text: what a block is, bold, italic, undo, redo. Each has a key as well. */
import type { Editor } from '@tiptap/react'
import type { ReactNode } from 'react'
import { partWords } from '@waymark/shared/model/draft-part.ts'
import { Icon } from '#ui/icon.tsx'
import { Menu } from '#ui/menu.tsx'
import { setBlocks, type BlockKind } from './draft-commands.ts'
import { addPart, missingParts } from './draft-parts.ts'
import type { EditorNow } from './use-draft-editor.ts'

const kinds: readonly { readonly kind: BlockKind; readonly label: string }[] = [
  { kind: 'statement', label: 'Statement' },
  { kind: 1, label: 'Title' },
  { kind: 2, label: 'Heading' },
  { kind: 3, label: 'Smaller heading' },
  { kind: 4, label: 'Smallest heading' },
]

export function Toolbar({
  editor,
  now,
  onSourcesLost,
  children,
}: {
  readonly editor: Editor
  readonly now: EditorNow
  readonly onSourcesLost: () => void
  /** What else has to stay in sight. */
  readonly children: ReactNode
}) {
  const choose = (label: string): void => {
    const chosen = kinds.find(one => one.label === label)
    if (chosen === undefined) return
    const carriesSources = (now.inHand?.cites.length ?? 0) > 0
    if (setBlocks(chosen.kind)(editor.state, editor.view.dispatch) && carriesSources && chosen.kind !== 'statement')
      onSourcesLost()
  }
  return (
    <div className="draft-tools" role="group" aria-label="Tools for the text">
      <select
        className="input"
        aria-label="What this line is"
        value={kinds.find(({ kind }) => kind === now.kind)?.label}
        onChange={event => {
          choose(event.target.value)
        }}
      >
        {kinds.map(({ label }) => (
          <option key={label}>{label}</option>
        ))}
      </select>
      <Tool label="Bold (Ctrl+B)" pressed={now.bold} onPress={() => editor.chain().focus().toggleBold().run()}>
        <b aria-hidden="true">B</b>
      </Tool>
      <Tool label="Italic (Ctrl+I)" pressed={now.italic} onPress={() => editor.chain().focus().toggleItalic().run()}>
        <i aria-hidden="true">I</i>
      </Tool>
      <Tool label="Undo my last change (Ctrl+Z)" closed={!now.canUndo} onPress={() => editor.commands.undo()}>
        <Icon name="undo" />
      </Tool>
      <Tool label="Redo my change (Ctrl+Y)" closed={!now.canRedo} onPress={() => editor.commands.redo()}>
        <span className="redo">
          <Icon name="undo" />
        </span>
      </Tool>
      <AddPart editor={editor} />
      {children}
    </div>
  )
}

/** Nothing where all are there. */
function AddPart({ editor }: { readonly editor: Editor }) {
  const missing = missingParts(editor.state.doc)
  if (missing.length === 0) return null
  return (
    <Menu
      label="Add a part"
      buttonClass="btn compact"
      from="start"
      face={
        <>
          <Icon name="plus" />
          <span className="unless-narrow">Part</span>
        </>
      }
      choices={missing.map(part => ({
        label: partWords[part].title,
        more: partWords[part].asks,
        run: () => {
          addPart(part)(editor.state, editor.view.dispatch)
          editor.view.focus()
        },
      }))}
    />
  )
}

export function Tool({
  label,
  pressed,
  closed = false,
  onPress,
  children,
}: {
  readonly label: string
  readonly pressed?: boolean
  readonly closed?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className="iconbtn"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={closed || undefined}
      onClick={() => {
        if (!closed) onPress()
      }}
    >
      {children}
    </button>
  )
}
