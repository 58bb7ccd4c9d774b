import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { roomPage } from '#support/pages/room.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

/** `runs`: the direction in which the words run. */
const writings = [
  { text: 'نريد مترجمًا في كل لقاء، من فضلكم (٣ لغات)', runs: 'rtl' },
  { text: 'שלום, אנחנו צריכים ramp ליד הדלת', runs: 'rtl' },
  { text: 'Mae’r tŷ yn oer a’r dŵr yn rhewi: ŵyr yn crio, Ŷ Ŵ ẁ ỳ', runs: 'ltr' },
  { text: '🪛👩🏽‍🦽🏴󠁧󠁢󠁷󠁬󠁳󠁿 mend it 🎉', runs: 'ltr' },
  { text: '  two spaces,\nand a line "as it is" -- Its ours', runs: 'ltr' },
] as const

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
  await session.withNotes(writings.map(({ text }) => ({ text, under: ambitions[0] })))
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

test.for(['laptop', 'small'] as const)(
  '[A76] on a %s screen words are shown letter for letter, in their own direction, and no button lies over them',
  async screen => {
    const { page } = await openWindow(browser, { screen })
    await comeIn(page, session.linkFor('facilitator'), { name: 'Fay' })
    for (const view of ['Board', 'List'] as const) {
      await page.goto(`${server.address}${session.pathOf('room')}`)
      await roomPage(page).showAs(view)
      await roomPage(page).shows(writings[0].text)
      expect(await wordsOn(page)).toEqual(due)
    }
    await page.goto(`${server.address}${session.pathOf('grouping')}`)
    await page.getByRole('checkbox').first().waitFor()
    expect(await wordsOn(page)).toEqual(due)
    await page.goto(`${server.address}/plain${session.pathOf('room')}`)
    expect(await wordsOn(page)).toEqual(due)
    await page.context().close()
  },
)

const due = writings.map(({ text, runs }) => ({ text, runs, startsAtItsSide: true, isUnderAButton: false }))

/** All notes of a page: their words, whether these start where their direction begins, and whether a button lies over them. */
const wordsOn = (page: Page) =>
  page.locator('.note .words').evaluateAll(all =>
    all.map(words => {
      const range = document.createRange()
      range.selectNodeContents(words)
      const lines = [...range.getClientRects()]
      const first = lines.filter(({ top }) => top === lines[0]?.top)
      const box = words.getBoundingClientRect()
      const { direction, paddingLeft, paddingRight } = getComputedStyle(words)
      const fromStart =
        direction === 'rtl'
          ? box.right - Number.parseFloat(paddingRight) - Math.max(...first.map(({ right }) => right))
          : Math.min(...first.map(({ left }) => left)) - box.left - Number.parseFloat(paddingLeft)
      const liesOver = (button: Element): boolean => {
        const { left, right, top, bottom } = button.getBoundingClientRect()
        return lines.some(
          line => left < line.right - 1 && right > line.left + 1 && top < line.bottom - 1 && bottom > line.top + 1,
        )
      }
      return {
        text: words.textContent,
        runs: direction,
        startsAtItsSide: Math.abs(fromStart) <= 1,
        isUnderAButton: [...(words.closest('.note')?.querySelectorAll('button, .btn') ?? [])].some(liesOver),
      }
    }),
  )
