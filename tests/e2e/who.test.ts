/** Who is in the room, as an organiser makes it with the keyboard alone, and as somebody answers it on a narrow screen without a script. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '@waymark/shared/wire/pages.ts'
import { launchBrowser } from '#support/browser.ts'
import { tabTo } from '#support/by-keys.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { preparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

test('[MO12] with the keyboard alone an organiser writes a form, opens it and closes it, and reads what may be shown; at 320 pixels nothing is cut off', async () => {
  const { session } = await preparedSession(server)
  const { page } = await openWindow(browser, { screen: 'small' })
  await comeIn(page, server.organiserLink, { name: 'Fay' })
  await page.goto(`${server.address}${pages.whoInRoom(session.session.id)}`)
  const press = async (name: string | RegExp): Promise<void> => {
    await tabTo(page, page.getByRole('button', { name }))
    await page.keyboard.press('Enter')
  }
  await tabTo(page, page.getByLabel('Why you ask'))
  await press('Save the form')
  await page.getByText('Say why you ask', { exact: false }).first().waitFor()
  await page.keyboard.type('To see whom we miss.')
  await press('Add this question')
  await press('Add this question')
  await press('Move question 2 up')
  await press('Save the form')
  await press('Open the form')
  const address = await page.getByLabel('Where people answer').inputValue()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(320)
  const visitor = plainVisitor(server.address)
  for (let people = 0; people < 12; people += 1)
    await (await visitor.open(new URL(address).pathname)).press('Send my answers', { 'What is your sex?': '0' })
  await page.goto(address)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.goBack()
  await press('Close the form…')
  await press('Count, and delete the answers')
  await page.getByText('About 10 people answered.').waitFor()
  await page.getByRole('button', { name: 'Let everybody read it' }).waitFor()
  expect(await page.getByRole('row', { name: 'Male Not shown', exact: true }).count()).toBe(1)
})
