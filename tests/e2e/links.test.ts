/** Links between boxes, and finding and copying notes, in windows of several people. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { facilitator, sessionOfTwoNotes } from '#support/facilitator.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { ambitions, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await sessionOfTwoNotes(server)
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const [doors] = ambitions
const [sundays, lift] = ['Open on Sundays, please', 'The lift is broken again'] as const
const dialogOf = (page: Page) => page.getByRole('dialog')
const sentenceIn = (page: Page) => dialogOf(page).getByRole('textbox', { name: 'How do they belong together?' })
const groupingFor = async (name: string): Promise<Page> =>
  (await facilitator({ server, browser, session }, name)).open('grouping')

async function link(page: Page, names: readonly [string, string], sentence: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a link' }).click()
  await dialogOf(page).getByRole('combobox', { name: 'Link this' }).selectOption(names[0])
  await dialogOf(page).getByRole('combobox', { name: 'With this' }).selectOption(names[1])
  await sentenceIn(page).fill(sentence)
  await dialogOf(page).getByRole('button', { name: 'Add the link' }).click()
  await dialogOf(page).waitFor({ state: 'detached' })
}

const chooseOf = async (page: Page, more: RegExp, choice: string): Promise<void> => {
  await page.getByRole('button', { name: more }).first().click()
  await page.getByRole('menuitem', { name: choice }).click()
}

test('[T58] what one facilitator links, the other sees under both boxes, in the board and in the list', async () => {
  const [ruth, tomos] = [await groupingFor('Ruth'), await groupingFor('Tomos')]
  await groupingPage(ruth).group([sundays], 'Opening hours')
  await groupingPage(tomos).theme('Opening hours').waitFor()
  await link(tomos, ['Opening hours', `A, ${doors}`], 'One is the other,\nsaid <b>twice</b>.')
  const words = `Linked with A, ${doors}: “One is the other,\nsaid <b>twice</b>.”`
  const line = groupingPage(ruth).theme('Opening hours').locator('.linklines .words')
  await until('the sentence is there, letter for letter', async () => (await line.textContent()) === words)
  await ruth.getByRole('link', { name: 'List' }).click()
  const section = ruth.getByRole('region', { name: doors })
  await section.getByText('Linked with Opening hours:').waitFor()
  expect(await section.locator('.linklines .words').allTextContents()).toHaveLength(2)
})

test('[T55] words for a link stay in the question when somebody else removes it, or dissolves its theme, meanwhile', async () => {
  const [ruth, tomos] = [await groupingFor('Ruth'), await groupingFor('Tomos')]
  await chooseOf(ruth, /^More for the link/, 'Change the sentence…')
  await sentenceIn(ruth).fill('What I was writing')
  await chooseOf(tomos, /^More for the link/, 'Remove this link')
  await dialogOf(ruth).getByText('Somebody removed this link meanwhile. Your words are still here.').waitFor()
  await dialogOf(ruth).getByRole('button', { name: 'Add it again' }).click()
  await tomos.getByText('“What I was writing”').first().waitFor()

  await chooseOf(ruth, /^More for the theme: Opening hours/, 'Link to another box…')
  await sentenceIn(ruth).fill('And more of it')
  await chooseOf(tomos, /^More for the theme: Opening hours/, 'Dissolve this theme')
  await tomos.getByText('1 link removed with it.').first().waitFor()
  await dialogOf(ruth).getByText('What you chose was taken away meanwhile.').waitFor()
  expect(await sentenceIn(ruth).inputValue()).toBe('And more of it')
  await tomos.getByRole('button', { name: 'Undo mine' }).click()
  await dialogOf(ruth).getByText('What you chose was taken away meanwhile.').waitFor({ state: 'detached' })
  await dialogOf(ruth).getByRole('combobox', { name: 'With this' }).selectOption(`A, ${doors}`)
  await dialogOf(ruth).getByRole('button', { name: 'Add the link' }).click()
  await tomos.getByText('“And more of it”').first().waitFor()
})

test('[T57] a reader sees every link, and nothing to change one with', async () => {
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('reader'))
  await page.goto(`${server.address}${session.pathOf('grouping')}`)
  const theme = page.getByRole('region', { name: 'Opening hours' })
  await theme.getByText('“And more of it”').waitFor()
  expect(await theme.getByRole('listitem').filter({ hasText: 'Linked with' }).count()).toBe(2)
  expect(await page.getByRole('button', { name: /link/i }).count()).toBe(0)
})

test('[T61] a theme and a route are looked for beside words, and Show all notes ends it', async () => {
  const page = await groupingFor('Ruth')
  const grouping = groupingPage(page)
  const choose = (label: string, option: string) => page.getByRole('combobox', { name: label }).selectOption(option)
  await choose('Themes', 'Opening hours')
  await page.getByText('1 note found.').waitFor()
  expect(await grouping.note(lift).count()).toBe(0)
  await choose('How notes came', 'By phone')
  await page.getByText('0 notes found.').waitFor()
  await page.getByRole('button', { name: 'Show all notes' }).click()
  await grouping.note(lift).waitFor()
})

test('[T62] the exact words of the selected notes are copied, or marked where the browser does not let us', async () => {
  const page = await groupingFor('Ruth')
  const grouping = groupingPage(page)
  await grouping.tick(lift)
  await grouping.tick(sundays)
  const copy = page.getByRole('button', { name: 'Copy as text' })
  await page.evaluate(() => {
    Object.assign(window, { copied: [] })
    const writeText = async (text: string): Promise<void> => void Reflect.get(window, 'copied').push(text)
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  })
  await copy.click()
  await page.getByText('2 notes selected, and copied').waitFor()
  expect(await page.evaluate(() => Reflect.get(window, 'copied'))).toEqual([`${sundays}\n\n${lift}`])
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await copy.click()
  const words = dialogOf(page).getByRole('textbox', { name: 'The exact words' })
  await words.waitFor()
  expect(await page.evaluate(() => String(getSelection()))).toBe(`${sundays}\n\n${lift}`)
})
