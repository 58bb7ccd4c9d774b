/** What was done, and second looks, as facilitators use them: in windows of two people. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { facilitator, themeNames } from '#support/facilitator.ts'
import { axe, cutOff, firstHeadings, scrollsSideways } from '#support/looks.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { screens } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession
/** Each in a window of their own. */
let ruth: Page
let tomos: Page

const [sundays, lift, bus] = ['Open on Sundays, please', 'The lift is broken again', 'No bus after six'] as const

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
  await session.withNotes([sundays, lift, bus].map(text => ({ text, under: ambitions[0] })))
  ;[ruth, tomos] = await Promise.all([groupingFor('Ruth'), groupingFor('Tomos')])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const dialogOf = (page: Page) => page.getByRole('dialog')
const groupingFor = async (name: string): Promise<Page> =>
  (await facilitator({ server, browser, session }, name)).open('grouping')
const choose = async (page: Page, more: string, choice: string): Promise<void> => {
  await page.getByRole('button', { name: more }).first().click()
  await page.getByRole('menuitem', { name: choice }).click()
}
const linesIn = (page: Page): Promise<string[]> => dialogOf(page).locator('.record ol > li > div').allTextContents()

/** On a phone and on the narrowest one. */
async function looksWell(page: Page): Promise<string[]> {
  const wrong: string[] = []
  const before = page.viewportSize()
  for (const { viewport } of [screens.phone, screens.small]) {
    await page.setViewportSize(viewport)
    wrong.push(...(await scrollsSideways(page)), ...(await cutOff(page)))
  }
  wrong.push(...(await axe(page)), ...(await firstHeadings(page)))
  if (before !== null) await page.setViewportSize(before)
  return wrong
}

test('[T149] facilitators read what was done: all of it, with one theme, and where a note has been', async () => {
  await groupingPage(ruth).group([sundays, lift], 'The building')
  await groupingPage(tomos).theme('The building').waitFor()
  await groupingPage(tomos).park(bus, 'Not ours to decide')
  await tomos.getByRole('button', { name: 'What was done' }).click()
  await dialogOf(tomos).getByText('made the theme').waitFor()
  expect((await linesIn(tomos)).map(line => line.replace(/Which.*/, ''))).toEqual([
    'Tomos parked 1 note: “Not ours to decide”.',
    'Ruth made the theme “The building” of 2 notes.',
  ])
  expect(await looksWell(tomos)).toEqual([])
  await dialogOf(tomos).getByText('Which notes').click()
  await dialogOf(tomos).getByText(sundays).waitFor()
  await tomos.keyboard.press('Escape')
  await dialogOf(tomos).waitFor({ state: 'detached' })
  await choose(tomos, 'More for the theme: The building', 'History of this theme…')
  await dialogOf(tomos).getByText('made the theme').waitFor()
  expect(await linesIn(tomos)).toHaveLength(1)
  await groupingPage(ruth).moveTo([bus], 'The building')
  await groupingPage(tomos).theme('The building').getByText('3 notes').waitFor()
  await dialogOf(tomos).getByRole('button', { name: 'Look again' }).click()
  await dialogOf(tomos).getByText('put 1 note in').waitFor()
  await dialogOf(tomos).getByRole('button', { name: 'Close' }).click()
  await choose(tomos, `More for the note: ${bus}`, 'Where it has been…')
  await dialogOf(tomos).getByText('put 1 note in').waitFor()
  expect((await linesIn(tomos)).map(line => line.replace(/Which.*/, ''))).toEqual([
    'Ruth put 1 note in “The building”.',
    'Tomos parked 1 note: “Not ours to decide”.',
  ])
  await dialogOf(tomos).getByRole('combobox', { name: 'With what' }).selectOption('All notes and themes')
  await until('all of it is there', async () => (await linesIn(tomos)).length === 3)
  await tomos.keyboard.press('Escape')
  await dialogOf(tomos).waitFor({ state: 'detached' })
})

test('[T155] a facilitator groups on their own first, compares, and takes one group over, which undo takes back', async () => {
  await tomos.getByText('Second looks').click()
  await tomos.getByRole('textbox', { name: 'What is your look called?' }).fill('By place')
  await tomos.getByRole('button', { name: 'Group on my own first' }).click()
  await tomos.getByText('It changes nothing for the others.').waitFor()
  await groupingPage(tomos).note(bus).waitFor()
  expect(await themeNames(tomos)).toEqual([])
  await groupingPage(tomos).group([sundays, lift], 'The hall')
  await groupingPage(tomos).group([bus], 'The way here')
  expect(await themeNames(ruth)).toEqual(['The building'])

  await tomos.getByRole('link', { name: 'Compare with the shared themes' }).click()
  await tomos.getByText('Of 3 pairs of notes, both treat 1 alike').waitFor()
  await tomos.getByRole('region', { name: 'Where they differ' }).getByText(bus).waitFor()
  await tomos.getByText('2 notes, all of them also in “The building”').waitFor()
  expect(await looksWell(tomos)).toEqual([])
  await tomos.getByRole('button', { name: /^Take over .*The way here$/ }).click()
  await groupingPage(ruth).theme('The way here').waitFor()
  await tomos.getByRole('button', { name: 'Undo mine' }).click()
  await groupingPage(ruth).theme('The way here').waitFor({ state: 'detached' })
  await tomos.getByRole('link', { name: 'Back to the shared themes' }).click()

  await ruth.reload()
  await ruth.getByText('Second looks: 1').click()
  await ruth.getByRole('link', { name: /^Read.*By place$/ }).click()
  await ruth.getByText('only whoever began it groups here').waitFor()
  await groupingPage(ruth).theme('The hall').waitFor()
  expect(await ruth.getByRole('button', { name: 'New theme' }).count()).toBe(0)
  await tomos.getByText('Second looks: 1').click()
  await tomos.getByRole('button', { name: /^Take away….*By place$/ }).click()
  await dialogOf(tomos).getByRole('button', { name: 'Take it away' }).click()
  await ruth.getByText('This look is not here').first().waitFor()
})
