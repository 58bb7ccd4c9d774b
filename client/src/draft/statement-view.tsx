/** A statement on the page: its words, and beneath them what they rest on. */
import { NodeViewContent, NodeViewWrapper, ReactNodeViewRenderer, type ReactNodeViewProps } from '@tiptap/react'
import { useContext } from 'react'
import { Icon } from '#ui/icon.tsx'
import { citeKey, hasSources, sourcesOf, type Sources } from './draft-commands.ts'
import { DraftContext } from './draft-context.ts'
import { Statement } from './draft-schema.ts'
import { saySource, type Source } from './sources.ts'

export const DrawnStatement = Statement.extend({
  addNodeView: () => ReactNodeViewRenderer(StatementView, { contentDOMElementTag: 'p' }),
})

function StatementView({ node, getPos, selectionInside: inHand = false }: ReactNodeViewProps) {
  const { mayWrite } = useContext(DraftContext)
  const sources = sourcesOf(node)
  const empty = node.content.size === 0
  const asksForWords = empty && sources.cites.length > 0
  return (
    <NodeViewWrapper className={`statement${inHand && mayWrite ? ' current' : ''}`} hidden={empty && !mayWrite}>
      <NodeViewContent
        className="words"
        dir="auto"
        data-placeholder={asksForWords ? 'Say what people said' : undefined}
      />
      {(!empty || asksForWords) && <RestsOn sources={sources} inHand={inHand} getPos={getPos} />}
    </NodeViewWrapper>
  )
}

function RestsOn({
  sources,
  inHand,
  getPos,
}: {
  readonly sources: Sources
  readonly inHand: boolean
  readonly getPos: ReactNodeViewProps['getPos']
}) {
  const { book, mayWrite, addSource } = useContext(DraftContext)
  return (
    <div className="cites" role="group" aria-label="Rests on" contentEditable={false} suppressContentEditableWarning>
      {sources.cites.map(cite => (
        <SourceChip key={citeKey(cite)} source={book.find(cite)} reached={inHand || !mayWrite} getPos={getPos} />
      ))}
      {sources.ownWords && (
        <span className="tag">
          <Icon name="pencil" />
          Facilitator’s own words
        </span>
      )}
      {!hasSources(sources) && (
        <NoSource
          reached={inHand}
          mayWrite={mayWrite}
          onPress={() => {
            withPos(getPos, addSource)
          }}
        />
      )}
    </div>
  )
}

function withPos(getPos: ReactNodeViewProps['getPos'], act: (at: number) => void): void {
  const at = getPos()
  if (at !== undefined) act(at)
}

/** `reached`: a stop for Tab. Only those of the statement in hand are, so that the keyboard does not have to walk them all. */
function SourceChip({
  source,
  reached,
  getPos,
}: {
  readonly source: Source
  readonly reached: boolean
  readonly getPos: ReactNodeViewProps['getPos']
}) {
  const { showSource } = useContext(DraftContext)
  return (
    <button
      type="button"
      className={`cite${source.kind === 'gone' ? ' none' : ''}`}
      tabIndex={reached ? 0 : -1}
      onClick={() => {
        withPos(getPos, at => {
          showSource(at, source.cite)
        })
      }}
    >
      <Icon name={source.kind === 'note' ? 'quote' : source.kind === 'theme' ? 'group' : 'warn'} />
      <span dir="auto">{saySource(source)}</span>
    </button>
  )
}

function NoSource({
  reached,
  mayWrite,
  onPress,
}: {
  readonly reached: boolean
  readonly mayWrite: boolean
  readonly onPress: () => void
}) {
  if (!mayWrite)
    return (
      <span className="cite none">
        <Icon name="warn" />
        <span>No source yet</span>
      </span>
    )
  return (
    <button type="button" className="cite none" tabIndex={reached ? 0 : -1} onClick={onPress}>
      <Icon name="warn" />
      <span>No source yet: add one, or say “facilitator’s own words”</span>
    </button>
  )
}
