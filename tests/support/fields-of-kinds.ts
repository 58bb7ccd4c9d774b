/** The fields of every kind of row, as its schema has them, and the kinds of each store. */
import type * as z from 'zod/mini'
import * as wordKinds from '@waymark/server/store/kinds.ts'
import * as monitoringKinds from '@waymark/server/store/monitoring-kinds.ts'
import * as peopleKinds from '@waymark/server/store/people-kinds.ts'
import * as ids from '@waymark/shared/model/ids.ts'
import { Instant } from '@waymark/shared/model/time.ts'
import type { StoreName } from './stores-touched.ts'

interface AnyKind {
  readonly name: string
  readonly schema: z.ZodMiniType
}

const kindsIn = (module: object): readonly AnyKind[] =>
  Object.values(module).filter(
    (it: unknown): it is AnyKind => typeof it === 'object' && it !== null && 'parentOf' in it && 'schema' in it,
  )

export const kindsByStore: Readonly<Record<StoreName, readonly AnyKind[]>> = {
  words: kindsIn(wordKinds),
  people: kindsIn(peopleKinds),
  monitoring: kindsIn(monitoringKinds),
}

export interface FieldOfKind {
  readonly name: string
  /** The name of the id in model/ids.ts that it is. */
  readonly id: string | undefined
  readonly isInstant: boolean
}

const nameOfId = new Map<unknown, string>(Object.entries(ids).map(([name, schema]) => [schema, name]))

/** In any depth: through lists, records, unions and whatever may be left out. */
export function fieldsOf(schema: z.ZodMiniType): readonly FieldOfKind[] {
  const found: FieldOfKind[] = []
  const seen = new Set<unknown>()
  const walk = (it: unknown, name: string): void => {
    if (typeof it !== 'object' || it === null) return
    if (nameOfId.has(it) || it === Instant) found.push({ name, id: nameOfId.get(it), isInstant: it === Instant })
    else if (isSchema(it) && !('shape' in it._zod.def)) found.push({ name, id: undefined, isInstant: false })
    if (seen.has(it)) return
    seen.add(it)
    if (isSchema(it)) walkDef(it._zod.def)
    function walkDef(def: Readonly<Record<string, unknown>>): void {
      if (typeof def['getter'] === 'function') walk((def['getter'] as () => unknown)(), name)
      for (const key of ['element', 'innerType', 'keyType', 'valueType', 'in', 'out', 'left', 'right'])
        walk(def[key], name)
      for (const key of ['options', 'items']) for (const one of listed(def[key])) walk(one, name)
      for (const [field, one] of Object.entries((def['shape'] ?? {}) as object)) walk(one, field)
    }
  }
  walk(schema, '')
  return found
}

const listed = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : [])

const isSchema = (it: object): it is { readonly _zod: { readonly def: Readonly<Record<string, unknown>> } } =>
  '_zod' in it

const idsIn = (kinds: readonly AnyKind[]): ReadonlySet<string> =>
  new Set(kinds.flatMap(({ schema }) => fieldsOf(schema).flatMap(({ id }) => (id === undefined ? [] : [id]))))

export const idsByStore = (): Readonly<Record<StoreName, ReadonlySet<string>>> => ({
  words: idsIn(kindsByStore.words),
  people: idsIn(kindsByStore.people),
  monitoring: idsIn(kindsByStore.monitoring),
})

/** As fields of their rows are called: `sessionId`. */
export const idsOfWords: ReadonlySet<string> = new Set(
  [...idsIn(kindsByStore.words)].map(name => `${name.charAt(0).toLowerCase()}${name.slice(1)}`),
)
