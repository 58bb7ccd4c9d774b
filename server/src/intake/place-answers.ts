/**
 * Puts the lines of a message under the questions that they answer: where it repeats the words of a question, beneath a question that is
 * quoted, or by its number. Every line is in one piece, as it was written; whatever is uncertain says why. Pure.
 */
import type { QuestionId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { maxPiece, maxPieces, type PieceAsRead } from '@waymark/shared/model/response.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { kindsOfLines, type LineKind } from './quoted-text.ts'

type Questions = Pick<QuestionSet, 'questions'>

/** Where a piece begins, and what it is. */
interface Place {
  readonly questionId: QuestionId | null
  readonly why: string
}

export const why = {
  quote: 'This looks like the message that was answered.',
  signature: 'This looks like a signature.',
  question: 'These look like the words of the question.',
  number: 'It was placed by its number alone.',
  within: 'It stands within the message that was answered. Look whether it is an answer.',
  several: 'It was written beneath several questions. The last of them was taken.',
  before: 'It stood before the first question.',
  nowhere: 'The message does not say which question this answers.',
  many: 'This message has more parts than we can tell apart.',
} as const

const maxParts = maxPieces - 30
/** Beneath a quoted question there may be a hint, and no more, before the answer. */
const maxHintLetters = 700

export function placeAnswers(text: string, { questions }: Questions): PieceAsRead[] {
  const lines = text.split('\n')
  const kinds = kindsOfLines(lines)
  const known = questions.map(({ id, text: words }) => ({ id, words: plain(words) }))
  const marks = marksOf(lines, kinds, known)
  const pieces = piecesOf(lines, kinds, marks)
  const all = pieces.length > maxParts ? [{ text, questionId: null, why: why.many }] : pieces
  return all.flatMap(piece => [...cutToFit(piece)])
}

/** Letters and digits alone, so that marks, spaces and capitals make no difference. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

interface Known {
  readonly id: QuestionId
  readonly words: string
}

/** What begins at a line. */
interface Mark {
  readonly lines: number
  /** Of these lines themselves. */
  readonly own: Place
  /** Of what follows. */
  readonly next: Place
}

function marksOf(lines: readonly string[], kinds: readonly LineKind[], known: readonly Known[]): Map<number, Mark> {
  const marks = new Map<number, Mark>()
  let open = false
  for (let at = 0; at < lines.length; at += 1) {
    const found = kinds[at] === 'quote' ? quoteAt(lines, kinds, { at, known }) : questionAt(lines, kinds, { at, known })
    if (found === undefined) {
      open &&= (lines[at] ?? '').trim() === ''
      continue
    }
    // Questions that were copied together: what follows may answer all of them.
    marks.set(at, open && found.next.why === '' ? { ...found, next: { ...found.next, why: why.several } } : found)
    open = found.own.why === why.question
    at += found.lines - 1
  }
  if (isAnswered(lines, kinds, marks)) return marks
  const repeated = new Set(
    [...marks].flatMap(([at, mark]) => Array.from({ length: mark.lines }, (_, more) => at + more)),
  )
  const numbers = numbersIn(lines, { isFree: at => kinds[at] === 'words' && !repeated.has(at), known })
  if (numbers.size === 0) return marks
  const sentBack = [...marks].filter(([at]) => kinds[at] !== 'tail')
  return new Map([...sentBack.map(([at, mark]) => [at, { ...mark, next: nowhere }] as const), ...numbers])
}

const nowhere: Place = { questionId: null, why: why.nowhere }

/** Whether somebody wrote beneath a question that is repeated; otherwise its words were only sent back with the rest. */
function isAnswered(lines: readonly string[], kinds: readonly LineKind[], marks: ReadonlyMap<number, Mark>): boolean {
  let here = nowhere
  let until = 0
  return lines.some((line, at) => {
    const mark = marks.get(at)
    if (mark !== undefined) {
      here = mark.next
      until = mark.own.why === '' ? at : at + mark.lines
    }
    return at >= until && here.questionId !== null && here.why === '' && kinds[at] === 'words' && hasWords(line)
  })
}

interface Asked {
  readonly at: number
  readonly known: readonly Known[]
}

/** Lines that repeat the words of a question, which may be broken over up to four of them. */
function questionAt(lines: readonly string[], kinds: readonly LineKind[], { at, known }: Asked): Mark | undefined {
  if (plain((lines[at] ?? '').slice(0, 400)) === '') return undefined
  for (let count = 1; count <= 4 && kinds[at + count - 1] === kinds[at]; count += 1) {
    const said = plain(
      lines
        .slice(at, at + count)
        .join(' ')
        .slice(0, 1000),
    ).replace(numbered, '')
    const whole = said === '' ? undefined : known.find(({ words }) => words === said)
    if (whole !== undefined)
      return {
        lines: count,
        own: { questionId: whole.id, why: why.question },
        next: { questionId: whole.id, why: kinds[at] === 'tail' ? why.within : '' },
      }
    const begun =
      count === 1 ? longest(known.filter(({ words }) => words !== '' && said.startsWith(`${words} `))) : undefined
    // The answer stands on the same line.
    if (begun !== undefined) return { lines: 1, own: place(begun.id), next: place(begun.id) }
  }
  return undefined
}

const numbered = /^((question|cwestiwn|q|c) ?)?\d{1,2} /u
const place = (questionId: QuestionId): Place => ({ questionId, why: '' })
const longest = (all: readonly Known[]): Known | undefined => all.toSorted((a, b) => b.words.length - a.words.length)[0]

/** All that is quoted from a line on, and the question with which it ends. */
function quoteAt(lines: readonly string[], kinds: readonly LineKind[], { at, known }: Asked): Mark {
  let count = 1
  while (kinds[at + count] === 'quote') count += 1
  const said = ` ${plain(
    lines
      .slice(at, at + count)
      .map(line => line.replace(/^[\s>]+/, ''))
      .join(' '),
  )} `
  const found = known
    .map(({ id, words }) => ({ id, length: words.length, from: words === '' ? -1 : said.lastIndexOf(` ${words} `) }))
    .filter(({ from }) => from !== -1)
    .toSorted((a, b) => b.from - a.from || b.length - a.length)
  const [last] = found
  const isNear = last !== undefined && said.length - last.from - last.length <= maxHintLetters
  return {
    lines: count,
    own: { questionId: null, why: why.quote },
    next: isNear ? { questionId: last.id, why: found.length > 1 ? why.several : '' } : nowhere,
  }
}

const numberedLine = /^\s*(?:(?:question|cwestiwn|q|c)\s*)?(\d{1,2})\s?(?:[.):](?!\d)|[-–](?=\s))/i

