/** Sees all that anybody is sent, all that goes over the bus and all that servers print, and knows what must not be in it. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { markShape, type Run } from './run.ts'

export interface Witness {
  /** From now on these words belong to a document, and stand in no other. */
  readonly wrote: (mark: string, place: DocName) => void
  /** Nobody is sent them in a document. */
  readonly hide: (mark: string) => void
  /** Somebody has asked that they be shown. */
  readonly show: (mark: string) => void
  /** What somebody is called. */
  readonly called: (name: string) => void
  readonly frame: (to: string, place: DocName, frame: Uint8Array) => void
  /** From now on, with a little grace, `who` is told nothing that is written. */
  readonly out: (who: string) => void
  readonly published: (topic: string, message: Uint8Array) => void
  readonly printed: (by: string, text: string) => void
  /** Frames and messages of the bus that were looked into. */
  readonly seen: () => { readonly frames: number; readonly published: number }
}

/** All servers hear of a right that is withdrawn within a second when all is well; while it is not, nothing is promised but this. */
const graceMs = 6000

export function witnessOf(run: Run): Witness {
  const homes = new Map<string, { readonly place: DocName; readonly at: number }>()
  const hidden = new Set<string>()
  const names = new Set<string>()
  const outSince = new Map<string, number>()
  const counts = { frames: 0, published: 0 }

  const inFrame = (to: string, place: DocName, mark: string): void => {
    const home = homes.get(mark)
    if (hidden.has(mark)) run.broken(`${to} is sent ${mark} in ${place}, which is private`)
    if (home !== undefined && !mayStandIn(home.place, place))
      run.broken(`${to} is sent ${mark} of ${home.place} in ${place}`)
    const out = outSince.get(to)
    if (out !== undefined && home !== undefined && home.at > out + graceMs)
      run.broken(`${to}, who was put out at ${out} ms, is sent ${mark}, written at ${home.at} ms`)
  }
  return {
    wrote: (mark, place) => {
      homes.set(mark, { place, at: run.since() })
    },
    hide: mark => hidden.add(mark),
    show: mark => hidden.delete(mark),
    called: name => names.add(name),
    frame: (to, place, frame) => {
      counts.frames += 1
      for (const mark of marksIn(frame)) if (!names.has(mark)) inFrame(to, place, mark)
    },
    out: who => outSince.set(who, run.since()),
    published: (topic, message) => {
      counts.published += 1
      for (const mark of [...marksIn(topic), ...marksIn(message)])
        if (!names.has(mark)) run.broken(`words went over the bus: ${mark} on ${topic}`)
    },
    printed: (by, text) => {
      for (const mark of new Set(marksIn(text)))
        run.broken(`${by} printed ${names.has(mark) ? 'the name' : 'the words'} ${mark}: ${lineWith(text, mark)}`)
    },
    seen: () => counts,
  }
}

/** What themes are called is put into the draft by the server. */
const mayStandIn = (home: DocName, place: DocName): boolean =>
  home === place || (home.startsWith('themes:') && place.startsWith('draft:'))

/** Marks in any bytes: they are of letters that every coding writes alike. */
export const marksIn = (bytes: Uint8Array | string): string[] => {
  const text =
    typeof bytes === 'string' ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.match(markShape) ?? []
}

const lineWith = (text: string, mark: string): string =>
  text
    .split('\n')
    .find(line => line.includes(mark))
    ?.slice(0, 300) ?? ''
