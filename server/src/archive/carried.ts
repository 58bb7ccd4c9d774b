/** How one kind of row goes into an archive and comes out again: whole by default, and otherwise as the table says. */
import type * as z from 'zod/mini'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { holdsAll } from '@waymark/shared/model/holds-all.ts'
import type { Kind } from '#store/kinds.ts'
import { row, type Row, type Store } from '#store/store.ts'

interface Known {
  readonly id: string
}

/** What stands above in the table, as it goes along: rows by kind and id, and the notes that everybody sees. */
export interface Along {
  readonly get: <T extends Known>(kind: Kind<T>, id: T['id']) => T | undefined
  readonly hasNote: (id: string) => boolean
}

export interface Gathered {
  readonly line: object
  readonly row: Row
}

export interface Carried {
  readonly name: string
  /** The kind that it is listed under; undefined for the strategy. */
  readonly under: string | undefined
  readonly gather: (store: Store, parent: string, along: Along) => Promise<Gathered[]>
  readonly root: (store: Store, id: string, along: Along) => Promise<Gathered[]>
  /** Throws where it is none, or something in it would be lost. */
  readonly read: (line: unknown, along: Along) => Row
  readonly isHere: (store: Store, id: string) => Promise<boolean>
  readonly hasDocs: boolean
  readonly docsOf: (row: Row) => readonly DocName[]
}

/** One that stays behind, and why. */
export interface LeftOut {
  readonly name: string
  readonly why: string
}

/** Of a line that cannot be taken. */
export class NotARow extends Error {}

interface Whole<T extends Known> {
  readonly under?: { readonly name: string }
  /** What goes along of it; undefined where nothing does. Asked again of what comes in. */
  readonly leave?: (record: T, along: Along) => T | undefined
  readonly docs?: (record: T) => readonly DocName[]
}

export function whole<T extends Known>(kind: Kind<T>, { under, leave = same, docs }: Whole<T> = {}): Carried {
  const packed = (records: readonly T[], along: Along): Gathered[] =>
    records.flatMap(record => {
      const left = leave(record, along)
      return left === undefined ? [] : [{ line: left, row: row(kind, left) }]
    })
  return {
    ...common(kind, under),
    gather: async (store, parent, along) => packed(await store.list(kind, parent), along),
    root: async (store, id, along) => {
      const found = await store.get(kind, id)
      return found === undefined ? [] : packed([found], along)
    },
    read: (line, along) => {
      const left = leave(parsed(kind.schema, line), along)
      if (left === undefined || !holdsAll(left, line)) throw new NotARow()
      return row(kind, left)
    },
    hasDocs: docs !== undefined,
    docsOf: docs === undefined ? none : ({ body }) => docs(body as T),
  }
}

const same = <T>(record: T): T => record
const none = (): readonly DocName[] => []

const common = <T extends Known>(kind: Kind<T>, under: { readonly name: string } | undefined) => ({
  name: kind.name,
  under: under?.name,
  isHere: async (store: Store, id: string) => (await store.get(kind, id)) !== undefined,
})

function parsed<S>(schema: z.ZodMiniType<S>, line: unknown): S {
  const read = schema.safeParse(line)
  if (!read.success) throw new NotARow()
  return read.data
}

interface Changed<T extends Known, L extends object> {
  readonly under: { readonly name: string }
  readonly schema: z.ZodMiniType<L>
  /** All under one parent. */
  readonly lines: (records: readonly T[], along: Along, store: Store) => readonly L[] | Promise<readonly L[]>
  readonly record: (line: L) => T
  readonly docs?: (record: T) => readonly DocName[]
}

/** One whose lines are no rows: something of it stays behind and is made anew. */
export function changed<T extends Known, L extends object>(
  kind: Kind<T>,
  { under, schema, lines, record, docs }: Changed<T, L>,
): Carried {
  return {
    ...common(kind, under),
    gather: async (store, parent, along) =>
      (await lines(await store.list(kind, parent), along, store)).map(line => ({ line, row: row(kind, record(line)) })),
    root: () => Promise.resolve([]),
    read: line => {
      const read = parsed(schema, line)
      if (!holdsAll(read, line)) throw new NotARow()
      return row(kind, record(read))
    },
    hasDocs: docs !== undefined,
    docsOf: docs === undefined ? none : ({ body }) => docs(body as T),
  }
}
