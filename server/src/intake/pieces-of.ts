/** Makes pieces of the lines of a document: what stands together and answers the same is one, and nothing gets lost on the way. */
import { nameTag, type AnswerBox } from '@waymark/shared/drafting/questionnaire.ts'
import { QuestionId } from '@waymark/shared/model/ids.ts'
import { DisplayName } from '@waymark/shared/model/member.ts'
import { maxPiece, maxPieces, type PieceAsRead } from '@waymark/shared/model/response.ts'
import { hasWords, isKeepable, keepableText } from '@waymark/shared/model/text.ts'
import type { PlacedLine } from './placed-line.ts'
import { tooMuchText } from './refused.ts'

export interface Pieced {
  readonly pieces: readonly PieceAsRead[]
  readonly name: string | null
  readonly messages: readonly string[]
}

/** All words of an answer, in UTF-16 units. */
const mostWords = 500_000

interface Group {
  readonly tag: string | null
  readonly why: string
  text: string
}

export function piecesOf(lines: readonly PlacedLine[], boxes: readonly AnswerBox[]): Pieced {
  const grouped = groupsOf(lines)
  const isAllKept = grouped.every(({ text }) => isKeepable(text))
  const groups = grouped
    .map(group => ({ ...group, text: isKeepable(group.text) ? group.text : keepableText(group.text) }))
    .filter(({ text }) => hasWords(text))
  if (groups.reduce((sum, { text }) => sum + text.length, 0) > mostWords) throw tooMuchText()
  const name = nameIn(groups)
  const asked = new Map(boxes.filter(({ tag }) => tag !== nameTag).map(({ tag }) => [tag, QuestionId.parse(tag)]))
  const pieces = groups
    .filter(({ tag }) => name === null || tag !== nameTag)
    .flatMap(({ tag, why, text }) =>
      inParts(text).map(part => ({
        text: part,
        questionId: asked.get(tag ?? '') ?? null,
        why: tag === nameTag && why === '' ? 'It stood where the name is asked for.' : why,
      })),
    )
  return {
    pieces: atMost(maxPieces, pieces),
    name,
    messages: isAllKept ? [] : ['There were signs in it that no text can hold. They were left out.'],
  }
}

/** Empty lines within what stands together are kept, those around it are not. */
function groupsOf(lines: readonly PlacedLine[]): Group[] {
  const groups: Group[] = []
  let open: Group | undefined
  let blanks = ''
  for (const { text, tag, why, isOurs } of lines) {
    if (isOurs) open = undefined
    else if (!hasWords(text)) blanks += `\n${text}`
    else {
      if (open !== undefined && open.tag === tag && open.why === why) open.text += `${blanks}\n${text}`
      else groups.push((open = { tag, why, text }))
      blanks = ''
    }
    if (open === undefined) blanks = ''
  }
  return groups
}

function nameIn(groups: readonly Group[]): string | null {
  const [one, ...others] = groups.filter(({ tag }) => tag === nameTag)
  const name = DisplayName.safeParse(one?.text.trim())
  return one?.why === '' && others.length === 0 && name.success ? name.data : null
}

/** At ends of lines where there are any, else between words, and never within a letter. */
function inParts(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > maxPiece) {
    const start = rest.slice(0, maxPiece)
    const line = start.lastIndexOf('\n')
    const space = start.lastIndexOf(' ') + 1
    const cut = line > 0 ? line : space > 1 ? space : start.isWellFormed() ? maxPiece : maxPiece - 1
    parts.push(rest.slice(0, cut))
    rest = rest.slice(line > 0 ? cut + 1 : cut)
  }
  return [...parts, rest].filter(hasWords)
}

/** Too many little ones become fewer: first those that follow each other and are alike, then all that follow each other. */
function atMost(count: number, pieces: readonly PieceAsRead[]): PieceAsRead[] {
  if (pieces.length <= count) return [...pieces]
  const alike = joined(pieces, (a, b) => a.questionId === b.questionId)
  return alike.length <= count ? alike : joined(alike, () => true)
}

function joined(pieces: readonly PieceAsRead[], mayJoin: (a: PieceAsRead, b: PieceAsRead) => boolean): PieceAsRead[] {
  const all: PieceAsRead[] = []
  for (const piece of pieces) {
    const before = all.at(-1)
    if (before !== undefined && mayJoin(before, piece) && before.text.length + piece.text.length < maxPiece)
      all[all.length - 1] = {
        text: `${before.text}\n\n${piece.text}`,
        questionId: before.questionId === piece.questionId ? before.questionId : null,
        why: before.why === piece.why ? before.why : 'Several passages are together here, because there were so many.',
      }
    else all.push(piece)
  }
  return all
}
