/**
 * Files that wait for a moment, each for the browser that had it made or sent it, on whichever server of the store that asks next: a row
 * says whose it is. Those of before go when others come, or after a while, by whoever comes by then.
 */
import { createHash, createHmac } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FileId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { heldFiles as kind, wholeServer, type HeldFile } from '#store/kinds.ts'
import type { Received } from '#store/kept-files.ts'
import { row } from '#store/store.ts'

type HoldDeps = Pick<Deps, 'store' | 'files' | 'newId' | 'now' | 'linkKey'>

export interface HeldFiles {
  /** Answers the word by which it is had again. */
  readonly hold: (file: ToHold, of: Holder) => Promise<string>
  /** Undefined where it is held no more, or for somebody else. */
  readonly find: (token: string, of: Holder) => Promise<FoundFile | undefined>
  /** The same, for one alone: it is held no more. */
  readonly take: (token: string, of: Holder) => Promise<FoundFile | undefined>
  /** Lets go what has waited too long, where nobody else is at it. */
  readonly tidy: () => Promise<void>
}

export interface ToHold extends Partial<Pick<HeldFile, 'says'>> {
  readonly id: FileId
  readonly received: Received
}

export interface Holder {
  readonly browser: string | undefined
  /** What it is for. */
  readonly about: string
}

export interface FoundFile extends Pick<HeldFile, 'says'>, Pick<Received, 'size' | 'read' | 'drop'> {
  readonly bytes: () => Promise<Readable | undefined>
}

/** Of all servers together. */
export interface Bounds {
  readonly what: HeldFile['what']
  readonly longestMs: number
  readonly most: number
  readonly mostOfBrowser: number
  readonly mostBytes: number
}

const turn = 'held-files'

export function heldFiles(deps: HoldDeps, bounds: Bounds): HeldFiles {
  const { store, files, now, newId, linkKey } = deps
  const holderOf = (browser = ''): string => createHmac('sha256', linkKey).update(`held ${browser}`).digest('base64url')
  const all = async (): Promise<HeldFile[]> =>
    (await store.list(kind, wholeServer)).filter(({ what }) => what === bounds.what).toSorted((a, b) => a.at - b.at)
  /** A clock that went ahead for a while may have dated it in a time that is not here yet. */
  const isOver = ({ heldAt }: HeldFile): boolean => Math.abs(Date.parse(now()) - Date.parse(heldAt)) >= bounds.longestMs

  /** First the rows: a file without one goes at the next start. */
  const letGo = async (gone: readonly HeldFile[]): Promise<void> => {
    if (gone.length === 0) return
    await store.commit({ removes: gone.map(({ id }) => ({ kind: kind.name, id })) })
    for (const { fileId } of gone) await files.remove(fileId)
  }
  const known = async (token: string, { browser, about }: Holder): Promise<HeldFile | undefined> => {
    const held = await store.get(kind, idOf(token))
    if (held === undefined || held.what !== bounds.what || held.about !== about) return undefined
    return held.holder === holderOf(browser) && !isOver(held) ? held : undefined
  }
  const found = ({ fileId, bytes: size, says }: HeldFile): FoundFile => ({
    size,
    says,
    read: (at, length) => files.part(fileId, at, length),
    bytes: async () => (await files.read(fileId))?.bytes,
    drop: () => files.remove(fileId),
  })

  return {
    hold: async ({ id: fileId, received, says = null }, { browser, about }) => {
      await received.keep()
      try {
        return await store.inTurn(turn, async () => {
          const token = newId()
          const before = await all()
          const at = (before.at(-1)?.at ?? 0) + 1
          const [holder, bytes] = [holderOf(browser), received.size]
          const held = { id: idOf(token), what: bounds.what, fileId, holder, about, bytes, says, heldAt: now(), at }
          await store.commit({ puts: [row(kind, held)] })
          await letGo(tooMany([...before.filter(one => !isOver(one)), held], held, bounds))
          await letGo(before.filter(isOver))
          return token
        })
      } catch (error) {
        await files.remove(fileId)
        throw error
      }
    },
    find: async (token, of) => {
      const held = await known(token, of)
      return held && found(held)
    },
    take: (token, of) =>
      store.inTurn(turn, async () => {
        const held = await known(token, of)
        if (held === undefined) return undefined
        await store.commit({ removes: [{ kind: kind.name, id: held.id }] })
        return found(held)
      }),
    tidy: async () => {
      await store.ifFree(turn, async () => letGo((await all()).filter(isOver)))
    },
  }
}

/** Whoever reads the rows cannot fetch the file by it. */
const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** The oldest ones, until what is left fits; never the newest. */
function tooMany(all: readonly HeldFile[], newest: HeldFile, { most, mostOfBrowser, mostBytes }: Bounds): HeldFile[] {
  const own = all.filter(({ holder }) => holder === newest.holder)
  const gone = new Set(own.slice(0, Math.max(0, own.length - mostOfBrowser)))
  let left = all.filter(one => !gone.has(one))
  let bytes = left.reduce((sum, one) => sum + one.bytes, 0)
  for (const one of left) {
    if ((left.length <= most && bytes <= mostBytes) || one === newest) break
    gone.add(one)
    left = left.slice(1)
    bytes -= one.bytes
  }
  return [...gone]
}

const everyMs = 5 * 60_000

/** Looks now and then, also where nobody comes by. Answers how it is stopped. */
export function tidyNowAndThen(all: readonly HeldFiles[]): () => void {
  const timer = setInterval(() => {
    for (const held of all) held.tidy().catch(() => undefined)
  }, everyMs).unref()
  return () => {
    clearInterval(timer)
  }
}

const sliceBytes = 256 * 1024

/** What is in memory, in pieces. */
export const inSlices = (bytes: Uint8Array): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.byteLength; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes)
    })(),
  )
