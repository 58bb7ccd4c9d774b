/** What stands in the right box and may answer another question all the same. */
import { nameTag, type AnswerBox } from '@waymark/shared/drafting/questionnaire.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import type { OwnWords } from './own-words.ts'
import type { PlacedLine } from './placed-line.ts'

interface Asked {
  readonly boxes: readonly AnswerBox[]
  readonly own: OwnWords
}

export function withDoubts(lines: readonly PlacedLine[], asked: Asked): PlacedLine[] {
  const doubts = new Map(asked.boxes.map(box => [box.tag, doubtOf(lines, box, asked)]))
  return lines.map(line =>
    line.isOurs || line.tag === null || line.why !== '' ? line : { ...line, why: doubts.get(line.tag) ?? '' },
  )
}

function doubtOf(lines: readonly PlacedLine[], box: AnswerBox, { boxes, own }: Asked): string {
  if (box.tag === nameTag) return ''
  const answer = lines.filter(({ tag, isOurs }) => tag === box.tag && !isOurs)
  const others = answer.map(({ text }) => own.asks(text)).filter(asks => asks !== undefined && asks !== box)
  if (others.length > 0) return 'The words of another question stand in it: it may answer that one too.'
  const numbers = new Set(
    answer.map(({ text }) => numberOf(text)).filter(number => number > 0 && number < boxes.length),
  )
  const isEmpty = boxes.some(
    ({ tag }) => tag !== nameTag && !lines.some(line => line.tag === tag && !line.isOurs && hasWords(line.text)),
  )
  return numbers.size > 1 && isEmpty
    ? 'It is numbered while other boxes are empty: it may answer several questions.'
    : ''
}

const numberOf = (text: string): number => Number(/^\s*(?:question\s*)?(\d{1,2})\s*[.):]/i.exec(text)?.[1] ?? '0')
