/** What a statement rests on, beneath its words; and that it rests on nothing yet. */
import { useContext } from 'react'
import { Icon } from '#ui/icon.tsx'
import { citeKey, hasSources, type Sources } from './draft-commands.ts'
import { DraftContext } from './draft-context.ts'
import { saySource, staleIn, type Source } from './sources.ts'

/** Where the statement stands at the moment it is asked; undefined when it is gone. */
type WhereNow = () => number | undefined

export function RestsOn({
  sources,
  inHand,
  whereNow,
}: {
  readonly sources: Sources
  readonly inHand: boolean
  readonly whereNow: WhereNow
}) {
  const { book, mayWrite, addSource, showSource } = useContext(DraftContext)
  const [stale] = staleIn(book, sources)
  return (
    <div className="cites" role="group" aria-label="Rests on" contentEditable={false} suppressContentEditableWarning>
      {sources.cites.map(cite => (
        <SourceChip key={citeKey(cite)} source={book.find(cite)} reached={inHand || !mayWrite} whereNow={whereNow} />
      ))}
      {stale !== undefined && (
        <button
          type="button"
          className="cite stale"
          tabIndex={inHand || !mayWrite ? 0 : -1}
          onClick={() => {
            withPos(whereNow, at => {
              showSource(at, stale)
            })
          }}
        >
          <Icon name="clock" />
          <span>The theme has changed since</span>
        </button>
      )}
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
            withPos(whereNow, addSource)
          }}
        />
      )}
    </div>
  )
}

function withPos(whereNow: WhereNow, act: (at: number) => void): void {
  const at = whereNow()
  if (at !== undefined) act(at)
}

/** `reached`: a stop for Tab. Only those of the statement in hand are, so that the keyboard does not have to walk them all. */
function SourceChip({
  source,
  reached,
  whereNow,
}: {
  readonly source: Source
  readonly reached: boolean
  readonly whereNow: WhereNow
}) {
  const { showSource } = useContext(DraftContext)
  return (
    <button
      type="button"
      className={`cite${source.kind === 'gone' ? ' none' : ''}`}
      tabIndex={reached ? 0 : -1}
      onClick={() => {
        withPos(whereNow, at => {
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
