/** The tables of one schema as parts in the one order, a page at a time, and parts as rows of those tables again. */
import { bytes, text } from '#store/kept-as.ts'
import { pageBytes, pageParts, type StoreName, type WholePart } from '#store/whole.ts'
import { keyOfText, keyText } from './key-text.ts'
import type { Ask, Rows } from './link.ts'
import { mark } from './unfinished-database.ts'

export interface StorePlace {
  readonly storeName: StoreName
  readonly ask: Ask
  readonly schema: string
}

/** Where the columns of a table stand in the order, and how large one is. */
interface Table {
  readonly name: string
  readonly columns: string
  readonly order: readonly [string, string] | readonly [string]
  readonly size: string
  readonly part: (row: Rows[number], storeName: StoreName) => WholePart
}

const tables: readonly Table[] = [
  {
    name: 'record',
    columns: 'kind, id, parent, body',
    order: ['kind', 'id'],
    size: 'octet_length(body)',
    part: (row, storeName) => ({
      of: 'row',
      storeName,
      kind: keyIn(row['kind']),
      id: keyIn(row['id']),
      parent: keyIn(row['parent']),
      body: text(row['body']),
    }),
  },
  {
    name: 'doc',
    columns: 'name, head, epoch',
    order: ['name'],
    size: 'octet_length(epoch)',
    part: (row, storeName) => ({
      of: 'log',
      storeName,
      doc: text(row['name']),
      head: Number(row['head']),
      epoch: text(row['epoch']),
    }),
  },
  {
    name: 'doc_update',
    columns: 'doc, seq, body',
    order: ['doc', 'seq'],
    size: 'octet_length(body)',
    part: (row, storeName) => ({
      of: 'entry',
      storeName,
      doc: text(row['doc']),
      number: Number(row['seq']),
      bytes: bytes(row['body']),
    }),
  },
]

const keyIn = (value: unknown): string => keyOfText(text(value))

/** Each page begins after the last row of the one before. Names are compared by their bytes: the columns are made so. */
export async function* pagesOf({ storeName, ask, schema }: StorePlace): AsyncGenerator<readonly WholePart[]> {
  for (const table of tables) {
    let last: Rows[number] | undefined
    for (;;) {
      const after = last
      const rows = await ask({
        text: pageText(schema, table, after !== undefined),
        values: after === undefined ? [] : table.order.map(column => after[column]),
      })
      last = rows.at(-1)
      if (last === undefined) break
      yield rows.map(row => table.part(row, storeName))
    }
  }
}

/** The server works out what fits before it sends any of it. */
function pageText(schema: string, { name, columns, order, size }: Table, isAfter: boolean): string {
  const by = order.join(', ')
  const after = isAfter ? `where (${by}) > (${order.map((_, at) => `$${at + 1}`).join(', ')})` : ''
  return `select ${columns} from (
    select ${columns}, sum(${size}) over (order by ${by}) - ${size} as before
    from (select ${columns} from ${schema}.${name} ${after} order by ${by} limit ${pageParts}) as next
  ) as counted where before < ${pageBytes} order by ${by}`
}

/** In the order of the page, in one statement for each table. */
export async function writeParts({ ask, schema }: StorePlace, parts: readonly WholePart[]): Promise<void> {
  const rows = parts.filter(part => part.of === 'row')
  const logs = parts.filter(part => part.of === 'log')
  const entries = parts.filter(part => part.of === 'entry')
  if (rows.length > 0)
    await ask({
      text: `insert into ${schema}.record (kind, id, parent, body)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
      values: [
        rows.map(({ kind }) => keyText(kind)),
        rows.map(({ id }) => keyText(id)),
        rows.map(({ parent }) => keyText(parent)),
        rows.map(({ body }) => body),
      ],
    })
  if (logs.length > 0)
    await ask({
      text: `insert into ${schema}.doc (name, head, epoch) select * from unnest($1::text[], $2::bigint[], $3::text[])`,
      values: [logs.map(({ doc }) => doc), logs.map(({ head }) => head), logs.map(({ epoch }) => epoch)],
    })
  if (entries.length > 0) await writeEntries(ask, schema, entries)
}

/** All bytes as one value: in an array they would be sent as letters, and take twice the room. */
async function writeEntries(
  ask: Ask,
  schema: string,
  entries: readonly (WholePart & { readonly of: 'entry' })[],
): Promise<void> {
  let start = 1
  const starts = entries.map(({ bytes: { byteLength } }) => {
    start += byteLength
    return start - byteLength
  })
  await ask({
    text: `insert into ${schema}.doc_update (doc, seq, body)
      select doc, seq, substring($5::bytea from start for length)
      from unnest($1::text[], $2::bigint[], $3::integer[], $4::integer[]) as entry (doc, seq, start, length)`,
    values: [
      entries.map(({ doc }) => doc),
      entries.map(({ number }) => number),
      starts,
      entries.map(entry => entry.bytes.byteLength),
      Buffer.concat(entries.map(entry => entry.bytes)),
    ],
  })
}

const filled = ['file_part', 'file', 'doc_update', 'doc', 'record'] as const

/** With a comma between each two. */
export const tablesOf = (schema: string): string => filled.map(table => `${schema}.${table}`).join(', ')

export async function holdsAnything({ ask, schema }: StorePlace): Promise<boolean> {
  const [found] = await ask({
    text: `select ${filled.map(table => `exists (select 1 from ${schema}.${table})`).join(' or ')} as any`,
  })
  return found?.['any'] === true
}

/** Also of what is known about it, such as with which key its links were made: but for the mark. */
export async function emptyStore({ ask, schema }: StorePlace): Promise<void> {
  await ask({ text: `truncate ${tablesOf(schema)}` })
  await ask({ text: `delete from ${schema}.fact where name <> $1`, values: [mark] })
}
