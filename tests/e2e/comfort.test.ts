import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { axe, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { comfortMenu } from '#support/pages/comfort.ts'
import { roomPage } from '#support/pages/room.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { putIn } from '#support/put-in.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { screens } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

const words = 'A ramp at the side door'

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
  await session.withNotes([{ text: words, under: ambitions[0] }])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** A browser in which nothing was chosen yet. */
async function aPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...screens.laptop, locale: 'en-GB', ...options })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** At the door, once it stands: before, the page is drawn once more. */
async function toTheDoor(page: Page): Promise<void> {
  await page.goto(session.linkFor('participant'))
  await page.getByRole('button', { name: 'Come in' }).waitFor()
}

/** What a page looks like, whatever stands on it. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const root = getComputedStyle(document.documentElement)
    const body = getComputedStyle(document.body)
    const inEm = (length: string): number =>
      Math.round((1000 * Number.parseFloat(length)) / Number.parseFloat(body.fontSize)) / 1000 || 0
    return {
      theme: document.documentElement.getAttribute('data-theme'),
      background: body.backgroundColor,
      text: Number.parseFloat(root.fontSize),
      letters: inEm(body.letterSpacing),
      words: inEm(body.wordSpacing),
      lines: inEm(body.lineHeight),
      measure: root.getPropertyValue('--measure'),
      font: body.fontFamily,
      motion: document.documentElement.getAttribute('data-motion'),
      keys: document.documentElement.getAttribute('data-keys'),
      news: document.documentElement.getAttribute('data-news'),
    }
  })

type Drawn = Awaited<ReturnType<typeof drawn>>

const settings: readonly (readonly [name: string, choose: (page: Page) => Promise<void>, then: Partial<Drawn>])[] = [
  ['cream', page => comfortMenu(page).background('Cream'), { theme: 'paper', background: 'rgb(251, 245, 234)' }],
  ['white', page => comfortMenu(page).background('White'), { theme: 'white', background: 'rgb(255, 255, 255)' }],
  ['dark', page => comfortMenu(page).background('Dark'), { theme: 'dark', background: 'rgb(20, 32, 31)' }],
  [
    'high contrast',
    page => comfortMenu(page).background('High contrast'),
    { theme: 'contrast', background: 'rgb(0, 0, 0)' },
  ],
  ['text of twice the size', page => comfortMenu(page).select('Text size', 'Twice the size'), { text: 32 }],
  [
    'wider spacing',
    page => comfortMenu(page).select('Spacing', 'Wider'),
    { letters: 0.035, words: 0.16, lines: 1.8, measure: '38rem' },
  ],
  [
    'the widest spacing',
    page => comfortMenu(page).select('Spacing', 'Widest'),
    { letters: 0.12, words: 0.2, lines: 2 },
  ],
  [
    'easier reading',
    page => comfortMenu(page).tick('Easier reading'),
    { letters: 0.035, lines: 1.8, measure: '34rem' },
  ],
  [
    'a font of one’s own',
    page => comfortMenu(page).tick('My own font'),
    { font: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif' },
  ],
  ['less movement', page => comfortMenu(page).tick('Less movement'), { motion: 'less' }],
  ['no single-letter keys', page => comfortMenu(page).tick('No single-letter keys'), { keys: 'off' }],
  [
    'others’ notes held',
    page => comfortMenu(page).select('Telling of others’ notes', 'Hold others’ changes while I read'),
    { news: 'hold' },
  ],
]

/** How much of it is drawn already. */
const agreeing = (now: Drawn, then: Partial<Drawn>): number =>
  Object.entries(then).filter(([name, value]) => Reflect.get(now, name) === value).length

test.for(settings)(
  '[A70] %s is what it says, and after a reload before the page’s own script has run',
  async ([, choose, then]) => {
    // What is chosen is another thing than what is there.
    const page = await aPage({ colorScheme: then.theme === 'paper' ? 'dark' : 'light' })
    await toTheDoor(page)
    await comfortMenu(page).open()
    const due = Object.keys(then).length
    expect(agreeing(await drawn(page), then)).toBeLessThan(due)
    await choose(page)
    await until('it is drawn as chosen', async () => agreeing(await drawn(page), then) === due)
    await page.route('**/assets/*.js', route => route.abort())
    await page.reload()
    expect(await drawn(page)).toMatchObject(then)
    await page.context().close()
  },
)

test('[A70] nothing moves for those who chose less movement, and what comes late still comes late', async () => {
  const page = await aPage()
  await toTheDoor(page)
  const moves = (): Promise<string> =>
    page.getByRole('button', { name: 'Come in' }).evaluate(button => getComputedStyle(button).transitionDuration)
  expect(await moves()).toBe('0.12s')
  await comfortMenu(page).open()
  await comfortMenu(page).tick('Less movement')
  expect(await moves()).toBe('0s')
  await putIn(page, [{ tag: 'div', class: 'loading', within: [{ tag: 'p', id: 'late', text: 'Late' }] }])
  const late = await page.locator('#late').evaluate(element => {
    const { animationDelay, animationDuration } = getComputedStyle(element)
    return [animationDelay, animationDuration]
  })
  expect(late).toEqual(['3s', '0.001s'])
  await page.context().close()
})

