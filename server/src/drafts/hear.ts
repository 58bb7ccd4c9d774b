/** Everything that was said for a strategy, gathered from the live documents. */
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Breakout, Room, Session } from '@waymark/shared/model/session.ts'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc, readStanding } from '@waymark/shared/doc/themes-doc.ts'
import { tidiedByNote } from '@waymark/shared/rules/tidied.ts'
import type { Heard, HeardBreakout, HeardNote } from '@waymark/shared/drafting/chapters.ts'
import { boardTree, readingOrder } from '@waymark/shared/rules/board-tree.ts'
import { notQuotedWords } from '@waymark/shared/rules/privacy-words.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import type { ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { readSummary } from '@waymark/shared/rules/summary.ts'
import { notesNotQuoted } from '#not-quoted.ts'
import type { Deps } from '#deps.ts'

/** A strategy with what belongs to it, in the order of its sessions. */
export interface Series {
  readonly strategy: Strategy
  /** Left out where it continues nothing. */
  readonly lineage?: ReadLineage | undefined
  readonly breakouts: readonly {
    readonly session: Session
    readonly breakout: Breakout
    readonly rooms: readonly Room[]
  }[]
}

/**
 * Opens every document of the series: for the whole of it, not for one page of it. Of a note whose author does not want to be quoted, it
 * is heard that there is one.
 */
export async function hear(
  deps: Pick<Deps, 'live' | 'store'>,
  { strategy, lineage, breakouts }: Series,
): Promise<Heard> {
  const unquoted = await notesNotQuoted(deps, strategy.id, breakouts)
  return {
    strategy,
    lineage,
    breakouts: await Promise.all(
      breakouts.map(async ({ session, breakout, rooms }) => ({
        ...(await hearBreakout(deps, { breakout, rooms, unquoted })),
        session: { id: session.id, title: session.title, startsAt: session.startsAt },
      })),
    ),
  }
}

interface Hearing {
  readonly breakout: Breakout
  readonly rooms: readonly Room[]
  readonly unquoted: ReadonlySet<NoteId>
}

const withoutWords = (note: HeardNote): HeardNote => ({ ...note, text: notQuotedWords, signedBy: null })

async function hearBreakout(
  { live }: Pick<Deps, 'live'>,
  { breakout, rooms, unquoted }: Hearing,
): Promise<HeardBreakout> {
  const all = (await Promise.all(rooms.map(room => hearRoom({ live }, breakout, room)))).flat()
  const said = all.map(note => (unquoted.has(note.id) ? withoutWords(note) : note))
  const themesDoc = await live.open(themesDocName(breakout.id))
  return themesDoc.read(doc => {
    const opened = openThemesDoc(doc)
    const standing = readStanding(opened)
    const { themes, placements, parked, links, mergedIn } = standing
    const tidied = [...opened.tidied.all().values()].filter(({ noteId }) => !unquoted.has(noteId))
    const notes = withTidied(said, tidiedByNote(tidied))
    const heard = { breakout, notes, themes, placements, parked, links, mergedIn }
    const points = [...opened.points.all().values()]
    if (points.length === 0) return heard
    const { sections } = breakout
    const grouping = readGrouping(themes, placements, parked)
    const inOrder = readingOrder(boardTree({ sections, notes, themes, grouping }))
    const sources = opened.sources.all().values()
    return { ...heard, summary: readSummary({ sections, notes: inOrder, standing, points, sources }) }
  })
}

const withTidied = (notes: readonly HeardNote[], tidied: ReturnType<typeof tidiedByNote>): HeardNote[] =>
  notes.map(note => {
    const words = tidied.get(note.id)
    return words === undefined ? note : { ...note, tidied: words }
  })

async function hearRoom({ live }: Pick<Deps, 'live'>, breakout: Breakout, room: Room): Promise<HeardNote[]> {
  const roomDoc = await live.open(roomDocName(room.id))
  return roomDoc.read(doc =>
    [...openRoomDoc(doc).notes.all().values()].map(note => ({
      ...note,
      roomNumber: room.number,
      roomName: room.name,
      breakoutId: breakout.id,
    })),
  )
}
