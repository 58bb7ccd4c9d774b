/** What a version says, to be read: its headings and statements, each with what it rested on. */
import { textOf, type Block, type Citation } from '@waymark/shared/model/draft.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import type { Side } from './use-sides.ts'

export function ReadVersion({ side }: { readonly side: Side }) {
  const blocks = side.blocks.filter(block => hasWords(textOf(block)))
  if (blocks.length === 0) return <p className="soft">Nothing was written in it yet.</p>
  return (
    <article className="paper version-words">
      {blocks.map((block, at) => (
        <ReadBlock key={at} block={block} nameOf={side.nameOf} />
      ))}
    </article>
  )
}

function ReadBlock({ block, nameOf }: { readonly block: Block; readonly nameOf: (cite: Citation) => string }) {
  if (block.kind === 'heading') {
    const Heading = ({ 1: 'h3', 2: 'h3', 3: 'h4', 4: 'h5' } as const)[block.level]
    return <Heading dir="auto">{textOf(block)}</Heading>
  }
  const rests = [...block.cites.map(nameOf), ...(block.ownWords ? ['the facilitator’s own words'] : [])]
  return (
    <div className="statement">
      <p className="words" dir="auto">
        {block.spans.map(({ text, marks }, at) => (
          <Marked key={at} text={text} isBold={marks.includes('bold')} isItalic={marks.includes('italic')} />
        ))}
      </p>
      {rests.length > 0 && (
        <p className="small soft" dir="auto">
          Rests on: {rests.join('; ')}
        </p>
      )}
    </div>
  )
}

function Marked({
  text,
  isBold,
  isItalic,
}: {
  readonly text: string
  readonly isBold: boolean
  readonly isItalic: boolean
}) {
  const italic = isItalic ? <em>{text}</em> : text
  return isBold ? <strong>{italic}</strong> : italic
}
