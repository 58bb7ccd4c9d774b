/** Says of each line of a document which question it answers: by the box it stands in, or else by what stands above it. What is not certain says why. */
import { nameTag, type AnswerBox, type Questionnaire } from '@waymark/shared/drafting/questionnaire.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { boxMarks, type BoxMarks } from './box-marks.ts'
import type { Aside, Line } from './line.ts'
import { ownWords, type OwnWords } from './own-words.ts'
import type { PlacedLine } from './placed-line.ts'
import { withDoubts } from './with-doubts.ts'

export interface PlacedDocument {
  readonly lines: readonly PlacedLine[]
  /** Questions of which neither the words nor the box were found. */
  readonly missing: readonly AnswerBox[]
}

export const asideWhy: Readonly<Record<Aside, string>> = {
  placeholder: 'Its box says that it is empty: this may be what Word itself writes there.',
  'text-box': 'It stood in a text box.',
  note: 'It stood in a footnote or an endnote.',
  comment: 'It stood in a comment, and may be by somebody else.',
  'page-edge': 'It stood at the head or the foot of a page.',
  deleted: 'It was taken out while changes were tracked.',
  drawing: 'It stood in a drawing.',
}

/** What is known before the lines are gone through. */
interface Ground {
  readonly lines: readonly Line[]
  readonly own: OwnWords
  readonly marks: BoxMarks
  /** Whose words stand somewhere outside the boxes, exactly as they were asked. */
  readonly asked: ReadonlySet<AnswerBox>
  readonly notAsked: readonly AnswerBox[]
  /** Which box the lines of a table without a mark are in, by the order of the tables alone. */
  readonly byOrder: ReadonlyMap<number, AnswerBox>
  readonly boxed: ReadonlySet<AnswerBox>
  /** For each line whether a table without a mark comes before the words of the next question. */
  readonly isTableAhead: readonly boolean[]
}

export function placeLines(lines: readonly Line[], questionnaire: Questionnaire): PlacedDocument {
  const ground = groundOf(lines, questionnaire)
  const placed = new Map<number, PlacedLine>()
  const walk = walkOver(ground)
  lines.forEach((line, at) => {
    if (line.aside === null) placed.set(at, walk(line, at))
  })
  const edges = new Set<string>()
  lines.forEach((line, at) => {
    if (line.aside === null) return
    // The same stands at the edge of every page, and is there once for each kind of page.
    const isAgain = line.aside === 'page-edge' && edges.has(line.text)
    if (line.aside === 'page-edge') edges.add(line.text)
    placed.set(at, isAgain ? ours(line.text) : placeAside(ground, line, placed.get(line.near ?? -1)))
  })
  const isBody = (at: number): boolean => lines[at]?.aside === null
  const inOrder = [...placed].toSorted(([a], [b]) => Number(isBody(b)) - Number(isBody(a)) || a - b)
  return {
    lines: withDoubts(
      inOrder.map(([, line]) => line),
      { boxes: questionnaire.boxes, own: ground.own },
    ),
    missing: questionnaire.boxes.filter(box => box.tag !== nameTag && !ground.asked.has(box) && !ground.boxed.has(box)),
  }
}

function groundOf(lines: readonly Line[], questionnaire: Questionnaire): Ground {
  const { boxes } = questionnaire
  const [own, marks] = [ownWords(questionnaire), boxMarks(lines, boxes)]
  const body = lines.filter(({ aside }) => aside === null)
  const boxed = new Set(body.map(marks.boxAt).filter(box => box !== undefined))
  const outside = body.filter(line => marks.boxAt(line) === undefined)
  const asked = new Set(outside.map(({ text }) => own.asks(text)).filter(box => box !== undefined))
  const notAsked = boxes.filter(box => !asked.has(box))
  const tables = [...new Set(outside.map(({ table }) => table).filter(table => table !== null))]
  const questions = boxes.filter(({ tag }) => tag !== nameTag)
  const inOrder = tables.length === boxes.length ? boxes : tables.length === questions.length ? questions : []
  const isLost = boxed.size === 0 && asked.size === 0
  const byOrder = new Map(isLost ? tables.map((table, at) => [table, inOrder[at]] as const).filter(isPair) : [])
  let isAhead = false
  const isTableAhead = lines
    .toReversed()
    .map(line => {
      const was = isAhead
      if (line.aside === null)
        isAhead =
          own.asks(line.text) === undefined && (isAhead || (line.table !== null && marks.boxAt(line) === undefined))
      return was
    })
    .toReversed()
  return { lines, own, marks, asked, notAsked, byOrder, boxed, isTableAhead }
}

const isPair = (pair: readonly [number, AnswerBox | undefined]): pair is readonly [number, AnswerBox] =>
  pair[1] !== undefined

const ours = (text: string): PlacedLine => ({ text, tag: null, why: '', isOurs: true })
const theirs = (text: string, box: AnswerBox | undefined, why: string): PlacedLine => ({
  text,
  tag: box?.tag ?? null,
  why,
  isOurs: false,
})

function placeAside({ own }: Ground, { text, aside }: Line, near: PlacedLine | undefined): PlacedLine {
  const isOfProgram = (aside === 'placeholder' || aside === 'page-edge') && own.isOfProgram(text)
  if (isOfProgram || own.take(text)) return ours(text)
  return { text, tag: near?.tag ?? null, why: aside === null ? '' : asideWhy[aside], isOurs: false }
}

