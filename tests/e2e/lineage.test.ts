/** Where a strategy comes from, said by an organiser with the keyboard alone, while another has it open too. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putLineage, readLineage } from '@waymark/shared/wire/lineage.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { launchBrowser } from '#support/browser.ts'
import { axe, cutOff, firstHeadings, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow, screens } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const enter = async (page: Page, name: string | RegExp): Promise<void> => {
  await button(page, name).focus()
  await page.keyboard.press('Enter')
}
const rowsIn = async (page: Page): Promise<string[]> =>
  (await page.getByRole('row').allInnerTexts()).slice(1).map(row => row.replaceAll(/\s+/g, ' '))
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

async function looksWell(page: Page): Promise<string[]> {
  const wrong: string[] = []
  for (const { viewport } of [screens.phone, screens.small]) {
    await page.setViewportSize(viewport)
    wrong.push(...(await scrollsSideways(page)), ...(await cutOff(page)))
  }
  return [...wrong, ...(await axe(page)), ...(await firstHeadings(page))]
}

test('[LI16] an organiser types in the strategy before and says what became of it by keyboard alone; who saves meanwhile is not saved over in silence', async () => {
  const { page, faults } = await openWindow(browser, { screen: 'laptop' })
  await comeIn(page, server.organiserLink, { name: 'Olwen' })
  await page.goto(`${server.address}${session.pathOf('strategy')}`)
  await page.getByRole('link', { name: 'Where it comes from' }).press('Enter')
  await page.getByRole('combobox', { name: 'Which strategy does it continue?' }).selectOption('typed')
  await page.getByRole('textbox', { name: 'For which years?' }).fill('2022 to 2026')
  await page.getByRole('textbox', { name: 'The ambition before, 1' }).focus()
  await page.keyboard.type('Open the doors')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'The ambition before, 2' }).waitFor()
  await page.keyboard.type('Pay the bills')

  await enter(page, /^Yes, it is kept/)
  expect(await focused(page)).toBe('Why: “Open the doors” is kept.')
  await page.keyboard.type('It is who we are')
  await enter(page, /^Say what became of it.* Pay the bills$/)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Keep the lights on' }).press('Space')
  await dialog.getByRole('radio', { name: /^Split/ }).press('Space')
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await dialog.getByText('What is split is one before, and two or more now.').waitFor()
  await dialog.getByRole('radio', { name: /^Reworded/ }).press('Space')
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await rowsIn(page)).toEqual([
    expect.stringContaining('A Open the doors Kept A Open the doors'),
    expect.stringContaining('B Pay the bills Reworded B Keep the lights on'),
  ])
  await page.getByText('Each of the ambitions, before and now, stands in a line.').waitFor()
  await enter(page, /^Take out “Open the doors”/)
  expect(await focused(page)).toBe('Yes, it is kept: Open the doors')
  await enter(page, 'Undo')
  await page.getByRole('textbox', { name: 'Why: “Open the doors” is kept.' }).waitFor()

  const params = { strategyId: session.session.strategy.id }
  const theirs = { kind: 'typed' as const, title: 'Theirs', period: '2020', ambitions: [], values: [] }
  await session.organiser.ask(putLineage, { params, body: { version: 0, before: theirs, entries: [] } })
  await enter(page, 'Save')
  await page.getByText('Somebody else has saved this since you opened it.').waitFor()
  expect((await session.organiser.ask(readLineage, { params })).old?.title).toBe('Theirs')
  await enter(page, 'Save mine in its place')
  await page.getByRole('img', { name: /^Two columns: 2 ambitions and no values before/ }).waitFor()
  const read = await session.organiser.ask(readLineage, { params })
  expect([read.version, read.old?.period, read.entries.map(({ how }) => how)]).toEqual([
    2,
    '2022 to 2026',
    ['kept', 'reworded'],
  ])
  expect(read.entries[0]?.reason).toBe('It is who we are')
  expect(await looksWell(page)).toEqual([])
  expect(faults).toEqual([])
})

test('[LI7] whoever only reads has the same page with nothing to write with', async () => {
  const { page } = await openWindow(browser, { screen: 'phone' })
  await comeIn(page, session.linkFor('reader'))
  await page.goto(`${server.address}${pages.lineage(session.session.strategy.id)}`)
  await page.getByRole('img', { name: /^Two columns/ }).waitFor()
  expect(await rowsIn(page)).toHaveLength(ambitions.length)
  expect(await button(page, /Change…|Take out|^Save$|Undo/).count()).toBe(0)
  expect(await page.getByRole('textbox').count()).toBe(0)
  expect(await scrollsSideways(page)).toEqual([])
})
