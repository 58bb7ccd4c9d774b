/** Suggestions for grouping: asked for by whoever works on the themes, with the notes that they see. Nothing is moved, and nothing is kept. */
import * as z from 'zod/mini'
import type { BreakoutId } from '#model/ids.ts'

export const suggestionKinds = ['themes', 'like', 'homes'] as const
export type SuggestionKind = (typeof suggestionKinds)[number]

/**
 * POST, as JSON: `AskThemes`, `AskLike` or `AskHomes`. Answers JSON; asked for `application/x-ndjson`, lines of `SuggestionLine`, first how
 * far it is and last what came of it. Whoever ends the request gives it up.
 */
export const suggestionsPath = (breakoutId: BreakoutId | ':breakoutId', kind: SuggestionKind): string =>
  `/api/breakouts/${breakoutId}/suggestions/${kind}`

export const mostSuggestedNotes = 5000
/** Bytes of a request. */
export const largestSuggestionAsk = 8 * 1024 * 1024

const Id = z.string().check(z.minLength(1), z.maxLength(80))
const AskedNote = z.object({
  id: Id,
  text: z.string().check(z.maxLength(4000)),
  /** BCP 47, where it is known. */
  lang: z.optional(z.string().check(z.maxLength(35))),
})
const notes = z
  .array(AskedNote)
  .check(
    z.maxLength(
      mostSuggestedNotes,
      `At most ${mostSuggestedNotes.toLocaleString('en-GB')} notes are compared at once. Look for some of them first.`,
    ),
  )
const Pairs = z._default(z.array(z.tuple([Id, Id])).check(z.maxLength(mostSuggestedNotes * 4)), [])

export const AskThemes = z.object({
  notes,
  /** Notes that stay together, as where people put them in one theme. */
  mustLink: Pairs,
  cannotLink: Pairs,
  /** Above 0: more themes, below: fewer. */
  grain: z._default(z.int().check(z.minimum(-4), z.maximum(4)), 0),
})
export const AskLike = z.object({ notes, noteId: Id })
/** `standsIn`: in which themes each note stands; those that stand in none are suggested one. */
export const AskHomes = z.object({ notes, standsIn: z.record(z.string(), z.array(Id)) })

export const SuggestedThemes = z.object({
  themes: z.array(
    z.object({ id: z.string(), title: z.string(), noteIds: z.array(z.string()), central: z.array(z.string()) }),
  ),
  loose: z.array(z.string()),
  duplicates: z.array(z.tuple([z.string(), z.string()])),
  explained: z.record(z.string(), z.array(z.string())),
  /** How many notes are in a language whose sense is not known here: they were compared by words and letters alone. */
  bySpelling: z.int(),
})
export type SuggestedThemes = Readonly<z.infer<typeof SuggestedThemes>>

const Basis = { closeness: z.number(), words: z.array(z.string()) }
export const SuggestedLike = z.object({
  like: z.array(z.object({ noteId: z.string(), ...Basis })),
  bySpelling: z.int(),
})
export const SuggestedHomes = z.object({
  homes: z.array(z.object({ noteId: z.string(), themeId: z.string(), ...Basis })),
  bySpelling: z.int(),
})

/** `said` is checked by the schema of what was asked. */
export const SuggestionLine = z.union([
  z.object({ progress: z.number() }),
  z.object({ suggested: z.unknown() }),
  /** Why there is none, in a sentence. */
  z.object({ refused: z.string() }),
])
