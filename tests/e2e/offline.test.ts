/** Reading and writing without a connection, also after the page was closed, and what is left on the device afterwards. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LinkId, StrategyId } from '@waymark/shared/model/ids.ts'
import { eraseDeleted, listLinks, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { root } from '#support/files.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { draftPage } from '#support/pages/drafting.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { keptHere } from '#support/pages/kept-here.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
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

const notes = [
  { text: 'Open on Sundays, please', under: ambitions[0] },
  { text: 'The lift is broken again', under: ambitions[0] },
]

async function aSession(): Promise<PreparedSession> {
  const session = await preparedSession(server)
  await session.withNotes(notes)
  return session
}

interface Facilitator {
  readonly page: Page
  readonly context: BrowserContext
  readonly open: (what: 'grouping' | 'draft', inPage?: Page) => Promise<Page>
}

async function facilitator(session: PreparedSession, name: string): Promise<Facilitator> {
  const { page, context } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name })
  const open = async (what: 'grouping' | 'draft', inPage = page): Promise<Page> => {
    await inPage.goto(`${server.address}${session.pathOf(what)}`)
    if (what === 'grouping')
      await groupingPage(inPage)
        .note(notes[0]?.text ?? '')
        .waitFor()
    else await inPage.getByLabel('The draft').waitFor()
    return inPage
  }
  return { page, context, open }
}

const themeNames = (page: Page): Promise<string[]> => page.locator('.theme').getByRole('heading').allTextContents()
/** Without the names that stand at the cursors of others. */
const lines = (page: Page): Promise<string[]> =>
  draftPage(page)
    .text.locator('.words')
    .evaluateAll(all =>
      all.map(line => {
        const words = line.cloneNode(true)
        if (words instanceof Element) for (const caret of words.querySelectorAll('.others-caret')) caret.remove()
        return words.textContent ?? ''
      }),
    )

