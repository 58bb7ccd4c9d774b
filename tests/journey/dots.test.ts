import { expect, test } from 'vitest'
import { usualSettings, type BreakoutSettings } from '@waymark/shared/model/session.ts'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { readMarks, setMark, showMarks } from '@waymark/shared/wire/marks.ts'
import { changeBreakout, changeStep, readRoom } from '@waymark/shared/wire/sessions.ts'
import { breakoutWith } from '#support/a-session.ts'
import { noteId, onAClock, write } from '#support/on-a-clock.ts'
import type { Person } from '#support/person.ts'

async function withDots(settings: Partial<BreakoutSettings> = { marks: 'dots', dots: 3 }) {
  const a = await onAClock({ breakouts: [breakoutWith('What matters most?', settings)] })
  const [wyn] = a.writers
  const nia = await a.newcomer('participant', 'Nia', 1)
  const roomId = a.breakout.rooms[0]!.id
  await write(a, { who: wyn, room: 1, at: 1, text: 'Open on Sundays' })
  await write(a, { who: wyn, room: 1, at: 2, text: 'The lift is broken' })
  const on = (at: number) => ({ roomId, noteId: noteId(at) })
  return {
    ...a,
    nia,
    roomId,
    give: (at: number, dots: number) => nia.ask(setMark, { params: on(at), body: { dots } }),
    no: async (at: number, dots: number, who: Person = nia) => {
      const { code, message } = await who.refused(setMark, { params: on(at), body: { dots } })
      return `${code}: ${message}`
    },
    marks: (who: Person = nia) => who.ask(readMarks, { params: { roomId } }),
    run: (change: Partial<BreakoutSettings>) => ({
      params: a.params,
      body: { settings: { ...usualSettings, ...settings, ...change } },
    }),
  }
}

const notNow =
  'closed: Dots are given, changed and taken back in the step “Give dots”, once everybody has read the notes.'

test('[M9] dots are given, changed and taken back in their step alone; elsewhere words say when', async () => {
  const a = await withDots()
  for (const step of ['write', 'share', 'group', 'check-back'] as const) {
    await a.to(step)
    expect(await a.no(1, 1)).toBe(notNow)
    expect(await a.no(1, 0)).toBe(notNow)
    expect(await a.no(1, 1, a.facilitator)).toBe(notNow)
  }
  await a.to('closed')
  const over = 'closed: This breakout is closed. Dots were given before, in the step “Give dots”.'
  expect(await a.no(1, 1)).toBe(over)
  await a.to('mark')
  await a.give(1, 2)
  await a.give(1, 1)
  await a.give(2, 2)
  expect(await a.no(2, 3)).toMatch(/^too-many: You have 3 dots to give, and 2 left/)
  await a.give(1, 0)
  expect(await a.marks()).toMatchObject({ mine: [{ noteId: noteId(2), dots: 2 }], left: 1, all: null })
  expect(await a.no(1, 1, await a.newcomer('reader'))).toMatch(/^not-allowed/)
  expect(await a.no(2, 1, a.writers[0])).toMatch(/^not-allowed: You wrote this note/)
  await a.stop()
})

test('[M9] “I agree with this” is said from Share until a breakout is closed, as ever', async () => {
  const a = await withDots({ marks: 'agree' })
  expect(await a.no(1, 1)).toBe('closed: Notes are marked later, when everybody reads them together.')
  for (const step of ['share', 'group', 'check-back'] as const) {
    await a.to(step)
    await a.give(1, 1)
    await a.give(1, 0)
  }
  await a.give(2, 1)
  await a.to('closed')
  expect(await a.no(2, 0)).toMatch(/^closed/)
  expect((await a.marks()).mine).toEqual([{ noteId: noteId(2), dots: 1 }])
  await a.stop()
})

