/** What the power left, seen with the eyes of the server: opened by it, and read. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { authorships } from '@waymark/server/store/kinds.ts'
import type { Files } from './disk-event.ts'
import { openAll, type Opened } from './opened.ts'
import { authorOf, beginnings, breakout, docNames, rooms, type NoteState } from './plan.ts'
import type { Found } from './promised.ts'
import { put } from './recorded.ts'

export interface Survivors extends Found {
  /** Where a document and the rows of the same commit disagree. */
  readonly halves: readonly string[]
}

const otherKey = new Uint8Array(32).fill(9)

/** Throws when it does not open, which looks at every page of the database. `into` is a folder to put the files in for as long as it takes. */
export async function survivorsIn(files: Files, into: string): Promise<Survivors> {
  const folder = mkdtempSync(join(into, 'left-'))
  try {
    put(files, folder)
    const opened = openAll(join(folder, 'data'), () => undefined, otherKey)
    const found = await read(opened)
    await opened.close()
    return { key: Buffer.from(opened.linkKey).toString('hex'), ...found }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function read({ store, live }: Opened): Promise<Omit<Survivors, 'key'>> {
  const notes = new Map<NoteId, NoteState>()
  const halves: string[] = []
  for (const room of rooms) {
    const doc = await live.open(roomDocName(room.id))
    const shown = doc.read(whole => openRoomDoc(whole).notes.all())
    const rows = new Map((await store.list(authorships, room.id)).map(row => [row.id, row]))
    for (const id of shown.keys()) if (!rows.has(id)) halves.push(`note ${id} has no author`)
    for (const { id, memberId, withdrawn } of rows.values()) {
      const note = shown.get(id)
      if (memberId !== authorOf(id)) halves.push(`note ${id} is another’s`)
      if (note === undefined && withdrawn === null) halves.push(`note ${id} has an author and no words`)
      if (note !== undefined && withdrawn !== null) halves.push(`note ${id} is withdrawn and shown`)
      const words = withdrawn ?? note
      if (words !== undefined)
        notes.set(id, { text: words.text, sectionId: words.sectionId, withdrawn: withdrawn !== null })
    }
  }
  const themes = await live.open(themesDocName(breakout.id))
  const logs = await Promise.all(docNames.map(name => store.readLog(name)))
  return {
    state: { notes, themes: themes.read(whole => openThemesDoc(whole).themes.all()) },
    logged: new Set(
      Buffer.concat(logs.flatMap(({ updates }) => updates))
        .toString('latin1')
        .match(beginnings),
    ),
    halves,
  }
}
