/** Taking everything away and bringing it in elsewhere, with the hands of an organiser; and the pages of it, opened without any server. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { activities } from '@waymark/server/store/kinds.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { partsOf } from '#support/archives.ts'
import { launchBrowser } from '#support/browser.ts'
import { axe, cutOff, firstHeadings, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { root } from '#support/files.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { openWindow } from '#support/window.ts'

let [from, to]: [ASession, TestApp] = [] as never
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'waymark-archive-'))

beforeAll(async () => {
  const options = { clientFolder: join(root, 'client', 'dist') }
  ;[from, to, browser] = await Promise.all([
    testApp({ options }).then(server => aSession({ rooms: 1 }, server)),
    testApp({ options }),
    launchBrowser(),
  ])
  const [breakout] = from.session.breakouts
  for (const [at, text] of ['Open on Sundays', 'The lift is broken', '<b>A café</b>'].entries())
    await from.organiser.ask(putNote, {
      params: { roomId: breakout!.rooms[0]!.id, noteId: NoteId.parse(`note-number-${at}`) },
      body: { sectionId: breakout!.sections[at % 2]!.id, text, signed: at === 0, route: 'live' },
    })
})
afterAll(async () => {
  await browser.close()
  await from.stop()
  await to.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('[AR24] an organiser takes everything of a strategy with them, looks at the file on another server, brings it in and goes on there; by keyboard', async () => {
  const { page } = await openWindow(browser)
  await comeIn(page, `${from.address}${pages.comeIn(from.hostSecret)}`, { name: 'Olwen' })
  await page.goto(`${from.address}/`)
  await page.getByRole('region', { name: 'Strategies you can open' }).getByRole('link').first().click()
  const card = page.getByRole('region', { name: 'Take everything with you' })
  const coming = page.waitForEvent('download')
  await card.getByRole('button', { name: 'Make the archive' }).focus()
  await page.keyboard.press('Enter')
  const download = await coming
  await card.getByText('Your browser is saving it').waitFor()
  expect(download.suggestedFilename()).toMatch(/^Archive, .+\.zip$/)
  const file = join(folder, 'archive.zip')
  await download.saveAs(file)

  await comeIn(page, `${to.address}${pages.comeIn(to.hostSecret)}`, { name: 'Olwen' })
  await page.goto(`${to.address}/`)
  await page.getByRole('button', { name: 'Bring in an archive…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Look at it' }).click()
  await dialog.getByText('Choose an archive.').waitFor()
  await dialog.getByLabel('The archive').setInputFiles({ name: 'x.zip', mimeType: 'x', buffer: Buffer.from('none') })
  await dialog.getByRole('button', { name: 'Look at it' }).click()
  await dialog.getByText('This is not an archive of Waymark').waitFor()
  await dialog.getByLabel('The archive').setInputFiles(file)
  await dialog.getByRole('button', { name: 'Look at it' }).click()
  await dialog.getByText(/^Made on .+ It holds \d+ session/).waitFor()
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Bring it in' }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByRole('heading', { name: 'Everything is here' }).waitFor()
  expect(await dialog.getByRole('textbox').inputValue()).toMatch(/\/in#\S+$/)
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('link', { name: 'Go to it' }).click()
  await page.getByRole('region', { name: 'Take everything with you' }).waitFor()
  const done = async ({ deps }: TestApp) =>
    (await deps.store.list(activities, from.session.session.id)).map(({ who, did }) => `${who} ${sayDone(did)}`)
  expect(await done(from)).toContain('Olwen took everything of the strategy away as one file')
  expect(await done(to)).toContain('Olwen brought the strategy in from an archive')
})

test('[AR21] the pages in it open without any server, at every width and in every colour, and axe finds nothing serious', async () => {
  const parts = partsOf(new Uint8Array(readFileSync(join(folder, 'archive.zip'))))
  for (const [name, bytes] of Object.entries(parts)) {
    const path = join(folder, 'unpacked', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  const asked: string[] = []
  const found: string[] = []
  for (const [width, colorScheme, looks] of [
    [1280, 'light', axe],
    [320, 'dark', contrast],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true })
    const page = await context.newPage()
    page.on('request', request => asked.push(request.url()))
    page.on('console', line => found.push(line.text()))
    for (const name of Object.keys(parts).filter(one => one.endsWith('.html'))) {
      await page.goto(pathToFileURL(join(folder, 'unpacked', name)).href)
      const wrong = [...(await looks(page)), ...(await firstHeadings(page)), ...(await scrollsSideways(page))]
      found.push(...wrong.map(one => `${name} ${width}: ${one}`), ...(await cutOff(page)))
      const undrawn = 'img => !(img.complete && img.naturalWidth > 0)'
      found.push(...(await page.evaluate<string[]>(`[...document.images].filter(${undrawn}).map(img => img.src)`)))
    }
    await page.goto(pathToFileURL(join(folder, 'unpacked', 'site', 'index.html')).href)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the main part')
    await page.getByRole('link').nth(2).click()
    await page.getByRole('navigation', { name: 'Back to' }).getByRole('link').first().click()
    expect(page.url()).toMatch(/index\.html$/)
    await context.close()
  }
  expect(found).toEqual([])
  expect(asked.filter(address => !address.startsWith('file:') && !address.startsWith('data:'))).toEqual([])
})

/** What only colours and widths can change. */
const contrast = (page: Page): Promise<string[]> => axe(page, ['color-contrast', 'target-size'])
