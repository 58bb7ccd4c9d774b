/** What the draft can be made of: headings and statements of text, bold, italic and line breaks. What is pasted is reduced to it. */
import { Node, type AnyExtension } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { Text } from '@tiptap/extension-text'
import type { Node as EditorNode } from '@tiptap/pm/model'
import * as z from 'zod/mini'
import { Citation, headingLevel, Seen, type HeadingBlock } from '@waymark/shared/model/draft.ts'
import { StatementId } from '@waymark/shared/model/ids.ts'

const Citations = z.array(Citation)
const AllSeen = z.array(Seen)

/** Of a statement in the editor. A peer may have written anything: what is no citation counts as none. */
export function citesOf(statement: EditorNode): readonly Citation[] {
  const cites = Citations.safeParse(statement.attrs['cites'])
  return cites.success ? cites.data : []
}

/** Undefined until somebody comments on it, or a version is kept. */
export const idOf = (statement: EditorNode): StatementId | undefined =>
  StatementId.safeParse(statement.attrs['id']).data

/** What the themes that it cites were when somebody last held it against them. */
export const seenOf = (statement: EditorNode): readonly Seen[] => AllSeen.safeParse(statement.attrs['seen']).data ?? []

export const isOwnWords = (statement: EditorNode): boolean => statement.attrs['ownWords'] === true

/** The level at which a heading is shown, whatever is written in it. */
export const levelOf = (heading: EditorNode): HeadingBlock['level'] => headingLevel(heading.attrs['level'])

export const aboutOf = (heading: EditorNode): string | null => {
  const about: unknown = heading.attrs['about']
  return typeof about === 'string' ? about : null
}

/** Pasted from a draft, the sources come along; from anywhere else there are none. */
const pastedCites = (written: string | undefined): readonly Citation[] => pasted(Citations, written) ?? []

function pasted<T>(schema: z.ZodMiniType<T>, written: string | undefined): T | undefined {
  if (written === undefined) return undefined
  try {
    return schema.safeParse(JSON.parse(written)).data
  } catch {
    return undefined
  }
}

const Draft = Document.extend({ content: '(statement | heading)+' })

export const Statement = Node.create({
  name: 'statement',
  priority: 1000,
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: element => element.dataset['statement'] ?? null,
      renderHTML: ({ id }) => (typeof id === 'string' ? { 'data-statement': id } : {}),
    },
    cites: {
      default: [],
      parseHTML: element => pastedCites(element.dataset['cites']),
      renderHTML: ({ cites }) => ({ 'data-cites': JSON.stringify(cites) }),
    },
    seen: {
      default: null,
      parseHTML: element => pasted(AllSeen, element.dataset['seen']) ?? null,
      renderHTML: ({ seen }) => (Array.isArray(seen) ? { 'data-seen': JSON.stringify(seen) } : {}),
    },
    ownWords: {
      default: false,
      parseHTML: element => element.dataset['ownWords'] === 'true',
      renderHTML: ({ ownWords }) => (ownWords === true ? { 'data-own-words': 'true' } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', { ...HTMLAttributes, dir: 'auto' }, 0],
})

const Heading = Node.create({
  name: 'heading',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    level: { default: 2, rendered: false },
    about: {
      default: null,
      parseHTML: element => element.dataset['about'] ?? null,
      renderHTML: ({ about }) => (typeof about === 'string' ? { 'data-about': about } : {}),
    },
  }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: Math.min(level, 4) } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${levelOf(node)}`, { ...HTMLAttributes, dir: 'auto' }, 0],
})

/** `statement` may be given one that draws itself. */
export const draftSchema = (statement: AnyExtension = Statement): AnyExtension[] => [
  Draft,
  Text,
  statement,
  Heading,
  Bold,
  Italic,
  HardBreak,
]
