/** A draft whole, as a file that programs read: its blocks, and all that it can rest on, so that the same documents can be made of it again. */
import * as z from 'zod/mini'
import { BoxLink } from './box-link.ts'
import { Citation, Seen, Span } from './draft.ts'
import { BreakoutId, NoteId, PointId, SectionId, StatementId, ThemeId } from './ids.ts'
import { LineageEntries, LineageSide } from './lineage.ts'
import { Note } from './note.ts'
import { Breakout, Room, Session } from './session.ts'
import { Ambition, Strategy } from './strategy.ts'
import { Parked, Placement, Theme, maxSaid } from './theme.ts'
import { maxPoint } from './summary.ts'
import { optionalWords, words } from './text.ts'

/** Counts up when a reader of the one before could misread it. */
export const draftFileVersion = 1

/** More than any draft has; whoever sends more is sent away. */
export const mostBlocks = 10_000
const mostOfMany = 20_000
const mostOfFew = 2000

const many = <T extends z.ZodMiniType>(one: T) => z.array(one).check(z.maxLength(mostOfMany))
const few = <T extends z.ZodMiniType>(one: T) => z.array(one).check(z.maxLength(mostOfFew))

const spans = few(Span)

export const BlockOfFile = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.literal([1, 2, 3, 4]),
    about: z.nullable(z.string().check(z.maxLength(200))),
    spans,
  }),
  z.object({
    kind: z.literal('statement'),
    id: z.optional(StatementId),
    cites: few(Citation),
    ownWords: z.boolean(),
    seen: z.optional(few(Seen)),
    spans,
  }),
])
export type BlockOfFile = z.infer<typeof BlockOfFile>

/** What the team noticed is in no file of the draft: readers may take it, too. */
const themeOfFile = z.omit(Theme, { noticed: true })

const point = z.object({
  id: PointId,
  text: words(maxPoint, 'There is a point without words.'),
  sources: few(z.union([z.object({ themeId: ThemeId }), z.object({ noteId: NoteId })])),
})

export const BreakoutOfFile = z.object({
  id: BreakoutId,
  question: Breakout.shape.question,
  sections: Breakout.shape.sections,
  /** When people came together, as it was set; left out where that is not told. */
  session: z.optional(z.object({ id: Session.shape.id, title: Session.shape.title, startsAt: Session.shape.startsAt })),
  /** Room by room, with the place that each was said in. */
  notes: many(
    z.object({
      ...Note.shape,
      roomNumber: Room.shape.number,
      roomName: Room.shape.name,
      tidied: z.optional(optionalWords(maxSaid)),
    }),
  ),
  /** In reading order, as they stand, each with those that were merged into it. */
  themes: few(z.object({ ...themeOfFile.shape, merged: few(themeOfFile) })),
  placements: many(z.omit(Placement, { why: true })),
  parked: many(Parked),
  links: few(BoxLink),
  /** Points in other words; left out where there are none. */
  summary: z.optional(
    z.object({
      overall: few(point),
      bySection: few(z.object({ sectionId: SectionId, points: few(point) })),
    }),
  ),
})
export type BreakoutOfFile = z.infer<typeof BreakoutOfFile>

export const DraftFile = z.object({
  format: z.literal('waymark-draft'),
  version: z.literal(draftFileVersion),
  strategy: z.object({
    title: Strategy.shape.title,
    period: Strategy.shape.period,
    ambitions: few(Ambition),
  }),
  /** What became of the ambitions and values of the strategy before; left out where it continues nothing. */
  lineage: z.optional(z.object({ old: LineageSide, now: LineageSide, entries: LineageEntries })),
  blocks: z.array(BlockOfFile).check(z.maxLength(mostBlocks)),
  /** In the order of their sessions. */
  breakouts: few(BreakoutOfFile),
  /** Over all breakouts, for whoever only counts. */
  coverage: z.object({ placed: z.int(), parked: z.int(), notLookedAt: z.int() }),
})
export type DraftFile = Readonly<z.infer<typeof DraftFile>>
