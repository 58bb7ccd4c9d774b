/** Everything that a store could hold, by chance: in the order in which it is read, and with the worst that can stand in it. */
import * as fc from 'fast-check'
import { storeNames, type StoreName, type Whole, type WholePart } from '@waymark/server/store/whole.ts'

/** Those of ours are letters and digits; others come to stand where nobody looks. U+0000 is in none: no store could hold it there. */
const name = fc.oneof(
  fc.stringMatching(/^[a-z]{1,4}$/),
  fc.constantFrom('', 'Z', 'é', '\u{1F389}', '\uFFFD', '\uE000', 'zz', '~', "'; --", '%', '\\', '\n', 'a b'),
)

/** The text of JSON: U+0000 and surrogates that stand alone are escaped in it. */
const body = fc.oneof(
  fc.constantFrom('', '{}', '""', '{"n":1e400}', '{ "a" : 1.0 }', '"\\u0000\\ud800"', '{"a":1,"a":2}'),
  fc.string({ unit: 'binary' }).map(text => JSON.stringify({ text })),
)

const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))

const rowsOf = (storeName: StoreName) =>
  fc
    .uniqueArray(fc.record({ kind: name, id: name, parent: name, body }), {
      maxLength: 12,
      selector: ({ kind, id }) => JSON.stringify([kind, id]),
    })
    .map(rows =>
      rows
        .toSorted((a, b) => byBytes(a.kind, b.kind) || byBytes(a.id, b.id))
        .map(row => ({ of: 'row' as const, storeName, ...row })),
    )

const logsOf = (storeName: StoreName) =>
  fc
    .uniqueArray(
      fc.record({
        doc: name.map(end => `room:${end}`),
        epoch: fc.constantFrom('', 'begun-anew', 'é\u{1F389}'),
        /** How far its numbers are above those of its entries. */
        above: fc.constantFrom(0, 1, 2 ** 40),
        entries: fc.uniqueArray(
          fc.record({ number: fc.integer({ min: 1, max: 3000 }), bytes: fc.uint8Array({ maxLength: 50 }) }),
          { maxLength: 5, selector: ({ number }) => number },
        ),
      }),
      { maxLength: 5, selector: ({ doc }) => doc },
    )
    .map(logs => {
      const sorted = logs.toSorted((a, b) => byBytes(a.doc, b.doc))
      return [
        ...sorted.map(({ doc, epoch, above, entries }) => ({
          of: 'log' as const,
          storeName,
          doc,
          epoch,
          head: above + Math.max(0, ...entries.map(({ number }) => number)),
        })),
        ...sorted.flatMap(({ doc, entries }) =>
          entries
            .toSorted((a, b) => a.number - b.number)
            .map(({ number, bytes }) => ({ of: 'entry' as const, storeName, doc, number, bytes: plain(bytes) })),
        ),
      ]
    })

/** Comparable with what comes from a disk. */
const plain = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes)

export const someParts: fc.Arbitrary<readonly WholePart[]> = fc
  .tuple(...storeNames.map(storeName => fc.tuple(rowsOf(storeName), logsOf(storeName))))
  .map(all => all.flat(2))

/** Buffers, which are bytes too, are made plain. */
const comparable = (part: WholePart): WholePart => (part.of === 'entry' ? { ...part, bytes: plain(part.bytes) } : part)

export async function partsIn(whole: Whole): Promise<WholePart[]> {
  const parts: WholePart[] = []
  for await (const page of whole.pages()) parts.push(...page.map(comparable))
  return parts
}
