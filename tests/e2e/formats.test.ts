/** Other formats and thanks, in a real browser: the plain pages on a small screen, and the team's pages by keyboard. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readThanks, setThanks } from '@waymark/shared/wire/thanks.ts'
import { launchBrowser } from '#support/browser.ts'
import { tabTo } from '#support/by-keys.ts'
import { axe, cutOff, firstHeadings, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow, screens } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const strategyId = () => session.session.strategy.id
const looksOf = async (page: Page, name: string): Promise<string[]> =>
  [...(await axe(page)), ...(await scrollsSideways(page)), ...(await cutOff(page)), ...(await firstHeadings(page))].map(
    wrong => `${name}: ${wrong}`,
  )
const thanksPath = async (): Promise<string> => {
  const params = { strategyId: strategyId() }
  await session.organiser.ask(setThanks, { params, body: { isOpen: true, intro: '' } })
  return new URL((await session.organiser.ask(readThanks, { params })).address).pathname
}

test('[FO11] [TH8] on a small and dark screen axe finds nothing serious on the plain pages of other formats and thanks, none scrolls sideways, and nothing is cut off', async () => {
  const context = await browser.newContext({ locale: 'en-GB', colorScheme: 'dark', ...screens.small })
  const page = await context.newPage()
  const found: string[] = []
  await page.goto(`${server.address}${pages.formats(session.pathOf('room'))}`)
  found.push(...(await looksOf(page, 'form')))
  await page.getByRole('button', { name: 'Ask for it' }).click()
  found.push(...(await looksOf(page, 'refused')))
  await page.getByLabel('Which format?').selectOption('language')
  await page.getByLabel('More about it').fill(`Cymraeg ${'hir'.repeat(30)}`)
  await page.getByLabel('What do we call you?').fill('Ama')
  await page.getByLabel('How do we reach you?').selectOption('post')
  await page.getByLabel('E-mail address, phone number or postal address').fill('1 Long Street\nAberystwyth')
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await page.getByText('We have it, and nobody has begun yet').waitFor()
  found.push(...(await looksOf(page, 'own')))
  await page.goto(`${server.address}${await thanksPath()}`)
  found.push(...(await looksOf(page, 'thanks')))
  await page.getByLabel('Thank me as').fill(`Nia ${'Rees'.repeat(18)}`)
  await page.getByRole('button', { name: 'Thank me by this name' }).click()
  await page.getByRole('button', { name: 'Take my name back' }).waitFor()
  found.push(...(await looksOf(page, 'own name')))
  expect(found).toEqual([])
  await context.close()
})

test('[FO12] [TH8] by keyboard alone somebody of the team finds the queue, takes a request in hand and says that it is done, and an organiser takes names and shows one', async () => {
  const form = await plainVisitor(server.address).open(pages.formats(session.pathOf('strategy')))
  await form.press('Ask for it', {
    'Which format?': 'audio',
    'What do we call you?': 'Mair',
    'How do we reach you?': 'phone',
    'E-mail address, phone number or postal address': '01970 123456',
  })
  const { page, faults } = await openWindow(browser)
  await comeIn(page, server.organiserLink, { name: 'Olwen' })
  await page.goto(`${server.address}${session.pathOf('strategy')}`)
  await tabTo(page, page.getByRole('link', { name: 'Other formats that were asked for' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: /^Take it in hand.*Mair/ }))
  await page.keyboard.press('Enter')
  await page.getByText('In hand', { exact: true }).waitFor()
  await tabTo(page, page.getByRole('button', { name: /^Done….*Mair/ }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('We read it to her.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('We read it to her.').waitFor()
  expect(await looksOf(page, 'queue')).toEqual([])
  await page.goto(`${server.address}${pages.thankPeople(strategyId())}`)
  await (
    await plainVisitor(server.address).open(await thanksPath())
  ).press('Thank me by this name', { 'Thank me as': 'Esi' })
  await page.reload()
  await tabTo(page, page.getByRole('button', { name: /^Show it.*Esi/ }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Show it.*Esi/ }).waitFor({ state: 'detached' })
  expect(await looksOf(page, 'thanks')).toEqual([])
  await page.getByRole('button', { name: /^Reading comfort/ }).click()
  const link = page.getByRole('link', { name: 'Ask for this in another format' })
  expect(await link.getAttribute('href')).toBe(pages.formats(pages.thankPeople(strategyId())))
  expect(faults).toEqual([])
})
