/** The pages inside those of another site, in a browser that keeps no cookies of others: only where the site is named. */
import path from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '@waymark/shared/wire/pages.ts'
import { aSession } from '#support/a-session.ts'
import { launchBrowser } from '#support/browser.ts'
import { root } from '#support/files.ts'
import { testApp } from '#support/test-app.ts'
import { framingPage, httpsFront, type Front } from '#support/tls-front.ts'

let browser: Browser
const opened: (() => void | Promise<void>)[] = []

beforeAll(async () => {
  browser = await launchBrowser({ args: ['--no-sandbox', '--disable-gpu', '--test-third-party-cookie-phaseout'] })
})
afterAll(async () => {
  await browser.close()
  for (const close of opened) await close()
})

interface Framed {
  readonly ours: Front
  readonly page: Page
  readonly inner: FrameLocator
}

/** `localhost` and `127.0.0.1` are two sites. */
async function framed(isNamed: boolean): Promise<Framed> {
  const clientFolder = process.env['WAYMARK_CLIENT'] ?? path.join(root, 'client', 'dist')
  // The page has to know where the server is, and the server which site the page is of.
  let inner = ''
  const theirs = await framingPage(() => inner)
  const frames = isNamed ? [`https://localhost:${theirs.port}`] : []
  const app = await testApp({ options: { clientFolder, frames }, now: () => '2190-03-24T13:00:00.000Z' })
  const s = await aSession({}, app)
  const ours = await httpsFront(app.address)
  inner = `https://127.0.0.1:${ours.port}${pages.comeIn(s.secretFor('participant'))}`
  opened.push(theirs.close, ours.close, app.stop)
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto(`https://localhost:${theirs.port}/`)
  return { ours, page, inner: page.frameLocator('iframe') }
}

test('[SE4] inside a site that is named somebody comes in and writes, though the browser keeps no cookies of others', async () => {
  const { ours, page, inner } = await framed(true)
  await inner.getByRole('button', { name: 'Come in' }).click()
  await inner.getByRole('textbox', { name: 'Your note' }).fill('Written inside another page')
  await inner.getByRole('button', { name: 'Add note', exact: true }).click()
  await inner.getByRole('button', { name: /Change or withdraw: Written inside another page/ }).waitFor()
  // That the browser keeps none of others: one that is not marked is let go.
  const kept = await page.context().cookies(`https://127.0.0.1:${ours.port}`)
  expect(kept.map(({ name }) => name)).toEqual(['__Host-waymark-framed'])
  const frame = page.frames().find(one => one.url().includes('127.0.0.1'))
  const held = await frame?.evaluate(() => {
    document.cookie = 'of-another=1; SameSite=None; Secure'
    return document.cookie
  })
  expect(held).toBe('')
})

test('[SE4] inside a site that is not named the browser shows nothing of it', async () => {
  const { page, inner } = await framed(false)
  const refused = page.frames().find(one => one !== page.mainFrame())
  await expect.poll(() => refused?.url()).toBe('chrome-error://chromewebdata/')
  expect(await inner.getByRole('button', { name: 'Come in' }).count()).toBe(0)
})
