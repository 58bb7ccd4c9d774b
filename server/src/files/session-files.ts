/** The files of a session: taken in, described, removed and put back. Who may is found out before. */
import { FileId, type SessionId } from '@waymark/shared/model/ids.ts'
import {
  maxFileBytes,
  maxFiles,
  maxRemovedFiles,
  type FileWords,
  type SessionFile,
} from '@waymark/shared/model/session-file.ts'
import { kindsTaken, tooLargeSaid } from '@waymark/shared/rules/file-words.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { files, heldFiles, sessions, strategies, wholeServer } from '#store/kinds.ts'
import { DiskFull, TooLarge, type Received } from '#store/kept-files.ts'
import { row } from '#store/store.ts'
import { kindOfFile } from './kind-of-file.ts'

type FileDeps = Pick<Deps, 'store' | 'files' | 'newId' | 'now'>

const byTime = (a: SessionFile, b: SessionFile): number => (a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : 0)
const isThere = ({ removedAt }: SessionFile): boolean => removedAt === null

const turnOf = (sessionId: SessionId): string => `files ${sessionId}`

/** In the order in which they were added. */
export const filesOf = async ({ store }: Pick<Deps, 'store'>, sessionId: SessionId): Promise<SessionFile[]> =>
  (await store.list(files, sessionId)).toSorted(byTime)

/** Refuses with 'gone'. */
export async function fileOf({ store }: Pick<Deps, 'store'>, id: FileId): Promise<SessionFile> {
  const file = await store.get(files, id)
  if (file === undefined) throw new Refusal('gone', 'This file is not here any more.')
  return file
}

/** Refuses with 'too-many' where no more fit. Asked before a file comes in, and again before it is kept. */
export async function haveRoom(deps: Pick<Deps, 'store'>, sessionId: SessionId): Promise<void> {
  if ((await filesOf(deps, sessionId)).filter(isThere).length >= maxFiles)
    throw new Refusal('too-many', `At most ${maxFiles} files fit in a session. Remove one first.`)
}

/** Answers once it is on the disk, and known. Nothing is left of one that is refused. */
export async function addFile(
  deps: FileDeps,
  sessionId: SessionId,
  { words, bytes }: { readonly words: FileWords; readonly bytes: AsyncIterable<Uint8Array> },
): Promise<SessionFile> {
  const id = FileId.parse(deps.newId())
  const received = await receive(deps, id, bytes)
  try {
    const kind = await kindOfFile(received)
    if (kind === undefined)
      throw new Refusal('malformed', `We do not take files of that kind. We take ${kindsTaken}.`, {
        at: ['body', 'file'],
      })
    await received.keep()
    const file = { id, sessionId, ...words, kind, bytes: received.size, addedAt: deps.now(), removedAt: null }
    await deps.store.inTurn(turnOf(sessionId), async () => {
      await haveRoom(deps, sessionId)
      await deps.store.commit({ puts: [row(files, file)] })
    })
    return file
  } catch (error) {
    await received.drop()
    await deps.files.remove(id)
    throw error
  }
}

async function receive(deps: FileDeps, id: FileId, bytes: AsyncIterable<Uint8Array>): Promise<Received> {
  try {
    return await deps.files.receive(id, bytes, maxFileBytes)
  } catch (error) {
    if (error instanceof TooLarge) throw new Refusal('too-large', tooLargeSaid, { at: ['body', 'file'] })
    if (error instanceof DiskFull)
      throw new Refusal('not-saved', 'The disk of this server is full. Nothing was kept: tell whoever runs it.')
    throw error
  }
}

/** What was removed longest ago goes for good, so that it cannot fill the disk. */
async function dropOldest(deps: FileDeps, sessionId: SessionId): Promise<void> {
  const removed = (await filesOf(deps, sessionId))
    .filter(file => !isThere(file))
    .toSorted((a, b) => ((a.removedAt ?? '') < (b.removedAt ?? '') ? 1 : -1))
  await forget(deps, removed.slice(maxRemovedFiles))
}

/** First the rows: a file without a row goes at the next start, a row without a file would be a broken promise. */
async function forget(deps: Pick<Deps, 'store' | 'files'>, gone: readonly SessionFile[]): Promise<void> {
  await deps.store.commit({ removes: gone.map(({ id }) => ({ kind: files.name, id })) })
  for (const { id } of gone) await deps.files.remove(id)
}

/** In turn, and of the file as it is then: it may be changed and removed at the same moment. */
const changing = (deps: FileDeps, { id, sessionId }: SessionFile, change: (now: SessionFile) => Promise<void>) =>
  deps.store.inTurn(turnOf(sessionId), async () => change(await fileOf(deps, id)))

export const changeFile = (deps: FileDeps, file: SessionFile, words: FileWords): Promise<void> =>
  changing(deps, file, async now => {
    await deps.store.commit({ puts: [row(files, { ...now, ...words })] })
  })

export const removeFile = (deps: FileDeps, file: SessionFile): Promise<void> =>
  changing(deps, file, async now => {
    await deps.store.commit({ puts: [row(files, { ...now, removedAt: now.removedAt ?? deps.now() })] })
    await dropOldest(deps, now.sessionId)
  })

export const putFileBack = (deps: FileDeps, file: SessionFile): Promise<void> =>
  changing(deps, file, async now => {
    if (isThere(now)) return
    await haveRoom(deps, now.sessionId)
    await deps.store.commit({ puts: [row(files, { ...now, removedAt: null })] })
  })

/** At the start of any server of the store: files that no row knows, such as those whose server ended before they were known. */
export async function tidyFiles({ store, files: kept }: Pick<Deps, 'store' | 'files'>): Promise<void> {
  const all = await Promise.all(
    (await store.list(strategies, wholeServer)).map(async ({ id }) =>
      Promise.all((await store.list(sessions, id)).map(session => store.list(files, session.id))),
    ),
  )
  const held = await store.list(heldFiles, wholeServer)
  await kept.tidy(new Set([...all.flat(2).map(({ id }) => id), ...held.map(({ fileId }) => fileId)]))
}
