/** Reading and writing without a connection, also after the page was closed. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { facilitator, linesOf, sessionOfTwoNotes, themeNames } from '#support/facilitator.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { draftPage } from '#support/pages/drafting.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { keptHere } from '#support/pages/kept-here.ts'
import { root } from '#support/files.ts'
import { preparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'
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

test.concurrent('[D50] themes that were open can be read and changed without a connection, also after the page was closed, and are sent once', async () => {
  const session = await sessionOfTwoNotes(server)
  const [mair, ieuan] = [
    await facilitator({ server, browser, session }, 'Mair'),
    await facilitator({ server, browser, session }, 'Ieuan'),
  ]
  await mair.open('grouping')
  await keptHere(mair.page).isReady()
  await mair.context.setOffline(true)
  await groupingPage(mair.page).group(['Open on Sundays, please'], 'Made without a connection')
  await mair.page.getByText('what you do is kept on this device').waitFor()
  await keptHere(mair.page).has('Made without a connection')
  await mair.page.close()

  const again = await mair.context.newPage()
  await mair.open('grouping', again)
  await groupingPage(again).theme('Made without a connection').waitFor()
  await again.getByText('Not saved yet: waiting for the connection').waitFor()
  await groupingPage(again).group(['The lift is broken again'], 'And one after that')
  await ieuan.open('grouping')
  expect(await themeNames(ieuan.page)).toEqual([])

  await mair.context.setOffline(false)
  await again.getByText('Everything is saved').waitFor()
  await groupingPage(ieuan.page).theme('And one after that').waitFor()
  expect(await themeNames(ieuan.page)).toEqual(['Made without a connection', 'And one after that'])
  await again.reload()
  await groupingPage(again).theme('And one after that').waitFor()
  expect(await themeNames(again)).toEqual(['Made without a connection', 'And one after that'])
})

test.concurrent('[D50] so can a draft, while others go on with it', async () => {
  const session = await sessionOfTwoNotes(server)
  const [mair, ieuan] = [
    await facilitator({ server, browser, session }, 'Mair'),
    await facilitator({ server, browser, session }, 'Ieuan'),
  ]
  await Promise.all([mair.open('draft'), ieuan.open('draft')])
  await draftPage(mair.page).text.focus()
  await mair.page.keyboard.type('Written together.')
  await draftPage(ieuan.page).shows('Written together.')
  await draftPage(mair.page).isSaved()
  await keptHere(mair.page).isReady()
  await mair.context.setOffline(true)
  await mair.page.keyboard.press('Enter')
  await mair.page.keyboard.type('Written alone.')
  await mair.page.getByText('what you write is kept on this device and sent when you are back').waitFor()
  await keptHere(mair.page).hasUnsaved('Written alone.'.length)
  await mair.page.close()

  const again = await mair.context.newPage()
  await mair.open('draft', again)
  await draftPage(again).shows('Written alone.')
  await again.getByText('Waiting to be sent').first().waitFor()
  await draftPage(again).typeAfter('Written alone.', ' And more.')
  await draftPage(ieuan.page).typeAfter('Written together.', ' So it was.')
  await draftPage(ieuan.page).isSaved()

  await mair.context.setOffline(false)
  await draftPage(again).isSaved()
  await draftPage(again).shows('So it was.')
  await draftPage(ieuan.page).shows('And more.')
  for (const page of [again, ieuan.page])
    expect(await linesOf(page)).toEqual(['Written together. So it was.', 'Written alone. And more.'])
})

test.concurrent('[S72] what was left unsaved on a page that was closed is sent by the next page, whichever it is', async () => {
  const session = await sessionOfTwoNotes(server)
  const [mair, ieuan] = [
    await facilitator({ server, browser, session }, 'Mair'),
    await facilitator({ server, browser, session }, 'Ieuan'),
  ]
  await mair.open('grouping')
  await keptHere(mair.page).isReady()
  await mair.context.setOffline(true)
  await groupingPage(mair.page).group(['Open on Sundays, please'], 'Left behind')
  await keptHere(mair.page).has('Left behind')
  await mair.page.close()
  await ieuan.open('grouping')
  await mair.context.setOffline(false)
  const elsewhere = await mair.context.newPage()
  await elsewhere.goto(`${server.address}${session.pathOf('session')}`)
  await groupingPage(ieuan.page).theme('Left behind').waitFor()
  expect(await themeNames(ieuan.page)).toEqual(['Left behind'])
})

test.concurrent('[S73] two windows of one browser keep what was done in either', async () => {
  const session = await sessionOfTwoNotes(server)
  const [mair, ieuan] = [
    await facilitator({ server, browser, session }, 'Mair'),
    await facilitator({ server, browser, session }, 'Ieuan'),
  ]
  const second = await mair.context.newPage()
  await Promise.all([mair.open('grouping'), mair.open('grouping', second)])
  await keptHere(mair.page).isReady()
  await mair.context.setOffline(true)
  await groupingPage(mair.page).group(['Open on Sundays, please'], 'Of the first')
  await groupingPage(second).group(['The lift is broken again'], 'Of the second')
  for (const words of ['Of the first', 'Of the second']) await keptHere(second).has(words)
  await Promise.all([mair.page.close(), second.close()])
  const again = await mair.open('grouping', await mair.context.newPage())
  for (const name of ['Of the first', 'Of the second']) await groupingPage(again).theme(name).waitFor()
  await mair.context.setOffline(false)
  await again.getByText('Everything is saved').waitFor()
  await ieuan.open('grouping')
  for (const page of [again, ieuan.page])
    expect((await themeNames(page)).toSorted()).toEqual(['Of the first', 'Of the second'])
})

test('[D51] a page is as the server has it now, and as it was kept only where the server does not answer', async () => {
  const built = process.env['WAYMARK_CLIENT'] ?? join(root, 'client', 'dist')
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pages-'))
  cpSync(built, folder, { recursive: true })
  vi.stubEnv('WAYMARK_CLIENT', folder)
  await using own = await runningServer()
  vi.unstubAllEnvs()
  const session = await preparedSession(own)
  const { page, context } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Mair' })
  const address = `${own.address}${session.pathOf('grouping')}`
  await page.goto(address)
  await keptHere(page).isReady()

  // The next version: another page, and a service worker that says so.
  for (const [file, from, to] of [
    ['index.html', '<title>', '<meta name="made" content="later"><title>'],
    ['service-worker.js', "const version = '", "const version = 'later-"],
  ] as const) {
    const text = readFileSync(join(folder, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(folder, file), text.replace(from, to))
    for (const kind of ['br', 'gz']) rmSync(join(folder, `${file}.${kind}`), { force: true })
  }
  const isLater = async (): Promise<boolean> => (await page.locator('meta[name=made]').count()) === 1
  await page.reload()
  expect(await isLater()).toBe(true)
  await until('the later version is kept, and no other', () =>
    page.evaluate(async () => (await caches.keys()).every(name => name.startsWith('waymark-shell-later-'))),
  )
  await own.kill()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Group what was said' }).waitFor()
  expect(await isLater()).toBe(true)
  await context.close()
  rmSync(folder, { recursive: true, force: true })
})
