import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { axe, cutOff, firstHeadings, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
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

test.concurrent.for(['laptop', 'phone'] as const)(
  '[R43] on a %s screen axe finds nothing serious, no page scrolls sideways, and each has one first heading; on the narrowest phone neither',
  { timeout },
  async (screen, { expect }) => {
    const page = await anOrganiser({ screen })
    const narrowest = screen === 'phone' ? windows.small.viewport : undefined
    expect(
      await onEach(page, async () => [
        ...(await axe(page)),
        ...(await laidOut(page)),
        ...(await firstHeadings(page)),
        ...(narrowest === undefined ? [] : await inViewport(page, narrowest, () => laidOut(page))),
      ]),
    ).toEqual([])
  },
)

const laidOut = async (page: Page): Promise<string[]> => [...(await scrollsSideways(page)), ...(await cutOff(page))]

/** The same page, once it has been drawn anew in a window of that size. */
async function inViewport<T>(page: Page, size: { width: number; height: number }, look: () => Promise<T>): Promise<T> {
  const before = page.viewportSize()
  await page.setViewportSize(size)
  // Pages that measure themselves do so a moment later. What is still too wide then is found by whoever looks.
  await page
    .waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, undefined, {
      timeout: 5000,
    })
    .catch(() => undefined)
  const seen = await look()
  if (before !== null) await page.setViewportSize(before)
  return seen
}

test.concurrent.for(otherColours)(
  '[R43] in the colours "%s" everything can be read',
  { timeout },
  async (theme, { expect }) => {
    const page = await anOrganiser({ theme })
    expect(await onEach(page, () => axe(page, ['color-contrast', 'link-in-text-block']), asItComes)).toEqual([])
  },
)

test.concurrent.for(['laptop', 'phone'] as const)(
  '[R44] on a %s screen no page scrolls sideways with text of twice the size and the widest spacing',
  { timeout },
  async (screen, { expect }) => {
    const page = await anOrganiser({ screen, text: '200', spacing: 'widest' })
    expect(await onEach(page, () => scrollsSideways(page))).toEqual([])
  },
)

test('[R43] pale words, a button without a name, a second heading and what is too wide or cut off would be found', async () => {
  const page = await anOrganiser({})
  await page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'afterbegin',
        '<h1>Two</h1><p id="pale">Pale</p><button></button><div id="wide">Wide</div><p><button id="half">Half</button></p>',
      )
    const pale = document.getElementById('pale')
    if (pale !== null) pale.style.cssText = 'color: #ccc; background: #fff'
    const half = document.getElementById('half')
    if (half !== null) half.style.cssText = 'position: absolute; inset-inline-start: -30px; inline-size: 100px'
    const wide = document.getElementById('wide')
    if (wide !== null) wide.style.inlineSize = '5000px'
  })
  expect((await axe(page)).map(found => found.split(' ')[0]).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
    'button-name',
    'color-contrast',
  ])
  expect(await scrollsSideways(page)).toHaveLength(1)
  expect(await firstHeadings(page)).toHaveLength(1)
  expect(await cutOff(page)).toEqual(['cut off: Half'])
})

/** Without anything opened on it. */
const asItComes = ({ opens }: NamedScreen): boolean => opens !== true

/** What is found on each screen, after its name. */
async function onEach(
  page: Page,
  look: () => Promise<readonly string[]>,
  some: (shown: NamedScreen) => boolean = () => true,
): Promise<string[]> {
  const found: string[] = []
  for (const shown of screens.filter(some)) {
    await visit(page, shown)
    found.push(...(await look()).map(wrong => `${shown.name}: ${wrong}`))
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
