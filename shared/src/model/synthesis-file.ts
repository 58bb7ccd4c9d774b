/** The synthesis of a breakout whole, as a file that programs read: its records as they are kept, so that the same can be made of them again. docs/files-of-the-synthesis.md says what stands where. */
import * as z from 'zod/mini'
import { BoxLink } from './box-link.ts'
import { NoteId } from './ids.ts'
import { Note } from './note.ts'
import { Breakout, Room, Session } from './session.ts'
import { Strategy } from './strategy.ts'
import { PictureWords, PointSource, SummaryPoint } from './summary.ts'
import { Parked, Placement, Theme, Tidied } from './theme.ts'

/** Counts up when a reader of the one before could misread it. */
export const synthesisFileVersion = 1

/** Themes that were merged, and placements in them, are there as they were written; `rules/standing-themes.ts` reads them as they stand. */
export const SynthesisFile = z.object({
  format: z.literal('waymark-synthesis'),
  version: z.literal(synthesisFileVersion),
  strategy: z.object({
    title: Strategy.shape.title,
    period: Strategy.shape.period,
    ambitions: Strategy.shape.ambitions,
  }),
  session: z.object({ title: Session.shape.title }),
  breakout: z.object({
    id: Breakout.shape.id,
    purpose: Breakout.shape.purpose,
    question: Breakout.shape.question,
    sections: Breakout.shape.sections,
  }),
  /** By number. The notes of each in the order of its board. */
  rooms: z.array(
    z.object({ id: Room.shape.id, number: Room.shape.number, name: Room.shape.name, notes: z.array(Note) }),
  ),
  themes: z.array(Theme),
  placements: z.array(Placement),
  parked: z.array(Parked),
  links: z.array(BoxLink),
  tidied: z.array(Tidied),
  points: z.array(SummaryPoint),
  sources: z.array(PointSource),
  pictures: z.array(PictureWords),
  /** How notes were marked, of the rooms that are shown it: counts, and nobody's own. */
  marks: z.array(z.object({ noteId: NoteId, people: z.int(), dots: z.int() })),
})
export type SynthesisFile = Readonly<z.infer<typeof SynthesisFile>>
