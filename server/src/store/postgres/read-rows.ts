/** The bodies of rows, one by its id or all under a parent. What is asked at one moment, by whomever, goes in one statement. */
import { askedTogether } from './asked-together.ts'
import { keyText } from './key-text.ts'
import type { Ask, Rows } from './link.ts'

export interface ReadRows {
  /** Undefined where there is none. */
  readonly body: (kind: string, id: string) => Promise<string | undefined>
  /** In the order of their ids. */
  readonly bodies: (kind: string, parent: string) => Promise<readonly string[]>
}

interface Key {
  readonly kind: string
  /** An id, or that of a parent. */
  readonly id: string
}

interface Statement {
  readonly name: string
  readonly text: string
}

/** For one key, and for several: each is looked up by itself, however many there are. */
interface Statements {
  readonly one: Statement
  readonly several: Statement
}

export function readRows(ask: Ask, schema: string): ReadRows {
  const asks = statements(schema)
  const body = askedTogether((keys: readonly Key[]) => bodiesOf(ask, asks.get, keys))
  const bodies = askedTogether((keys: readonly Key[]) => bodiesOf(ask, asks.list, keys))
  return {
    body: async (kind, id) => (await body({ kind, id: keyText(id) }))[0],
    bodies: (kind, parent) => bodies({ kind, id: keyText(parent) }),
  }
}

const statements = (schema: string): { readonly get: Statements; readonly list: Statements } => ({
  get: {
    one: { name: `get-${schema}`, text: `select body from ${schema}.record where kind = $1 and id = $2` },
    several: {
      name: `gets-${schema}`,
      text: `select q.at, r.body from unnest($1::text[], $2::text[]) with ordinality as q (kind, id, at),
        lateral (select r.body from ${schema}.record r where r.kind = q.kind and r.id = q.id offset 0) r`,
    },
  },
  list: {
    one: {
      name: `list-${schema}`,
      text: `select body from ${schema}.record where kind = $1 and parent = $2 order by id`,
    },
    several: {
      name: `lists-${schema}`,
      text: `select q.at, r.body from unnest($1::text[], $2::text[]) with ordinality as q (kind, parent, at),
        lateral (select r.id, r.body from ${schema}.record r where r.kind = q.kind and r.parent = q.parent offset 0) r
        order by q.at, r.id`,
    },
  },
})

/** The same key is looked up once, whoever asks for it. */
async function bodiesOf(ask: Ask, { one, several }: Statements, keys: readonly Key[]): Promise<string[][]> {
  const places = new Map<string, number>()
  const different: Key[] = []
  const placeOf = (key: Key): number => {
    const name = JSON.stringify([key.kind, key.id])
    const known = places.get(name) ?? different.length
    if (known === different.length) different.push(key)
    places.set(name, known)
    return known
  }
  const wanted = keys.map(placeOf)
  const found = different.map((): string[] => [])
  const put = (rows: Rows): void => {
    for (const { at = 1, body } of rows) found[Number(at) - 1]?.push(String(body))
  }
  const [first] = different
  if (different.length === 1 && first !== undefined) put(await ask({ ...one, values: [first.kind, first.id] }))
  else put(await ask({ ...several, values: [different.map(({ kind }) => kind), different.map(({ id }) => id)] }))
  return wanted.map(place => found[place] ?? [])
}
