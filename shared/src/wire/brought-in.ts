/** What is brought into a synthesis from elsewhere: a codebook of another program, and notes of another board. Looked at first, which keeps nothing. */
import * as z from 'zod/mini'
import { BreakoutId, RoomId, SectionId } from '#model/ids.ts'
import { ThemeName, maxSaid } from '#model/theme.ts'
import { optionalWords } from '#model/text.ts'

export const maxBroughtBytes = 5 * 1024 * 1024
export const mostThemesBrought = 300

export const OfBreakout = z.object({ breakoutId: BreakoutId })
export const OfRoom = z.object({ roomId: RoomId })

/** POST, as multipart: the `file`. Answers `CodebookRead`; the page makes the themes of it, so that whoever did it can undo it. */
export const codebookPath = (breakoutId: BreakoutId | ':breakoutId'): string => `/api/breakouts/${breakoutId}/codebook`

const theme = { name: ThemeName, said: optionalWords(maxSaid) }

export const CodebookRead = z.object({
  /** In their order, with their parts. Those below parts are parts as well: themes have no third level. */
  themes: z.array(z.object({ ...theme, parts: z.array(z.object(theme)) })),
  /** What should be known of how it was read, in sentences. */
  messages: z.array(z.string()),
})
export type CodebookRead = Readonly<z.infer<typeof CodebookRead>>

/** What is done with the words of a column. Names are taken only where somebody says so. */
export const BoardUse = z.enum(['words', 'section', 'name', 'left-out'])
export type BoardUse = z.infer<typeof BoardUse>

/** 0 where the first row is notes already. */
const headingRows = z.int().check(z.minimum(0), z.maximum(1))

/** Boards that are known by their headings; `plain` has none, and each of its cells is a note. */
export const BoardKind = z.enum(['mural', 'padlet', 'plain', 'other'])
export type BoardKind = z.infer<typeof BoardKind>

/** Where somebody says it otherwise than it was guessed. */
export const BoardLook = z.object({ headingRows })
export type BoardLook = Readonly<z.infer<typeof BoardLook>>

/** POST, as multipart: `look` as JSON, if anything is said, and then the `file`. Answers `BoardPreview`; nothing is kept. */
export const boardPreviewPath = (roomId: RoomId | ':roomId'): string => `/api/rooms/${roomId}/board-preview`

export const BoardPreview = z.object({
  kind: BoardKind,
  headingRows,
  rows: z.int(),
  columns: z.array(
    z.object({
      heading: z.string(),
      guess: BoardUse,
      filled: z.int(),
      /** What stands in it, each once, with how often, and the section that is called so; not all where there are many. */
      values: z.array(z.object({ said: z.string(), rows: z.int(), guess: z.nullable(SectionId) })),
      isMany: z.boolean(),
    }),
  ),
  messages: z.array(z.string()),
})
export type BoardPreview = Readonly<z.infer<typeof BoardPreview>>

/** One use for each column that the preview told; what a section is called there, and what it is here. */
export const BoardMapping = z.object({
  headingRows,
  columns: z.array(BoardUse).check(z.maxLength(100)),
  sections: z.array(z.object({ said: z.string(), sectionId: SectionId })).check(z.maxLength(100)),
  /** Where all others stand. */
  otherwise: SectionId,
})
export type BoardMapping = Readonly<z.infer<typeof BoardMapping>>

/** POST, as multipart: `mapping` as JSON, and then the `file`. The same file brought twice adds nothing twice. */
export const boardNotesPath = (roomId: RoomId | ':roomId'): string => `/api/rooms/${roomId}/board-notes`

export const BoardTaken = z.object({
  taken: z.int(),
  /** Were here already. */
  known: z.int(),
  /** Rows without words. */
  empty: z.int(),
  /** Rows with more words than fit on a note, by their numbers in the file. */
  tooLong: z.array(z.int()),
})
export type BoardTaken = Readonly<z.infer<typeof BoardTaken>>
