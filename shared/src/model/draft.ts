/** The draft as plain data: blocks of text, each of which says what it rests on. */
import * as z from 'zod/mini'
import { DraftId, NoteId, StatementId, StrategyId, ThemeId } from './ids.ts'
import { Instant } from './time.ts'

/** One per strategy. Its text lives in the document `draft:ID`. */
export const Draft = z.object({ id: DraftId, strategyId: StrategyId, createdAt: Instant })
export type Draft = Readonly<z.infer<typeof Draft>>

export const Mark = z.enum(['bold', 'italic'])
export type Mark = z.infer<typeof Mark>

/** A stretch of text. A line break inside a statement is '\n'. */
export const Span = z.object({ text: z.string(), marks: z.readonly(z.array(Mark)) })
export type Span = Readonly<z.infer<typeof Span>>

/** What a statement rests on. */
export const Citation = z.union([z.object({ themeId: ThemeId }), z.object({ noteId: NoteId })])
export type Citation = Readonly<z.infer<typeof Citation>>

/** The same for whatever cites the same. */
export const citeKeyOf = (cite: Citation): string =>
  'themeId' in cite ? `theme:${cite.themeId}` : `note:${cite.noteId}`

/** Headings: of the document (1), of an ambition or other section (2), of a theme (3), of a theme that is a part of one (4). `about` is the section's key or the theme's id, or null when a person added it. */
export const HeadingBlock = z.object({
  kind: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  about: z.nullable(z.string()),
  spans: z.readonly(z.array(Span)),
})
export type HeadingBlock = Readonly<z.infer<typeof HeadingBlock>>

/** What a theme was when a statement that cites it was last held against it: marks of its words and of which notes stood in it, and how many. */
export const Seen = z.object({
  themeId: ThemeId,
  name: z.string().check(z.maxLength(16)),
  said: z.string().check(z.maxLength(16)),
  notes: z.string().check(z.maxLength(16)),
  count: z.int().check(z.nonnegative()),
})
export type Seen = Readonly<z.infer<typeof Seen>>

/** A sentence or paragraph. It cites, or it says that it is the facilitator's own words; until then it is shown as having no source. */
export const StatementBlock = z.object({
  kind: z.literal('statement'),
  /** By which comments, versions and links know it again. Two may have the same one until a version is kept: the first of them is meant. */
  id: z.optional(StatementId),
  cites: z.readonly(z.array(Citation)),
  ownWords: z.boolean(),
  /** Of themes that it cites. What is not in it was never held against anything. */
  seen: z.optional(z.readonly(z.array(Seen))),
  spans: z.readonly(z.array(Span)),
})
export type StatementBlock = Readonly<z.infer<typeof StatementBlock>>

export const Block = z.discriminatedUnion('kind', [HeadingBlock, StatementBlock])
export type Block = HeadingBlock | StatementBlock

/** As it was written by whoever wrote it: what is no level of ours is one of a section. */
export const headingLevel = (written: unknown): HeadingBlock['level'] =>
  written === 1 || written === 3 || written === 4 ? written : 2

export const textOf = (block: Pick<Block, 'spans'>): string => block.spans.map(span => span.text).join('')
