/** All that is kept of a comment, for whoever has the link to it. */
import { ownComment } from './own-comment.ts'
import type { CommentDeps } from './comments.ts'

export async function commentAboutMe(deps: CommentDeps, secret: string) {
  const { comment, statement } = await ownComment(deps, secret)
  const { number, words, apart, says, route, name, mayShow, at, withdrawnAt, outcome } = comment
  return [
    {
      number,
      about: statement ?? 'The whole',
      text: words,
      apart,
      says: says ?? '',
      wayIn: route,
      name: name ?? '',
      mayBeShown: mayShow,
      sentAt: at,
      withdrawnAt: withdrawnAt ?? '',
      answer: outcome?.what ?? '',
      why: outcome?.reason ?? '',
    },
  ]
}
