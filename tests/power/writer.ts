/**
 * A process that writes by the plan, through the real folder, the real store, the real documents and the jobs of the server, and
 * says what it may promise, when it may. `node writer.ts FOLDER SEED BATCHES`. It ends without a word, as when it is killed.
 */
import { writeSync } from 'node:fs'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { LinkId, type NoteId } from '@waymark/shared/model/ids.ts'
import type { Asker, NoteDeps } from '@waymark/server/notes/asker.ts'
import { moveNote } from '@waymark/server/notes/move-note.ts'
import { putNote } from '@waymark/server/notes/put-note.ts'
import { putNoteBack, withdrawNote } from '@waymark/server/notes/withdraw-note.ts'
import { authorOf, breakout, docNames, planOf, roomOfNote, type Ask } from './plan.ts'
import { openAll, type Opened } from './opened.ts'

let stamps = 0
const newStamp = (): string => {
  stamps += 1
  return `${process.pid}-${stamps}`
}

/** At once into the kernel, so that it stands in the record where it was said. */
const say = (text: string): void => {
  writeSync(1, `${text}\n`)
}

const askerOf = (noteId: NoteId): Asker => ({
  member: {
    id: authorOf(noteId),
    linkId: LinkId.parse('by-the-link'),
    role: 'participant',
    strategyId: null,
    sessionId: breakout.sessionId,
    name: null,
    roomId: roomOfNote(noteId).id,
  },
  room: roomOfNote(noteId),
  breakout,
})

async function run(deps: NoteDeps, ask: Ask): Promise<void> {
  switch (ask.act) {
    case 'theme': {
      const live = await deps.live.open(themesDocName(breakout.id))
      return live.change(doc => openThemesDoc(doc).themes.put(ask.theme))
    }
    case 'put': {
      const { noteId, text, sectionId } = ask
      const on = { ...deps, monotonic: () => performance.now(), linkKey: new Uint8Array(32) }
      return putNote(on, askerOf(noteId), { noteId, words: { text, sectionId, signed: false, route: 'live' } })
    }
    case 'move': {
      const { noteId, sectionId } = ask
      return moveNote(deps, askerOf(noteId), { noteId, place: { sectionId, after: 'first' } })
    }
    case 'withdraw':
      return withdrawNote(deps, askerOf(ask.noteId), { noteId: ask.noteId, asking: {} })
    case 'put-back':
      return putNoteBack(deps, askerOf(ask.noteId), { noteId: ask.noteId, asking: {} })
  }
}

/** Says by how much the logs have shrunk: nothing was shown of putting away where nothing was put away. */
async function putAway({ store, live }: Opened): Promise<void> {
  const lengths = async (): Promise<number> => {
    const logs = await Promise.all(docNames.map(name => store.readLog(name)))
    return logs.reduce((sum, { updates }) => sum + updates.length, 0)
  }
  const before = await lengths()
  for (let sweep = 0; sweep < 5; sweep += 1) await live.sweep()
  say(`shrunk ${before - (await lengths())}`)
}

const [folder = '', seed, batches] = process.argv.slice(2)
let opened = openAll(folder, say)
for (const step of planOf(Number(seed), Number(batches)))
  switch (step.kind) {
    case 'put-away':
      await putAway(opened)
      break
    case 'write-anew':
      for (const name of docNames) await opened.live.rebuild(name)
      say(`anew ${step.number}`)
      break
    case 'start-again':
      await opened.close()
      opened = openAll(folder, say)
      break
    case 'ask': {
      say(`asked ${step.number}`)
      const { store, live } = opened
      await Promise.all(step.batch.map(ask => run({ store, live, newId: newStamp }, ask)))
      say(`done ${step.number}`)
    }
  }
process.exit(0)
