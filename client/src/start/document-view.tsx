/** A document on the page: its headings, paragraphs and lists. The first heading is the page's own. */
import { textOf } from '@waymark/shared/model/draft.ts'
import type { DocumentNode, DocumentTree } from '@waymark/shared/drafting/document-tree.ts'

export function DocumentView({ nodes }: Pick<DocumentTree, 'nodes'>) {
  return nodes.map((node, at) => (
    // A document is drawn whole, and its parts have no other mark than their place.
    <Part key={`${node.kind}-${at + 1}`} node={node} />
  ))
}

function Part({ node }: { readonly node: DocumentNode }) {
  switch (node.kind) {
    case 'heading': {
      const Heading = `h${node.level}` as const
      return <Heading dir="auto">{textOf(node)}</Heading>
    }
    case 'statement':
      return (
        <p className="start-words" dir="auto">
          {textOf(node)}
        </p>
      )
    case 'list':
      return <Items items={node.items} />
    case 'evidence':
      return (
        <>
          <p>{node.intro}</p>
          <Items items={node.notes.map(({ text }) => text)} />
        </>
      )
    case 'remark':
      return <p className="small soft">{node.text}</p>
  }
}

const Items = ({ items }: { readonly items: readonly string[] }) => (
  <ul className="bullets">
    {items.map((item, at) => (
      <li key={`${at + 1}-${item}`} className="start-words" dir="auto">
        {item}
      </li>
    ))}
  </ul>
)
