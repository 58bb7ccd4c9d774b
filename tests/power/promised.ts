/** What a writer had promised when the power went, from what it had said by then. */
import { after, deletedBy, nothing, type State, type Step } from './plan.ts'

export interface Promised {
  /** Of the links, once somebody could have been given one. */
  readonly key: string | undefined
  /** Each note and each theme is as it is in the one or in the other: what was under way may be there or not. */
  readonly either: readonly [State, State]
  /** Words that were removed for good. */
  readonly removed: readonly string[]
}

/** `said` is all that it said, line by line. */
export function promisedBy(said: string, plan: readonly Step[]): Promised {
  const last = (word: string): string | undefined =>
    [...said.matchAll(new RegExp(`^${word} (\\w+)$`, 'gm'))].at(-1)?.[1]
  const batches = plan.flatMap(step => (step.kind === 'ask' ? [step.batch] : []))
  const done = Number(last('done') ?? -1)
  const asked = Number(last('asked') ?? -1)
  const before = batches.slice(0, done + 1).reduce(after, nothing)
  const removed = deletedBy(plan, Number(last('anew') ?? -1))
  return { key: last('key'), either: [before, asked > done ? after(before, batches[asked] ?? []) : before], removed }
}

export interface Found {
  readonly key: string
  readonly state: State
  /** Of all documents, byte for byte. */
  readonly logs: Buffer
}

/** Answers what is not as it was promised, in short sentences. */
export function broken({ key, either, removed }: Promised, found: Found): string[] {
  return [
    ...removed.filter(text => found.logs.includes(text)).map(text => `removed for good and there: ${short(text)}`),
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
