/** The pages of feedback as markup: whatever people write, they are the pages that they are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commentPage, roundOverPage } from '@waymark/server/plain/comment-page.ts'
import { answeredPart, feedbackPart, sayLink } from '@waymark/server/plain/feedback-part.ts'
import { asTyped, changeCommentPage, myCommentPage } from '@waymark/server/plain/my-comment-page.ts'
import { pageOf } from '@waymark/server/plain/page.ts'
import type { Comment, Round } from '@waymark/shared/model/feedback.ts'
import { CommentId, DraftId, PublicationId, RoundId, StatementId, VersionId } from '@waymark/shared/model/ids.ts'
import { elementsOf } from '#support/markup.ts'

const publicationId = PublicationId.parse('publication-01')
const statementId = StatementId.parse('statement-1')
const now = '2027-05-02T10:00:00.000Z'

function pagesWith(words: string): string[] {
  const round: Round = {
    id: RoundId.parse('round-00001'),
    draftId: DraftId.parse('draft-00001'),
    versionId: VersionId.parse('version-001'),
    intro: words,
    closesAt: { local: '2027-05-08T09:00', zone: 'Europe/London' },
    contact: words,
    promisedBy: words,
    openedAt: now,
    closedEarlyAt: null,
  }
  const comment: Comment = {
    id: CommentId.parse('comment-001'),
    roundId: round.id,
    number: 1,
    about: statementId,
    words,
    apart: words,
    says: 'no',
    route: 'form',
    name: words,
    mayShow: true,
    isReadBack: false,
    isTypedIn: false,
    at: now,
    state: 'answered',
    group: words,
    outcome: { what: 'adapted', reason: words },
    withdrawnAt: null,
    revision: 1,
  }
  const statement = { id: statementId, text: words }
  const asked = { title: words, publicationId, versionNumber: 1, round, now }
  const own = {
    secret: 'x'.repeat(43),
    link: 'https://waymark.example.org/direction/mine/x',
    round,
    comment,
    statement: words,
    versionNumber: 1,
    publicationId,
    mayChange: true,
    typed: asTyped(comment),
  }
  const answered = [
    {
      group: words,
      statements: [statement],
      isAboutWhole: true,
      comments: 2,
      outcome: comment.outcome!,
      words: [words],
    },
  ]
  const here = {
    round,
    isOpen: true,
    mail: '',
    counts: { toRead: 0, grouped: 0, needsAdvice: 0, answered: 2 },
    answered,
  }
  const feedback = { publicationId, now, here, openOn: 2 }
  const over = { ...feedback, here: { ...here, isOpen: false } }
  return [
    commentPage({ ...asked, statement, form: words, typed: asTyped(comment), wrong: { at: 'words', message: words } }),
    roundOverPage(asked, words),
    myCommentPage(own),
    myCommentPage({ ...own, mayChange: false, comment: { ...comment, withdrawnAt: now } }),
    changeCommentPage(own),
    ...[feedback, over].map(one =>
      pageOf({ title: words, main: [feedbackPart(one), sayLink(one, statementId, words), answeredPart(one)] }),
    ),
  ]
}

const shapeOf = (page: string): string[] =>
  elementsOf(page).map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '))

const hostile = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom(
    '</textarea></p></main><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u202Eturned',
    '<!--',
    '&lt;b&gt;',
  ),
)

test('[FB29] whatever words stand on the pages of feedback, they have the elements and attributes that they have with plain ones, and no script', () => {
  const plain = pagesWith('words').map(shapeOf)
  expect(plain.flat()).not.toContain('script')
  fc.assert(
    fc.property(
      hostile.map(words => `x${words}`),
      words => {
        expect(pagesWith(words).map(shapeOf)).toEqual(plain)
      },
    ),
    { numRuns: 40 },
  )
})
