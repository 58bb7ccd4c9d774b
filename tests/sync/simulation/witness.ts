/**
 * Sees every byte that the server gives to anybody, at the moment it does, and holds it against what is on disk, what was withdrawn
 * and who may be told. What it finds is a broken promise, with the moment.
 */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Disk } from './disk.ts'
import { readFrame, type Part } from './frames.ts'
import { idShape, markShape, type World } from './world.ts'

export type Place = DocName | 'an answer'

export interface Told {
  readonly to: string
  readonly role: 'participant' | 'facilitator' | 'reader' | 'organiser'
  readonly place: Place
  /** When they came; for an answer, when they asked. */
  readonly since: number
}

export interface Witness {
  readonly frame: (told: Told, frame: Uint8Array) => void
  readonly answer: (told: Told, text: string) => void
  /** From now on these words are told to nobody but to those who were there before; until they are put back. */
  readonly withdrawn: (marks: readonly string[], by: string) => void
  readonly putBack: (marks: readonly string[]) => void
  /** From now on nothing is told to them of this place. */
  readonly out: (who: string, place: DocName) => void
  readonly back: (who: string, place: DocName) => void
  /** Nothing is left of these words in any document: they are told to nobody but, in an answer, to their author, until they are put back. */
  readonly erased: (mark: string, by: string) => void
  /** These words were written in this place, and are told nowhere else. */
  readonly wrote: (mark: string, place: DocName) => void
  /** What nobody may be told at all. */
  readonly secret: (id: string) => void
  /** All marks and ids that somebody was told, over all. */
  readonly heardBy: (who: string) => ReadonlySet<string>
  readonly frames: () => number
}

export function witnessOf(world: World, disk: Pick<Disk, 'truth' | 'age' | 'pasts'>): Witness {
  const seen = new WeakMap<Uint8Array, ReadonlySet<string>>()
  const checked = new WeakMap<Uint8Array, number>()
  const heard = new Map<string, Set<string>>()
  const secrets = new Set<string>()
  const homes = new Map<string, DocName>()
  const withdrawn = new Map<string, { readonly by: string; readonly since: number }>()
  const gone = new Set<string>()
  let frames = 0

  const foundIn = (bytes: Uint8Array): ReadonlySet<string> => {
    const known = seen.get(bytes)
    if (known !== undefined) return known
    const found = findIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
    seen.set(bytes, found)
    return found
  }
  const look = (told: Told, found: ReadonlySet<string>): void => {
    const { to, role, place, since } = told
    if (gone.has(`${to} ${place}`)) world.broken(`${to}, who is out, is told something of ${place}`)
    const all = heard.get(to) ?? new Set()
    heard.set(to, all)
    for (const one of found) {
      all.add(one)
      if (secrets.has(one)) world.broken(`${to} is told whose note it is (${one}) in ${place}`)
      const home = homes.get(one)
      if (home !== undefined && place !== 'an answer' && home !== place)
        world.broken(`${one} of ${home} is told in ${place}`)
      if (home?.startsWith('room:') === false && role === 'participant')
        world.broken(`${to}, a participant, is told ${one} of ${home}`)
      const taken = withdrawn.get(one)
      if (taken !== undefined && since > taken.since && !(place === 'an answer' && taken.by === to))
        world.broken(`${to}, who came later, is told the withdrawn ${one} in ${place}`)
    }
  }
  /** A change that somebody is told must be on disk: with it, the disk has nothing new. */
  const onDisk = (name: DocName, told: Told, { body }: Part & { kind: 'changes' }): void => {
    const truth = [disk.truth(name), ...disk.pasts(name)].find(one => covers(one, body)) ?? disk.truth(name)
    let isNew = false
    const hear = (): void => {
      isNew = true
    }
    truth.on('update', hear)
    Y.applyUpdate(truth, body)
    truth.off('update', hear)
    if (isNew || truth.store.pendingStructs !== null)
      world.broken(`${told.to} is told a change of ${name} that is not on disk`)
  }

  return {
    frame: (told, frame) => {
      frames += 1
      look(told, foundIn(frame))
      if (told.place === 'an answer') return
      const age = disk.age(told.place)
      for (const part of readFrame(frame)) {
        if (part.kind === 'changes' && checked.get(frame) !== age) onDisk(told.place, told, part)
        if (part.kind === 'presence' && told.role === 'reader' && part.body[0] !== 0)
          world.broken(`${told.to}, a reader, is told who is in ${told.place}`)
      }
      checked.set(frame, age)
    },
    answer: (told, text) => {
      look(told, findIn(text))
    },
    withdrawn: (marks, by) => {
      for (const mark of marks) withdrawn.set(mark, { by, since: world.moment() })
    },
    putBack: marks => {
      for (const mark of marks) withdrawn.delete(mark)
    },
    out: (who, place) => {
      gone.add(`${who} ${place}`)
    },
    back: (who, place) => {
      gone.delete(`${who} ${place}`)
    },
    erased: (mark, by) => {
      withdrawn.set(mark, { by, since: -1 })
    },
    wrote: (mark, place) => {
      homes.set(mark, place)
    },
    secret: id => {
      secrets.add(id)
    },
    heardBy: who => heard.get(who) ?? new Set(),
    frames: () => frames,
  }
}

const findIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(markShape), ...text.matchAll(idShape)].map(([found]) => found))

/** Whether a document holds all that an update brings; of what it takes away nothing is said. */
function covers(doc: Y.Doc, update: Uint8Array): boolean {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc))
  return [...Y.parseUpdateMeta(update).to].every(([client, clock]) => clock <= (known.get(client) ?? 0))
}
