import { expect, test } from 'vitest'
import { gatherSeries } from '@waymark/server/archive/gather-series.ts'
import { audits } from '@waymark/server/store/kinds.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { usualMonths, usualPrivacy } from '@waymark/shared/model/retention.ts'
import { aboutSession, whatIsKept } from '@waymark/shared/wire/entry-words.ts'
import { lookAtLink } from '@waymark/shared/wire/entry.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { listDue, purgeListed, setRetention } from '@waymark/shared/wire/retention.ts'
import { listVersions } from '@waymark/shared/wire/versions.ts'
import { answering, save } from '#support/own-answers.ts'
import { bookable, bookAs } from '#support/booking.ts'
import { begun, keptLong, later } from '#support/kept-long.ts'
import type { Person } from '#support/person.ts'
import { plainVisitor } from '#support/plain-visitor.ts'

const post = (address: string, by: Pick<Person, 'cookie'>, form: Record<string, string>, path = pages.me()) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: by.cookie(), origin: address },
    body: new URLSearchParams(form),
  })

const nobody = { cookie: () => '' }

interface AboutMe {
  readonly format: string
  readonly places: readonly {
    readonly title: string
    readonly parts: readonly { readonly kind: string; readonly entries: readonly Record<string, unknown>[] }[]
  }[]
  readonly byLinks: readonly { readonly kind: string; readonly entries: readonly Record<string, unknown>[] }[]
}
const dataOf = async (response: Response): Promise<AboutMe> => JSON.parse(await response.text())

test('[PV13] everything about me is shown and can be downloaded: what I wrote, what I took back, who I am there, and nothing of anybody else', async () => {
  const a = await keptLong()
  await a.note('Warm rooms')
  await a.withdraw(await a.note('Taken back'))
  const other = await a.newcomer('participant', 'Efua', 1)
  const page = await (await a.nia.get(pages.me())).text()
  for (const words of ['Warm rooms', 'Taken back', 'You took it back', 'Nia', 'First session'])
    expect(page).toContain(words)
  expect(page).not.toMatch(/Efua|Olwen|Ama/)
  const file = await post(a.address, a.nia, { take: 'json' })
  expect(file.headers.get('content-disposition')).toContain('About me.json')
  expect(file.headers.get('cache-control')).toBe('no-store')
  const data = await dataOf(file)
  expect(data.format).toBe('waymark-about-me')
  const parts = data.places.flatMap(place => place.parts)
  expect(parts.find(({ kind }) => kind === 'member')?.entries).toMatchObject([{ role: 'participant', name: 'Nia' }])
  const notes = parts.find(({ kind }) => kind === 'authorship')?.entries.map(({ text, state }) => [text, state])
  expect(notes?.toSorted()).toEqual([
    ['Taken back', 'You took it back'],
    ['Warm rooms', 'Shown'],
  ])
  const asPage = await (await post(a.address, a.nia, { take: 'html' })).text()
  expect(asPage).toContain('Warm rooms')
  expect(asPage).not.toMatch(/<script|src=|href=/)
  expect(await (await other.get(pages.me())).text()).not.toMatch(/Warm rooms|Nia/)
  const record = await a.deps.store.list(audits, 'server')
  expect(record.filter(({ did }) => did === 'data-about-me-taken')).toMatchObject([{ by: 'person' }, { by: 'person' }])
  await a.stop()
})

test('[PV15] without a cookie nothing is known and none is set; links that only I have show my answer, what it said before among it', async () => {
  const a = await answering()
  const { path } = await a.opened()
  const form = await a.visitor().open(path)
  const saved = await form.press(save, { 'What is missing?': 'A bench' })
  const link = `${a.at.address}${saved.path.split('#')[0]?.split('?')[0] ?? ''}`
  const none = await fetch(`${a.at.address}${pages.me()}`)
  expect(none.headers.get('set-cookie')).toBe(null)
  expect(await none.text()).toContain('This browser has no seat here')
  const asked = await post(a.at.address, nobody, { take: 'json', links: `My answer: ${link}\n${link}` })
  const { byLinks, places } = await dataOf(asked)
  expect(places).toEqual([])
  expect(byLinks).toHaveLength(1)
  expect(JSON.stringify(byLinks)).toContain('A bench')
  const dead = await post(a.at.address, nobody, { take: 'page', links: `${link}x` })
  expect(await dead.text()).toContain('One of your links leads')
  const wrong = await post(a.at.address, nobody, { take: 'json', links: 'nothing like a link' })
  expect(await wrong.text()).toContain('There is no such link in this')
  const long = await post(a.at.address, nobody, { take: 'json', links: 'x'.repeat(10_001) })
  expect(long.status).toBe(400)
  await a.at.stop()
})

