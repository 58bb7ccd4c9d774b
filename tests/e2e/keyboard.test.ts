import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { isFocused, tabTo } from '#support/by-keys.ts'
import { draftPage } from '#support/pages/drafting.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { roomPage } from '#support/pages/room.ts'
import { aboutAll, ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'
import { until } from '#support/wait.ts'

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

const [doors, lights] = ambitions

test('[R45] a participant comes in, writes, changes, moves, withdraws and puts back by keyboard alone', async () => {
  const { page } = await openWindow(browser)
  const room = roomPage(page)
  const { press, type } = keysOf(page)
  const dialog = page.getByRole('dialog')
  await page.goto(session.linkFor('participant'))
  await page.getByRole('button', { name: 'Come in' }).waitFor()
  await tabTo(page, page.getByRole('textbox', { name: 'What shall we call you?' }))
  await type('Ffion')
  await press('Enter')
  await room.form.waitFor()

  await tabTo(page, room.form)
  await type('The first note')
  await press('Control+Enter')
  await room.isSaved('The first note')
  await type('The second note')
  await press('Control+Enter')
  await room.isSaved('The second note')
  expect(await isFocused(room.form)).toBe(true)
  expect(await room.wordsUnder(doors)).toEqual(['The first note', 'The second note'])

  await tabTo(page, room.note('The first note'))
  await press('ArrowRight')
  expect(await isFocused(room.note('The second note'))).toBe(true)
  await press('Alt+ArrowUp')
  await until('it stands first', async () => (await room.wordsUnder(doors))[0] === 'The second note')
  await until('the moved note keeps the focus', () => isFocused(room.note('The second note')))

  await press('Enter')
  await chooseByKeys(page, 'Change the words…')
  await tabTo(page, dialog.getByRole('textbox', { name: 'Your note' }))
  await press('Control+a')
  await type('The second note, in better words')
  await press('Control+Enter')
  await room.isSaved('The second note, in better words')

  await until('the focus is back on the note', () => isFocused(room.note('The second note, in better words')))
  await press('Enter')
  await chooseByKeys(page, 'Move to…')
  await tabTo(page, dialog.getByRole('combobox', { name: 'To', exact: true }))
  await type('B')
  await tabTo(page, dialog.getByRole('button', { name: 'Move it there' }))
  await press('Enter')
  await until('it stands under the other ambition', async () => (await room.wordsUnder(lights)).length === 1)

  await until('the focus is on the note', () => isFocused(room.note('The second note, in better words')))
  await press('Delete')
  await room.showsNoMore('The second note, in better words')
  await tabTo(page, page.getByText('Notes you withdrew (1)'))
  await press('Enter')
  await tabTo(page, page.getByRole('button', { name: /^Put back.*better words$/ }))
  await press('Enter')
  await room.shows('The second note, in better words')

  await tabTo(page, page.getByRole('region', { name: /^Board:/ }))
  await press('Home')
  expect(await isFocused(room.note('The first note'))).toBe(true)
  await press('v')
  await page.getByRole('heading', { name: 'The notes as a list' }).waitFor()
  await until('the same note has the focus', () => isFocused(room.note('The first note')))
  await press('n')
  expect(await isFocused(room.form)).toBe(true)
})

test('[T45] a facilitator selects, groups, names and parks by keyboard alone', async () => {
  await session.withNotes([
    { text: 'Open on Sundays', under: doors },
    { text: 'Open late on one day', under: doors },
    { text: 'Not today', under: aboutAll },
  ])
  const { page } = await openWindow(browser)
  await comeInByKeys(page, session.linkFor('facilitator'), 'Ruth')
  await page.goto(`${server.address}${session.pathOf('grouping')}`)
  const grouping = groupingPage(page)
  const { press, type } = keysOf(page)
  const dialog = page.getByRole('dialog')
  await grouping.note('Open on Sundays').waitFor()
  await walkTo(page, grouping, 'Open on Sundays')
  await press('Space')
  await press('Shift+ArrowDown')
  await page.getByText('2 notes selected', { exact: true }).waitFor()
  await press('g')
  await dialog.waitFor()
  expect(await isFocused(dialog.getByRole('textbox', { name: 'What is it about?' }))).toBe(true)
  await type('Opening hours')
  await press('Enter')
  await grouping.theme('Opening hours').getByRole('checkbox', { name: 'Open late on one day' }).waitFor()

  await walkTo(page, grouping, 'Not today')
  await press('p')
  await dialog.waitFor()
  expect(await isFocused(dialog.getByRole('textbox', { name: 'Why?' }))).toBe(true)
  await type('For next time')
  await tabTo(page, dialog.getByRole('button', { name: 'Park', exact: true }))
  await press('Enter')
  await grouping.says('Reason: For next time')

  const name = grouping.theme('Opening hours').getByRole('button', { name: /^Opening hours/ })
  await tabTo(page, name)
  await press('Enter')
  await press('End')
  await type(', longer')
  await press('Enter')
  await grouping.theme('Opening hours, longer').waitFor()
  await press('Control+z')
  await until('the old name is back', async () => (await grouping.theme('Opening hours, longer').count()) === 0)
})

test('[T56] links are added, changed, removed and brought back by keyboard alone, and the focus goes with them', async () => {
  const { page } = await openWindow(browser)
  await comeInByKeys(page, session.linkFor('facilitator'), 'Nia')
  await page.goto(`${server.address}${session.pathOf('grouping')}`)
  const theme = groupingPage(page).theme('Opening hours')
  const { press, type } = keysOf(page)
  const dialog = page.getByRole('dialog')
  const ofTheme = theme.getByRole('button', { name: 'More for the theme' })
  const ofLink = theme.getByRole('button', { name: `More for the link: Linked with B, ${lights}` })
  await tabTo(page, ofTheme)
  await press('Enter')
  await chooseByKeys(page, 'Link to another box…')
  await until('the box to choose has the focus', () => isFocused(dialog.getByRole('combobox', { name: 'With this' })))
  await type('B')
  await tabTo(page, dialog.getByRole('button', { name: 'Add the link' }))
  await press('Enter')
  const sentence = dialog.getByRole('textbox', { name: 'How do they belong together?' })
  await until('the field that is missing has the focus', () => isFocused(sentence))
  await type('Open doors need light.')
  await tabTo(page, dialog.getByRole('button', { name: 'Add the link' }))
  await press('Enter')
  await theme.getByText(`Linked with B, ${lights}: “Open doors need light.”`).waitFor()
  await until('the focus is back where it was', () => isFocused(ofTheme))

  await tabTo(page, ofLink)
  await press('Enter')
  await chooseByKeys(page, 'Change the sentence…')
  await until('the sentence has the focus', () => isFocused(sentence))
  await press('Control+a')
  await type('Light brings people in.')
  await tabTo(page, dialog.getByRole('button', { name: 'Save the sentence' }))
  await press('Enter')
  await theme.getByText('“Light brings people in.”').waitFor()
  await until('the focus is back on the link', () => isFocused(ofLink))

  await press('Enter')
  await chooseByKeys(page, 'Remove this link')
  await ofLink.waitFor({ state: 'detached' })
  await until('the focus is where a link can be added', () => isFocused(ofTheme))
  await press('Control+z')
  await theme.getByText('“Light brings people in.”').waitFor()
  await press('l')
  await until('the key asks for a link', () => isFocused(dialog.getByRole('combobox', { name: 'With this' })))
  await press('Escape')
  await until('the focus stays where it was', () => isFocused(ofTheme))
  expect(await theme.getByRole('listitem').filter({ hasText: 'Linked with' }).count()).toBe(1)
})

test('[D41] the draft is built, written and exported by keyboard alone', async () => {
  const { page } = await openWindow(browser)
  await comeInByKeys(page, session.linkFor('facilitator'), 'Tomos')
  await page.goto(`${server.address}${session.pathOf('draft')}`)
  const draft = draftPage(page)
  const { press, type } = keysOf(page)
  const build = page.getByRole('button', { name: 'Build the draft from the themes' })
  await build.waitFor()
  await tabTo(page, build)
  await press('Enter')
  await draft.shows('Opening hours')
  await tabTo(page, draft.text)
  await press('Control+End')
  await press('Enter')
  await type('We will open on Sundays.')
  await draft.shows('We will open on Sundays.')
  await draft.isSaved()

  await tabTo(page, page.getByRole('button', { name: 'Export' }))
  await press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Export all the same' }))
  await press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'Markdown' }))
  const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')])
  expect(download.suggestedFilename()).toMatch(/\.md$/)
  await press('Escape')
  expect(await isFocused(page.getByRole('button', { name: 'Export' }))).toBe(true)
})

