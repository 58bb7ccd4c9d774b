import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { axe, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
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

const patience = { timeout: 25_000 }

/** Switches the watch link on and answers its address. */
async function watchLinkOf(page: Page, session: PreparedSession): Promise<string> {
  await page.goto(`${server.address}${session.pathOf('session')}`)
  await page.getByRole('button', { name: 'Switch the watch link on' }).focus()
  await page.keyboard.press('Enter')
  return page.getByLabel('The watch link is on').inputValue()
}

async function facilitatorOf(session: PreparedSession): Promise<Page> {
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Fay' })
  return page
}

test('[G5] whoever has the watch link reads the notes by headings, holds what is new, and is out when it is switched off', async () => {
  const session = await preparedSession(server)
  await session.withNotes([{ text: 'Open on Sundays', under: ambitions[0] }])
  const fay = await facilitatorOf(session)
  const link = await watchLinkOf(fay, session)
  const { page, faults } = await openWindow(browser)
  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: 'Are the ambitions still right?' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Open on Sundays' }).waitFor()
  await page.getByText('1 note from 1 room').waitFor()
  await page.getByRole('link', { name: ambitions[1] }).focus()
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(ambitions[1])
  expect(page.url()).toBe(link)

  await session.withNotes([
    { text: 'Open on Sundays', under: ambitions[0] },
    { text: 'The lift is broken', under: ambitions[1] },
  ])
  await page.getByRole('listitem').filter({ hasText: 'The lift is broken' }).waitFor(patience)
  await expect.poll(() => page.getByTestId('polite').textContent()).toContain('1 new note.')
  await page.getByRole('button', { name: 'Hold what is new' }).click()
  await session.withNotes([
    { text: 'Open on Sundays', under: ambitions[0] },
    { text: 'The lift is broken', under: ambitions[1] },
    { text: 'A clock you can see', under: ambitions[1] },
  ])
  await page.getByText('1 new note held.').waitFor(patience)
  expect(await page.getByText('A clock you can see').count()).toBe(0)
  await page.getByRole('button', { name: 'Show what is new' }).click()
  await page.getByText('A clock you can see').waitFor()

  await fay.getByRole('button', { name: 'Switch it off' }).click()
  await fay.getByRole('button', { name: 'Switch the watch link on' }).waitFor()
  await page.getByRole('heading', { level: 1, name: 'You cannot look on here now' }).waitFor(patience)
  expect(await page.getByText('A clock you can see').count()).toBe(0)
  expect(faults).toEqual([])
})

test('[G6] on a big screen what does not fit comes by pages, which keys and buttons turn and hold', async () => {
  const session = await preparedSession(server)
  const many = Array.from({ length: 40 }, (_, at) => ({
    text: `Note number ${at + 1}, in large letters`,
    under: ambitions[0],
  }))
  await session.withNotes(many)
  const page = await facilitatorOf(session)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.goto(`${server.address}${session.pathOf('session')}`)
  await page.getByLabel('How people join').fill('waymark.example.org')
  await page.getByRole('button', { name: 'Save how people join' }).click()
  await page.getByRole('link', { name: 'Big screen' }).click()
  const foot = page.getByRole('contentinfo').or(page.locator('main > footer'))
  await foot.getByText(/page 1 of /i).waitFor(patience)
  await page.getByText('waymark.example.org').waitFor(patience)
  const isSeen = (words: string): Promise<boolean> =>
    page.getByText(words, { exact: true }).evaluate(note => {
      const inner = note.getBoundingClientRect()
      const outer = note.closest('ul')?.getBoundingClientRect()
      return outer !== undefined && inner.left >= outer.left - 1 && inner.right <= outer.right + 1
    })
  expect([await isSeen(many[0]!.text), await isSeen(many[39]!.text)]).toEqual([true, false])
  await page.keyboard.press('ArrowRight')
  await foot.getByText(/page 2 of /i).waitFor()
  expect(await isSeen(many[0]!.text)).toBe(false)
  await page.keyboard.press('ArrowLeft')
  await foot.getByText(/page 1 of /i).waitFor()
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Go on turning' }).waitFor()
  await page.getByRole('button', { name: 'Next page' }).click()
  await foot.getByText(/page 2 of /i).waitFor()
  expect([...(await axe(page)), ...(await scrollsSideways(page))]).toEqual([])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.getByRole('button', { name: 'Go on turning' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Next page' }).waitFor()
})
