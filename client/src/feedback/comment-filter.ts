/** Which comments are shown, and under which statement each stands. Pure. */
import type { CommentRoute, CommentState } from '@waymark/shared/model/feedback.ts'
import type { StatementId } from '@waymark/shared/model/ids.ts'
import type { CommentView } from '@waymark/shared/wire/feedback.ts'

export interface CommentFilter {
  readonly state: CommentState | null
  readonly route: CommentRoute | null
  /** `whole`: those about no statement. */
  readonly about: StatementId | 'whole' | null
  readonly group: string | null
  readonly words: string
}

export const noFilter: CommentFilter = { state: null, route: null, about: null, group: null, words: '' }

const isAbout = ({ about }: CommentView, wanted: CommentFilter['about']): boolean =>
  wanted === null || (wanted === 'whole' ? about === null : about === wanted)

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

const says = (comment: CommentView, words: string): boolean => {
  const all = plain(
    [comment.words, comment.apart, comment.name ?? '', comment.group, String(comment.number)].join('\n'),
  )
  return plain(words)
    .split(/\s+/)
    .every(word => all.includes(word))
}

export const shownOf = (comments: readonly CommentView[], filter: CommentFilter): CommentView[] =>
  comments.filter(
    comment =>
      (filter.state === null || comment.state === filter.state) &&
      (filter.route === null || comment.route === filter.route) &&
      (filter.group === null || comment.group === filter.group) &&
      isAbout(comment, filter.about) &&
      says(comment, filter.words),
  )

/** By their names. */
export const groupsOf = (comments: readonly CommentView[]): string[] =>
  [...new Set(comments.map(({ group }) => group).filter(group => group !== ''))].toSorted((a, b) =>
    a.localeCompare(b, 'en-GB'),
  )

export interface Beside {
  /** Null for what is about the whole. */
  readonly statement: { readonly id: StatementId; readonly text: string } | null
  readonly comments: readonly CommentView[]
}

/** In the order of the version, and those about the whole first; a statement that nobody said anything about is left out. */
export function besideStatements(
  comments: readonly CommentView[],
  statements: readonly NonNullable<Beside['statement']>[],
): Beside[] {
  const about = Map.groupBy(comments, one => one.about)
  return [null, ...statements]
    .map(statement => ({ statement, comments: about.get(statement?.id ?? null) ?? [] }))
    .filter(beside => beside.comments.length > 0)
}
