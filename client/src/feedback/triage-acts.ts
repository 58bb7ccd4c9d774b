/** What is asked of the server when comments are decided about, and the way back from it. Pure. */
import type { Outcome, Triage } from '@waymark/shared/model/feedback.ts'
import type { CommentId } from '@waymark/shared/model/ids.ts'
import type { CommentView, triageComments } from '@waymark/shared/wire/feedback.ts'
import type { SentBodyOf } from '@waymark/shared/wire/route.ts'

export type Decision =
  | { readonly to: 'group'; readonly group: string }
  | { readonly to: 'no-group' }
  | { readonly to: 'needs-advice' }
  | { readonly to: 'to-read' }
  | { readonly to: 'answer'; readonly outcome: Outcome }

type Body = SentBodyOf<typeof triageComments>

const triageOf = ({ state, group, outcome }: Triage): Triage => ({ state, group, outcome })

/** What a comment is once that is decided. */
export function becomes(before: Triage, decision: Decision): Triage {
  switch (decision.to) {
    case 'group':
      return { state: 'grouped', group: decision.group, outcome: null }
    case 'no-group':
      return before.state === 'grouped'
        ? { state: 'to-read', group: '', outcome: null }
        : { ...triageOf(before), group: '' }
    case 'needs-advice':
      return { state: 'needs-advice', group: before.group, outcome: null }
    case 'to-read':
      return { state: 'to-read', group: before.group, outcome: null }
    case 'answer':
      return { state: 'answered', group: before.group, outcome: decision.outcome }
  }
}

/** For each comment what it was and what it became. */
export interface Step {
  readonly id: CommentId
  readonly from: Triage
  readonly to: Triage
}

export const stepsOf = (comments: readonly CommentView[], decision: Decision): Step[] =>
  comments.map(comment => ({ id: comment.id, from: triageOf(comment), to: becomes(comment, decision) }))

const isSame = (a: Triage, b: Triage): boolean => JSON.stringify(triageOf(a)) === JSON.stringify(triageOf(b))

/** The way back: for each of them that is still as this left it. Others were changed since, and stay. */
export const stepsBack = (done: readonly Step[], now: readonly CommentView[]): Step[] =>
  done.flatMap(({ id, from, to }) => {
    const comment = now.find(one => one.id === id)
    return comment !== undefined && isSame(comment, to) ? [{ id, from: to, to: from }] : []
  })

/** Each decision once, however many it is about. */
export function bodyOf(steps: readonly Step[], now: readonly CommentView[]): Body {
  const places = new Map<string, number>()
  const decisions: Triage[] = []
  const comments = steps.flatMap(({ id, to }) => {
    const comment = now.find(one => one.id === id)
    if (comment === undefined) return []
    const key = JSON.stringify(to)
    const place = places.get(key) ?? decisions.push(to) - 1
    places.set(key, place)
    return [{ id, revision: comment.revision, becomes: place }]
  })
  return { decisions, comments }
}
