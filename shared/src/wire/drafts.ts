/** The draft: building it from the themes, the words it rests on, and its exports. The text itself is edited live. */
import * as z from 'zod/mini'
import { BreakoutId, DraftId, NoteId, SessionId, StrategyId, ThemeId } from '#model/ids.ts'
import { Note } from '#model/note.ts'
import { Section } from '#model/session.ts'
import { Me } from './entry.ts'
import { nothing, route } from './route.ts'

const params = z.object({ draftId: DraftId })

export const Coverage = z.object({ placed: z.number(), parked: z.number(), notLookedAt: z.number() })

/** A note with the place it was said in. */
export const SourceNote = z.object({
  ...Note.shape,
  roomNumber: z.number(),
  roomName: z.string(),
  breakoutId: BreakoutId,
})
export type SourceNote = Readonly<z.infer<typeof SourceNote>>

export const SourceTheme = z.object({
  id: ThemeId,
  name: z.string(),
  said: z.string(),
  noteIds: z.array(NoteId),
  /** What was merged into it: what cites one of these cites this one. */
  merged: z.array(ThemeId),
})
export type SourceTheme = Readonly<z.infer<typeof SourceTheme>>

/** `breakouts` in the order of sessions and breakouts; `notes` in board order, once each; `themes` in their order. */
export const readDraft = route({
  method: 'GET',
  path: '/api/drafts/:draftId',
  params,
  body: nothing,
  reply: z.object({
    strategy: z.object({ id: StrategyId, title: z.string(), period: z.string() }),
    breakouts: z.array(
      z.object({
        id: BreakoutId,
        sessionId: SessionId,
        question: z.string(),
        sections: z.array(Section),
        /** How many of its notes nobody has looked at. */
        notLookedAt: z.number(),
      }),
    ),
    notes: z.array(SourceNote),
    themes: z.array(SourceTheme),
    coverage: Coverage,
    me: Me,
  }),
})

/** What building would put in: the themes that the draft says nothing of yet. */
export const readNew = route({
  method: 'GET',
  path: '/api/drafts/:draftId/new',
  params,
  body: nothing,
  reply: z.object({ themes: z.array(z.object({ id: ThemeId, name: z.string() })) }),
})

/** Puts in what the themes say and the draft does not yet. Changes and removes nothing. `added` counts themes. */
export const buildDraft = route({
  method: 'POST',
  path: '/api/drafts/:draftId/build',
  params,
  body: nothing,
  reply: z.object({ added: z.number() }),
})

/** What is worked on further, beside the documents: it holds a part of what they say, or says it to programs. */
export const dataFormats = ['json', 'csv', 'xlsx', 'easy-read'] as const
export type DataFormat = (typeof dataFormats)[number]
export const exportFormats = ['docx', 'html', 'md', 'txt', 'pdf', 'odt', 'pptx', 'epub', ...dataFormats] as const
export const ExportFormat = z.enum(exportFormats)
export type ExportFormat = z.infer<typeof ExportFormat>

export const isData = (format: ExportFormat): format is DataFormat => dataFormats.some(one => one === format)

export const ExportParams = z.object({ draftId: DraftId, format: ExportFormat })

/** A file, not JSON, so it is an address and not a route: GET answers an attachment, POST how it goes with a long one (see exports.ts). */
export const exportPath = (
  draftId: DraftId | ':draftId',
  format: ExportFormat | ':format',
  /** See `export-choices.ts`. */
  asked: Readonly<Record<string, string>> = {},
): string => {
  const query = Object.entries(asked)
    .map(([name, choice]) => `${name}=${choice}`)
    .join('&')
  return `/api/drafts/${draftId}/export/${format}${query === '' ? '' : `?${query}`}`
}
