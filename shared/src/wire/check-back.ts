/** Checking back: what was grouped from the words of a room, and whether people find themselves in it. */
import * as z from 'zod/mini'
import { BreakoutId, RoomId, ThemeId } from '#model/ids.ts'
import { Answer, CheckBackWords } from '#model/check-back.ts'
import { DisplayName } from '#model/member.ts'
import { nothing, route } from './route.ts'

/** Exact words of one note of this room. */
const Words = z.object({ text: z.string() })

/** Only what holds notes of this room, and of their words only those of this room. In the order of the themes. */
export const readCheckBack = route({
  method: 'GET',
  path: '/api/rooms/:roomId/check-back',
  params: z.object({ roomId: RoomId }),
  body: nothing,
  reply: z.object({
    themes: z.array(
      z.object({
        id: ThemeId,
        name: z.string(),
        said: z.string(),
        notes: z.array(Words),
        /** What I answered. */
        mine: z.nullable(z.object({ answer: Answer, words: CheckBackWords, signed: z.boolean() })),
      }),
    ),
    parked: z.array(z.object({ text: z.string(), reason: z.string() })),
    notLookedAt: z.array(Words),
  }),
})

/** In the place of what I answered before; null takes it back. */
export const answerCheckBack = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/check-back/:themeId',
  params: z.object({ roomId: RoomId, themeId: ThemeId }),
  body: z.object({
    answer: z.nullable(Answer),
    words: CheckBackWords,
    /** With my name, if I gave one. */
    signed: z.boolean(),
  }),
  reply: nothing,
})

/** For the team: what the rooms answered, in no order of time. Themes that nobody answered are left out. */
export const readAnswers = route({
  method: 'GET',
  path: '/api/breakouts/:breakoutId/check-back',
  params: z.object({ breakoutId: BreakoutId }),
  body: nothing,
  reply: z.object({
    themes: z.array(
      z.object({
        themeId: ThemeId,
        yes: z.number(),
        notQuite: z.number(),
        words: z.array(
          z.object({
            roomNumber: z.number(),
            answer: Answer,
            text: z.string(),
            signedBy: z.nullable(DisplayName),
          }),
        ),
      }),
    ),
    rooms: z.array(z.object({ number: z.number(), people: z.number(), yes: z.number(), notQuite: z.number() })),
  }),
})
