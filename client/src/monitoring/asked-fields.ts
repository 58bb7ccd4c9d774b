/** A form as it is typed: answers to choose from stand one to a line. */
import { WhoAsked, type WhoQuestion } from '@waymark/shared/model/who.ts'

export interface QuestionFields extends Omit<WhoQuestion, 'options'> {
  /** Of this page alone, so that a question keeps its fields when it is moved. */
  readonly key: number
  readonly options: string
}

export interface AskedFields {
  readonly why: string
  readonly changed: string
  readonly questions: readonly QuestionFields[]
}

export const fieldsOf = ({ why, changed, questions }: WhoAsked): AskedFields => ({
  why,
  changed,
  questions: questions.map((question, key) => typedAs(question, key)),
})

export const typedAs = ({ text, hint, options, ownWords }: WhoQuestion, key: number): QuestionFields => ({
  key,
  text,
  hint,
  ownWords,
  options: options.join('\n'),
})

export const askedIn = ({ why, changed, questions }: AskedFields): WhoAsked => ({
  why,
  changed,
  questions: questions.map(({ text, hint, ownWords, options }) => ({
    text,
    hint,
    ownWords,
    options: options.split('\n').flatMap(line => (line.trim() === '' ? [] : [line.trim()])),
  })),
})

/** The first thing wrong with each field, by its name: `questions.2.options`. What is wrong with one of the answers is said beside all of them. */
export function wrongWith(asked: WhoAsked): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { path, message } of WhoAsked.safeParse(asked).error?.issues ?? []) {
    const name = path.slice(0, 3).map(String).join('.')
    if (!found.has(name)) found.set(name, message)
  }
  return found
}

export const nextKey = (questions: readonly QuestionFields[]): number =>
  Math.max(0, ...questions.map(one => one.key)) + 1

export function moved<T>(list: readonly T[], from: number, by: number): readonly T[] {
  const to = from + by
  const one = list[from]
  return one === undefined || to < 0 || to >= list.length ? list : list.toSpliced(from, 1).toSpliced(to, 0, one)
}
