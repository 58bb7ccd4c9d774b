/** The words of a picture beside it: what everybody reads who does not see it. */
import type { ReactNode } from 'react'
import { sayLink, sayPieces, type Piece } from '@waymark/shared/rules/pictures.ts'
import type { Part } from './use-summary.ts'

/** As a list where it is made by itself; as it was written where somebody wrote it. */
export function SameWords({ part: { shown, words }, children }: { readonly part: Part; readonly children: ReactNode }) {
  const title = `words-${shown.id}`
  const isOwn = words.isOwn && words.text !== words.usual.text
  return (
    <section className="card samewords" aria-labelledby={title}>
      <h3 id={title}>
        The same, in words<span className="sr">: {shown.title}</span>
      </h3>
      {isOwn ? (
        <p className="words own" dir="auto">
          {words.text}
        </p>
      ) : (
        <UsualWords shown={shown} />
      )}
      {children}
    </section>
  )
}

function UsualWords({ shown }: Pick<Part, 'shown'>) {
  return (
    <>
      <p className="small soft">{sayPieces(shown)}</p>
      <ol>
        {shown.pieces.map((piece, at) => (
          // Two people can say the same: their place tells them apart.
          <PieceWords key={`${at} ${piece.text}`} piece={piece} />
        ))}
      </ol>
      {shown.links.map((link, at) => (
        <p key={`${at} ${link.sentence}`} className="small" dir="auto">
          {sayLink(link)}
        </p>
      ))}
    </>
  )
}

const PieceWords = ({ piece: { name, text } }: { readonly piece: Piece }) => (
  <li className="words" dir="auto">
    {name !== '' && <b>{text.trim() === '' ? name : `${name}: `}</b>}
    {text}
  </li>
)
