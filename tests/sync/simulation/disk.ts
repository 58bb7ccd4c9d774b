/**
 * The disk under every life of the server: a real SQLite store, which keeps exactly what was committed. Between a server and what it
 * asks of the disk lies time, so that a crash can come before a commit, or after it and before anybody was told. It can fail for a
 * while: then nothing is kept, or all is kept and a failure is told all the same.
 */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { localTurns } from '@waymark/server/store/local-turns.ts'
import type { Store } from '@waymark/server/store/store.ts'
import type { Between } from './between.ts'
import { lane, markShape, type World } from './world.ts'
import { wordsIn } from './words-in.ts'

export type DiskState = 'well' | 'failing' | 'keeping-and-failing'

/** What a life of the server must be asked before the disk works for it. */
export interface Bearer {
  readonly isAlive: () => boolean
  /** Told of each thing that the server asks of the disk and that changes it, before and after it is done: it may die of it. */
  readonly passes: (moment: 'before a commit' | 'after a commit' | 'before a compaction' | 'after a compaction') => void
}

export interface Disk {
  readonly inner: Store
  readonly storeFor: (bearer: Bearer) => Store
  readonly set: (state: DiskState) => void
  /** Whether things take their time; while a history is being prepared they do not. */
  readonly slow: (is: boolean) => void
  /** What is on disk of a document at this moment. Not to be changed. */
  readonly truth: (name: DocName) => Y.Doc
  readonly truths: () => ReadonlyMap<DocName, Y.Doc>
  /** What it was before it was written anew, each time: another server may not have heard of that yet. */
  readonly pasts: (name: DocName) => readonly Y.Doc[]
  /** Grows when a document was written anew: copies from before know things of which the new one knows nothing. */
  readonly age: (name: DocName) => number
  /** Hears of the marks of words that were in a document before it was written anew, and are not any more. */
  readonly onErased: (hear: (name: DocName, marks: readonly string[]) => void) => void
  /** Hears of each document of which more is on disk now. */
  readonly onKept: (hear: (name: DocName, doc: Y.Doc) => void) => void
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined)