test('[PV16] whoever is not to be quoted is counted, and their words stand in no document, also once nobody knows whose they are; the choice can be taken back', async () => {
  const a = await keptLong()
  await a.note('Warm rooms for all')
  const text = async (): Promise<string> => {
    const file = await a.ama.get(exportPath(a.draftId, 'md'))
    return file.text()
  }
  expect(await text()).toContain('Warm rooms for all')
  const choose = (quoted: string) =>
    post(a.address, a.nia, { scope: a.session.session.id, quoted }, `${pages.me()}/quoting`)
  expect((await choose('no')).status).toBe(303)
  expect(await (await a.nia.get(pages.me())).text()).toContain('You are not to be quoted')
  expect(await text()).toContain('1 more note, not quoted')
  expect(await text()).not.toContain('Warm rooms for all')
  expect(await text()).not.toContain('Nia')
  expect(await a.notes()).toMatchObject([{ text: 'Warm rooms for all' }])
  const { strategy } = a.session
  const archive = JSON.stringify(await gatherSeries(a.deps, strategy.id, () => undefined))
  expect(archive).toContain('1 more note, not quoted')
  expect(archive).not.toContain('Warm rooms for all')
  await choose('yes')
  expect(await text()).toContain('Warm rooms for all')
  expect((await post(a.address, nobody, { scope: 'server', quoted: 'no' }, `${pages.me()}/quoting`)).status).toBe(401)
  await choose('no')
  await a.close()
  await a.publish()
  a.clocks.now = later(begun, 740 * 24 * 60 * 60 * 1000)
  await a.organiser.ask(listDue, {})
  await a.pass(26)
  await a.organiser.ask(purgeListed, { body: { runId: (await a.read()).run?.runId ?? '' } })
  expect((await a.read()).run?.state).toBe('done')
  expect(await a.notes()).toMatchObject([{ text: 'Warm rooms for all', signedBy: null }])
  const { address } = await a.organiser.ask(listVersions, { params: { draftId: a.draftId } })
  expect(address).not.toBe('')
  const md = await (await a.organiser.get(exportPath(a.draftId, 'md'))).text()
  expect(md).toContain('1 more note, not quoted')
  expect(md).not.toContain('Warm rooms for all')
  await a.stop()
})

test('[PV1] [PV2] the notice has the real times, the same words at every door, a page for everybody, and a version that nobody is said to have seen', async () => {
  const a = await keptLong()
  await a.organiser.ask(setRetention, {
    body: {
      ...usualPrivacy,
      months: { ...usualMonths, words: 18 },
      notice: { controller: 'Llan Community Trust', contact: 'Ask for Mair <mair@example.org>', complaints: 'To ICO' },
    },
  })
  const secret = a.secretFor('participant')
  const seen = await a.nia.ask(lookAtLink, { body: { secret } })
  const told = whatIsKept(seen)
  expect(told.map(([about, said]) => `${about} ${said}`).join(' ')).toContain('forgotten 18 months after')
  expect(aboutSession(seen)).not.toEqual([])
  const visitor = plainVisitor(a.address)
  const door = await (
    await visitor.open('/plain')
  ).press('Come in', { 'Paste your link here': `${a.address}/in#${secret}` })
  for (const [about, said] of told) expect(door.text).toContain(`${about} ${said}`)
  const page = await visitor.open(door.link('What is kept'))
  for (const words of [
    'Llan Community Trust',
    'Ask for Mair <mair@example.org>',
    'for 18 months',
    'Version 1.1',
    'To ICO',
  ])
    expect(page.text).toContain(words)
  expect((await visitor.open(page.link(/^Everything about me$/))).title).toContain('Everything about me')
  await a.stop()
})

test('[PV15] the link to a booking, and to what was asked for in another format, show that as well; from there a way leads to erasing', async () => {
  const a = await keptLong()
  await a.note('Warm rooms')
  const booked = await bookAs(a.address, await bookable(a, {}), { 'What we may call you': 'Nia Rees' })
  const wanted = await (
    await plainVisitor(a.address).open(pages.formats('/privacy'))
  ).press('Ask for it', {
    'Which format?': 'braille',
    'What do we call you?': 'Ama Owusu',
    'How do we reach you?': 'email',
    'E-mail address, phone number or postal address': 'ama@example.org',
  })
  const links = [booked.path, wanted.path].map(path => `${a.address}${path}`).join('\n')
  const seen = await dataOf(await post(a.address, nobody, { links, take: 'json' }))
  expect(seen.byLinks.map(({ kind }) => kind)).toEqual(['booking', 'format'])
  expect(JSON.stringify(seen.byLinks)).toContain('Nia Rees')
  expect(JSON.stringify(seen.byLinks)).toContain('ama@example.org')
  expect(await (await a.nia.get(pages.me())).text()).toContain(`href="${pages.erase()}"`)
  await a.stop()
})
