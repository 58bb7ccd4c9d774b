/** On networks that let no websocket through: the same work, by HTTPS, and a word about it. */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hall } from '@waymark/server/bus/local-bus.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { blockingProxy, type BlockingProxy, type Websockets } from '#support/blocking-proxy.ts'
import { launchBrowser } from '#support/browser.ts'
import { root } from '#support/files.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { roomPage } from '#support/pages/room.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { testApp } from '#support/test-app.ts'
import { openWindow, type Window } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** Two servers of one store. */
async function twoNodes() {
  const store = { ...openSqliteStore(':memory:'), isShared: true, close: async () => undefined }
  const people = { ...openSqliteStore(':memory:'), close: async () => undefined }
  const [{ join }, linkKey] = [hall(), randomBytes(32)]
  const options = { clientFolder: process.env['WAYMARK_CLIENT'] ?? path.join(root, 'client', 'dist') }
  const [one, two] = [
    await testApp({ store, people, linkKey, options, bus: join() }),
    await testApp({ store, people, linkKey, options, bus: join() }),
  ]
  return {
    address: one.address,
    addresses: [one.address, two.address],
    organiserLink: `${one.address}/in#${one.hostSecret}`,
    stop: async () => {
      await two.stop()
      await one.stop()
    },
  }
}

const words = 'This network blocks live connections.'
const news = (page: Page) => page.getByText(words)

async function someone(session: PreparedSession, proxy?: BlockingProxy, name?: string): Promise<Window> {
  const window = await openWindow(browser)
  const link = session.linkFor('participant')
  await comeIn(window.page, proxy?.through(link) ?? link, name === undefined ? {} : { name })
  await roomPage(window.page).form.waitFor()
  return window
}

for (const how of ['refused', 'swallowed'] as const satisfies Websockets[])
  test.concurrent(`[S60] where websockets are ${how}, a participant writes and sees what others write, live`, async () => {
    const session = await preparedSession(server)
    await using proxy = await blockingProxy(server.address, how)
    const [inside, outside] = [await someone(session, proxy, 'Ffion'), await someone(session)]
    const [room, others] = [roomPage(inside.page), roomPage(outside.page)]
    await news(inside.page).waitFor()
    await room.write('Written where no websocket goes', ambitions[0])
    await room.isSaved('Written where no websocket goes')
    await others.shows('Written where no websocket goes')
    await others.write('Written by a websocket', ambitions[1])
    await room.shows('Written by a websocket')
    await room.choose('Written where no websocket goes', 'Withdraw my note')
    await others.showsNoMore('Written where no websocket goes')
    expect(inside.faults).toEqual([])
    // Swallowing takes seconds to be certain of.
    await inside.page.waitForFunction(() => sessionStorage.getItem('waymark-no-websocket-at') !== null)
    // The next page knows it already, and asks for no websocket.
    const { websockets, streams } = proxy.asked()
    await inside.page.reload()
    await room.shows('Written by a websocket')
    await others.write('Seen on the next page too', ambitions[0])
    await room.shows('Seen on the next page too')
    expect(proxy.asked()).toEqual({ websockets, streams: streams + 1 })
  })

test.concurrent('[S61] a facilitator groups the notes of many rooms over HTTPS, by one stream, and others see it at once', async ({
  expect,
}) => {
  const session = await preparedSession(server, { rooms: 9 })
  await session.withNotes([
    { text: 'Open on Sundays', under: ambitions[0] },
    { text: 'Open in the evening', under: ambitions[0] },
  ])
  await using proxy = await blockingProxy(server.address, 'refused')
  const link = session.linkFor('facilitator')
  const inside = await openWindow(browser)
  await comeIn(inside.page, proxy.through(link), { name: 'Mair' })
  await inside.page.goto(`${proxy.address}${session.pathOf('grouping')}`)
  const outside = await openWindow(browser)
  await comeIn(outside.page, link, { name: 'Ieuan' })
  await outside.page.goto(`${server.address}${session.pathOf('grouping')}`)
  const [mine, theirs] = [groupingPage(inside.page), groupingPage(outside.page)]
  await mine.group(['Open on Sundays'], 'Opening hours')
  await theirs.theme('Opening hours').waitFor()
  await theirs.moveTo(['Open in the evening'], 'Opening hours')
  await mine.theme('Opening hours').getByText('Open in the evening').waitFor()
  await inside.page.getByText('Everything is saved').waitFor()
  await news(inside.page).waitFor()
  await inside.page.getByRole('group', { name: 'Who is here' }).getByText('Ieuan').waitFor()
  await outside.page.getByRole('group', { name: 'Who is here' }).getByText('Mair').waitFor()
  const { streams } = proxy.asked()
  expect(streams).toBe(1)
  expect(inside.faults).toEqual([])
})

test.concurrent('[S62] the words about it are said once, politely, can be put away, and trouble nobody else', async ({
  expect,
}) => {
  const session = await preparedSession(server)
  await using proxy = await blockingProxy(server.address, 'refused')
  const { page } = await someone(session, proxy)
  const { page: other } = await someone(session)
  await news(page).waitFor()
  const notice = page.getByRole('status').filter({ hasText: words })
  expect(await notice.textContent()).toContain('Everything works over plain HTTPS instead')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await notice.getByRole('button', { name: 'All right' }).press('Enter')
  await notice.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  await page.reload()
  await page.getByText('Everything is saved').waitFor()
  await roomPage(other).write('A sign of being live', ambitions[0])
  await roomPage(page).shows('A sign of being live')
  expect([await news(page).count(), await news(other).count()]).toEqual([0, 0])
})