/** Where one is, going down the document. */
interface Place {
  /** The question whose words were met last. */
  current: AnswerBox | undefined
  isReworded: boolean
  /** Its box has been met, or what takes its place. */
  isBoxPassed: boolean
  /** The table without a mark that is its box, as the first under its words. */
  table: number | null
  isPastEnd: boolean
}

function walkOver(ground: Ground): (line: Line, at: number) => PlacedLine {
  const place: Place = { current: undefined, isReworded: false, isBoxPassed: false, table: null, isPastEnd: false }
  const met = new Set<AnswerBox>()
  const begin = (box: AnswerBox, isReworded: boolean): void => {
    Object.assign(place, { current: box, isReworded, isBoxPassed: false, table: null, isPastEnd: false })
  }
  const asksHere = (text: string, box: AnswerBox): PlacedLine => {
    begin(box, false)
    const isOurs = ground.own.take(text) || !met.has(box)
    met.add(box)
    return isOurs ? ours(text) : theirs(text, box, 'These are the words of the question, once more.')
  }
  const outside = (line: Line, at: number): PlacedLine => {
    const { text } = line
    const isLast = ground.own.isLast(text)
    if (hasWords(text) && ground.own.take(text)) {
      place.isPastEnd ||= isLast
      return ours(text)
    }
    const reworded = rewordedBy(ground, line, at)
    if (reworded !== undefined) {
      begin(reworded, true)
      return theirs(text, reworded, 'These are the words of the question, changed.')
    }
    return hasWords(text) ? elsewhere(ground, place, { line, at }) : theirs(text, undefined, '')
  }
  return (line, at) => {
    const box = ground.marks.boxAt(line)
    if (box !== undefined) {
      if (place.current !== box) begin(box, false)
      place.isBoxPassed = true
      return inItsBox(ground, line, box)
    }
    const asks = ground.own.asks(line.text)
    return asks === undefined ? outside(line, at) : asksHere(line.text, asks)
  }
}

function inItsBox({ own, marks }: Ground, { text, control }: Line, box: AnswerBox): PlacedLine {
  if (control !== box.tag && own.takeCaption(text)) return ours(text)
  return theirs(text, box, marks.isTwice(box) ? 'There were two boxes for this question.' : '')
}

/** The question that a line puts in other words: one that it is like, or the one whose box comes next, if it is a heading. */
function rewordedBy(ground: Ground, line: Line, at: number): AnswerBox | undefined {
  const { text, isHeading, table } = line
  if (!hasWords(text) || ground.notAsked.length === 0 || !isAsking(line)) return undefined
  const like = ground.own.resembles(text, ground.notAsked)
  return like === undefined && isHeading && table === null ? boxBelow(ground, at) : like
}

const isAsking = ({ text, isHeading }: Line): boolean =>
  isHeading || /[?؟:]\s*$/.test(text) || /^\s*(?:question\s*)?\d{1,2}\s*[.):]/i.test(text)

function boxBelow({ lines, marks, notAsked }: Ground, at: number): AnswerBox | undefined {
  const next = lines.slice(at + 1, at + 30).find(other => other.isHeading || marks.boxAt(other) !== undefined)
  const box = next === undefined ? undefined : marks.boxAt(next)
  return box !== undefined && notAsked.includes(box) ? box : undefined
}

interface Here {
  readonly line: Line
  readonly at: number
}

/** Neither in a box with a mark nor ours. */
function elsewhere(ground: Ground, place: Place, here: Here): PlacedLine {
  const { line } = here
  const { text, table } = line
  if (ground.marks.isForgotten(line))
    return theirs(text, undefined, 'It stood in the box of a question that is not among these any more.')
  if (table !== null && ground.byOrder.has(table))
    return theirs(
      text,
      ground.byOrder.get(table),
      'No question was found in the file: this went by the order of its boxes.',
    )
  if (place.isPastEnd) return theirs(text, undefined, 'It stood after the last question.')
  if (place.current === undefined)
    return theirs(
      text,
      undefined,
      ground.asked.size + ground.boxed.size === 0
        ? 'No question was found in the file.'
        : 'It stood before the first question.',
    )
  return under(ground, place, { ...here, box: place.current })
}

function under(
  ground: Ground,
  place: Place,
  { line: { text, table }, at, box }: Here & { readonly box: AnswerBox },
): PlacedLine {
  const hasBox = ground.boxed.has(box)
  if (table !== null && !hasBox && (place.table ?? table) === table) {
    place.table = table
    place.isBoxPassed = true
    return theirs(text, box, certain(ground, place))
  }
  if (table !== null) return theirs(text, box, 'It stood in a table beside the box.')
  if (place.isBoxPassed) return theirs(text, box, 'It stood below the box.')
  return theirs(
    text,
    box,
    hasBox || ground.isTableAhead[at] === true ? 'It stood above the box.' : certain(ground, place),
  )
}

/** Where all questions are there as they were asked, what stands under one answers it. */
function certain({ notAsked }: Ground, { isReworded }: Place): string {
  if (isReworded) return 'The words of the question above it were changed.'
  return notAsked.some(({ tag }) => tag !== nameTag)
    ? 'Not all questions were found in the file: it may answer another one.'
    : ''
}
