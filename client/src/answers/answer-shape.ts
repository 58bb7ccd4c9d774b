/** One answer as its parts are given it, with the headings under which notes of it may stand. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import type { Span } from '@waymark/shared/model/response.ts'
import type { readResponse } from '@waymark/shared/wire/responses.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { Acting } from './use-act.ts'

export interface Heading {
  readonly id: SectionId
  readonly title: string
}

export type SeenAnswer = ReplyOf<typeof readResponse>

export interface AnswerShape {
  readonly seen: SeenAnswer
  readonly headings: readonly Heading[]
  readonly acting: Acting
}

/** The heading of the question that is answered at that place; the first there is where nobody has said which. */
export function headingAt(
  { seen, headings }: Pick<AnswerShape, 'seen' | 'headings'>,
  span: Span,
): SectionId | undefined {
  const part = seen.parts.find(one => one.pieceId === span.pieceId && one.start <= span.start && one.end > span.start)
  return seen.set.questions.find(({ id }) => id === part?.questionId)?.sectionId ?? headings[0]?.id
}

export const wordsOf = ({ pieces }: Pick<SeenAnswer, 'pieces'>, { pieceId, start, end }: Span): string =>
  pieces.find(({ id }) => id === pieceId)?.text.slice(start, end) ?? ''
