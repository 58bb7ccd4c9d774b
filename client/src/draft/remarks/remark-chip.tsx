/** At a statement: how many remarks are open about it. Pressed, it leads to the first of them. */
import { useEditorState, type Editor } from '@tiptap/react'
import type { Node as EditorNode } from '@tiptap/pm/model'
import { useContext } from 'react'
import { DraftContext } from '#draft/draft-context.ts'
import { Icon } from '#ui/icon.tsx'
import { remarksAt } from './remark-marks.ts'

export function RemarkChip({
  editor,
  statement,
  inHand,
}: {
  readonly editor: Editor
  readonly statement: EditorNode
  readonly inHand: boolean
}) {
  const { showRemark } = useContext(DraftContext)
  const ids = useEditorState({ editor, selector: ({ editor: current }) => remarksAt(current.state, statement) })
  const [first] = ids
  if (first === undefined) return null
  return (
    <RemarkCount
      count={ids.length}
      reached={inHand}
      onPress={() => {
        showRemark(first)
      }}
    />
  )
}

/** `reached`: a stop for Tab. */
export const RemarkCount = ({
  count,
  reached,
  onPress,
}: {
  readonly count: number
  readonly reached: boolean
  readonly onPress: () => void
}) => (
  <div className="remark-chip" contentEditable={false} suppressContentEditableWarning>
    <button type="button" className="cite" tabIndex={reached ? 0 : -1} onClick={onPress}>
      <Icon name="chat" />
      <span>{count === 1 ? '1 remark' : `${count} remarks`}</span>
    </button>
  </div>
)
