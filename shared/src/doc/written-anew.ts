/**
 * A document written anew: what can be read in it now, put into a new one. Nothing deleted is left in that, nor who changed what and
 * when, nor anything that is no record or block of ours.
 */
import * as Y from 'yjs'
import { readDocName, type DocName } from './doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from './draft-doc.ts'
import { erasedNotesIn, markErased } from './erased-notes.ts'
import type { RecordMap } from './record-map.ts'
import { openRemarksDoc } from './remarks-doc.ts'
import { openRoomDoc } from './room-doc.ts'
import { openThemesDoc } from './themes-doc.ts'

export function writtenAnew(name: DocName, from: Y.Doc): Y.Doc {
  const to = new Y.Doc()
  to.transact(() => {
    copies[kindOf(name)](from, to)
  })
  return to
}

type Kind = 'room' | 'themes' | 'draft' | 'remarks'

const copies: Readonly<Record<Kind, (from: Y.Doc, to: Y.Doc) => void>> = {
  room: (from, to) => {
    copyRecords(openRoomDoc(from).notes, openRoomDoc(to).notes)
  },
  themes: (from, to) => {
    const [old, anew] = [openThemesDoc(from), openThemesDoc(to)]
    copyRecords(old.themes, anew.themes)
    copyRecords(old.placements, anew.placements)
    copyRecords(old.parked, anew.parked)
    copyRecords(old.links, anew.links)
    copyRecords(old.tidied, anew.tidied)
    copyRecords(old.points, anew.points)
    copyRecords(old.sources, anew.sources)
    copyRecords(old.pictures, anew.pictures)
    markErased(to, erasedNotesIn(from))
  },
  draft: (from, to) => {
    insertBlocks(draftFragment(to), 0, readBlocks(draftFragment(from)))
  },
  remarks: (from, to) => {
    const [old, anew] = [openRemarksDoc(from), openRemarksDoc(to)]
    copyRecords(old.remarks, anew.remarks)
    copyRecords(old.replies, anew.replies)
  },
}

const kindOf = (name: DocName): Kind => {
  const kind = readDocName(name)?.of.kind ?? 'themes'
  return kind === 'look' ? 'themes' : kind
}

/** In the order of their ids, so that their order tells nothing of when they came. */
function copyRecords<T extends { readonly id: string }>(from: RecordMap<T>, to: RecordMap<T>): void {
  for (const record of [...from.all().values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) to.put(record)
}