test('[D50] themes that were open can be read and changed without a connection, also after the page was closed, and are sent once', async () => {
  const session = await aSession()
  const [mair, ieuan] = [await facilitator(session, 'Mair'), await facilitator(session, 'Ieuan')]
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

test('[D50] so can a draft, while others go on with it', async () => {
  const session = await aSession()
  const [mair, ieuan] = [await facilitator(session, 'Mair'), await facilitator(session, 'Ieuan')]
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
    expect(await lines(page)).toEqual(['Written together. So it was.', 'Written alone. And more.'])
})

test('[S72] what was left unsaved on a page that was closed is sent by the next page, whichever it is', async () => {
  const session = await aSession()
  const [mair, ieuan] = [await facilitator(session, 'Mair'), await facilitator(session, 'Ieuan')]
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

test('[S73] two windows of one browser keep what was done in either', async () => {
  const session = await aSession()
  const [mair, ieuan] = [await facilitator(session, 'Mair'), await facilitator(session, 'Ieuan')]
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

test('[S74] who leaves a computer leaves nothing on it, in any window', async () => {
  const session = await aSession()
  const mair = await facilitator(session, 'Mair')
  const second = await mair.open('grouping', await mair.context.newPage())
  await mair.open('draft')
  await keptHere(second).isReady()
  await keptHere(second).has('The lift is broken again')
  await mair.page.goto(`${server.address}${session.pathOf('room')}`)
  await mair.page.getByRole('button', { name: /^\d+ here$/ }).click()
  await mair.page.getByRole('button', { name: 'Leave this computer…' }).click()
  await mair.page.getByRole('button', { name: 'Leave', exact: true }).click()
  await mair.page.waitForURL(`${server.address}/`)
  await until('nothing is left', async () => (await keptHere(mair.page).count()) === 0)
  expect(await mair.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})

test('[S75] nothing is kept on the devices of those who only take part or read, nor of those who lost the right', async () => {
  const session = await aSession()
  const participant = (await openWindow(browser)).page
  await comeIn(participant, session.linkFor('participant'), { name: 'Nia' })
  await participant.getByText('The lift is broken again').first().waitFor()
  const reader = (await openWindow(browser)).page
  await comeIn(reader, session.linkFor('reader'))
  await reader.goto(`${server.address}${session.pathOf('draft')}`)
  await reader.getByLabel('The draft').waitFor()
  const mair = await facilitator(session, 'Mair')
  await mair.open('grouping')
  await keptHere(mair.page).has('The lift is broken again')
  for (const page of [participant, reader]) expect(await keptHere(page).count()).toBe(0)

  const { links } = await session.organiser.ask(listLinks, { params: { sessionId: session.session.session.id } })
  const link = links.find(({ role }) => role === 'facilitator')
  await session.organiser.ask(revokeLink, { params: { linkId: LinkId.parse(link?.id) } })
  await until('the words of others are gone', async () => !(await keptHere(mair.page).words()).includes('The lift'))
})

test('[S79] what nobody came back for in a month is deleted from the device', async () => {
  const session = await aSession()
  const mair = await facilitator(session, 'Mair')
  await mair.open('grouping')
  await keptHere(mair.page).isReady()
  await keptHere(mair.page).has('The lift is broken again')
  await mair.page.goto(`${server.address}${session.pathOf('session')}`)
  await keptHere(mair.page).has('The lift is broken again')
  await mair.page.clock.setSystemTime(Date.now() + 31 * 24 * 60 * 60 * 1000)
  await mair.page.goto(`${server.address}/`)
  await until('the words of others are gone', async () => !(await keptHere(mair.page).words()).includes('The lift'))
  expect(await keptHere(mair.page).words()).not.toContain('Open on Sundays')
})

test('[S76] a document that was written anew is taken up by open pages by themselves: unsaved work is in it, what was deleted is not', async () => {
  const session = await aSession()
  const [mair, ieuan] = [await facilitator(session, 'Mair'), await facilitator(session, 'Ieuan')]
  await Promise.all([mair.open('draft'), ieuan.open('draft')])
  await draftPage(mair.page).text.focus()
  await mair.page.keyboard.type('It stays.')
  await mair.page.keyboard.press('Enter')
  await mair.page.keyboard.type('Somebody said a name.')
  await draftPage(mair.page).isSaved()
  await draftPage(ieuan.page).shows('Somebody said a name.')
  await keptHere(mair.page).isReady()
  await mair.context.setOffline(true)
  await draftPage(mair.page).typeAfter('Somebody said a name.', ' And why.')
  await draftPage(mair.page).typeAfter('It stays.', ' And grows.')
  await mair.page.getByText('Waiting to be sent').first().waitFor()

  await draftPage(ieuan.page).text.getByText('Somebody said a name.').click({ clickCount: 3 })
  await ieuan.page.keyboard.press('Delete')
  await draftPage(ieuan.page).isSaved()
  const strategyId = session.pathOf('strategy').replace('/strategies/', '')
  await session.organiser.ask(eraseDeleted, { params: { strategyId: StrategyId.parse(strategyId) } })
  await ieuan.page.getByText('An organiser has removed for good what was deleted').waitFor()
  await mair.context.setOffline(false)
  await mair.page.getByText('What you had written and was not saved yet was put in again.').waitFor()
  await draftPage(mair.page).isSaved()
  await draftPage(ieuan.page).shows('It stays. And grows.')
  for (const page of [mair.page, ieuan.page])
    expect((await lines(page)).map(line => line.trim()).filter(line => line !== '')).toEqual([
      'It stays. And grows.',
      'And why.',
    ])
  // And whoever was writing goes on where they were.
  await mair.page.keyboard.type(' On and on.')
  await draftPage(ieuan.page).shows('It stays. And grows. On and on.')
  expect(await keptHere(mair.page).words()).not.toContain('a name')
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