test('[M10] going on and back loses no dot, and opens them again; counts stay hidden until they are shown', async () => {
  const a = await withDots()
  await a.to('mark')
  await a.give(1, 2)
  for (const step of ['group', 'check-back', 'closed', 'share', 'write', 'mark'] as const) {
    await a.to(step)
    expect(await a.marks()).toMatchObject({ mine: [{ noteId: noteId(1), dots: 2 }], left: 1, all: null })
    expect((await a.marks(a.facilitator)).all).toBeNull()
  }
  await a.give(2, 1)
  await a.give(1, 1)
  await a.to('group')
  await a.facilitator.ask(showMarks, { params: { roomId: a.roomId }, body: { shown: true } })
  expect((await a.marks(a.writers[0])).all?.notes).toEqual([
    { noteId: noteId(1), people: 1, dots: 1 },
    { noteId: noteId(2), people: 1, dots: 1 },
  ])
  await a.stop()
})

test('[M10] notes are written in this step as they are while the room shares', async () => {
  const a = await withDots()
  await a.to('mark')
  await write(a, { who: a.nia, room: 1, at: 3, text: 'Written while dots are given' })
  expect((await a.stand()).rooms[0]?.notes).toHaveLength(3)
  await a.stop()
})

test('[M8] the step has a snapshot before it and stands in the record, like any other', async () => {
  const a = await withDots()
  await a.to('share')
  await a.to('mark')
  await a.to('group')
  expect((await a.list()).map(({ name, step }) => [name, step])).toEqual([
    ['Before Group', 'mark'],
    ['Before Give dots', 'share'],
    ['Before Share', 'write'],
  ])
  const { lines } = await a.facilitator.ask(readActivity, {
    params: { sessionId: a.session.session.id, before: 'now' },
  })
  expect(lines.slice(0, 2).map(({ did }) => sayDone(did))).toEqual([
    'moved breakout 1 from Give dots to Group',
    'moved breakout 1 from Share to Give dots',
  ])
  await a.stop()
})

test('[M8] plain pages show the step where there are dots, and nowhere else', async () => {
  for (const [marks, isThere] of [
    ['dots', true],
    ['agree', false],
    ['none', false],
  ] as const) {
    const a = await withDots({ marks })
    const page = await (await a.nia.get(`/plain/rooms/${a.roomId}`)).text()
    expect(page).toContain('Check back')
    expect(page.includes('Give dots')).toBe(isThere)
    await a.stop()
  }
})

test('[M12] a breakout without dots is not moved to the step, and nothing is revealed on the way', async () => {
  for (const marks of ['none', 'agree'] as const) {
    const a = await withDots({ marks, isPrivate: true })
    const no = await a.facilitator.refused(changeStep, { params: a.params, body: { step: 'mark' } })
    expect(`${no.code}: ${no.message}`).toBe(
      'not-allowed: This breakout has no dots, and so no step to give them. An organiser can change how it is run.',
    )
    const { breakout, room } = await a.facilitator.ask(readRoom, { params: { roomId: a.roomId } })
    expect([breakout.step, room.isRevealed, await a.list()]).toEqual(['write', false, []])
    await a.stop()
  }
})

test('[M12] dots are not switched off while the rooms give them; once they go on they are, and the step is gone', async () => {
  const a = await withDots()
  await a.to('mark')
  await a.give(1, 2)
  for (const marks of ['none', 'agree'] as const) {
    const no = await a.organiser.refused(changeBreakout, a.run({ marks }))
    expect(`${no.code}: ${no.message}`).toBe(
      'conflict: All rooms are at the step “Give dots”. Move them to another step first, then change how notes are marked.',
    )
    expect(no.at).toEqual(['body', 'settings', 'marks'])
  }
  await a.organiser.ask(changeBreakout, a.run({ dots: 5 }))
  expect((await a.marks()).left).toBe(3)
  await a.to('share')
  await a.organiser.ask(changeBreakout, a.run({ marks: 'none' }))
  expect((await a.facilitator.refused(changeStep, { params: a.params, body: { step: 'mark' } })).code).toBe(
    'not-allowed',
  )
  await a.stop()
})
