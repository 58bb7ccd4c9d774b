/** Reads two wholes beside each other, in the one order that both have: what differs, by kind and never by id, and a digest of each. */
import { createHash, type Hash } from 'node:crypto'
import { storeNames, type Whole, type WholePart } from '#store/whole.ts'

export interface Comparison {
  /** Of each, SHA-256 of all that was read, in its order. */
  readonly digests: readonly [Hash, Hash]
  readonly differences: Differences
}

/** How many of each kind are not the same, or only on one side. */
export type Differences = Map<string, number>

export function differ(differences: Differences, kind: string): void {
  differences.set(kind, (differences.get(kind) ?? 0) + 1)
}

/** `seen` is told of each part of the first. */
export async function compareWholes(one: Whole, other: Whole, seen: (part: WholePart) => void): Promise<Comparison> {
  const digests = [createHash('sha256'), createHash('sha256')] as const
  const differences: Differences = new Map()
  const [left, right] = [partsOf(one, digests[0]), partsOf(other, digests[1])]
  const compared = (here: WholePart | undefined, there: WholePart | undefined): number => {
    const order = whichFirst(here, there)
    const first = order <= 0 ? here : there
    if (first !== undefined && (order !== 0 || there === undefined || !isSame(first, there)))
      differ(differences, kindOf(first))
    return order
  }
  try {
    let [here, there] = [await next(left), await next(right)]
    while (here !== undefined || there !== undefined) {
      const order = compared(here, there)
      if (order <= 0 && here !== undefined) seen(here)
      if (order <= 0) here = await next(left)
      if (order >= 0) there = await next(right)
    }
  } finally {
    await left.return(undefined)
    await right.return(undefined)
  }
  return { digests, differences }
}

type Parts = AsyncGenerator<WholePart, undefined>

async function* partsOf(whole: Whole, digest: Hash): Parts {
  for await (const page of whole.pages())
    for (const part of page) {
      addTo(digest, part)
      yield part
    }
  return undefined
}

const next = async (parts: Parts): Promise<WholePart | undefined> => (await parts.next()).value

/** JSON tells where each field ends. */
function addTo(digest: Hash, part: WholePart): void {
  if (part.of !== 'entry') {
    digest.update(
      JSON.stringify(part.of === 'row' ? rowFields(part) : [part.of, part.storeName, part.doc, part.head, part.epoch]),
    )
    return
  }
  digest.update(JSON.stringify([part.of, part.storeName, part.doc, part.number, part.bytes.byteLength]))
  digest.update(part.bytes)
}

const rowFields = ({ of, storeName, kind, id, parent, body }: WholePart & { of: 'row' }): readonly string[] => [
  of,
  storeName,
  kind,
  id,
  parent,
  body,
]

function isSame(one: WholePart, other: WholePart): boolean {
  if (one.of === 'row') return other.of === 'row' && one.parent === other.parent && one.body === other.body
  if (one.of === 'log') return other.of === 'log' && one.head === other.head && one.epoch === other.epoch
  return other.of === 'entry' && Buffer.compare(one.bytes, other.bytes) === 0
}

/** What may be said of one: nothing of it leads to anybody. */
function kindOf(part: WholePart): string {
  if (part.of === 'row') return part.kind
  const document = part.doc.slice(0, Math.max(0, part.doc.indexOf(':')))
  return part.of === 'log' ? `log of ${document}` : `change of ${document}`
}

const ranks = ['row', 'log', 'entry'] as const

/** Below 0 where the first comes before the other, or is all that there is. */
function whichFirst(one: WholePart | undefined, other: WholePart | undefined): number {
  if (one === undefined) return 1
  if (other === undefined) return -1
  return (
    storeNames.indexOf(one.storeName) - storeNames.indexOf(other.storeName) ||
    ranks.indexOf(one.of) - ranks.indexOf(other.of) ||
    byName(nameOf(one), nameOf(other)) ||
    byName(idOf(one), idOf(other)) ||
    numberOf(one) - numberOf(other)
  )
}

const nameOf = (part: WholePart): string => (part.of === 'row' ? part.kind : part.doc)
const idOf = (part: WholePart): string => (part.of === 'row' ? part.id : '')
const numberOf = (part: WholePart): number => (part.of === 'entry' ? part.number : 0)

const byName = (one: string, other: string): number =>
  one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other))
