/** Brings an archive in: all of it in one commit, or nothing. What is here already is never written over. */
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { FileId, StrategyId } from '@waymark/shared/model/ids.ts'
import { maxFileBytes } from '@waymark/shared/model/session-file.ts'
import type { Deps } from '#deps.ts'
import { authorships, excerpts, strategies } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { partOf, type ArchiveFile } from './checked-parts.ts'
import { altered, isElsewhere, isHereAlready } from './not-taken.ts'
import type { ReadArchive } from './read-archive.ts'
import { carried, places } from './table-of-kinds.ts'

type BringDeps = Pick<Deps, 'store' | 'files' | 'newId'>

export interface Bringing {
  readonly archive: ReadArchive
  readonly file: ArchiveFile
  /** Kept in the same commit: how whoever brings it in comes to it. */
  readonly also: readonly Row[]
}

export const isHere = async ({ store }: Pick<Deps, 'store'>, id: StrategyId): Promise<boolean> =>
  (await store.get(strategies, id)) !== undefined

/** Answers once all of it is on the disk. */
export const bringIn = (deps: BringDeps, bringing: Bringing): Promise<StrategyId> =>
  deps.store.inTurn('archives', async () => {
    const { archive, also } = bringing
    const { id, title } = archive.manifest.strategy
    if (await isHere(deps, id)) throw isHereAlready(title)
    const puts = [...archive.rows, ...ownersOf(archive)]
    await refuseWhatIsHere(deps, archive, puts)
    const kept = archive.files.map(one => one.id)
    try {
      for (const one of archive.files) await keepFile(deps, bringing, one)
      await deps.store.commit({
        puts: [...puts, ...also],
        // Whoever has a copy of one on their device, from before, takes this one up anew.
        begins: archive.docs.map(({ name }) => ({ doc: name, epoch: deps.newId() })),
        updates: archive.docs.map(({ name, update }) => ({ doc: name, update })),
      })
    } catch (error) {
      for (const one of kept) await deps.files.remove(one)
      throw error
    }
    return id
  })

/** A note that came along is nobody’s, so that nobody changes its words. A passage of an answer belongs to that. */
function ownersOf({ rows, docs }: ReadArchive): Row[] {
  const passages = new Set(rows.filter(({ kind }) => kind === excerpts.name).map(({ id }) => id))
  return docs.flatMap(({ name, plain }) =>
    name.startsWith('room:')
      ? (plain['notes'] ?? []).flatMap(note => {
          const of = { ...(note as object), roomId: name.slice('room:'.length), memberId: null, withdrawn: null }
          const authorship = authorships.schema.parse(of)
          return passages.has(authorship.id) ? [] : [row(authorships, authorship)]
        })
      : [],
  )
}

const sliceSize = 200

/** Neither a row nor an id of it is one of this server: nothing of another series is written over, or led to. */
async function refuseWhatIsHere(deps: BringDeps, archive: ReadArchive, puts: readonly Row[]): Promise<void> {
  for (const [at, id] of [...archive.ids].entries()) {
    if (at % sliceSize === sliceSize - 1) await setImmediate()
    if (await isSomewhere(deps, id)) throw isElsewhere()
  }
  for (const put of puts) if (await isThere(deps, put)) throw isElsewhere()
  for (const { name } of archive.docs) if ((await deps.store.readLog(name)).head > 0) throw isElsewhere()
  for (const { id } of archive.files) if (await isOnDisk(deps, id)) throw isElsewhere()
}

async function isSomewhere({ store }: BringDeps, id: string): Promise<boolean> {
  for (const place of places) if (await place.isHere(store, id)) return true
  return (await store.get(authorships, id as never)) !== undefined
}

const byName = new Map(carried.map(one => [one.name, one]))

const isThere = async ({ store }: BringDeps, { kind, id }: Row): Promise<boolean> =>
  (await byName.get(kind)?.isHere(store, id)) === true

async function isOnDisk({ files }: BringDeps, id: FileId): Promise<boolean> {
  const there = await files.read(id)
  there?.bytes.destroy()
  return there !== undefined
}

/** Looked at once more: what lies on the disk may have changed since it was looked at. */
async function keepFile({ files }: BringDeps, { archive, file }: Bringing, { id, entry }: Coming): Promise<void> {
  const listed = archive.manifest.entries.find(({ name }) => name === entry)
  if (listed === undefined) throw altered()
  const bytes = await partOf(file, listed, maxFileBytes)
  const received = await files.receive(id, Readable.from([bytes]), maxFileBytes)
  await received.keep()
}

type Coming = ReadArchive['files'][number]
