/** What a writer had promised when the power went, from what it had said by then. */
import { after, beginningOf, deletedBy, nothing, type State, type Step } from './plan.ts'

export interface Promised {
  /** Of the links, once somebody could have been given one. */
  readonly key: string | undefined
  /** Each note and each theme is as it is in the one or in the other: what was under way may be there or not. */
  readonly either: readonly State[]
  /** Words that were removed for good. */
  readonly removed: readonly string[]
}

/** Answers, for all that the writer had said, line by line, what it had promised. */
export function promisesOf(plan: readonly Step[]): (said: string) => Promised {
  const states: State[] = [nothing]
  const batches = plan.flatMap(step => (step.kind === 'ask' ? [step.batch] : []))
  for (const batch of batches) states.push(after(states.at(-1) ?? nothing, batch))
  const removed = new Map<number, readonly string[]>()
  const removedBy = (number: number): readonly string[] => {
    const known = removed.get(number) ?? deletedBy(batches.slice(0, number + 1))
    removed.set(number, known)
    return known
  }
  return said => {
    const last = (word: string): string | undefined => {
      const at = said.lastIndexOf(`\n${word} `)
      return at === -1 ? undefined : said.slice(at + word.length + 2, said.indexOf('\n', at + 1))
    }
    // Those of the batch that was under way may be there, and those before have to be.
    const either = ['done', 'asked'].map(word => states[Number(last(word) ?? -1) + 1] ?? nothing)
    return { key: last('key'), either, removed: removedBy(Number(last('anew') ?? -1)) }
  }
}

export interface Found {
  readonly key: string
  readonly state: State
  /** How the words begin that stand in the logs of all documents, read byte for byte. */
  readonly logged: ReadonlySet<string>
}

/** Answers what is not as it was promised, in short sentences. */
export function broken({ key, either, removed }: Promised, found: Found): string[] {
  return [
    ...removed
      .filter(text => found.logged.has(beginningOf(text)))
      .map(text => `removed for good and there: ${short(text)}`),
    ...(key === undefined || key === found.key ? [] : ['the key of the links is another']),
    ...differences(
      'note',
      found.state.notes,
      either.map(({ notes }) => notes),
    ),
    ...differences(
      'theme',
      found.state.themes,
      either.map(({ themes }) => themes),
    ),
  ]
}

type ById = ReadonlyMap<string, unknown>

function differences(what: string, found: ById, either: readonly ById[]): string[] {
  const ids = new Set([found, ...either].flatMap(map => [...map.keys()]))
  return [...ids].flatMap(id => {
    const is = JSON.stringify(found.get(id))
    const allowed = [...new Set(either.map(map => JSON.stringify(map.get(id))))]
    return allowed.includes(is) ? [] : [`${what} ${id} is ${short(is)}, and not ${allowed.map(short).join(' or ')}`]
  })
}

const short = (json: string | undefined): string =>
  (json ?? 'not there').replaceAll(/(nothing of this may be lost ?)+/g, words => `${words.length} letters`)
