/** Privacy on the screens: how long things are kept, by keyboard; and the pages for everybody, read and looked at. */
import type { Browser } from 'playwright-core'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '@waymark/shared/wire/pages.ts'
import { launchBrowser } from '#support/browser.ts'
import { tabTo } from '#support/by-keys.ts'
import { root } from '#support/files.ts'
import { begun, keptLong, later } from '#support/kept-long.ts'
import { axe, cutOff, scrollsSideways } from '#support/looks.ts'
import type { Person } from '#support/person.ts'
import { openWindow, type Look } from '#support/window.ts'

let browser: Browser
let a: Awaited<ReturnType<typeof keptLong>>

beforeAll(async () => {
  browser = await launchBrowser()
  a = await keptLong({ options: { clientFolder: join(root, 'client', 'dist') } })
  await a.note('Warm rooms')
  await a.withdraw(await a.note('A longer note, that its author took back again'))
  await a.close()
  await a.publish()
  a.clocks.now = later(begun, 740 * 24 * 60 * 60 * 1000)
})
afterAll(async () => {
  await browser.close()
  await a.stop()
})

async function windowOf(somebody: Person, look: Look = {}) {
  const window = await openWindow(browser, look)
  const [name = '', value = ''] = somebody.cookie().split('=')
  await window.context.addCookies([{ name, value, url: a.address }])
  return window
}

test('[PV13] [PV1] what is kept and what is known of me can be read on the smallest screen, in dark and in high contrast', async () => {
  for (const theme of ['dark', 'contrast'] as const) {
    const { page, context } = await windowOf(a.nia, { screen: 'small', theme })
    await page.emulateMedia({
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      contrast: theme === 'contrast' ? 'more' : 'no-preference',
    })
    for (const path of [pages.privacy(), pages.me()]) {
      await page.goto(`${a.address}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect([...(await axe(page)), ...(await cutOff(page)), ...(await scrollsSideways(page))], path).toEqual([])
    }
    await context.close()
  }
})

test('[PV17] by keyboard alone an organiser lists what is due, waits, and deletes it once they have typed that it should go', async () => {
  const { page, faults, context } = await windowOf(a.organiser)
  await page.goto(`${a.address}${pages.retention()}`)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await tabTo(page, button('List what is due'))
  await page.keyboard.press('Enter')
  await page.getByText('2 notes: whose they are').waitFor()
  await page.getByText('24 hours to go').waitFor()
  expect(await button('Delete what is listed').count()).toBe(0)
  expect([...(await axe(page)), ...(await cutOff(page))]).toEqual([])
  await a.pass(26)
  await page.reload()
  await tabTo(page, page.getByLabel('Type “delete” to go on'))
  await page.keyboard.press('Enter')
  expect((await a.read()).run?.state).toBe('listed')
  await page.keyboard.type('delete')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('It was deleted.').first().waitFor()
  await tabTo(page, page.getByLabel('Who answers for what is kept'))
  await page.keyboard.type('Llan Community Trust')
  await page.keyboard.press('Enter')
  await page.getByText('It is set.').first().waitFor()
  expect((await a.read()).settings.notice.controller).toBe('Llan Community Trust')
  expect(faults).toEqual([])
  await context.close()
})
