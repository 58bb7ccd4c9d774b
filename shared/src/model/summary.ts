/** The summary of a breakout: points in other words than people's own, each with what it rests on, and the words beside its pictures. */
import * as z from 'zod/mini'
import { NoteId, PointId, PointSourceId, SectionId, ThemeId } from './ids.ts'
import { OrderKey } from './note.ts'
import { optionalWords, words } from './text.ts'

export const maxPoint = 400
export const maxAlt = 250
export const maxPictureText = 20_000

/** A speech bubble of its section, or a sticky note of the summary of all. Two poles of a difference of view are two points, or one that says both. */
export const SummaryPoint = z.object({
  id: PointId,
  /** Null: of the summary of all. */
  sectionId: z.nullable(SectionId),
  text: words(maxPoint, 'Write what people said, in a sentence.'),
  order: OrderKey,
})
export type SummaryPoint = Readonly<z.infer<typeof SummaryPoint>>

/** One thing that a point rests on. Records of their own, so that two people who add one at once both keep theirs. A point without any says so. */
export const PointSource = z.object({ id: PointSourceId, pointId: PointId, source: z.union([NoteId, ThemeId]) })
export type PointSource = Readonly<z.infer<typeof PointSource>>

/** Words beside a picture that somebody wrote in the place of those that are made by themselves. Its id says of which: a section, or `overall-summary`. */
export const PictureWords = z.object({
  id: z.union([SectionId, z.literal('overall-summary')]),
  /** Empty: as it is made by itself. */
  alt: optionalWords(maxAlt),
  text: optionalWords(maxPictureText),
  /** What the picture showed when they were written, as a hash: where it shows something else now, they are out of date. */
  of: z.string().check(z.maxLength(64)),
})
export type PictureWords = Readonly<z.infer<typeof PictureWords>>
