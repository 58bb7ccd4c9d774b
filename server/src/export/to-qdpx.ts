/** The synthesis as a project (REFI-QDA 1.5) of programs for qualitative research: its words as texts, and beside them what is said of them. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { codedSources } from './coded-sources.ts'
import { breathe } from './in-slices.ts'
import { qdaProject } from './qda-project.ts'
import type { ReadSynthesis } from './read-synthesis.ts'
import { zipInBackground } from './zip.ts'

export async function toQdpx(read: ReadSynthesis, answerOf: ReadonlyMap<NoteId, string>): Promise<Uint8Array> {
  const sources = codedSources(read, answerOf)
  await breathe()
  const project = await qdaProject(read, sources)
  await breathe()
  return zipInBackground([
    { name: 'project.qde', bytes: Buffer.from(project), isPacked: true },
    ...sources.map(({ guid, text }) => ({ name: `sources/${guid}.txt`, bytes: Buffer.from(text), isPacked: true })),
  ])
}
