/** What a screen reader is given, from the link to a theme: the tree of names, roles and states, and what is announced. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { roomPage } from '#support/pages/room.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

const [doors, lights] = ambitions

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** The lines of the tree as a screen reader goes through them, without indents and quotes of the notation. */
const heard = async (where: Locator): Promise<string[]> =>
  (await where.ariaSnapshot()).split('\n').map(line =>
    line
      .trim()
      .replace(/^- /, '')
      .replace(/^'(.*)'(:?)$/, '$1$2'),
  )

/** What is announced from now on, until it holds these words. */
const announced = (page: Page, words: RegExp): Promise<void> =>
  until(`"${String(words)}" is announced`, async () =>
    words.test((await page.locator('[aria-live="polite"][data-testid="polite"]').textContent()) ?? ''),
  )

test('[V20] coming in is heard: what is asked, that it may stay empty, and where it leads', async () => {
  const { page } = await openWindow(browser)
  await page.goto(session.linkFor('participant'))
  await page.getByRole('button', { name: 'Come in' }).waitFor()
  const lines = await heard(page.locator('main'))
  expect(lines.filter(line => line.startsWith('heading')).at(0)).toMatch(/^heading ".+" \[level=1\]/)
  expect(lines.some(line => line.startsWith('textbox "What shall we call you?"'))).toBe(true)
  expect(lines.some(line => line.startsWith('button "Come in"'))).toBe(true)
})

test('[V20] writing is heard: the form by its names, and that the words are saved', async () => {
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('participant'), { name: 'Nia' })
  const room = roomPage(page)
  await room.form.waitFor()
  const form = await heard(page.locator('form.composer'))
  expect(form.some(line => line.startsWith('textbox "Your note"'))).toBe(true)
  expect(form.some(line => line.startsWith('combobox "About"'))).toBe(true)
  expect(form.some(line => line.startsWith('button "Add note"'))).toBe(true)
  await room.form.fill('The door sticks')
  await page.keyboard.press('Control+Enter')
  await announced(page, /Saved/)
})

test('[V20] what others wrote is heard under its heading, word for word, in order, and as how many', async () => {
  await session.withNotes([
    { text: 'Open on Sundays', under: doors },
    { text: 'Keep a lamp in the porch', under: lights },
  ])
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Ruth' })
  await page.goto(`${server.address}${session.pathOf('room')}?view=board`)
  await roomPage(page).shows('Keep a lamp in the porch')
  expect(await heard(page.getByRole('region', { name: doors }))).toEqual([
    `region "A: ${doors}":`,
    `heading "A: ${doors}" [level=3]`,
    'text: 2 notes',
    `list "A, ${doors}":`,
    'listitem:',
    'paragraph: The door sticks',
    'text: Nia',
    'button "More about: The door sticks"',
    'listitem:',
    'paragraph: Open on Sundays',
    'button "More about: Open on Sundays"',
  ])
  await page.getByRole('group', { name: 'How to see the notes' }).getByRole('button', { name: 'List' }).click()
  await page.getByRole('heading', { name: 'The notes as a list' }).waitFor()
  await roomPage(page).shows('Keep a lamp in the porch')
  const words = (await heard(page.locator('.listspace'))).filter(line => line.startsWith('paragraph'))
  expect(words).toEqual([
    'paragraph: The door sticks',
    'paragraph: Open on Sundays',
    'paragraph: Keep a lamp in the porch',
    'paragraph: Nothing here yet.',
  ])
})

test('[V20] moving is heard: what can be done with a note, where it went, and that it can be taken back', async () => {
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Ruth' })
  await page.goto(`${server.address}${session.pathOf('room')}?view=board`)
  const room = roomPage(page)
  await room.shows('Open on Sundays')
  await room.note('Open on Sundays').focus()
  await page.keyboard.press('Enter')
  const menu = await heard(page.getByRole('menu'))
  expect(menu[0]).toBe('menu "More about: Open on Sundays":')
  expect(menu.some(line => line.startsWith('menuitem "Move to…"'))).toBe(true)
  await page.getByRole('menuitem', { name: 'Move to…' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  const asked = await heard(dialog)
  expect(asked.some(line => line.startsWith('combobox "To"'))).toBe(true)
  await dialog.getByRole('combobox', { name: 'To', exact: true }).selectOption({ label: `B · ${lights}` })
  await dialog.getByRole('button', { name: 'Move it there' }).press('Enter')
  await announced(page, new RegExp(`Moved to B, ${lights}, note 2 of 2`))
  await until('the note keeps the focus', () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'More about: Open on Sundays'),
  )
  await page.keyboard.press('Control+z')
  await announced(page, /Undone/)
})

test('[V20] grouping is heard: which notes are ticked, how many, and what theme they came to stand in', async () => {
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Ruth' })
  await page.goto(`${server.address}${session.pathOf('grouping')}?view=board`)
  const tick = page.getByRole('checkbox', { name: 'Open on Sundays' })
  await tick.waitFor()
  await tick.press('Space')
  await page.getByText('1 note selected', { exact: true }).waitFor()
  expect(
    (await heard(page.locator('.surface'))).some(line => /^checkbox "Open on Sundays" .*\[checked\]/.test(line)),
  ).toBe(true)
  await page.keyboard.press('g')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'What is it about?' }).fill('Opening hours')
  await page.keyboard.press('Enter')
  await announced(page, /Opening hours/)
  const group = page.getByRole('region', { name: /^Opening hours/ })
  await group.waitFor()
  const lines = await heard(group)
  expect(lines.some(line => line.startsWith('heading') && line.includes('Opening hours'))).toBe(true)
  expect(lines.some(line => line.startsWith('checkbox "Open on Sundays"'))).toBe(true)
})