/** `between` the servers that share it; left out where there is one. */
export function diskOf(world: World, inner: Store, between?: Between): Disk {
  const truths = new Map<DocName, Y.Doc>()
  const ages = new Map<DocName, number>()
  const pasts = new Map<DocName, readonly Y.Doc[]>()
  const hearers: ((name: DocName, doc: Y.Doc) => void)[] = []
  const written = new Map<DocName, Set<string>>()
  const erasedHearers: ((name: DocName, marks: readonly string[]) => void)[] = []
  let state: DiskState = 'well'
  let isSlow = false

  const truth = (name: DocName): Y.Doc => {
    const known = truths.get(name)
    if (known !== undefined) return known
    const doc = new Y.Doc()
    truths.set(name, doc)
    return doc
  }
  const tell = (name: DocName): void => {
    for (const hear of hearers) hear(name, truth(name))
  }
  const reread = async (name: DocName, isSame: boolean): Promise<void> => {
    const before = truth(name)
    const doc = new Y.Doc()
    const { updates } = await inner.readLog(name)
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
    if (isSame && wordsIn(name, doc) !== wordsIn(name, before))
      world.broken(`what was written in place of the log of ${name} reads otherwise`)
    if (!isSame) {
      ages.set(name, (ages.get(name) ?? 0) + 1)
      pasts.set(name, [...(pasts.get(name) ?? []), before])
      forgetErased(name, marksIn(wordsIn(name, doc)), updates)
    }
    truths.set(name, doc)
    tell(name)
  }

  const forgetErased = (name: DocName, left: ReadonlySet<string>, log: readonly Uint8Array[]): void => {
    for (const mark of marksInBytes(log))
      if (!left.has(mark)) world.broken(`${mark} is in the log of ${name} although it was written anew`)
    const erased = [...(written.get(name) ?? [])].filter(mark => !left.has(mark))
    written.set(name, new Set(left))
    for (const hear of erasedHearers) hear(name, erased)
  }

  /** Asked of the disk, done when its turn comes, answered when that comes; whoever asked may be dead by then. */
  const through = <T>(bearer: Bearer, run: () => Promise<T>): Promise<T> => {
    if (!bearer.isAlive()) return never()
    const work = async (): Promise<T> => {
      if (!bearer.isAlive()) return never()
      if (state === 'failing') throw new Error('the disk does not answer')
      return await run()
    }
    if (!isSlow || !world.chance.oneIn(8)) return work()
    return new Promise((resolve, reject) => {
      world.send(lane(), '', () => void work().then(resolve, reject), 200)
    })
  }
  const writing = <T>(bearer: Bearer, what: 'a commit' | 'a compaction', run: () => Promise<T>): Promise<T> => {
    if (!bearer.isAlive()) return never()
    if (!isSlow) return run()
    return new Promise((resolve, reject) => {
      const answer = (act: () => void): void => {
        world.send(
          lane(),
          '',
          () => {
            if (bearer.isAlive()) act()
          },
          200,
        )
      }
      const work = async (): Promise<void> => {
        bearer.passes(`before ${what}`)
        if (!bearer.isAlive()) return
        const ran = state === 'failing' ? undefined : { done: await run() }
        bearer.passes(`after ${what}`)
        if (state === 'well' && ran !== undefined) answer(() => resolve(ran.done))
        else answer(() => reject(new Error('the disk does not answer')))
      }
      world.send(lane(), '', () => void work().catch((error: unknown) => answer(() => reject(error as Error))), 200)
    })
  }

  return {
    inner,
    storeFor: bearer => ({
      commit: commit =>
        writing(bearer, 'a commit', async () => {
          const { updates = [], begins = [] } = commit
          const before = await inner.places(begins.map(({ doc }) => doc))
          const heads = await inner.commit(commit)
          // What is asked for once more is there already.
          const begun = begins.flatMap(({ doc, epoch }) => (before.get(doc)?.epoch === epoch ? [] : [doc]))
          for (const { doc, update } of updates) {
            if (doc === 'signals:all') continue
            const marks = written.get(doc) ?? new Set()
            written.set(doc, marks)
            for (const mark of marksInBytes([update])) marks.add(mark)
            if (begun.includes(doc)) continue
            Y.applyUpdate(truth(doc), update)
            tell(doc)
          }
          for (const name of begun) if (name !== 'signals:all') await reread(name, false)
          return heads
        }),
      isShared: between !== undefined,
      places: docs => through(bearer, () => inner.places(docs)),
      ...(between?.turnsOf(bearer) ?? localTurns()),
      compact: (doc, whole, place) =>
        writing(bearer, 'a compaction', async () => {
          const isDone = await inner.compact(doc, whole, place)
          world.say(`the log of ${doc} is one entry`)
          // What is written in the place of a log must read as the log did.
          if (doc !== 'signals:all') await reread(doc, true)
          return isDone
        }),
      get: (kind, id) => through(bearer, () => inner.get(kind, id)),
      list: (kind, parent) => through(bearer, () => inner.list(kind, parent)),
      readLog: (doc, since) => through(bearer, () => inner.readLog(doc, since)),
      purge: () => inner.purge(),
      close: () => never(),
    }),
    set: to => {
      state = to
    },
    slow: is => {
      isSlow = is
    },
    truth,
    truths: () => truths,
    pasts: name => (between === undefined ? [] : (pasts.get(name) ?? [])),
    age: name => ages.get(name) ?? 0,
    onErased: hear => {
      erasedHearers.push(hear)
    },
    onKept: hear => {
      hearers.push(hear)
    },
  }
}

const marksIn = (text: string): ReadonlySet<string> => new Set([...text.matchAll(markShape)].map(([mark]) => mark))
const marksInBytes = (log: readonly Uint8Array[]): ReadonlySet<string> => marksIn(Buffer.concat(log).toString('latin1'))
