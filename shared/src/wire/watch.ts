/** Looking on: one picture of a session for all who watch it, and the link that lets anybody do so. */
import * as z from 'zod/mini'
import { SessionId } from '#model/ids.ts'
import { Route } from '#model/note.ts'
import { Step } from '#model/session.ts'
import { optionalWords } from '#model/text.ts'
import { Instant, ZonedTime } from '#model/time.ts'
import { tones } from '#rules/letters.ts'
import { nothing, route } from './route.ts'

const ofSession = z.object({ sessionId: SessionId })

export const maxJoinWords = 120
const JoinWords = optionalWords(maxJoinWords)

/** A note as those see it who look on: words, and the way they came. No id, no name, no room, no time. */
export const WatchedNote = z.object({
  text: z.string(),
  route: Route,
  isSummary: z.boolean(),
  isReadBack: z.boolean(),
  /** Where its room shows them, and there are any. */
  marks: z.nullable(z.object({ people: z.number(), dots: z.number() })),
})
export type WatchedNote = Readonly<z.infer<typeof WatchedNote>>

export const WatchedSection = z.object({
  letter: z.string(),
  tone: z.enum(tones),
  title: z.string(),
  description: z.string(),
  /** In the order of the boards. */
  notes: z.array(WatchedNote),
})
export type WatchedSection = Readonly<z.infer<typeof WatchedSection>>

/** The breakout under way: what stands on its boards, and nothing that is private, withdrawn or held back. */
export const Watched = z.object({
  session: z.object({ title: z.string(), startsAt: ZonedTime }),
  breakout: z.nullable(
    z.object({
      number: z.number(),
      of: z.number(),
      question: z.string(),
      step: Step,
      endsAt: z.nullable(Instant),
      /** How people mark notes here. */
      marks: z.enum(['none', 'agree', 'dots']),
      rooms: z.number(),
      notes: z.number(),
      sections: z.array(WatchedSection),
    }),
  ),
  /** Where people join, in the team's words; empty where they say nothing of it. */
  join: JoinWords,
})
export type Watched = Readonly<z.infer<typeof Watched>>

/** With the secret of a watch link in this header, or the cookie of somebody who may read. Headers stand in no log. */
export const watchSecretHeader = 'x-watch-secret'

/** The same for all who ask, with an ETag: whoever has it already is answered 304. */
export const readWatched = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/watch',
  params: ofSession,
  body: nothing,
  reply: Watched,
})

/** `address` is empty while only those may look on who may read. */
export const readWatchDoor = route({
  method: 'GET',
  path: '/api/sessions/:sessionId/watch-door',
  params: ofSession,
  body: nothing,
  reply: z.object({ address: z.string(), join: JoinWords }),
})

/** Opens a new link, or leaves the open one as it is; or shuts it at once, for good: the next one is another. */
export const setWatchDoor = route({
  method: 'PUT',
  path: '/api/sessions/:sessionId/watch-door',
  params: ofSession,
  body: z.object({ isOpen: z.boolean(), join: JoinWords }),
  reply: z.object({ address: z.string(), join: JoinWords }),
})
