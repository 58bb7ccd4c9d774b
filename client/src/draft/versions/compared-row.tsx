/** One statement or heading in two states: what goes on the one side, what comes on the other, and what else is other about it. */
import type { Piece } from '@waymark/shared/doc/changed-words.ts'
import { isChange, type ComparedBlock } from '@waymark/shared/doc/compare-drafts.ts'
import { sayChanges, saySourceChanges } from '@waymark/shared/doc/comparison-words.ts'
import type { Block, Citation } from '@waymark/shared/model/draft.ts'

export interface TwoNames {
  readonly before: string
  readonly after: string
}

export function ComparedRow({
  row,
  place,
  names,
  nameOf,
}: {
  readonly row: ComparedBlock
  /** `Change 2 of 5`; empty where nothing is other. */
  readonly place: string
  readonly names: TwoNames
  readonly nameOf: (cite: Citation) => string
}) {
  const { was, now, words } = row
  if (!isChange(row))
    return (
      <li className="compared-row same">
        <Words block={now?.block ?? was?.block} pieces={words} without="removed" />
      </li>
    )
  return (
    <li className="compared-row changed">
      <h4 data-change="" tabIndex={-1}>
        {place}: {sayChanges(row)}
      </h4>
      <div className="compared-pair">
        <OneSide name={names.before} block={was?.block} pieces={words} without="added" />
        <OneSide name={names.after} block={now?.block} pieces={words} without="removed" />
      </div>
      {saySourceChanges(row, nameOf).map(said => (
        <p key={said} className="small soft" dir="auto">
          {said}
        </p>
      ))}
    </li>
  )
}

function OneSide({
  name,
  block,
  pieces,
  without,
}: {
  readonly name: string
  readonly block: Block | undefined
  readonly pieces: readonly Piece[]
  readonly without: Piece['is']
}) {
  return (
    <div className={`compared-side${block === undefined ? ' absent' : ''}`}>
      <p className="compared-name small soft" dir="auto">
        {name}
      </p>
      {block === undefined ? (
        <p className="soft">Not there</p>
      ) : (
        <Words block={block} pieces={pieces} without={without} />
      )}
    </div>
  )
}

/** `without`: those that belong to the other side. */
function Words({
  block,
  pieces,
  without,
}: {
  readonly block: Block | undefined
  readonly pieces: readonly Piece[]
  readonly without: Piece['is']
}) {
  return (
    <p className={`words${block?.kind === 'heading' ? ' of-heading' : ''}`} dir="auto">
      {pieces
        .filter(({ is }) => is !== without)
        .map((piece, at) => (
          <Stretch key={at} piece={piece} />
        ))}
    </p>
  )
}

/** A line through it or under it, a sign before it, and words for those who hear it: never a colour alone. */
function Stretch({ piece: { is, text } }: { readonly piece: Piece }) {
  if (is === 'kept') return text
  const Mark = is === 'added' ? 'ins' : 'del'
  return (
    <Mark>
      <span className="sr">[{is}: </span>
      {text}
      <span className="sr">]</span>
    </Mark>
  )
}
