/**
 * Whether an update that was read is one that a document of ours can hold: what is small on the wire and has no end in memory, in the
 * reading of others or in the time it takes to delete, is none. Looks at the update and where it would stand; changes nothing.
 */
import * as Y from 'yjs'

/** What Y.decodeUpdate reads. */
export type ReadUpdate = ReturnType<typeof Y.decodeUpdate>
export type Structs = ReadUpdate['structs']

/** Client ids are 32 bits of chance, and nobody makes four thousand million changes. Beyond, sums of them would be no whole numbers any more. */
const mostNumber = 2 ** 32
/** A draft is five deep, a record two. Yjs deletes, and readers read, by going down. */
const deepestType = 16
const deepestValue = 32
/** Ours have at most three. Each one is looked through whenever another is written. */
const mostRoots = 16
/** A document inside a document: ours have none. */
const refOfDocument = 9

export function isSound(doc: Y.Doc, { structs, ds }: ReadUpdate): boolean {
  const items = structs.filter(struct => struct instanceof Y.Item)
  const placeOf = placesIn(doc, items)
  return (
    structs.every(({ id, length }) => isRange(id.client, id.clock, length)) &&
    [...ds.clients].every(([client, ranges]) => ranges.every(({ clock, len }) => isRange(client, clock, len))) &&
    items.every(({ content }) => content.getRef() !== refOfDocument && valuesOf(content).every(isShallow)) &&
    new Set([...doc.share.keys(), ...items.flatMap(rootOf)]).size <= mostRoots &&
    items.every(item => standsWell(item, placeOf))
  )
}

/** What has no length is read by nobody else: a document that holds it could be opened no more. */
const isRange = (client: number, clock: number, length: number): boolean =>
  length > 0 && client < mostNumber && clock + length <= mostNumber

/** Before it is in, an item names its root. */
function rootOf({ parent }: Y.Item): string[] {
  const named: unknown = parent
  return typeof named === 'string' ? [named] : []
}

function valuesOf(content: Y.Item['content']): readonly unknown[] {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr
  if (content instanceof Y.ContentEmbed) return [content.embed]
  return content instanceof Y.ContentFormat ? [content.value] : []
}

function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth < deepestValue; depth += 1) {
    level = level.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return true
  }
  return false
}

/** Where an item will stand: in how many types, and whether under a key. */
interface Place {
  readonly depth: number
  readonly isKeyed: boolean
}

/** Values in a row are put together by copying all of them for each: ours stand under keys. */
function standsWell(item: Y.Item, placeOf: (item: Y.Item) => Place): boolean {
  const { content } = item
  if (content instanceof Y.ContentType) return placeOf(item).depth < deepestType
  return !(content instanceof Y.ContentAny || content instanceof Y.ContentJSON) || placeOf(item).isKeyed
}

/** An item that names no parent stands where its neighbour stands. */
function placesIn(doc: Y.Doc, items: readonly Y.Item[]): (item: Y.Item) => Place {
  const known = new Map<Y.Item, Place>()
  const find = finderIn(items)

  /** Its place, or the item of the update whose place has to be known first. */
  const placeOr = (item: Y.Item): Place | Y.Item => {
    const parent: unknown = item.parent
    const on = parent instanceof Y.ID ? parent : (item.origin ?? item.rightOrigin)
    const isKeyed = item.parentSub !== null
    if (on === null) return { depth: 0, isKeyed }
    const other = find(on)
    const place = other === undefined ? placeInStore(doc, on) : known.get(other)
    if (place === undefined) return other ?? item
    return on === parent ? { depth: place.depth + 1, isKeyed } : place
  }

  return first => {
    const way: Y.Item[] = [first]
    const met = new Set(way)
    for (let item = way.at(-1); item !== undefined; item = way.at(-1)) {
      const place = placeOr(item)
      if ('depth' in place) {
        known.set(item, place)
        way.pop()
      } else {
        if (met.has(place)) return nowhere
        met.add(place)
        way.push(place)
      }
    }
    return known.get(first) ?? nowhere
  }
}

/** What hangs on itself. */
const nowhere: Place = { depth: Infinity, isKeyed: false }

/** What is not there is at the top: an update that hangs on nothing is left out later. */
function placeInStore({ store }: Y.Doc, id: Y.ID): Place {
  if (Y.getState(store, id.client) <= id.clock) return { depth: 0, isKeyed: true }
  const there = Y.getItem(store, id)
  const isKeyed = !(there instanceof Y.Item) || there.parentSub !== null
  let depth = 0
  let item: Y.Item | null = there
  while (item instanceof Y.Item && depth <= deepestType) {
    const { parent }: Y.Item = item
    item = parent instanceof Y.AbstractType ? parent._item : null
    if (item !== null) depth += 1
  }
  return { depth, isKeyed }
}

function finderIn(items: readonly Y.Item[]): (id: Y.ID) => Y.Item | undefined {
  const byClient = new Map<number, Y.Item[]>()
  for (const item of items) {
    const own = byClient.get(item.id.client)
    if (own === undefined) byClient.set(item.id.client, [item])
    else own.push(item)
  }
  return ({ client, clock }) => {
    const own = byClient.get(client) ?? []
    let [low, high] = [0, own.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const item = own[middle]
      if (item === undefined) return undefined
      if (clock < item.id.clock) high = middle - 1
      else if (clock >= item.id.clock + item.length) low = middle + 1
      else return item
    }
    return undefined
  }
}
