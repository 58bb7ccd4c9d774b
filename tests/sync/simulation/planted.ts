/** Faults put into the server on purpose, each one that a server of this kind has had, to show that the simulation finds them. */
import * as Y from 'yjs'
import { roomDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { rooms } from '@waymark/server/store/kinds.ts'
import type { Deps } from '@waymark/server/deps.ts'
import type { Store } from '@waymark/server/store/store.ts'
import type { Line } from '@waymark/server/sync/line.ts'
import { readFrame } from './frames.ts'
import type { World } from './world.ts'

/** Each takes a part of the server and answers what stands in its place. */
export interface Planted {
  readonly store: (store: Store, world: World) => Store
  /** What those who come to a document stand on. */
  readonly deps: (deps: Deps) => Deps
  readonly line: (line: Line, world: World) => Line
  /** What arrives of a request. */
  readonly body: (body: string) => string
}

export const nothingPlanted: Planted = {
  store: store => store,
  deps: deps => deps,
  line: line => line,
  body: body => body,
}

const plant = (part: Partial<Planted>): Planted => ({ ...nothingPlanted, ...part })

export const plantedFaults: Readonly<Record<string, Planted>> = {
  'a store that answers before it has committed': plant({
    store: (store, world) => ({
      ...store,
      commit: async commit => {
        if (commit.updates === undefined) return store.commit(commit)
        const places = await store.places(commit.updates.map(({ doc }) => doc))
        world.after(40, () => void store.commit(commit).catch(() => undefined))
        return new Map([...places].map(([doc, { head }]) => [doc, head + 1]))
      },
    }),
  }),
  'a store that gives up when the disk fails': plant({
    store: store => ({ ...store, commit: commit => store.commit(commit).catch(() => new Map()) }),
  }),
  'a commit in two halves': plant({
    store: store => ({
      ...store,
      commit: async ({ puts = [], ...rest }) => {
        const heads = await store.commit(rest)
        await store.commit({ puts })
        return heads
      },
    }),
  }),
  'a compaction that loses the last change': plant({
    store: store => ({
      ...store,
      compact: async (doc, _state, place) => {
        const { updates } = await store.readLog(doc)
        return store.compact(doc, Y.mergeUpdates(updates.slice(0, -1)), place)
      },
    }),
  }),
  'a document written anew beside its past': plant({
    store: store => ({ ...store, commit: commit => store.commit({ ...commit, begins: [] }) }),
  }),
  'a document written anew with its past in it': plant({
    store: store => ({
      ...store,
      commit: async ({ begins = [], ...rest }) => {
        const logs = await Promise.all(begins.map(({ doc }) => store.readLog(doc)))
        const past = begins.flatMap(({ doc }, at) => (logs[at]?.updates ?? []).map(update => ({ doc, update })))
        return store.commit({ ...rest, begins, updates: [...past, ...(rest.updates ?? [])] })
      },
    }),
  }),
  'a line that forgets a change now and then': plant({
    line: (line, world) => ({
      ...line,
      send: frame => {
        const isChange = readFrame(frame).some(part => part.kind === 'changes' && !part.asked)
        if (!isChange || !world.chance.oneIn(8)) line.send(frame)
      },
    }),
  }),
  'a line that says nothing of its end': plant({ line: line => ({ ...line, onClose: () => undefined }) }),
  'rights that are looked at only on coming': plant({
    deps: deps => ({ ...deps, guests: { ...deps.guests, add: () => () => undefined } }),
  }),
  'a gate that opens another room': plant({
    deps: deps => ({
      ...deps,
      live: { ...deps.live, open: async name => deps.live.open(await otherRoom(deps, name)) },
    }),
  }),
  'a gate that lets participants write': openGate(),
  'a note that is signed unasked': plant({ body: body => body.replace('"signed":false', '"signed":true') }),
  'words that are tidied on the way': plant({ body: body => body.replace(' is what I say', ' is what I said') }),
}

/** Faults of servers that share a store. */
export const faultsBetween: Readonly<Record<string, Planted>> = {
  'a server that never asks where the logs stand': plant({
    store: store => ({ ...store, places: async () => new Map() }),
  }),
  'a log that takes what was made before it was begun anew': plant({
    store: store => ({
      ...store,
      commit: ({ updates = [], begins = [], ...rest }) =>
        store.commit({
          ...rest,
          updates: updates.map(({ doc, update }) => ({ doc, update })),
          begins: begins.map(({ doc, epoch }) => ({ doc, epoch })),
        }),
    }),
  }),
  'a log of which the last entry is passed over by those who read on': plant({
    store: store => ({
      ...store,
      readLog: async (doc, since) => {
        const log = await store.readLog(doc, since)
        return since === undefined || doc === 'signals:all' ? log : { ...log, updates: log.updates.slice(0, -1) }
      },
    }),
  }),
  'signals that are never read': plant({
    store: store => ({
      ...store,
      readLog: async (doc, since) =>
        doc === 'signals:all' ? { ...(await store.readLog(doc, since)), updates: [] } : store.readLog(doc, since),
    }),
  }),
}

/** Each room for the other. */
async function otherRoom({ store }: Deps, name: DocName): Promise<DocName> {
  if (!name.startsWith('room:')) return name
  const id = RoomId.parse(name.slice('room:'.length))
  const own = await store.get(rooms, id)
  if (own === undefined) return name
  const other = (await store.list(rooms, own.breakoutId)).find(room => room.id !== id)
  return other === undefined ? name : roomDocName(other.id)
}

/** Changes that nobody asked for are let through as if they had been, and what is to be passed over is taken. */
function openGate(): Planted {
  let arriving: Uint8Array | undefined
  return plant({
    line: line => ({
      ...line,
      onFrame: hear => {
        line.onFrame(frame => {
          const isUnasked = frame?.[0] === 0 && frame[1] === 2
          const [part] = isUnasked ? readFrame(frame) : []
          arriving = part?.kind === 'changes' ? part.body : undefined
          hear(isUnasked ? Uint8Array.from(frame, (byte, at) => (at === 1 ? 1 : byte)) : frame)
        })
      },
    }),
    deps: deps => ({
      ...deps,
      live: {
        ...deps.live,
        open: async name => {
          const live = await deps.live.open(name)
          return {
            ...live,
            passOver: from => (arriving === undefined ? live.passOver(from) : live.take(from, arriving, false)),
          }
        },
      },
    }),
  })
}
