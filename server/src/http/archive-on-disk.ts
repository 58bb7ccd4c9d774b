/** An archive that lies on the disk: looked at, and brought in with a new link for organisers. By a page, and by the command of whoever runs the server. */
import { mostArchiveEntries } from '@waymark/shared/model/archive.ts'
import { SessionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { activityRow } from '#activity-row.ts'
import { bringIn } from '#archive/bring-in.ts'
import type { ArchiveFile } from '#archive/checked-parts.ts'
import { notAnArchive, tooLarge } from '#archive/not-taken.ts'
import { readArchive, type ReadArchive } from '#archive/read-archive.ts'
import type { Deps } from '#deps.ts'
import { openZipOnDisk, type ZipOnDisk } from '#intake/open-zip.ts'
import { Refusal } from '#refusal.ts'
import { addressOfLink, newLink } from '#session/links.ts'
import { links, sessions } from '#store/kinds.ts'
import { row } from '#store/store.ts'

interface LookedArchive {
  readonly archive: ReadArchive
  readonly zip: ArchiveFile
}

/** Refuses whatever is none, in a sentence. Nothing is written. */
export async function lookedArchive(file: ZipOnDisk): Promise<LookedArchive> {
  const limits = { entries: mostArchiveEntries + 1, bytes: Infinity }
  const opened = await openZipOnDisk(file, limits).catch(asArchive)
  const zip: ArchiveFile = { names: opened.names, read: (name, most) => opened.read(name, most).catch(asArchive) }
  return { archive: await readArchive(zip), zip }
}

/** What is said of other files is about documents. */
function asArchive(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  throw error.problem.code === 'too-large' ? tooLarge() : notAnArchive()
}

/** Answers once all of it is on the disk. */
export async function bringInFile(
  deps: Deps,
  file: ZipOnDisk,
  by: Pick<Member, 'name' | 'role'>,
): Promise<{ readonly strategy: ReadArchive['manifest']['strategy']; readonly link: string }> {
  const { archive, zip } = await lookedArchive(file)
  const { strategy } = archive.manifest
  const link = newLink(deps, { role: 'organiser', strategyId: strategy.id, sessionId: null })
  const done = archive.rows
    .filter(({ kind }) => kind === sessions.name)
    .map(({ id }) =>
      activityRow(deps, { sessionId: SessionId.parse(id), member: by, did: { kind: 'archive-brought-in' } }),
    )
  await bringIn(deps, { archive, file: zip, also: [row(links, link), ...done] })
  return { strategy, link: addressOfLink(deps, link) }
}
