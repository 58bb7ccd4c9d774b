/** A large draft taken away while the page says how it goes, and brought in again, with the hands of a facilitator. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { boardNotesPath } from '@waymark/shared/wire/brought-in.ts'
import { shortExport } from '@waymark/shared/wire/exports.ts'
import { launchBrowser } from '#support/browser.ts'
import { sendBrought } from '#support/brought-in.ts'
import { wordsOf } from '#support/exported.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { draftPage } from '#support/pages/drafting.ts'
import { preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'
import { openWindow } from '#support/window.ts'

const count = shortExport + 50

let server: RunningServer
let browser: Browser
let session: PreparedSession
let page: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
  const [breakout] = session.session.breakouts
  await sendBrought(server.address, session.organiser, {
    path: boardNotesPath(RoomId.parse(breakout?.rooms[0]?.id)),
    bytes: Array.from({ length: count }, (_, at) => `What person ${at} said`).join('\n'),
    mapping: { headingRows: 0, columns: ['words'], sections: [], otherwise: breakout?.sections[0]?.id },
  })
  ;({ page } = await openWindow(browser))
  await comeIn(page, session.linkFor('facilitator'), { name: 'Mair' })
  await page.goto(`${server.address}${session.pathOf('draft')}`)
  await draftPage(page).build()
  await draftPage(page).isSaved()
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

test('[X88] while a large draft is written the page says so and can stop it; then the file comes with every note', async () => {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: 'Export all the same' }).click()
  const word = page.getByRole('link', { name: 'Word' })
  await word.press('Enter')
  await page.getByRole('progressbar').waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
  await until('the focus is where it was begun', () => word.evaluate(link => link === document.activeElement))
  expect(await page.getByText('the file is ready').count()).toBe(0)

  const coming = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  await page.getByText('Word: writing the file.').waitFor()
  const download = await coming
  expect(download.suggestedFilename()).toBe('Our Direction 2027 to 2031.docx')
  expect(await wordsOf('docx', readFileSync(await download.path()))).toHaveLength(count)
  await page.getByRole('link', { name: 'Save it once more' }).waitFor()
  await page.keyboard.press('Escape')
})

test('[X83] a draft file is looked at and put at the end of the draft, and what is no draft file is refused beside the field', async () => {
  const { file } = await draftPage(page).download('Draft file')
  const titles = draftPage(page).text.getByRole('heading', { level: 2 })
  const before = await titles.allTextContents()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Bring in a draft file' }).click()
  const asked = page.getByRole('dialog', { name: 'Bring in a draft file' })
  const choose = (buffer: Buffer): Promise<void> =>
    asked.getByLabel('Draft file', { exact: true }).setInputFiles({ name: 'a.json', mimeType: 'text/plain', buffer })
  await choose(Buffer.from('{}'))
  await asked.getByText('This is not a draft file of Waymark.').waitFor()
  await choose(file)
  await asked.getByRole('group', { name: 'What would come in' }).getByText('Our Direction 2027 to 2031').waitFor()
  await asked.getByRole('button', { name: 'Put it at the end' }).click()
  await page.getByText('brought in, at the end. What was here stayed as it was.').waitFor()
  await titles.nth(before.length * 2).waitFor()
  expect((await titles.allTextContents()).slice(0, before.length)).toEqual(before)
})
