/** What a written answer says at a place, and how a reading of it covers every letter of it. */
import type { QuestionId } from '#model/ids.ts'
import type { Part, Piece, Span } from '#model/response.ts'

/** The words of a passage; undefined where there are none at that place, or where it would cut a character. */
export function wordsAt(text: string, { start, end }: Pick<Span, 'start' | 'end'>): string | undefined {
  if (start < 0 || start >= end || end > text.length) return undefined
  const found = text.slice(start, end)
  return found.isWellFormed() ? found : undefined
}

/** As it came: a part for each piece. */
export const partsAsSent = (pieces: readonly Piece[]): Part[] =>
  pieces.map(({ id, text, questionId }) => ({ pieceId: id, start: 0, end: text.length, questionId, isLeftOut: false }))

/** Whether the parts stand in the order of the pieces and each letter is in exactly one of them. */
export function coverAll(pieces: readonly Pick<Piece, 'id' | 'text'>[], parts: readonly Part[]): boolean {
  let at = 0
  for (const { id, text } of pieces) {
    let from = 0
    while (from < text.length) {
      const part = parts[at]
      if (part?.pieceId !== id || part.start !== from || wordsAt(text, part) === undefined) return false
      from = part.end
      at += 1
    }
  }
  return at === parts.length
}

/** Where this part of a text can be cut in two: where its sentences begin, but for the first. In their order. */
export function cutsIn(text: string, { start, end }: Pick<Span, 'start' | 'end'>): number[] {
  return sentencesOf(text.slice(start, end), Infinity)
    .map(sentence => start + sentence.start)
    .slice(1)
}

/** This part as two, the second from `at` on. Both stand where it stood. Unchanged where `at` is at its edge. */
export const cutInTwo = (parts: readonly Part[], part: Part, at: number): Part[] =>
  at <= part.start || at >= part.end
    ? [...parts]
    : parts.flatMap(one =>
        one === part
          ? [
              { ...one, end: at },
              { ...one, start: at },
            ]
          : [one],
      )

/** The part before it that it can be joined to: of the same piece, so that no words are between. */
export function partBefore(parts: readonly Part[], part: Part): Part | undefined {
  const before = parts[parts.indexOf(part) - 1]
  return before?.pieceId === part.pieceId ? before : undefined
}

/** This part and the one before it as one, where that one stands. Unchanged where it has none before it. */
export function joinedToBefore(parts: readonly Part[], part: Part): Part[] {
  const before = partBefore(parts, part)
  if (before === undefined) return [...parts]
  return parts.flatMap(one => (one === part ? [] : one === before ? [{ ...one, end: part.end }] : [one]))
}

/** What the team reads as the answer to a question, in its order; parts of different pieces are apart by an empty line. */
export function answerTo(
  { pieces, parts }: { readonly pieces: readonly Piece[]; readonly parts: readonly Part[] },
  questionId: QuestionId | null,
): string {
  const textOf = new Map(pieces.map(({ id, text }) => [id, text]))
  return parts
    .filter(part => part.questionId === questionId && !part.isLeftOut)
    .map(({ pieceId, start, end }) => (textOf.get(pieceId) ?? '').slice(start, end))
    .join('\n\n')
}

const white = /\s/u

/** The passage without the spaces around it: where a note of it begins and ends. Undefined where it is spaces alone. */
export function tightSpan(
  text: string,
  { start, end }: Pick<Span, 'start' | 'end'>,
): Pick<Span, 'start' | 'end'> | undefined {
  let [from, to] = [Math.max(0, start), Math.min(text.length, end)]
  while (from < to && white.test(text[from] ?? '')) from += 1
  while (to > from && white.test(text[to - 1] ?? '')) to -= 1
  return from < to ? { start: from, end: to } : undefined
}

/** Where somebody might cut a text: its sentences, and never more than `max` code units in one. Nothing is cut by it. */
export function sentencesOf(text: string, max: number): Pick<Span, 'start' | 'end'>[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  return [...segmenter.segment(text)].flatMap(({ index, segment }) =>
    // A line break ends a sentence, too: lists have no full stops.
    [...segment.matchAll(/[^\n]+/g)].flatMap(({ index: within, 0: line }) => {
      const tight = tightSpan(text, { start: index + within, end: index + within + line.length })
      return tight === undefined || tight.end - tight.start > max ? [] : [tight]
    }),
  )
}

/** As people count them: a number is one, a word with a hyphen is one. */
export const countWords = (text: string): number => (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu) ?? []).length
