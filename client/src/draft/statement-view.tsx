/** A statement on the page: its words, and beneath them what they rest on. */
import { NodeViewContent, NodeViewWrapper, ReactNodeViewRenderer, type ReactNodeViewProps } from '@tiptap/react'
import { useContext } from 'react'
import { sourcesOf } from './draft-commands.ts'
import { DraftContext } from './draft-context.ts'
import { Statement } from './draft-schema.ts'
import { askedAt } from './draft-parts.ts'
import { RemarkChip } from './remarks/remark-chip.tsx'
import { RestsOn } from './rests-on.tsx'

export const DrawnStatement = Statement.extend({
  addNodeView: () => ReactNodeViewRenderer(StatementView, { contentDOMElementTag: 'p' }),
})

function StatementView({ node, editor, getPos, selectionInside: inHand = false }: ReactNodeViewProps) {
  const { mayWrite } = useContext(DraftContext)
  const sources = sourcesOf(node)
  const empty = node.content.size === 0
  const asksForWords = empty && sources.cites.length > 0
  const asked = askedOf(asksForWords, () => (empty && mayWrite ? askedAt(editor.state.doc, getPos()) : undefined))
  return (
    <NodeViewWrapper className={`statement${inHand && mayWrite ? ' current' : ''}`} hidden={empty && !mayWrite}>
      <NodeViewContent className="words" dir="auto" data-placeholder={asked} />
      {(!empty || asksForWords) && <RestsOn sources={sources} inHand={inHand} whereNow={getPos} />}
      {mayWrite && <RemarkChip editor={editor} statement={node} inHand={inHand} />}
    </NodeViewWrapper>
  )
}

const askedOf = (ofTheme: boolean, ofPart: () => string | undefined): string | undefined =>
  ofTheme ? 'Say what people said' : ofPart()
