/** What came of it, on the screens: you said, we did; decisions; numbers. By keyboard, and for those who only read. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listLinks, home, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { launchBrowser } from '#support/browser.ts'
import { person, type Person } from '#support/person.ts'
import { secretOf } from '#support/prepared-session.ts'
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

async function theDemo() {
  const organiser = person(server.address)
  await organiser.comeIn(secretOf(server.organiserLink), { name: 'Olwen' })
  const { strategies } = await organiser.ask(home, {})
  const strategyId = strategies[0]!.id
  const { draftId, sessions } = await organiser.ask(readStrategy, { params: { strategyId } })
  const { links } = await organiser.ask(listLinks, { params: { sessionId: sessions[0]!.id } })
  const reader = person(server.address)
  await reader.comeIn(secretOf(links.find(({ role }) => role === 'reader')?.address ?? ''))
  return { strategyId, draftId, organiser, reader }
}

/** A window of somebody who has come in already. */
async function windowOf(somebody: Person) {
  const window = await openWindow(browser)
  const [name = '', value = ''] = somebody.cookie().split('=')
  await window.context.addCookies([{ name, value, url: server.address }])
  return window
}

const press = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('button', { name }).first().focus()
  await page.keyboard.press('Enter')
}

test('[OC10] [OC16] by keyboard alone the team says what was done about a theme, adds to it and takes it back, and organisers record a decision, remove it and have it back; readers read it all', async () => {
  const { strategyId, draftId, organiser, reader } = await theDemo()
  const { page, faults } = await windowOf(organiser)
  await page.goto(`${server.address}${pages.outcomes(draftId)}`)
  await page.getByText(/^\d+ themes: 0 with an answer/).waitFor()
  await press(page, /^Say what was done/)
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Choose one of the four.').waitFor()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('We open on Sundays, too.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('The answer is saved.').first().waitFor()
  await page.getByText('Adapted.', { exact: true }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Change the answer/)
  await press(page, /^Add what was done since/)
  await page.keyboard.type('It began in May.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('It began in May.').first().waitFor()
  await press(page, /^Take the answer back/)
  await page.getByText(/^\d+ themes: 0 with an answer/).waitFor()
  await press(page, /^Undo/)
  await page.getByText(/^\d+ themes: 1 with an answer/).waitFor()
  await page.getByText('It began in May.').first().waitFor()
  await decideByKeyboard(page, pages.decisions(strategyId))
  await page.goto(`${server.address}${pages.impact(strategyId)}`)
  await page.getByText('Not counted yet').first().waitFor()
  expect(faults).toEqual([])

  const { page: read } = await windowOf(reader)
  await read.goto(`${server.address}${pages.outcomes(draftId)}`)
  await read.getByText('We open on Sundays, too.').waitFor()
  expect(await read.getByRole('button', { name: /Say what|Change|Take|Add/ }).count()).toBe(0)
  await read.goto(`${server.address}${pages.decisions(strategyId)}`)
  await read.getByRole('heading', { name: 'Where do we meet?' }).waitFor()
  expect(await read.getByRole('button', { name: /Record|Change|Remove/ }).count()).toBe(0)
  await read.goto(`${server.address}${pages.impact(strategyId)}`)
  await read.getByRole('heading', { name: 'We cannot show this page now' }).waitFor()
})

async function decideByKeyboard(page: Page, path: string): Promise<void> {
  await page.goto(`${server.address}${path}`)
  await press(page, /^Record a decision/)
  await page.keyboard.type('Where do we meet?')
  await page.keyboard.press('Enter')
  await page.getByText('4 things need another look.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.closest('.field')?.textContent)).toContain('Option 1')
  await page.keyboard.type('The hall')
  await page.keyboard.press('Tab')
  await page.keyboard.type('The library')
  await page.getByLabel('What was chosen').focus()
  await page.keyboard.type('1')
  await page.getByLabel('Why', { exact: true }).focus()
  await page.keyboard.type('It is warm.')
  await press(page, /^Save the decision/)
  const heading = page.getByRole('heading', { name: 'Where do we meet?' })
  await heading.waitFor()
  await press(page, /^Remove it/)
  await heading.waitFor({ state: 'detached' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await heading.waitFor()
}