const keysOf = (page: Page) => ({
  press: (key: string): Promise<void> => page.keyboard.press(key),
  type: (words: string): Promise<void> => page.keyboard.type(words),
})

/** In the menu that is open. */
async function chooseByKeys(page: Page, choice: string): Promise<void> {
  const wanted = page.getByRole('menuitem', { name: choice })
  await wanted.waitFor()
  for (let steps = 0; steps < 12 && !(await isFocused(wanted)); steps += 1) await page.keyboard.press('ArrowDown')
  expect(await isFocused(wanted)).toBe(true)
  await page.keyboard.press('Enter')
}

/** To the list with Tab, along it with the arrow keys. */
async function walkTo(page: Page, grouping: ReturnType<typeof groupingPage>, words: string): Promise<void> {
  const tray = page.getByRole('region', { name: 'Not yet grouped' })
  await tabTo(page, tray.getByRole('list'))
  await page.keyboard.press('Home')
  for (let steps = 0; steps < 12 && !(await isFocused(grouping.note(words))); steps += 1)
    await page.keyboard.press('ArrowDown')
  expect(await isFocused(grouping.note(words))).toBe(true)
}

async function comeInByKeys(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  await tabTo(page, page.getByRole('textbox', { name: 'What shall we call you?' }))
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.waitForURL(address => address.pathname !== '/in')
}
