/** "You said, we did": what the team says was done about each theme of a strategy. */
import * as z from 'zod/mini'
import { DraftId, StrategyId, ThemeId, UpdateId } from '#model/ids.ts'
import { Route } from '#model/note.ts'
import { OutcomeKind, OutcomeReason } from '#model/outcome.ts'
import { EarlierOutcome, ThemeOutcome, UpdateWords } from '#model/theme-outcome.ts'
import { Instant } from '#model/time.ts'
import { nothing, route } from './route.ts'

const ofDraft = z.object({ draftId: DraftId })
const ofTheme = z.object({ draftId: DraftId, themeId: ThemeId })
const ofUpdate = z.object({ draftId: DraftId, themeId: ThemeId, updateId: UpdateId })

const Outcome = z.object({
  ...z.pick(ThemeOutcome, { what: true, reason: true, by: true, at: true }).shape,
  /** What was done since, the newest last. */
  updates: z.array(z.object({ id: UpdateId, at: Instant, words: z.string() })),
})

export const ThemeLine = z.object({
  themeId: ThemeId,
  name: z.string(),
  said: z.string(),
  /** The ambition or other section where most of its notes stand; empty for a theme without notes. */
  chapter: z.object({ key: z.string(), letter: z.string(), title: z.string() }),
  notes: z.number(),
  routes: z.array(z.object({ route: Route, notes: z.number() })),
  /** The names of those that were merged into it: it answers for them. */
  merged: z.array(z.string()),
  /** Null where nothing is said yet. */
  outcome: z.nullable(Outcome),
  /** What was said of themes that were merged into it, and is not its outcome. */
  also: z.array(Outcome),
  /** What the next change is based on: 0 where none was made. */
  revision: z.number(),
})
export type ThemeLine = Readonly<z.infer<typeof ThemeLine>>

/** Every theme in board order, each once. `address` is where everybody reads it; empty while nothing is published. */
export const listOutcomes = route({
  method: 'GET',
  path: '/api/drafts/:draftId/outcomes',
  params: ofDraft,
  body: nothing,
  reply: z.object({
    strategy: z.object({ id: StrategyId, title: z.string(), period: z.string() }),
    themes: z.array(ThemeLine),
    mayWrite: z.boolean(),
    address: z.string(),
  }),
})

const reply = z.object({ theme: ThemeLine })

/** Says what was done, or something else; puts back what was taken back. Refused with 'conflict' where somebody has changed it since `revision`. A theme that was merged answers in the one it is in. */
export const putOutcome = route({
  method: 'PUT',
  path: '/api/drafts/:draftId/outcomes/:themeId',
  params: ofTheme,
  body: z.object({ what: OutcomeKind, reason: OutcomeReason, revision: z.int() }),
  reply,
})

/** Takes it back: nothing is said then. What was said is kept. */
export const takeBackOutcome = route({
  method: 'DELETE',
  path: '/api/drafts/:draftId/outcomes/:themeId',
  params: ofTheme,
  body: z.object({ revision: z.int() }),
  reply,
})

/** Adds what was done since. Asked twice it is there once, and taken back it is put back. */
export const putUpdate = route({
  method: 'PUT',
  path: '/api/drafts/:draftId/outcomes/:themeId/updates/:updateId',
  params: ofUpdate,
  body: z.object({ words: UpdateWords }),
  reply,
})

export const takeBackUpdate = route({
  method: 'DELETE',
  path: '/api/drafts/:draftId/outcomes/:themeId/updates/:updateId',
  params: ofUpdate,
  body: nothing,
  reply,
})

/** What was said before, the newest first. */
export const readEarlier = route({
  method: 'GET',
  path: '/api/drafts/:draftId/outcomes/:themeId/earlier',
  params: ofTheme,
  body: nothing,
  reply: z.object({
    earlier: z.array(z.pick(EarlierOutcome, { what: true, reason: true, by: true, at: true, isTakenBack: true })),
  }),
})
