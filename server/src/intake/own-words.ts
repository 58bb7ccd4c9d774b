/** Tells what we wrote ourselves from what somebody wrote: only words that are quite the same are ours, each as often as we wrote it. */
import {
  byMail,
  nameTag,
  onTheWeb,
  type AnswerBox,
  type Questionnaire,
} from '@waymark/shared/drafting/questionnaire.ts'

export interface OwnWords {
  /** Whether they are ours, and have not been met as often as we wrote them. They have been met once more then. */
  readonly take: (text: string) => boolean
  /** The same for the caption of any box. */
  readonly takeCaption: (text: string) => boolean
  /** The box of the question that this is word for word, with its number or another or none. */
  readonly asks: (text: string) => AnswerBox | undefined
  /** The box of the question that this is most like, of those given. */
  readonly resembles: (text: string, among: readonly AnswerBox[]) => AnswerBox | undefined
  /** What a program writes by itself: into an empty box, or at the foot of a page. */
  readonly isOfProgram: (text: string) => boolean
  readonly isLast: (text: string) => boolean
}

/** Other spaces, other signs for quotes, other ways to write down a letter: programs change these by themselves. */
const normal = (text: string): string =>
  text.normalize('NFC').replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, ' ').trim()

const label = /^(?:(?:question|q) ?)?\d{1,2} ?[.):]\s*/i
/** Without a number before it, or the signs by which a plain text shows that it is a heading. */
const bare = (text: string): string => {
  const inner = normal(text).replaceAll(/^[#*>_\s]+|[*_\s]+$/g, '')
  return inner.replace(label, '')
}

/** Word's own, in an empty box. In other languages it is kept, and says what it may be. */
const placeholder = /^Click (?:or tap )?here to enter text\.?$/
const pageNumber = /^Page \d* ?of ?\d*$/
const isAddress = (text: string): boolean =>
  (text.startsWith(onTheWeb) && /^ ?https?:\/\/\S+$/.test(text.slice(onTheWeb.length))) ||
  (text.startsWith(byMail) && /^ ?[^\s@]+@[^\s@]+$/.test(text.slice(byMail.length)))

export function ownWords({ title, before, boxes, after, elsewhere }: Questionnaire): OwnWords {
  const others = [
    title,
    ...[...before, ...after].map(line => line.text),
    ...boxes.flatMap(({ hint, caption }) => [...hint, caption]),
    ...elsewhere,
  ]
  const left = countsOf([...others, ...boxes.map(({ heading }) => heading)].map(normal))
  const captions = new Set(boxes.map(({ caption }) => normal(caption)))
  const asks = askedBy(boxes, new Set(others.flatMap(text => [normal(text), bare(text)])))
  const tokens = new Map(boxes.map(box => [box.tag, countsOf(tokensOf(box.text))]))
  const ends = new Set(after.map(({ text }) => normal(text)))
  const takeOne = (text: string): boolean => {
    const [own, count] = [normal(text), left.get(normal(text)) ?? 0]
    left.set(own, Math.max(0, count - 1))
    return count > 0
  }
  /** Several of our lines in one paragraph, as a program may have put them: all of them, or none is taken. */
  const takeLines = (text: string): boolean => {
    const lines = text.split('\n').filter(line => line.trim() !== '')
    const areOurs = lines.length > 1 && lines.length < 50 && lines.every(line => (left.get(normal(line)) ?? 0) > 0)
    return areOurs && lines.map(takeOne).every(Boolean)
  }
  return {
    take: text => takeOne(text) || pageNumber.test(normal(text)) || isAddress(normal(text)) || takeLines(text),
    takeCaption: text => captions.has(normal(text)) && takeOne(text),
    asks,
    resembles: (text, among) => (text.length > longest ? undefined : mostLike(tokensOf(bare(text)), among, tokens)),
    isOfProgram: text => placeholder.test(normal(text)) || pageNumber.test(normal(text)),
    isLast: text => ends.has(normal(text)),
  }
}

/** What we say elsewhere too, and what is asked twice, would be a question at the wrong place: such a line asks nothing. */
function askedBy(boxes: readonly AnswerBox[], elsewhere: ReadonlySet<string>): OwnWords['asks'] {
  const byHeading = new Map(boxes.map(box => [normal(box.heading), box]))
  const byText = new Map(boxes.map(box => [bare(box.text), box]))
  for (const box of boxes) if (byText.get(bare(box.text)) !== box) byText.delete(bare(box.text))
  for (const text of elsewhere) {
    byHeading.delete(text)
    byText.delete(text)
  }
  return text => (text.length > longest ? undefined : (byHeading.get(normal(text)) ?? byText.get(bare(text))))
}

/** No question is so long, even with what somebody put before and after it. */
const longest = 1000

const tokensOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

type Counts = ReadonlyMap<string, number>

const countsOf = (tokens: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1)
  return counts
}

/** How many of the words of both are the same, of 1. */
function likeness(tokens: readonly string[], other: Counts): number {
  let [same, all] = [0, tokens.length]
  for (const count of other.values()) all += count
  const met = new Map<string, number>()
  for (const token of tokens) {
    const before = met.get(token) ?? 0
    met.set(token, before + 1)
    if (before < (other.get(token) ?? 0)) same += 1
  }
  return (2 * same) / all
}

const leastLike = 0.5

function mostLike(
  words: readonly string[],
  among: readonly AnswerBox[],
  tokens: ReadonlyMap<string, Counts>,
): AnswerBox | undefined {
  const rated = among
    .filter(({ tag }) => tag !== nameTag)
    .map(box => ({ box, like: likeness(words, tokens.get(box.tag) ?? new Map()) }))
    .toSorted((a, b) => b.like - a.like)
  const [best] = rated
  return best !== undefined && best.like >= leastLike ? best.box : undefined
}
