/** Marks on notes and lights on sections: one's own, and, once they are shown, counts of all. */
import * as z from 'zod/mini'
import { BreakoutId, NoteId, RoomId, SectionId } from '#model/ids.ts'
import { Light } from '#model/mark.ts'
import { mostDots } from '#model/session.ts'
import { nothing, route } from './route.ts'

const ofRoom = z.object({ roomId: RoomId })

/** So many of my dots on this note, in the place of what I gave before; 0 takes them back. Refused with 'too-many' where I have not so many left. */
export const setMark = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/notes/:noteId/mark',
  params: z.object({ roomId: RoomId, noteId: NoteId }),
  body: z.object({ dots: z.int().check(z.minimum(0), z.maximum(mostDots)) }),
  reply: nothing,
})

/** What I think of an ambition; null takes it back. */
export const setLight = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/sections/:sectionId/light',
  params: z.object({ roomId: RoomId, sectionId: SectionId }),
  body: z.object({ light: z.nullable(Light) }),
  reply: nothing,
})

/** `all` is null until the team shows the marks. `left` is null where one may mark as many notes as one likes. */
export const readMarks = route({
  method: 'GET',
  path: '/api/rooms/:roomId/marks',
  params: ofRoom,
  body: nothing,
  reply: z.object({
    mine: z.array(z.object({ noteId: NoteId, dots: z.number() })),
    left: z.nullable(z.number()),
    myLights: z.array(z.object({ sectionId: SectionId, light: Light })),
    /** How many people have marked anything. */
    people: z.number(),
    all: z.nullable(
      z.object({
        notes: z.array(z.object({ noteId: NoteId, people: z.number(), dots: z.number() })),
        lights: z.array(z.object({ sectionId: SectionId, light: Light, people: z.number() })),
      }),
    ),
  }),
})

/** For whoever works on the themes: what is shown in the rooms of a breakout, by note. `hiddenRooms` counts those where it is not shown. */
export const readBreakoutMarks = route({
  method: 'GET',
  path: '/api/breakouts/:breakoutId/marks',
  params: z.object({ breakoutId: BreakoutId }),
  body: nothing,
  reply: z.object({
    notes: z.array(z.object({ noteId: NoteId, people: z.number(), dots: z.number() })),
    hiddenRooms: z.number(),
  }),
})

/** Shows the counts to everybody in the room, or hides them again. */
export const showMarks = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/marks-shown',
  params: ofRoom,
  body: z.object({ shown: z.boolean() }),
  reply: nothing,
})
