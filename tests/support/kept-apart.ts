/**
 * Whether anything joins the three stores. `watchApart` looks over the shoulder of a server in every test: each id that is written to one
 * store and not to be told from chance must never be written to another. `valuesInFile` and `valuesIn` read what lies there afterwards.
 */
import { DatabaseSync } from 'node:sqlite'
import type { Store } from '@waymark/server/store/store.ts'
import type { StoreName } from './stores-touched.ts'

export interface Watched {
  readonly stores: Readonly<Record<StoreName, Store>>
  /** Throws where an id stands in two stores. */
  readonly check: () => void
}

/** What nobody types and no two things have in common. */
const looksLikeChance = /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{20,64}$/

export function watchApart(given: Readonly<Record<StoreName, Store>>): Watched {
  const seen: Readonly<Record<StoreName, Set<string>>> = { words: new Set(), people: new Set(), monitoring: new Set() }
  const watch = (name: StoreName): Store =>
    new Proxy(given[name], {
      get: (store, key) => {
        if (key !== 'commit') return Reflect.get(store, key) as unknown
        return (change: Parameters<Store['commit']>[0]) => {
          for (const { id, parent, body } of change.puts ?? [])
            for (const value of stringsIn([id, parent, body])) if (looksLikeChance.test(value)) seen[name].add(value)
          return store.commit(change)
        }
      },
    })
  return {
    stores: { words: watch('words'), people: watch('people'), monitoring: watch('monitoring') },
    check: () => {
      for (const [one, other] of pairs)
        for (const value of seen[one])
          if (seen[other].has(value)) throw new Error(`an id of the store ${one} stands in the store ${other}`)
    },
  }
}

export const pairs: readonly (readonly [StoreName, StoreName])[] = [
  ['people', 'words'],
  ['monitoring', 'words'],
  ['monitoring', 'people'],
]

export function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      yield key
      yield* stringsIn(one)
    }
}

/** Zones and days are many people's; what is shorter than eight letters is met by chance. Names of fields are in every row of a kind. */
const isCommon = (value: string): boolean =>
  value.length < 8 || value === 'Europe/London' || /^\d{4}-\d\d-\d\d$/.test(value) || /^[a-z]+[A-Za-z]*$/.test(value)

interface RowText {
  readonly id: unknown
  readonly parent: unknown
  readonly body: unknown
}

/** Every value of a row or in it that is more than chance. */
export const valuesIn = (rows: readonly RowText[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ id, parent, body }) =>
      [...stringsIn([String(id), String(parent), JSON.parse(String(body))])].filter(value => !isCommon(value)),
    ),
  )

/** As a database gives it out. */
export const asRow = ({ id, parent, body }: Readonly<Record<string, unknown>>): RowText => ({ id, parent, body })

export function valuesInFile(file: string): ReadonlySet<string> {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare('select id, parent, body from record').all()
  database.close()
  return valuesIn(rows.map(asRow))
}
