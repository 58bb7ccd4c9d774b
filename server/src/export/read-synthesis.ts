/** The synthesis of a breakout as it is read: its themes as they stand, its notes in board order, with what is said of each. */
import type { BoxId } from '@waymark/shared/model/box-link.ts'
import type { NoteId, PointId, SectionId } from '@waymark/shared/model/ids.ts'
import { nameOfRoom, type Section } from '@waymark/shared/model/session.ts'
import type { SynthesisFile } from '@waymark/shared/model/synthesis-file.ts'
import { boardTree, readingOrder, type RoomNote, type SectionBranch } from '@waymark/shared/rules/board-tree.ts'
import { readGrouping, type Grouping } from '@waymark/shared/rules/grouping.ts'
import { boxesOf, readLinks, type ReadLink } from '@waymark/shared/rules/links.ts'
import { standingThemes, type StandingThemes } from '@waymark/shared/rules/standing-themes.ts'
import { readSummary, type ReadPoint, type ReadSource, type Summary } from '@waymark/shared/rules/summary.ts'
import { tidiedByNote } from '@waymark/shared/rules/tidied.ts'

export interface StandingNote extends RoomNote {
  readonly room: string
}

export interface PointOfFile {
  readonly id: PointId
  readonly text: string
  /** Null: of all of it. */
  readonly sectionId: SectionId | null
  readonly restsOn: readonly ReadSource[]
}

export interface ReadSynthesis {
  readonly file: SynthesisFile
  readonly standing: StandingThemes
  readonly grouping: Grouping
  readonly tree: readonly SectionBranch<StandingNote>[]
  /** Each once, in the order in which a reader meets them. */
  readonly notes: readonly StandingNote[]
  readonly links: readonly ReadLink[]
  /** As people call a section or a theme; undefined where it is gone. */
  readonly nameOf: (id: BoxId) => string | undefined
  /** The tidier wording of a note. */
  readonly tidied: ReadonlyMap<NoteId, string>
  /** Section by section in board order, those about all of it at the end. */
  readonly points: readonly PointOfFile[]
}

export function readSynthesis(file: SynthesisFile): ReadSynthesis {
  const { sections } = file.breakout
  const standing = standingThemes(file)
  const grouping = readGrouping(standing.themes, standing.placements, standing.parked)
  const boxes = boxesOf(sections, standing.themes)
  const names = new Map(boxes.map(({ id, name }) => [id, name]))
  const all = file.rooms.flatMap(room =>
    room.notes.map((note): StandingNote => ({ ...note, roomNumber: room.number, room: nameOfRoom(room) })),
  )
  const tree = boardTree({ sections, notes: all, themes: standing.themes, grouping })
  const notes = readingOrder(tree)
  return {
    file,
    standing,
    grouping,
    tree,
    notes,
    links: readLinks(standing.links, boxes),
    nameOf: id => names.get(id),
    tidied: tidiedByNote(file.tidied),
    points: pointsOf(readSummary({ ...file, sections, notes, standing }), sections),
  }
}

/** What is gone is not rested on in a file. */
function pointsOf(summary: Summary, sections: readonly Pick<Section, 'id'>[]): PointOfFile[] {
  const within = (points: readonly ReadPoint[], sectionId: SectionId | null): PointOfFile[] =>
    points.map(({ id, text, sources }) => ({
      id,
      text,
      sectionId,
      restsOn: sources.filter(({ kind }) => kind !== 'gone'),
    }))
  return [
    ...sections.flatMap(({ id }) => within(summary.bySection.get(id) ?? [], id)),
    ...within(summary.overall, null),
  ]
}
