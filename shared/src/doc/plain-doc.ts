/**
 * A document as plain data, for files that outlive the software: its records, or the blocks of a draft, as they can be read now. Nothing
 * deleted is in it, nor who changed what and when.
 */
import * as Y from 'yjs'
import * as z from 'zod/mini'
import { Block } from '#model/draft.ts'
import { holdsAll } from '#model/holds-all.ts'
import { readDocName, type DocName, type DocOf } from './doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from './draft-doc.ts'
import { openRemarksDoc } from './remarks-doc.ts'
import { openRoomDoc } from './room-doc.ts'
import { openThemesDoc } from './themes-doc.ts'
import { writtenAnew } from './written-anew.ts'

const PlainRecord = z.looseObject({ id: z.string() })
export type PlainRecord = Readonly<z.infer<typeof PlainRecord>>

/** Records by what they are, in the order of their ids; `blocks` in that of the draft. What is empty is left out. */
const PlainDoc = z.record(z.string(), z.array(z.unknown()))
export type PlainDoc = Readonly<z.infer<typeof PlainDoc>>

/** Of a file: it holds what no document of this kind does. */
export class NotPlain extends Error {}

const blocksName = 'blocks'

export const plainOf = (name: DocName, doc: Y.Doc): PlainDoc => asIs(name, writtenAnew(name, doc))

function asIs(name: DocName, doc: Y.Doc): PlainDoc {
  const all = name.startsWith('draft:')
    ? { [blocksName]: readBlocks(draftFragment(doc)) }
    : Object.fromEntries([...mapsOf(name, doc)].map(([kind, { all: records }]) => [kind, sorted(records())]))
  return Object.fromEntries(Object.entries(all).filter(([, records]) => records.length > 0))
}

/** Throws a NotPlain unless every letter of it is in the document that is made. */
export function updateOfPlain(name: DocName, plain: unknown): Uint8Array {
  const read = PlainDoc.safeParse(plain)
  if (!read.success) throw new NotPlain()
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      if (name.startsWith('draft:')) putBlocks(doc, read.data)
      else putRecords(mapsOf(name, doc), read.data)
    })
  } catch {
    throw new NotPlain()
  }
  if (!holdsAll(asIs(name, doc), read.data)) throw new NotPlain()
  return Y.encodeStateAsUpdate(doc)
}

interface AnyRecords {
  readonly all: () => ReadonlyMap<string, { readonly id: string }>
  readonly put: (record: never) => void
}

/** Whoever adds a kind of document says here how it is opened. */
const openings: Readonly<Record<Exclude<DocOf['kind'], 'draft'>, (doc: Y.Doc) => object>> = {
  room: openRoomDoc,
  themes: openThemesDoc,
  look: openThemesDoc,
  remarks: openRemarksDoc,
}

/** Every collection of records there is in a document of this kind. */
function mapsOf(name: DocName, doc: Y.Doc): Map<string, AnyRecords> {
  const kind = readDocName(name)?.of.kind
  if (kind === undefined || kind === 'draft') throw new NotPlain()
  return new Map(
    Object.entries(openings[kind](doc)).flatMap(([collection, records]: [string, unknown]) =>
      isRecords(records) ? [[collection, records] as const] : [],
    ),
  )
}

const isRecords = (it: unknown): it is AnyRecords => typeof it === 'object' && it !== null && 'all' in it && 'put' in it

const sorted = (records: ReturnType<AnyRecords['all']>) =>
  [...records.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))

function putRecords(maps: ReadonlyMap<string, AnyRecords>, plain: PlainDoc): void {
  for (const [kind, records] of Object.entries(plain)) {
    const map = maps.get(kind)
    if (map === undefined) throw new NotPlain()
    for (const record of records) map.put(PlainRecord.parse(record) as never)
  }
}

function putBlocks(doc: Y.Doc, plain: PlainDoc): void {
  const blocks = z.array(Block).parse(plain[blocksName] ?? [])
  insertBlocks(draftFragment(doc), 0, blocks)
}
