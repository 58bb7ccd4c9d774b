/** Which of the three stores a file of the server touches: by the kinds of rows that it imports, by the jobs that it calls, and by name. */
import { codeOf } from './files.ts'

export type StoreName = 'words' | 'people' | 'monitoring'

/** The imports of a file of server/src, each with what it takes from there. */
const importsIn = (code: string): readonly { readonly names: string; readonly from: string }[] =>
  [...code.matchAll(/import\s+([^'"]*?)\s*from\s+'([^']+)'/g)].map(([, names = '', from = '']) => ({ names, from }))

/** Of the kinds of the words, these say nothing of what is in them. */
const harmless = /^(?:import\s+)?(?:type\s+)?\{?\s*(?:(?:type\s+)?(?:Kind|wholeServer)\s*,?\s*)+\}?$/

const byName: Readonly<Record<Exclude<StoreName, 'words'>, RegExp>> = {
  people: /\bdeps\.people\b|\bpeople: *Store\b|Pick<\s*Deps,[^>]*'people'/,
  monitoring: /\bdeps\.monitoring\b|\bmonitoring: *Store\b|Pick<\s*Deps,[^>]*'monitoring'/,
}
const words = /\bdeps\.store\b|\bstore: *Store\b|Pick<\s*Deps,[^>]*'store'/

/** By itself, without what it calls. */
export function touchedBy(code: string): ReadonlySet<StoreName> {
  const found = new Set<StoreName>()
  for (const { names, from } of importsIn(code)) {
    if (from.endsWith('store/kinds.ts') && !harmless.test(names)) found.add('words')
    if (from.endsWith('store/people-kinds.ts')) found.add('people')
    if (from.endsWith('store/monitoring-kinds.ts')) found.add('monitoring')
  }
  if (words.test(code)) found.add('words')
  for (const name of ['people', 'monitoring'] as const) if (byName[name].test(code)) found.add(name)
  return found
}

/** The folder of a job, or undefined for a file at the rim (`http`, `post`, `main`, `store`) or at the root. */
const jobIn = (path: string): string | undefined => {
  const folder = /^([a-z]+)\//.exec(path)?.[1]
  return folder === undefined || ['http', 'post', 'main', 'store'].includes(folder) ? undefined : folder
}

/** Names kinds, to say that they stay; it reads no row. */
const namesAlone = 'archive/table-of-kinds.ts'

/**
 * Where two stores meet: jobs by all files of their folder together, and files at the rim with the jobs that they call. `files` have
 * paths from server/src. A file at the rim that is called by another one there answers for itself.
 */
export function meetings(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly StoreName[]> {
  const jobs = new Map<string, Set<StoreName>>()
  for (const [path, code] of files) {
    const job = jobIn(path)
    if (job === undefined || path === namesAlone) continue
    const all = jobs.get(job) ?? new Set<StoreName>()
    for (const name of touchedBy(code)) all.add(name)
    jobs.set(job, all)
  }
  const found = new Map<string, ReadonlySet<StoreName>>(jobs)
  for (const [path, code] of files) {
    if (jobIn(path) !== undefined) continue
    const called = importsIn(code).map(({ from }) => jobs.get(/^#([a-z]+)\//.exec(from)?.[1] ?? '') ?? [])
    found.set(path, new Set([...touchedBy(code), ...called.flatMap(names => [...names])]))
  }
  return new Map([...found].filter(([, names]) => names.size > 1).map(([path, names]) => [path, [...names].toSorted()]))
}

export const codeByPath = (files: readonly string[]): ReadonlyMap<string, string> =>
  new Map(files.map(file => [file.slice('server/src/'.length), codeOf(file)]))