test('[A71] a theme is the device’s at first, changes with it while the page is open, and stays once it is chosen', async () => {
  const page = await aPage({ colorScheme: 'dark' })
  const theme = async (): Promise<string | null> => (await drawn(page)).theme
  await toTheDoor(page)
  expect(await theme()).toBe('dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await until('it is light', async () => (await theme()) === 'paper')
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' })
  await until('it has more contrast', async () => (await theme()) === 'white')
  const menu = comfortMenu(page)
  await menu.open()
  expect(await menu.panel.getByRole('radio', { name: 'Match my device' }).isChecked()).toBe(true)
  await menu.background('Cream')
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await page.reload()
  expect(await theme()).toBe('paper')
  await menu.open()
  await menu.background('Match my device')
  await until('it is the device’s again', async () => (await theme()) === 'contrast')
  await page.context().close()
})

test('[A71] what is drawn before the first script of the page is what that script draws', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const contrast of ['no-preference', 'more'] as const) {
      const page = await aPage({ colorScheme, contrast })
      await toTheDoor(page)
      const before = await drawn(page)
      await page.evaluate(() => dispatchEvent(new StorageEvent('storage', { key: null })))
      expect(await drawn(page)).toEqual(before)
      await page.context().close()
    }
})

test('[A72] what is chosen in one window is chosen in the other', async () => {
  const page = await aPage()
  const other = await page.context().newPage()
  await toTheDoor(page)
  await toTheDoor(other)
  await comfortMenu(other).open()
  await comfortMenu(page).open()
  await comfortMenu(page).background('Dark')
  await comfortMenu(page).select('Text size', 'Larger')
  await comfortMenu(page).tick('No single-letter keys')
  await until('it is dark', async () => (await drawn(other)).theme === 'dark')
  await until('the text is larger', async () => (await drawn(other)).text === 20)
  const { panel } = comfortMenu(other)
  await until('the menu says so', () => panel.getByRole('checkbox', { name: /^No single-letter/ }).isChecked())
  expect(await panel.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true)
  await page.context().close()
})

test('[A74] with single-letter keys off no letter does anything on the board, in the list and among the themes', async () => {
  const page = await aPage()
  await comeIn(page, session.linkFor('facilitator'), { name: 'Fay' })
  const form = page.getByRole('textbox', { name: 'Your note' })
  const dialog = page.getByRole('dialog')
  const isFocused = (one: Locator): Promise<boolean> => one.evaluate(element => element === document.activeElement)
  const letters = async (at: Locator, keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await at.focus()
      await page.keyboard.press(key)
    }
  }
  for (const view of ['Board', 'List'] as const) {
    await page.goto(`${server.address}${session.pathOf('room')}`)
    await roomPage(page).showAs(view)
    const note = roomPage(page).note(words)
    await comfortMenu(page).open()
    await comfortMenu(page).tick('No single-letter keys')
    await page.keyboard.press('Escape')
    await letters(note, ['n', 'v', '?'])
    expect(await isFocused(note)).toBe(true)
    expect(await dialog.count()).toBe(0)
    await comfortMenu(page).open()
    await comfortMenu(page)
      .panel.getByRole('checkbox', { name: /^No single-letter/ })
      .uncheck()
    await page.keyboard.press('Escape')
    await letters(note, ['n'])
    await until('the form has the focus', () => isFocused(form))
  }
  await page.goto(`${server.address}${session.pathOf('grouping')}`)
  const tick = page.getByRole('checkbox', { name: words })
  await letters(tick, ['?'])
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await comfortMenu(page).open()
  await comfortMenu(page).tick('No single-letter keys')
  await page.keyboard.press('Escape')
  await letters(tick, ['g', 'm', 'p', 'v', '?'])
  expect(await isFocused(tick)).toBe(true)
  expect(await dialog.count()).toBe(0)
  await page.context().close()
})

for (const screen of ['laptop', 'phone', 'small'] as const)
  test(`[A77] on a ${screen} screen axe finds nothing serious in the open menu in any theme, and it fits`, async () => {
    const page = await aPage(screens[screen])
    await toTheDoor(page)
    const menu = comfortMenu(page)
    for (const label of ['Cream', 'White', 'Dark', 'High contrast']) {
      await menu.open()
      await menu.background(label)
      expect(await axe(page)).toEqual([])
      expect(await scrollsSideways(page)).toEqual([])
    }
    await menu.select('Text size', 'Twice the size')
    await menu.select('Spacing', 'Widest')
    expect(await scrollsSideways(page)).toEqual([])
    await page.context().close()
  })

test('[A77] the menu is opened, gone through, changed and closed by keyboard alone', async () => {
  const page = await aPage()
  const { keyboard } = page
  const { button, panel } = comfortMenu(page)
  await toTheDoor(page)
  await button.focus()
  await keyboard.press('Enter')
  await panel.waitFor()
  await keyboard.press('Tab')
  await keyboard.press('ArrowDown')
  await until('cream is chosen', async () => (await drawn(page)).theme === 'paper')
  await keyboard.press('ArrowUp')
  expect(await panel.getByRole('radio', { name: 'Match my device' }).isChecked()).toBe(true)
  await keyboard.press('Tab')
  await keyboard.type('Larger')
  await keyboard.press('Tab')
  await keyboard.type('Widest')
  await until('all of it is drawn', async () => agreeing(await drawn(page), { text: 20, letters: 0.12 }) === 2)
  await keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
  await page.context().close()
})
