/** What each column of a table most likely is: told by its heading, and only ever offered to a person who looks at it. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { ColumnUse } from '@waymark/shared/wire/answer-tables.ts'

type Use = Exclude<ColumnUse['to'], 'question'>

/** In this order. At most one column of each, where `once` says so. */
const signs: readonly { readonly is: Use; readonly once: boolean; readonly heading: RegExp }[] = [
  {
    is: 'left-out',
    once: false,
    heading:
      /^(?:your |respondent )?(?:e-?mail(?: address)?|e-?bost|ip(?: address)?|(?:tele)?phone(?: number)?|user ?agent|browser|collector(?: id)?|language|progress|status|score|duration.*|time (?:taken|spent).*|latitude|longitude|location ?(?:latitude|longitude)|recorded ?date|finished|distribution ?channel|user ?language)$/,
  },
  {
    is: 'reference',
    once: true,
    heading:
      /^(?:#|no|nr|id|guid|uuid|token|(?:your )?reference|ref|(?:response|respondent|submission|entry|answer|record|participant) ?(?:id|no|number|reference|token)|cyfeirnod)$/,
  },
  {
    is: 'given',
    once: true,
    heading:
      /^(?:time ?stamp|date|time|date and time|(?:date|time) (?:submitted|given|sent|completed)|submitted(?: (?:at|on))?|submission (?:date|time)|submit date|completed?(?: (?:at|on|time))?|completion time|end ?date|end time|amser|dyddiad)$/,
  },
  {
    is: 'name',
    once: false,
    heading: /^(?:your |full |first |last |display |preferred )?(?:name|surname|enw(?: llawn)?)(?: optional)?$/,
  },
  {
    is: 'may-quote',
    once: true,
    heading: /\bquot(?:e|ed|ing)\b|\bdyfynnu\b/,
  },
]

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replaceAll(/[’']/g, '')
    .match(/#|[\p{L}\p{N}\p{M}-]+/gu) ?? []

/** So much of the words of both must be the same. */
const muchAlike = 0.5

/** One for each heading. A question is guessed once, for the column that is most like it. */
export function guessColumns(headings: readonly string[], { questions }: Pick<QuestionSet, 'questions'>): ColumnUse[] {
  const guesses = new Map<number, ColumnUse>()
  const asked = questions.map(({ id, text }) => ({ id, words: new Set(wordsIn(text)) }))
  const scored = headings
    .flatMap((heading, column) => {
      const words = new Set(wordsIn(heading))
      return asked.map(question => ({ column, questionId: question.id, score: alike(words, question.words) }))
    })
    .filter(({ score }) => score >= muchAlike)
    .toSorted((a, b) => b.score - a.score)
  const given = new Set<string>()
  for (const { column, questionId } of scored) {
    if (guesses.has(column) || given.has(questionId)) continue
    guesses.set(column, { to: 'question', questionId })
    given.add(questionId)
  }
  const used = new Set<Use>()
  headings.forEach((heading, column) => {
    if (guesses.has(column)) return
    const questionId = questions[numberedIn(heading) - 1]?.id
    if (questionId !== undefined && !given.has(questionId)) {
      guesses.set(column, { to: 'question', questionId })
      given.add(questionId)
      return
    }
    const said = wordsIn(heading).join(' ')
    const sign = signs.find(({ is, once, heading: like }) => like.test(said) && !(once && used.has(is)))
    if (sign === undefined) return
    guesses.set(column, { to: sign.is })
    used.add(sign.is)
  })
  return headings.map((_, column) => guesses.get(column) ?? { to: 'unplaced' })
}

/** From 0 to 1. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter(word => other.has(word)).length
  return shared === 0 ? 0 : (2 * shared) / (one.size + other.size)
}

/** `Q2` and `Question 2` name the second; 0 where none is named. */
const numberedIn = (heading: string): number =>
  Number(/^\s*(?:q|question|cwestiwn)\s*\.?\s*(\d{1,2})\b/i.exec(heading)?.[1] ?? 0)
