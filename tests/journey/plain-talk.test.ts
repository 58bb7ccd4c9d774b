import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { endWish, listWishes, maxWish, readMyWish, setLead } from '@waymark/shared/wire/talk.ts'
import { deskOf, params } from '#support/a-desk.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { addToDoors, fields, inRoom, roomIn } from '#support/plain-room.ts'

const lead = { name: 'Mair', reach: '01234 567890, or in the kitchen' }
const link = 'I’d like to talk to someone'
const know = 'Anything they should know'

let a: ASession

beforeAll(async () => {
  a = await aSession()
})
afterAll(() => a.stop())

const wishes = async () => (await a.organiser.ask(listWishes, { params: params(a) })).wishes
const talk = () => plainPages.talk(params(a).sessionId)

test('[A102] by plain pages whoever wants to talk to somebody reaches the one who is named, and takes it back', async () => {
  const { visitor, page } = await inRoom(a, 1, 'Ffion')
  expect(page.text).not.toContain(link)
  expect((await visitor.open(talk())).text).toContain('Nobody is named for this in this session.')
  await a.organiser.ask(setLead, { params: params(a), body: { lead } })
  const room = await visitor.open(plainPages.room(roomIn(a, 1).id))
  const session = await visitor.open(plainPages.session(params(a).sessionId))
  expect([room.link(link), session.link(link)]).toEqual([talk(), talk()])
  const open = await visitor.open(talk())
  expect(open.text).toContain('Mair is there for you')
  expect(open.text).toContain(lead.reach)
  const asked = await open.press('Ask Mair to talk to me', { [know]: 'Not in front\nof the others' })
  expect(asked.text).toContain('Mair knows that you would like to talk.')
  expect(asked.value(know)).toBe('Not in front\nof the others')
  const changed = await asked.press('Save what I said', { [know]: 'After the break' })
  expect(await wishes()).toMatchObject([{ name: 'Ffion', room: 'Room 1', words: 'After the break' }])
  const long = 'x'.repeat(maxWish + 1)
  const refused = await changed.press('Save what I said', { [know]: long })
  expect([refused.status, refused.title.startsWith('Not sent'), refused.value(know)]).toEqual([400, true, long])
  const back = await refused.press('Take it back')
  expect(back.text).not.toContain('knows that you')
  expect(await wishes()).toEqual([])
})

test('[A102] only organisers learn of a wish by a plain form, and nothing of it is kept once they have talked', async () => {
  await a.organiser.ask(setLead, { params: params(a), body: { lead } })
  const { visitor } = await inRoom(a, 1, 'Non')
  await (await visitor.open(talk())).press('Ask Mair to talk to me', { [know]: 'Please come soon' })
  const { visitor: other } = await inRoom(a, 1, 'Wil')
  const fay = await a.newcomer('facilitator', 'Fay')
  const rhys = await a.newcomer('reader')
  const seen = [
    (await other.open(talk())).markup,
    (await other.open(plainPages.room(roomIn(a, 1).id))).markup,
    await (await fay.get(talk())).text(),
    await (await rhys.get(talk())).text(),
    JSON.stringify(await deskOf(a, fay)),
    JSON.stringify(await fay.ask(readMyWish, { params: params(a) })),
  ].join('')
  expect(seen).not.toMatch(/Please come soon|knows that you/)
  expect(await (await rhys.get(talk())).text()).not.toContain('Ask <span')
  expect((await fay.refused(listWishes, { params: params(a) })).code).toBe('not-allowed')
  const [wish] = await wishes()
  await a.organiser.ask(endWish, { params: { ...params(a), wishId: wish!.id } })
  expect((await visitor.open(talk())).value(know)).toBe('')
})

test('[A103] what was asked in private is seen on its own page alone, which no browser keeps, and every title is as before', async () => {
  await a.organiser.ask(setLead, { params: params(a), body: { lead } })
  const { visitor } = await inRoom(a, 2, 'Owain')
  const paths = [plainPages.room(roomIn(a, 2).id), plainPages.session(params(a).sessionId)]
  const looks = () => Promise.all(paths.map(async path => (await visitor.open(path)).text))
  const before = await looks()
  const open = await visitor.open(talk())
  const asked = await open.press('Ask Mair to talk to me', { [know]: 'Just us' })
  expect(asked.title).toBe(open.title)
  expect(await looks()).toEqual(before)
  const sent = await visitor.send(talk())
  expect([sent.headers.get('cache-control'), (await sent.text()).includes('Just us')]).toEqual(['no-store', true])
  expect((await visitor.send(paths[0]!)).headers.get('cache-control')).toBe('private, no-cache')
})

test('[A104] no other site’s page can ask for help or to talk to somebody in my name', async () => {
  await a.organiser.ask(setLead, { params: params(a), body: { lead } })
  const { visitor, page } = await inRoom(a, 1, 'Bryn')
  await page.press(addToDoors, { [fields.doors]: 'From here' })
  const before = await wishes()
  for (const origin of ['https://elsewhere.example', 'null']) {
    const post = async (path: string, sent: Record<string, string>) =>
      (await visitor.send(path, { method: 'POST', body: new URLSearchParams(sent), headers: { origin } })).status
    expect(await post(plainPages.room(roomIn(a, 1).id), { help: 'yes' })).toBe(403)
    expect(await post(talk(), { talk: 'ask', text: 'Forged' })).toBe(403)
  }
  expect(await wishes()).toEqual(before)
  expect((await deskOf(a)).help).toEqual([])
  const reader = await a.newcomer('reader')
  const forged = await reader.get(talk())
  expect([forged.status, (await forged.text()).includes('<form')]).toEqual([200, false])
})
