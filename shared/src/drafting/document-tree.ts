/** The neutral tree of every export: what a document says, before it is Word, a web page or Markdown. */
import type { HeadingBlock, Span } from '#model/draft.ts'

export interface DocumentTree {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly nodes: readonly DocumentNode[]
}

export type DocumentNode =
  | { readonly kind: 'heading'; readonly level: HeadingBlock['level']; readonly spans: readonly Span[] }
  /** `source` says what it rests on, or what it links, in words; empty when nothing does. */
  | { readonly kind: 'statement'; readonly id?: string; readonly spans: readonly Span[]; readonly source: string }
  /** People's words, letter for letter, under a line that introduces them. */
  | { readonly kind: 'evidence'; readonly intro: string; readonly notes: readonly Evidence[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'remark'; readonly text: string }

export interface Evidence {
  readonly text: string
  /** `Room 3, Hazel. By phone. Ama` */
  readonly from: string
  /** Tidier words that the team put beside these; left out where there are none. */
  readonly tidied?: string
  /** Why it was set aside; empty for the others. */
  readonly parkedFor: string
}