test.concurrent('[S63] once the network lets websockets through, the page goes back to them by itself', async ({
  expect,
}) => {
  const session = await preparedSession(server)
  await using proxy = await blockingProxy(server.address, 'refused')
  const { page } = await someone(session, proxy)
  const { page: other } = await someone(session)
  const room = roomPage(page)
  await news(page).waitFor()
  // As if this window had found it out five minutes ago, but for a moment.
  await page.evaluate(() => {
    sessionStorage.setItem('waymark-no-websocket-at', String(Date.now() - 5 * 60_000 + 1500))
  })
  const { websockets, streams } = proxy.asked()
  proxy.websockets('through')
  await page.reload()
  await until('a websocket is tried, beside the stream', () => proxy.asked().websockets > websockets)
  await roomPage(other).write('Still over HTTPS', ambitions[0])
  await room.shows('Still over HTTPS')
  expect(proxy.asked()).toEqual({ websockets: websockets + 1, streams: streams + 1 })
  proxy.cutAll()
  await until('the next connection is a websocket', () => proxy.asked().websockets > websockets + 1)
  await roomPage(other).write('Heard by a websocket', ambitions[1])
  await room.shows('Heard by a websocket')
  expect(proxy.asked()).toEqual({ websockets: websockets + 2, streams: streams + 1 })
})

test.concurrent('[S64] a device that loses its network finds it again over HTTPS, with all that waited', async ({
  expect,
}) => {
  const session = await preparedSession(server)
  await using proxy = await blockingProxy(server.address, 'refused')
  const { page, context } = await someone(session, proxy, 'Mei')
  const { page: other } = await someone(session)
  const room = roomPage(page)
  await news(page).waitFor()
  await context.setOffline(true)
  await page.getByText('You are not connected. Keep writing').waitFor()
  await room.write('Written on the train', ambitions[0])
  await roomPage(other).write('Written at the office', ambitions[1])
  const told = page.getByText('You are connected again.').waitFor()
  await context.setOffline(false)
  await Promise.all([told, room.isSaved('Written on the train'), room.shows('Written at the office')])
  await roomPage(other).shows('Written on the train')
  expect(await roomPage(other).wordsUnder(ambitions[0])).toEqual(['Written on the train'])
})

test.concurrent('[S65] where each request of an office arrives at another server, a facilitator and a participant work live all the same', async ({
  expect,
}) => {
  const nodes = await twoNodes()
  const session = await preparedSession(nodes)
  await session.withNotes([{ text: 'Open on Sundays', under: ambitions[0] }])
  await using proxy = await blockingProxy(nodes.addresses, 'refused')
  const [mair, { page: ffion }] = [await openWindow(browser), await someone(session, proxy, 'Ffion')]
  await comeIn(mair.page, proxy.through(session.linkFor('facilitator')), { name: 'Mair' })
  await mair.page.goto(`${proxy.address}${session.pathOf('grouping')}`)
  const grouping = groupingPage(mair.page)
  await roomPage(ffion).write('Open in the evening', ambitions[0])
  await roomPage(ffion).isSaved('Open in the evening')
  await grouping.group(['Open on Sundays'], 'Opening hours')
  await grouping.moveTo(['Open in the evening'], 'Opening hours')
  await mair.page.getByText('Everything is saved').waitFor()
  const ieuan = await openWindow(browser)
  await comeIn(ieuan.page, session.linkFor('facilitator'), { name: 'Ieuan' })
  await ieuan.page.goto(`${nodes.addresses[1]}${session.pathOf('grouping')}`)
  await groupingPage(ieuan.page).theme('Opening hours').getByText('Open in the evening').waitFor()
  // Each window has begun one stream, and has it still.
  expect([proxy.asked().streams, mair.faults]).toEqual([2, []])
  for (const { page } of [mair, ieuan]) await page.close()
  await ffion.close()
  await nodes.stop()
})

// Alone: the server is killed.
test('[S64] a server that was killed under an office’s network is found again over HTTPS, with all that waited', async ({
  expect,
}) => {
  const session = await preparedSession(server)
  await using proxy = await blockingProxy(server.address, 'refused')
  const { page } = await someone(session, proxy, 'Idris')
  const room = roomPage(page)
  await news(page).waitFor()
  await room.write('Saved before', ambitions[0])
  await room.isSaved('Saved before')
  await server.kill()
  await page.getByText('You are not connected. Keep writing').waitFor()
  await room.write('Written while it was gone', ambitions[0])
  // It starts first, and the page asks for it ever more rarely.
  const told = page.getByText('You are connected again.').waitFor({ timeout: 60_000 })
  await server.startAgain()
  await Promise.all([told, room.isSaved('Written while it was gone')])
  const { page: other } = await someone(session)
  await roomPage(other).shows('Written while it was gone')
  expect(await roomPage(other).wordsUnder(ambitions[0])).toEqual(['Saved before', 'Written while it was gone'])
})
