import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { axe, cutOff, firstHeadings, scrollsSideways, unmarked } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { putIn, restyled } from '#support/put-in.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { demoScreens, type NamedScreen } from '#support/screens.ts'
import { openWindow, screens as windows, type Look, type Theme } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let screens: readonly NamedScreen[]

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  screens = await demoScreens(server)
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** Long enough for all screens, one after the other, on a machine with other things to do. */
const timeout = 420_000

const otherColours: readonly Theme[] = ['dark', 'contrast']

/** One visit to each screen, because getting there takes longer than most of what is looked at. */
test.concurrent.for(['laptop', 'phone'] as const)(
  '[R43] [R44] [A75] on a %s screen axe finds nothing serious, what is pressed or current is told from what is not, nothing is cut off or too wide at any size of text, and each has one first heading',
  { timeout },
  async (screen, { expect }) => {
    const page = await anOrganiser({ screen })
    expect(
      await onEach(page, async shown => [
        ...(await axe(page)),
        ...(await laidOut(page)),
        ...(await firstHeadings(page)),
        ...(screen === 'phone'
          ? await inViewport(page, windows.small.viewport, () => laidOut(page))
          : [...(await inOtherColours(page, shown)), ...(await inForcedColours(page))]),
        ...(await inLargeText(page)),
      ]),
    ).toEqual([])
  },
)

const laidOut = async (page: Page): Promise<string[]> => [...(await scrollsSideways(page)), ...(await cutOff(page))]

/** Where something stands open on a screen, it is looked at in the usual colours alone. */
async function inOtherColours(page: Page, { opens }: NamedScreen): Promise<string[]> {
  const found: string[] = []
  for (const theme of opens === true ? [] : otherColours) {
    await chosen(page, { theme })
    const wrong = await axe(page, ['color-contrast', 'link-in-text-block'])
    found.push(...wrong.map(one => `in ${theme}: ${one}`))
  }
  return found
}

async function inForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.keyboard.press('Tab')
  const found = await unmarked(page)
  await page.emulateMedia({ forcedColors: 'none' })
  return found.map(wrong => `in forced colours: ${wrong}`)
}

async function inLargeText(page: Page): Promise<string[]> {
  await chosen(page, { text: '200', spacing: 'widest' })
  await staysInside(page)
  return (await scrollsSideways(page)).map(wrong => `in large text: ${wrong}`)
}

/** As the page has it when it was chosen under "Aa"; nothing moves on the way, because that was asked for as well. */
const chosen = (page: Page, comfort: Omit<Look, 'screen'>): Promise<void> =>
  page.evaluate(names => {
    for (const [name, value] of Object.entries(names)) document.documentElement.setAttribute(`data-${name}`, value)
  }, comfort)

/** The same page, once it has been drawn anew in a window of that size. */
async function inViewport<T>(page: Page, size: { width: number; height: number }, look: () => Promise<T>): Promise<T> {
  const before = page.viewportSize()
  await page.setViewportSize(size)
  await staysInside(page)
  const seen = await look()
  if (before !== null) await page.setViewportSize(before)
  return seen
}

/** Pages that measure themselves do so a moment later. What is still too wide then is found by whoever looks. */
const staysInside = (page: Page): Promise<unknown> =>
  page
    .waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, undefined, {
      timeout: 5000,
    })
    .catch(() => undefined)

test('[R43] pale words, a button without a name, a second heading and what is too wide or cut off would be found', async () => {
  const page = await anOrganiser({})
  await putIn(page, [
    { tag: 'h1', text: 'Two' },
    { tag: 'p', id: 'pale', text: 'Pale', look: 'color: #ccc; background: #fff' },
    { tag: 'button' },
    { tag: 'div', text: 'Wide', look: 'inline-size: 5000px' },
    {
      tag: 'p',
      within: [
        { tag: 'button', text: 'Half', look: 'position: absolute; inset-inline-start: -30px; inline-size: 100px' },
      ],
    },
  ])
  expect((await axe(page)).map(found => found.split(' ')[0]).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
    'button-name',
    'color-contrast',
  ])
  expect(await scrollsSideways(page)).toHaveLength(1)
  expect(await firstHeadings(page)).toHaveLength(1)
  expect(await cutOff(page)).toEqual(['cut off: Half'])
})

test('[R43] [R44] what is pale in one colour alone, or too wide in large text alone, would be found', async () => {
  const page = await anOrganiser({})
  await putIn(page, [
    { tag: 'p', id: 'pale', text: 'Pale' },
    { tag: 'p', text: 'Broad', look: 'inline-size: 60rem' },
  ])
  await restyled(page, '[data-theme="dark"] #pale { color: #444; background: #333 }')
  expect(await scrollsSideways(page)).toEqual([])
  expect(await inLargeText(page)).toHaveLength(1)
  expect(await inOtherColours(page, { name: '', path: '', sign: one => one.locator('main') })).toHaveLength(1)
})

/** What is found on each screen, after its name. */
async function onEach(page: Page, look: (shown: NamedScreen) => Promise<readonly string[]>): Promise<string[]> {
  const found: string[] = []
  for (const shown of screens) {
    await visit(page, shown)
    found.push(...(await look(shown)).map(wrong => `${shown.name}: ${wrong}`))
  }
  return found
}

async function anOrganiser(look: Look): Promise<Page> {
  const { page } = await openWindow(browser, look)
  await comeIn(page, server.organiserLink, { name: 'Olwen' })
  return page
}

async function visit(page: Page, { path, sign, first }: NamedScreen): Promise<void> {
  // From one address to another that differs only behind the # nothing is loaded.
  await page.goto('about:blank')
  await page.goto(`${server.address}${path}`)
  await sign(page).first().waitFor()
  await first?.(page)
}
