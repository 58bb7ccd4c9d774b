import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { launchBrowser } from '#support/browser.ts'
import { axe, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow, type Look } from '#support/window.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function somebody(link: string, name: string, look: Look = {}): Promise<Page> {
  const { page } = await openWindow(browser, look)
  await comeIn(page, link, { name })
  return page
}

/** A theme with one of two notes; the rooms are asked about it. */
async function broughtBack(): Promise<{ readonly session: PreparedSession; readonly fay: Page }> {
  const session = await preparedSession(server)
  await session.withNotes([
    { text: 'Open on Sundays', under: ambitions[0] },
    { text: 'The lift is broken', under: ambitions[1] },
  ])
  const fay = await somebody(session.linkFor('facilitator'), 'Fay')
  await fay.goto(`${server.address}${session.pathOf('grouping')}`)
  const grouping = groupingPage(fay)
  await grouping.note('Open on Sundays').waitFor()
  await grouping.group(['Open on Sundays'], 'Longer hours')
  await session.organiser.ask(changeStep, {
    params: { breakoutId: BreakoutId.parse(session.session.breakouts[0]?.id) },
    body: { step: 'check-back' },
  })
  return { session, fay }
}

test.concurrent('[G13] in their room people read what was made of their words and say what is not quite right, by keyboard, also on a phone', async () => {
  const { session, fay } = await broughtBack()
  const nia = await somebody(session.linkFor('participant'), 'Nia', { screen: 'phone' })
  await nia.goto(`${server.address}${session.pathOf('room')}`)
  const panel = nia.getByRole('region', { name: 'What we made of your words' })
  const theme = panel.getByRole('region', { name: 'Longer hours' })
  await theme.getByText('Open on Sundays').waitFor()
  await panel.getByRole('region', { name: 'Not yet looked at' }).getByText('The lift is broken').waitFor()
  await theme.getByRole('radio', { name: 'Yes' }).focus()
  await nia.keyboard.press('ArrowRight')
  await theme.getByRole('button', { name: /^Send my answer/ }).focus()
  await nia.keyboard.press('Enter')
  await theme.getByText('Say in a few words what is not quite right.').waitFor()
  await theme.getByRole('textbox', { name: 'What is not quite right?' }).focus()
  await nia.keyboard.type('We meant evenings')
  await theme.getByRole('button', { name: /^Send my answer/ }).focus()
  await nia.keyboard.press('Enter')
  await theme.getByText('Saved. You can change it').waitFor()
  expect(await nia.evaluate(() => document.activeElement?.textContent)).toContain('Send my answer')
  expect([...(await axe(nia)), ...(await scrollsSideways(nia))]).toEqual([])

  await nia.reload()
  expect(await theme.getByRole('textbox').inputValue()).toBe('We meant evenings')
  await theme.getByRole('button', { name: /^Take it back/ }).click()
  await theme.getByText('Saved. You can change it').waitFor({ state: 'detached' })
  expect(await theme.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(false)
  await fay.close()
})

test.concurrent('[G14] the team reads beside each theme how many say yes and what is not quite right, and how many rooms have answered', async () => {
  const { session, fay } = await broughtBack()
  await fay.reload()
  const nia = await somebody(session.linkFor('participant'), 'Nia')
  await nia.goto(`${server.address}${session.pathOf('room')}`)
  const theme = nia.getByRole('region', { name: 'Longer hours' })
  await theme.getByRole('radio', { name: 'Not quite' }).check()
  await theme.getByRole('textbox').fill('We meant evenings')
  await theme.getByRole('button', { name: /^Send my answer/ }).click()
  await theme.getByText('Saved. You can change it').waitFor()
  const heard = fay.locator('.theme').filter({ hasText: 'Longer hours' })
  await heard.getByText('0 yes, 1 not quite').waitFor({ timeout: 20_000 })
  await heard.getByText('0 yes, 1 not quite').click()
  await heard.getByText('We meant evenings').waitFor()
  await fay.getByText('Check back: 1 of 1 room has answered').waitFor()
  expect(await heard.getByText('Nia').count()).toBe(0)
  expect(await axe(fay)).toEqual([])
})
