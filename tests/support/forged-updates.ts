/** Updates that no document of ours makes, written byte by byte as Yjs writes them. */
import * as encoding from 'lib0/encoding'

type Write = (encoder: encoding.Encoder) => void

export const bytesOf = (...writes: Write[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  for (const write of writes) write(encoder)
  return encoding.toUint8Array(encoder)
}
export const number =
  (value: number): Write =>
  encoder => {
    encoding.writeVarUint(encoder, value)
  }
export const text =
  (value: string): Write =>
  encoder => {
    encoding.writeVarString(encoder, value)
  }
export const byte =
  (value: number): Write =>
  encoder => {
    encoding.writeUint8(encoder, value)
  }
export const all =
  (writes: readonly Write[]): Write =>
  encoder => {
    for (const write of writes) write(encoder)
  }

export interface Id {
  readonly client: number
  readonly clock: number
}
const id = ({ client, clock }: Id): Write => all([number(client), number(clock)])

/** Where an item says that it stands: beside others, or in a root or a type, under a key or not. */
export type Standing =
  | { readonly origin?: Id; readonly rightOrigin?: Id }
  | { readonly in: string | Id; readonly key?: string }

const refs = { deleted: 1, json: 2, string: 4, type: 7, any: 8, document: 9 } as const
const [hasOrigin, hasRightOrigin, hasKey] = [0x80, 0x40, 0x20]

export function item(content: keyof typeof refs, standing: Standing, body: Write): Write {
  if ('in' in standing) {
    const { in: parent, key } = standing
    return all([
      byte(refs[content] | (key === undefined ? 0 : hasKey)),
      typeof parent === 'string' ? all([number(1), text(parent)]) : all([number(0), id(parent)]),
      key === undefined ? all([]) : text(key),
      body,
    ])
  }
  const { origin, rightOrigin } = standing
  return all([
    byte(refs[content] | (origin === undefined ? 0 : hasOrigin) | (rightOrigin === undefined ? 0 : hasRightOrigin)),
    origin === undefined ? all([]) : id(origin),
    rightOrigin === undefined ? all([]) : id(rightOrigin),
    body,
  ])
}
/** One value of the kind that a record holds: null. */
export const oneNull: Write = all([number(1), byte(126)])
export const aMap: Write = number(1)
export const gone = (length: number): Write => all([byte(0), number(length)])

export interface Section {
  readonly client: number
  readonly clock: number
  readonly structs: readonly Write[]
}

/** `deletes`: for each client the ranges, as clock and length. */
export function update(
  sections: readonly Section[],
  deletes: readonly { readonly client: number; readonly ranges: readonly (readonly [number, number])[] }[] = [],
): Uint8Array {
  return bytesOf(
    number(sections.length),
    all(
      sections.map(({ client, clock, structs }) =>
        all([number(structs.length), number(client), number(clock), all(structs)]),
      ),
    ),
    number(deletes.length),
    all(
      deletes.map(({ client, ranges }) =>
        all([
          number(client),
          number(ranges.length),
          all(ranges.map(([clock, length]) => all([number(clock), number(length)]))),
        ]),
      ),
    ),
  )
}

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

/** Small on the wire; without an end in memory, in time, or in the reading of others. `size` scales them. Each is read only from a client that has sent nothing yet. */
export const bombs: Readonly<Record<string, (size: number, client?: number) => Uint8Array>> = {
  'a million keys': (size, client = 77) =>
    update([
      { client, clock: 0, structs: times(size, at => item('any', { in: 'themes', key: at.toString(36) }, oneNull)) },
    ]),
  'as many roots': (size, client = 77) =>
    update([{ client, clock: 0, structs: times(size, at => item('any', { in: at.toString(36), key: 'k' }, oneNull)) }]),
  'types within types': (size, client = 77) =>
    update([
      {
        client,
        clock: 0,
        structs: times(size, at =>
          item('type', { in: at === 0 ? 'themes' : { client, clock: at - 1 }, key: 'k' }, aMap),
        ),
      },
    ]),
  'values within values': (size, client = 77) =>
    update([
      {
        client,
        clock: 0,
        structs: [
          item(
            'any',
            { in: 'themes', key: 'k' },
            all([number(1), ...times(size, () => all([byte(117), number(1)])), byte(126)]),
          ),
        ],
      },
    ]),
  'values in a row': (size, client = 77) =>
    update([
      {
        client,
        clock: 0,
        structs: times(size, at =>
          item('any', at === 0 ? { in: 'draft' } : { origin: { client, clock: at - 1 } }, oneNull),
        ),
      },
    ]),
  'versions of one key': (size, client = 77) =>
    update([{ client, clock: 0, structs: times(size, () => item('any', { in: 'themes', key: 'k' }, oneNull)) }]),
  'places that cross': (size, client = 77) =>
    update([
      {
        client,
        clock: 0,
        structs: [
          ...times(size, at =>
            item('string', at === 0 ? { in: 'draft' } : { origin: { client, clock: at - 1 } }, text('x')),
          ),
          ...times(size, at => item('string', { rightOrigin: { client, clock: at } }, text('y'))),
        ],
      },
    ]),
  'documents within documents': (size, client = 77) =>
    update([
      {
        client,
        clock: 0,
        structs: times(size, at =>
          item('document', { in: 'themes', key: `${at}` }, all([text(`${at}`), byte(118), number(0)])),
        ),
      },
    ]),
  'a delete set of a billion': (_size, client = 77) => update([], [{ client, ranges: [[0, 1e9]] }]),
  'a delete set that claims a billion': (_size, client = 77) =>
    bytesOf(number(0), number(1), number(client), number(1e9), number(0), number(1)),
  'changes that claim a billion': (_size, client = 77) => bytesOf(number(1), number(1e9), number(client), number(0)),
  'a clock without end': (_size, client = 77) => update([{ client, clock: 0, structs: [gone(2 ** 53 - 1)] }]),
  'a client without end': () => update([{ client: 2 ** 53 - 1, clock: 0, structs: [gone(1)] }]),
  'a change without a length': (_size, client = 77) => update([{ client, clock: 0, structs: [gone(0)] }]),
  'words without a letter, deleted': (_size, client = 77) =>
    update(
      [{ client, clock: 0, structs: [item('string', { in: 'draft' }, text(''))] }],
      [{ client, ranges: [[0, 0]] }],
    ),
  'a deletion without a length': (_size, client = 77) => update([], [{ client, ranges: [[5, 0]] }]),
  'changes that hang on nothing': (size, client = 77) =>
    update([{ client, clock: 1000, structs: times(size, () => item('any', { in: 'themes', key: 'k' }, oneNull)) }]),
  'a change that hangs on itself': (_size, client = 77) =>
    update([{ client, clock: 0, structs: [item('type', { in: { client, clock: 0 }, key: 'k' }, aMap)] }]),
  'a key that is a prototype': (_size, client = 77) =>
    update([
      {
        client,
        clock: 0,
        structs: [
          item(
            'any',
            { in: 'themes', key: '__proto__' },
            all([
              number(1),
              byte(118),
              number(1),
              text('__proto__'),
              byte(118),
              number(1),
              text('polluted'),
              byte(120),
            ]),
          ),
        ],
      },
    ]),
}
