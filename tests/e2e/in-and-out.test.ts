/** Taking the synthesis away as a file and bringing codebooks and notes in, with the hands of a facilitator. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { home } from '@waymark/shared/wire/sessions.ts'
import { boards, code, codebook } from '#support/brought-in.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { person } from '#support/person.ts'
import { readCsv } from '#support/read-csv.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  const { demo } = await person(server.address).ask(home, {})
  ;({ page } = await openWindow(browser))
  await comeIn(page, `${server.address}${demo?.facilitator ?? ''}`, { name: 'Mair' })
  await page.getByRole('link', { name: 'Group what was said' }).first().click()
  await page.getByRole('region', { name: 'Not yet grouped' }).getByRole('checkbox').first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const dialog = (name: string) => page.getByRole('dialog', { name })

test('[T188] a facilitator takes the notes away as a table, with every note that is on the page', async () => {
  await page.getByRole('button', { name: 'Take it with you' }).click()
  const coming = page.waitForEvent('download')
  await dialog('Take it with you').getByRole('link', { name: 'Table of notes (.csv)' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^Notes, .+\.csv$/)
  const rows = readCsv(readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, ''))
  const first = await page.locator('.note .words').first().textContent()
  expect(rows.map(row => row[4])).toContain(first)
  await page.keyboard.press('Escape')
  expect(await dialog('Take it with you').count()).toBe(0)
})

test('[T188] a codebook is shown before it is added, and undo takes its themes away again; all of it by keyboard', async () => {
  await page.getByRole('button', { name: 'Bring in', exact: true }).focus()
  await page.keyboard.press('Enter')
  const asked = dialog('Bring in')
  const book = codebook(code('Brought along', 'Said elsewhere', code('A part of it')))
  await asked.getByLabel('Codebook', { exact: true }).setInputFiles(fileOf('codes.qdc', book))
  await asked.getByText('Said elsewhere').waitFor()
  expect(await asked.getByRole('group', { name: 'What would be added' }).getByRole('listitem').count()).toBe(2)
  await asked.getByRole('button', { name: 'Add 2 themes' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Brought along' }).first().waitFor()
  await page.getByRole('button', { name: 'Undo mine' }).click()
  await page.getByRole('heading', { name: 'Brought along' }).first().waitFor({ state: 'detached' })
})

test('[T188] notes of another board are mapped and brought into a room, live; what is wrong with a file is said beside it', async () => {
  await page.getByRole('button', { name: 'Bring in', exact: true }).click()
  const asked = dialog('Bring in')
  await asked.getByLabel('Notes from another board').check()
  await asked.getByLabel('Table', { exact: true }).setInputFiles(fileOf('board.csv', ''))
  await asked.getByText('This file is empty.').waitFor()
  await asked.getByLabel('Table', { exact: true }).setInputFiles(fileOf('board.csv', boards.mural))
  await asked.getByText('This looks like a board of Mural. 4 rows.').waitFor()
  expect(await asked.getByLabel('Last Updated By').inputValue()).toBe('left-out')
  await asked.getByLabel('“Somewhere else” is').selectOption({ index: 0 })
  await asked.getByRole('button', { name: 'Bring in the notes' }).click()
  await asked.getByText('3 notes brought into').first().waitFor()
  await asked.getByRole('button', { name: 'Close' }).click()
  await page.getByText('Lifts & doors, both').first().waitFor()
  expect(await page.getByText('From another board').count()).toBeGreaterThan(0)
})
