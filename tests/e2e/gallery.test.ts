import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { home } from '@waymark/shared/wire/sessions.ts'
import { launchBrowser } from '#support/browser.ts'
import { filesIn, source } from '#support/files.ts'
import { axe } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { person } from '#support/person.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow, type Theme } from '#support/window.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function toTheGallery(page: Page): Promise<void> {
  await page.goto(`${server.address}/gallery`)
  // All that there is takes its time, on a machine that has much else to do.
  await page.getByRole('heading', { level: 2, name: 'Tools of the draft' }).waitFor({ timeout: 90_000 })
}

const inAllThemes = (page: Page): Promise<void> => page.getByRole('button', { name: 'All four, side by side' }).click()

test('[A80] whoever is not signed in sees it, without one request to the server but for files, and without a fault', async () => {
  const { page, context, faults } = await openWindow(browser)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  page.on('websocket', socket => asked.push(new URL(socket.url()).pathname))
  await toTheGallery(page)
  const before = await kept(page)
  await context.setOffline(true)
  await inAllThemes(page)
  expect(await page.locator('.in-theme[data-theme="contrast"]').count()).toBeGreaterThan(20)
  expect(asked.filter(path => !/^\/(gallery|comfort\.js|icon\.svg|assets\/.+)$/.test(path))).toEqual([])
  expect(await kept(page)).toEqual(before)
  expect(before).toEqual([[['waymark-theme', 'paper']], []])
  expect(faults).toEqual([])
  await context.close()
})

const kept = (page: Page) => page.evaluate(() => [Object.entries(localStorage), Object.entries(sessionStorage)])

const looked = [
  '.btn',
  '.btn.primary',
  '.notice.danger',
  '.input',
  '.note[data-tone="b"]',
  '.waymark',
  '.tag.help',
  '.statement.current',
]

/** The colours and lines of one of each, inside `around`. */
const coloursIn = (page: Page, around: string) =>
  page.evaluate(
    ([within, selectors]) =>
      selectors.map(selector => {
        const element = document.querySelector(`${within} ${selector}`)
        if (element === null) throw new Error(`there is no ${selector} in ${within}`)
        const { backgroundColor, color, borderTopColor, borderTopWidth } = getComputedStyle(element)
        return { selector, backgroundColor, color, borderTopColor, borderTopWidth }
      }),
    [around, looked] as const,
  )

const themes: readonly Theme[] = ['paper', 'white', 'dark', 'contrast']

test('[A82] each theme beside the others is as it is when it is chosen', async () => {
  const { page: all, context: around } = await openWindow(browser, { theme: 'contrast' })
  await toTheGallery(all)
  await inAllThemes(all)
  for (const theme of themes) {
    const { page, context } = await openWindow(browser, { theme })
    await toTheGallery(page)
    expect(await coloursIn(all, `.in-theme[data-theme="${theme}"]`), theme).toEqual(await coloursIn(page, '.specimens'))
    await context.close()
  }
  await around.close()
})

// The other themes are tried on every screen, and on this one with them.
test('[A82] in white everything can be read', async () => {
  const { page, context } = await openWindow(browser, { theme: 'white' })
  await toTheGallery(page)
  expect(await axe(page, ['color-contrast', 'link-in-text-block'])).toEqual([])
  await context.close()
})

test('[A83] whoever comes in by a link and writes loads nothing of it, and nothing of it is kept on a device', async () => {
  const { page, context } = await openWindow(browser)
  const loaded: string[] = []
  page.on('request', request => loaded.push(new URL(request.url()).pathname))
  const { demo } = await person(server.address).ask(home, {})
  await comeIn(page, `${server.address}${demo?.participant ?? ''}`)
  await page.getByRole('textbox', { name: 'Your note' }).waitFor()
  expect(loaded.filter(path => path.startsWith('/assets/')).length).toBeGreaterThan(5)
  expect(loaded.filter(path => path.includes('gallery'))).toEqual([])
  expect(await page.evaluate(async () => (await fetch('/service-worker.js')).text())).not.toContain('gallery')
  await context.close()
})

test('[A83] no file of the build was cut out of a page only because the gallery shows it too', () => {
  const files = filesIn('client/dist/assets', /\.js$/)
  const importsOf = (file: string): string[] =>
    [...source(file).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(
      ([, name = '']) => `client/dist/assets/${name}`,
    )
  const isGallery = (file: string): boolean => /\/gallery-page-[^/]+$/.test(file)
  expect(files.filter(isGallery)).toHaveLength(1)
  const isPage = (file: string): boolean => /\/(?:index|[a-z-]+-page)-[^/]+$/.test(file)
  const shared = files
    .filter(isGallery)
    .flatMap(importsOf)
    .filter(file => !isPage(file))
  const onTheWay = withAll(
    files.filter(file => /\/(?:index|join-page|room-page)-/.test(file)),
    importsOf,
  )
  const cutOut = shared.filter(file => {
    const others = files.filter(other => !isGallery(other) && importsOf(other).includes(file))
    return onTheWay.has(file) && others.length < 2
  })
  expect(shared.length).toBeGreaterThan(3)
  expect(cutOut).toEqual([])
})

function withAll(files: readonly string[], importsOf: (file: string) => string[]): ReadonlySet<string> {
  const all = new Set<string>()
  const add = (file: string): void => {
    if (all.has(file)) return
    all.add(file)
    importsOf(file).forEach(add)
  }
  files.forEach(add)
  return all
}
