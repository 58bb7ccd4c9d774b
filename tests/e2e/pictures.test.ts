/** The summary and its pictures, in windows of two facilitators and a reader. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '@waymark/shared/wire/pages.ts'
import { launchBrowser } from '#support/browser.ts'
import { sessionOfTwoNotes } from '#support/facilitator.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { ambitions, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession
let ruth: Page
let tomos: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await sessionOfTwoNotes(server)
  ;[ruth, tomos] = await Promise.all([summaryFor('Ruth'), summaryFor('Tomos')])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const [doors] = ambitions
const [sundays, lift] = ['Open on Sundays, please', 'The lift is broken again'] as const

async function summaryFor(name: string, role: 'facilitator' | 'reader' = 'facilitator'): Promise<Page> {
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor(role), role === 'reader' ? {} : { name })
  await page.goto(`${server.address}${pages.pictures(session.session.session.id, session.session.breakouts[0]!.id)}`)
  await part(page).getByRole('img').waitFor()
  return page
}

const part = (page: Page) => page.getByRole('region', { name: new RegExp(`${doors}$`) }).first()
const wordsIn = (page: Page) => part(page).getByRole('region', { name: /^The same, in words/ })
const pointsIn = (page: Page) => part(page).getByRole('region', { name: /^Points/ })
/** Drawn, and not only asked for. */
const isDrawn = (page: Page): Promise<boolean> =>
  part(page)
    .getByRole('img')
    .evaluate(img => img instanceof HTMLImageElement && img.complete && img.naturalWidth > 0)

test('[T134] two facilitators make points of what was said, by keyboard alone, and the picture and its words follow for everybody', async () => {
  await until('the notes are drawn', () => isDrawn(ruth))
  expect(await part(ruth).getByRole('img').getAttribute('alt')).toBe(
    `A box named ${doors}, with 2 speech bubbles around it. Their words are in the text beside the picture.`,
  )
  expect(await wordsIn(ruth).getByRole('listitem').allTextContents()).toEqual([sundays, lift])

  await pointsIn(ruth)
    .getByRole('textbox', { name: /^Add a point/ })
    .focus()
  await ruth.keyboard.type('People want to come in when they are free.')
  await ruth.keyboard.press('Tab')
  await ruth.keyboard.press('Enter')
  await pointsIn(tomos).getByText('People want to come in when they are free.').waitFor()
  await pointsIn(tomos).getByText('Rests on nothing yet').waitFor()

  await pointsIn(tomos)
    .getByRole('button', { name: /^More for the point/ })
    .press('Enter')
  await tomos.keyboard.press('Enter')
  const dialog = tomos.getByRole('dialog')
  await dialog.getByRole('searchbox').fill('sundays')
  await dialog.getByRole('checkbox', { name: sundays }).press('Space')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await pointsIn(ruth).getByText('Made from 1 note').click()
  await pointsIn(ruth).getByText(sundays).waitFor()

  await ruth.getByRole('img', { name: `A box named ${doors}, with 1 speech bubble around it.` }).waitFor()
  await until('the point is drawn', () => isDrawn(ruth))
  await ruth.getByRole('button', { name: 'Undo mine' }).press('Enter')
  await wordsIn(tomos).getByText(lift).waitFor()
  await pointsIn(tomos).getByText('No points yet').waitFor()
})

test('[T135] words that somebody wrote stay beside the picture, and are said to be out of date once it changes', async () => {
  const reader = await summaryFor('', 'reader')
  await wordsIn(ruth)
    .getByRole('button', { name: /^Change the words/ })
    .click()
  await ruth.getByRole('dialog').getByRole('textbox', { name: 'In short' }).fill('Two people speak about the door.')
  await ruth.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await reader.getByRole('img', { name: 'Two people speak about the door.' }).waitFor()
  expect(await pointsIn(reader).getByRole('button').count()).toBe(0)
  await pointsIn(ruth)
    .getByRole('textbox', { name: /^Add a point/ })
    .fill('The lift, again.')
  await pointsIn(ruth).getByRole('button', { name: 'Add' }).click()
  await part(reader).getByText('The picture has changed since its words were written.').waitFor()
  await part(ruth).getByRole('button', { name: 'It still fits' }).click()
  await part(reader).getByText('The picture has changed').waitFor({ state: 'detached' })
  await pointsIn(ruth)
    .getByRole('button', { name: /^More for the point/ })
    .click()
  await ruth.getByRole('menuitem', { name: 'Remove this point' }).click()
  await part(ruth).getByRole('button', { name: 'Make it anew' }).click()
  await reader.getByRole('img', { name: /^A box named .* 2 speech bubbles/ }).waitFor()
  const saving = ruth.waitForEvent('download')
  await part(ruth)
    .getByRole('link', { name: /^Save as PNG/ })
    .click()
  expect((await saving).suggestedFilename()).toBe(`A, ${doors}.png`)
})

test('[T136] points are made of the themes from the page of the grouping on, and what is there stays', async () => {
  const page = tomos
  await page.goto(`${server.address}${session.pathOf('grouping')}`)
  await groupingPage(page).group([sundays], 'Opening hours')
  await page.getByRole('link', { name: /^Summary/ }).click()
  await pointsIn(page).getByRole('button', { name: 'Start from the themes' }).click()
  await pointsIn(page).getByText('Made from 1 note').waitFor()
  await pointsIn(page)
    .getByRole('button', { name: /^Start from the themes \(Every theme/ })
    .waitFor()
  expect(await wordsIn(page).getByRole('listitem').allTextContents()).toEqual(['Opening hours'])
})
