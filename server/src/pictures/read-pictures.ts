/** What the pictures of a breakout show now, read from its live documents. */
import { createHash } from 'node:crypto'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc, readStanding } from '@waymark/shared/doc/themes-doc.ts'
import type { Breakout, Room } from '@waymark/shared/model/session.ts'
import { boardTree, readingOrder, type RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { picturesOf, wordsBeside, type Shown, type WordsBeside } from '@waymark/shared/rules/pictures.ts'
import { readSummary } from '@waymark/shared/rules/summary.ts'
import type { Deps } from '#deps.ts'

export interface ReadPicture {
  readonly shown: Shown
  readonly words: Pick<WordsBeside, 'alt' | 'text'>
  /** The question of the breakout. */
  readonly under: string
  /** Other where anything of the above is. */
  readonly hash: string
}

/** What is not on disk yet is waited for: nothing is drawn that could still be lost. */
export async function readPictures(
  { live }: Pick<Deps, 'live'>,
  breakout: Breakout,
  rooms: readonly Room[],
): Promise<ReadPicture[]> {
  const { sections, question } = breakout
  const notes = (await Promise.all(rooms.map(room => notesOf({ live }, room)))).flat()
  const doc = await live.open(themesDocName(breakout.id))
  await doc.change(() => undefined)
  return doc.read(opened => {
    const themesDoc = openThemesDoc(opened)
    const standing = readStanding(themesDoc)
    const grouping = readGrouping(standing.themes, standing.placements, standing.parked)
    const tree = boardTree({ sections, notes, themes: standing.themes, grouping })
    const summary = readSummary({
      sections,
      notes: readingOrder(tree),
      standing,
      points: themesDoc.points.all().values(),
      sources: themesDoc.sources.all().values(),
    })
    const written = themesDoc.pictures.all()
    return picturesOf({ sections, tree, standing, summary }).map(shown => {
      const { alt, text } = wordsBeside(shown, written.get(shown.id))
      const words = { alt, text }
      return { shown, words, under: question, hash: hashOf([shown, words, question]) }
    })
  })
}

async function notesOf({ live }: Pick<Deps, 'live'>, room: Room): Promise<RoomNote[]> {
  const doc = await live.open(roomDocName(room.id))
  await doc.change(() => undefined)
  return doc.read(opened =>
    [...openRoomDoc(opened).notes.all().values()].map(note => ({ ...note, roomNumber: room.number })),
  )
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
