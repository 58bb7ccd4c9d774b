/** Grouping with other hands than the mouse on buttons: dragging, keys alone, and while others, or the network, come between. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { home } from '@waymark/shared/wire/sessions.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { person } from '#support/person.ts'
import { ambitions, preparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser
let link = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  const { demo } = await person(server.address).ask(home, {})
  link = `${server.address}${demo?.facilitator ?? ''}`
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function facilitator(name: string, screen: 'laptop' | 'phone' = 'laptop'): Promise<Page> {
  const { page } = await openWindow(browser, { screen })
  await comeIn(page, link, { name })
  await page.getByRole('link', { name: 'Group what was said' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Group what was said' }).waitFor()
  await page.getByRole('region', { name: 'Not yet grouped' }).getByRole('checkbox').first().waitFor()
  return page
}

const wordsAt = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest('.note')?.querySelector('.words')?.textContent ?? undefined)

const tray = (page: Page) => page.getByRole('region', { name: 'Not yet grouped' })

test('[T41] a note dragged onto a theme stands there; the place is told in words, and Esc leaves it where it was', async () => {
  const page = await facilitator('Mair')
  const other = await facilitator('Ieuan')
  const note = tray(page).getByRole('listitem').first()
  const words = (await note.locator('.words').textContent()) ?? ''
  const theme = page.locator('.theme').first()
  const name = (await theme.getByRole('heading').textContent()) ?? ''
  const hold = async (): Promise<void> => {
    const [from, to] = [await note.boundingBox(), await theme.boundingBox()]
    if (from === null || to === null) throw new Error('not on the screen')
    await page.mouse.move(from.x + 90, from.y + 30)
    await page.mouse.down()
    await page.mouse.move(to.x + 80, to.y + 30, { steps: 6 })
    await page.getByText(`1 note: to ${name}`).waitFor()
  }
  await hold()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await page.locator('.dragtag').count()).toBe(0)
  expect(await tray(page).getByText(words).count()).toBe(1)
  await hold()
  await page.mouse.up()
  await other.locator('.theme').first().getByText(words).waitFor()
  await until('the tray of the other has it no more', async () => (await tray(other).getByText(words).count()) === 0)
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
})

test('[T42] by keys alone notes are selected, grouped, moved and taken back, and the focus goes with them', async () => {
  const page = await facilitator('Cerys')
  const list = page.locator('.theme').first()
  await list.getByRole('checkbox').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 notes selected').waitFor()
  const words = await wordsAt(page)
  await page.keyboard.press('g')
  await page.keyboard.type('Made by keys')
  await page.keyboard.press('Enter')
  const made = page.getByRole('region', { name: 'Made by keys' })
  await until('the focus is on the note in its new theme', async () => (await wordsAt(page)) === words)
  expect(await made.locator(':focus').count()).toBe(1)
  await page.keyboard.press('v')
  await page.getByRole('region', { name: /^Board:/ }).waitFor()
  await until('the board shows the same note', async () => (await wordsAt(page)) === words)
  await page.keyboard.press('v')
  await page.locator('.listspace').waitFor()
  await until('the list shows the same note', async () => (await wordsAt(page)) === words)
  await page.keyboard.press('v')
  await made.waitFor()
  await page.keyboard.press('Control+z')
  await made.waitFor({ state: 'detached' })
})

test('[T43] a note that somebody else moves away keeps the focus and its tick where they were, and says where it went', async () => {
  const [page, other] = [await facilitator('Nia'), await facilitator('Gwilym')]
  const tick = page.locator('.theme').first().getByRole('checkbox').first()
  await tick.focus()
  await page.keyboard.press('Space')
  const words = (await wordsAt(page)) ?? ''
  const there = other.locator('.theme').first().getByRole('listitem').filter({ hasText: words })
  await there.getByRole('button', { name: /More for the note/ }).click()
  await other.getByRole('menuitem', { name: 'Take out of this theme' }).click()
  await page.getByText('Somebody moved this: Not yet grouped').waitFor()
  expect(await wordsAt(page)).toBe(words)
  await page.getByText('1 note selected').waitFor()
  await page.getByText('was moved meanwhile: Not yet grouped').waitFor()
})

test('[T44] while the server is away grouping goes on, is said not to be saved, and is saved once it is back', async () => {
  const page = await facilitator('Aled', 'phone')
  await server.kill()
  await page.getByText('You are not connected.').waitFor()
  await tray(page).getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Group…' }).click()
  await page.getByRole('textbox', { name: 'What is it about?' }).fill('Made while away')
  await page.getByRole('button', { name: 'Make the theme' }).click()
  await page.getByText('Not saved yet: waiting for the connection').waitFor()
  expect(await page.getByText('Everything is saved').count()).toBe(0)
  await server.startAgain()
  await page.getByText('You are connected again. Everything you did is saved.').waitFor({ timeout: 30_000 })
  await page.reload()
  await page.getByRole('heading', { name: 'Made while away' }).waitFor()
})

test('[T207] themes are suggested, taken and undone, and notes like one are found and selected, by keyboard alone', async () => {
  const session = await preparedSession(server)
  await session.withNotes(
    ['The lift is broken again', 'Please repair the lift', 'Evening opening hours', 'Open later in the evening'].map(
      text => ({ text, under: ambitions[0] }),
    ),
  )
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Mair' })
  await page.goto(`${server.address}${session.pathOf('grouping')}`)
  await tray(page).getByText('Please repair the lift').waitFor()
  await page.getByRole('button', { name: 'Suggest themes' }).focus()
  await page.keyboard.press('Enter')
  const suggestions = page.getByRole('region', { name: 'Suggestions' })
  const offers = suggestions.locator('.offer')
  await offers.first().waitFor({ timeout: 60_000 })
  expect(await tray(page).getByRole('checkbox').count()).toBe(4)
  const lift = offers.filter({ hasText: 'Please repair the lift' })
  await lift.getByText('Shares: lift.').first().waitFor()
  await lift.getByRole('button', { name: 'Make a theme of 2 notes' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('.theme').getByText('Please repair the lift').waitFor()
  expect(await tray(page).getByRole('checkbox').count()).toBe(2)
  await page.getByRole('button', { name: /^Undo mine/ }).focus()
  await page.keyboard.press('Enter')
  await until('all notes are back', async () => (await tray(page).getByRole('checkbox').count()) === 4)
  await tray(page).getByRole('checkbox', { name: 'Evening opening hours' }).focus()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'Notes like this one' })
  await dialog.getByRole('checkbox', { name: /Open later in the evening/ }).focus()
  await page.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Select them with this one' }).focus()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('2 notes selected').first().waitFor()
  await page.context().close()
})

test('[T92] by menu and by keys alone themes are merged, brought back, nested, split and described, live for others', async () => {
  const [page, other] = [await facilitator('Lowri'), await facilitator('Emrys')]
  const card = (name: string) => page.getByRole('region', { name, exact: true })
  const menuOf = (name: string) => page.getByRole('button', { name: `More for the theme: ${name}` })
  const dialog = page.getByRole('dialog')
  const focusIsOn = (name: string): Promise<void> =>
    until(`the focus is on the menu of ${name}`, () =>
      page.evaluate(
        label => document.activeElement?.getAttribute('aria-label') === label,
        `More for the theme: ${name}`,
      ),
    )
  const [kept, merged] = ['Telling people we are here', 'Things that come to you']

  await menuOf(merged).focus()
  await page.keyboard.press('e')
  await dialog.getByRole('button', { name: kept }).press('Enter')
  await focusIsOn(kept)
  await card(kept).getByText(`Also called: ${merged}`).waitFor()
  await card(merged).waitFor({ state: 'detached' })
  await other.getByRole('region', { name: kept, exact: true }).getByText(`Also called: ${merged}`).waitFor()

  await menuOf(kept).press('Enter')
  await page.getByRole('menuitem', { name: `Bring back ${merged}` }).click()
  await focusIsOn(merged)

  await page.keyboard.press('w')
  await dialog.getByRole('button', { name: kept }).press('Enter')
  await focusIsOn(merged)
  await page
    .getByRole('group', { name: `Parts of ${kept}` })
    .getByRole('heading', { level: 4, name: merged })
    .waitFor()
  await other
    .getByRole('group', { name: `Parts of ${kept}` })
    .getByText(merged)
    .first()
    .waitFor()

  await card(merged).getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('d')
  await page.keyboard.type('Half of it')
  await page.keyboard.press('Enter')
  await focusIsOn('Half of it')
  expect(await card('Half of it').getByRole('listitem').count()).toBe(1)

  await page.keyboard.press('a')
  await dialog.getByRole('textbox', { name: 'What we noticed' }).fill('Said by one alone')
  await dialog.getByRole('textbox', { name: 'One view' }).fill('Bring it to me')
  await dialog.getByRole('textbox', { name: 'The other view' }).fill('I fetch it')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await focusIsOn('Half of it')
  await other.getByRole('region', { name: 'Half of it', exact: true }).getByText('I fetch it').waitFor()

  await card('Half of it').getByRole('checkbox').first().focus()
  await page.keyboard.press('t')
  await dialog.getByRole('textbox', { name: 'In tidier words' }).fill('In fewer words.')
  await dialog.getByRole('button', { name: 'Keep beside the note' }).press('Enter')
  await card('Half of it').getByText('In fewer words.').waitFor()

  await page.getByText('By room, section and way it came').click()
  await page.getByRole('button', { name: /^Room 1.*: \d+, In a theme/ }).press('Enter')
  await page.getByText(/^\d+ notes? found\.$/).waitFor()
  await page.getByRole('combobox', { name: 'Where notes stand' }).selectOption('In a theme of one note')
  expect(await page.getByRole('button', { name: 'Show all notes' }).count()).toBe(1)
})
