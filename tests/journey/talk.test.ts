import { afterAll, beforeAll, expect, test } from 'vitest'
import { endWish, listWishes, readMyWish, setLead, takeWishBack, wishToTalk } from '@waymark/shared/wire/talk.ts'
import { readRoom, readSession } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'

let a: ASession

beforeAll(async () => {
  a = await aSession()
})
afterAll(() => a.stop())

test('[A100] whoever wants to talk to somebody reaches the one who is named, and nobody else learns of it', async () => {
  const params = { sessionId: a.session.session.id }
  const [nia, wil, fay, rhys] = await Promise.all([
    a.newcomer('participant', 'Nia', 1),
    a.newcomer('participant', 'Wil', 1),
    a.newcomer('facilitator', 'Fay'),
    a.newcomer('reader'),
  ])
  expect((await nia.refused(wishToTalk, { params, body: { words: '' } })).code).toBe('gone')
  const lead = { name: 'Mair', reach: '01234 567890, or in the kitchen' }
  for (const who of [nia, fay, rhys]) {
    expect((await who.refused(setLead, { params, body: { lead } })).code).toBe('not-allowed')
    expect((await who.refused(listWishes, { params })).code).toBe('not-allowed')
  }
  await a.organiser.ask(setLead, { params, body: { lead } })
  expect(await wil.ask(readMyWish, { params })).toEqual({ lead, asked: null })
  await nia.ask(wishToTalk, { params, body: { words: 'Not in front of the others' } })
  await nia.ask(wishToTalk, { params, body: { words: 'Not in front of the others, please' } })
  expect((await rhys.refused(wishToTalk, { params, body: { words: '' } })).code).toBe('not-allowed')
  const { wishes } = await a.organiser.ask(listWishes, { params })
  expect(wishes).toMatchObject([{ name: 'Nia', room: 'Room 1', words: 'Not in front of the others, please' }])
  expect((await nia.ask(readMyWish, { params })).asked?.words).toBe('Not in front of the others, please')
  const roomId = a.session.breakouts[0]!.rooms[0]!.id
  const seen = await Promise.all([
    wil.ask(readMyWish, { params }),
    wil.ask(readRoom, { params: { roomId } }),
    fay.ask(readSession, { params }),
    fay.ask(readMyWish, { params }),
  ])
  expect(JSON.stringify(seen)).not.toContain('in front of the others')
  const wishId = wishes[0]!.id
  expect((await fay.refused(endWish, { params: { ...params, wishId } })).code).toBe('not-allowed')
  await a.organiser.ask(endWish, { params: { ...params, wishId } })
  expect((await a.organiser.ask(listWishes, { params })).wishes).toEqual([])
  await nia.ask(wishToTalk, { params, body: { words: '' } })
  await nia.ask(takeWishBack, { params })
  expect((await nia.ask(readMyWish, { params })).asked).toBeNull()
  expect((await a.organiser.refused(endWish, { params: { ...params, wishId } })).code).toBe('gone')
})
