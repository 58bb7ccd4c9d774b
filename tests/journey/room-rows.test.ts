import { afterAll, beforeAll, expect, test } from 'vitest'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { nameFacilitator } from '@waymark/shared/wire/desk.ts'
import { showMarks } from '@waymark/shared/wire/marks.ts'
import { revealRoom } from '@waymark/shared/wire/notes.ts'
import { changeRoom, readSession } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'

let a: ASession

beforeAll(async () => {
  a = await aSession({
    rooms: 12,
    breakouts: [
      {
        purpose: 'open-question',
        question: 'What do you think?',
        sections: [{ title: 'Anything', description: '' }],
        settings: { ...usualSettings, isPrivate: true, marks: 'agree' },
      },
    ],
  })
})
afterAll(() => a.stop())

test('[N62] what is done with one room at the same moment is all kept: revealed, named, run by somebody, its marks shown', async () => {
  const rooms = a.session.breakouts[0]!.rooms
  await Promise.all(
    rooms.flatMap(({ id }) => {
      const params = { roomId: RoomId.parse(id) }
      return [
        a.organiser.ask(revealRoom, { params }),
        a.organiser.ask(nameFacilitator, { params, body: { facilitator: 'Fay' } }),
        a.organiser.ask(changeRoom, { params, body: { name: 'Hazel' } }),
        a.organiser.ask(showMarks, { params, body: { shown: true } }),
      ]
    }),
  )
  const { breakouts } = await a.organiser.ask(readSession, { params: { sessionId: a.session.session.id } })
  expect(
    breakouts[0]!.rooms.map(({ name, facilitator, isRevealed, marksShown }) => ({
      name,
      facilitator,
      isRevealed,
      marksShown,
    })),
  ).toEqual(rooms.map(() => ({ name: 'Hazel', facilitator: 'Fay', isRevealed: true, marksShown: true })))
})