interface Free {
  readonly isFree: (at: number) => boolean
  readonly known: readonly Known[]
}

/** Numbers at the beginnings of lines, where they go up and none is of no question: anything else is a list of the author's own. */
function numbersIn(lines: readonly string[], { isFree, known }: Free): Map<number, Mark> {
  const found = lines.flatMap((line, at) => {
    const number = numberedLine.exec(line.slice(0, 60))?.[1]
    return number === undefined || !isFree(at) ? [] : [{ at, number: Number(number) }]
  })
  const isSound = found.every(({ number }, at) => number > (found[at - 1]?.number ?? 0) && number <= known.length)
  return new Map(
    (isSound ? found : []).map(({ at, number }) => {
      const here = { questionId: known[number - 1]?.id ?? null, why: why.number }
      return [at, { lines: 1, own: here, next: here }]
    }),
  )
}

function piecesOf(
  lines: readonly string[],
  kinds: readonly LineKind[],
  marks: ReadonlyMap<number, Mark>,
): PieceAsRead[] {
  const isPlaced = [...marks.values()].some(({ next }) => next.questionId !== null)
  const pieces: { readonly place: Place; readonly lines: string[] }[] = []
  let next: Place = { questionId: null, why: isPlaced ? why.before : why.nowhere }
  let own: { readonly until: number; readonly place: Place } | undefined
  lines.forEach((line, at) => {
    const mark = marks.get(at)
    if (mark !== undefined) {
      own = { until: at + mark.lines, place: mark.own }
      next = mark.next
    }
    const here = own !== undefined && at < own.until ? own.place : placeOf(kinds[at], next)
    const last = pieces.at(-1)
    if (last !== undefined && isSame(last.place, here) && (mark === undefined || here === next)) last.lines.push(line)
    else pieces.push({ place: here, lines: [line] })
  })
  return pieces
    .map(({ place: { questionId, why: said }, lines: own_ }) => ({
      text: withoutBlankEdges(own_.join('\n')),
      questionId,
      why: said,
    }))
    .filter(({ text }) => hasWords(text))
}

function placeOf(kind: LineKind | undefined, next: Place): Place {
  if (kind === 'signature') return { questionId: null, why: why.signature }
  if (kind === 'tail' && next.why !== why.within) return { questionId: null, why: why.quote }
  return next
}

const isSame = (a: Place, b: Place): boolean => a.questionId === b.questionId && a.why === b.why

const withoutBlankEdges = (text: string): string => text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd()

/** Words that nobody looks for answers in. */
export const unplaced = (text: string, said: string): PieceAsRead[] => [
  ...cutToFit({ text, questionId: null, why: said }),
]

/** What is longer than a piece can be is several, each cut after a line where there is one. */
function* cutToFit({ text, ...rest }: PieceAsRead): Generator<PieceAsRead> {
  let left = text
  while (left.length > maxPiece) {
    const line = left.lastIndexOf('\n', maxPiece - 1)
    const cut = line > maxPiece / 2 ? line + 1 : wholeLetters(left, maxPiece)
    const piece = left.slice(0, cut)
    if (hasWords(piece)) yield { ...rest, text: piece }
    left = left.slice(cut)
  }
  if (hasWords(left)) yield { ...rest, text: left }
}

/** So many units, or one less where that would cut a character. */
const wholeLetters = (text: string, length: number): number =>
  text.slice(0, length).isWellFormed() ? length : length - 1
