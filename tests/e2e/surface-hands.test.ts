import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { roomPage } from '#support/pages/room.ts'
import { surfacePage } from '#support/pages/surface.ts'
import { aboutAll, ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow, type Look } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

const [doors, lights] = ambitions
const parts = [doors, lights, aboutAll] as const
const count = 180
/** Each is found by its number, and none is part of another's. */
const wordsOf = (number: number): string => `Note ${number}, ${'and so on '.repeat(1 + (number % 9))}end of ${number}.`

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
  await session.withNotes(
    Array.from({ length: count }, (_, at) => ({ text: wordsOf(at), under: parts[at % parts.length] ?? doors })),
  )
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function aFacilitator(look: Look = {}): Promise<Page> {
  const { page } = await openWindow(browser, look)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Ruth' })
  await page.goto(`${server.address}${session.pathOf('room')}?view=board`)
  await roomPage(page).shows(wordsOf(0))
  return page
}

const middleOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x: x + width / 2,
  y: y + height / 2,
})

test('[V16] a drag says where the note would land, scrolls at the edge, and Esc leaves everything as it was', async () => {
  const page = await aFacilitator()
  const surface = surfacePage(page)
  const room = roomPage(page)
  const before = await room.wordsUnder(doors)
  const from = middleOf(await surface.spotOf(wordsOf(0)))
  const to = await surface.spotOf(wordsOf(1))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y + 5)
  await page.mouse.move(to.x + to.width - 5, to.y + to.height / 2, { steps: 4 })
  await page.getByText(`To B, ${lights}, note 2 of 61`).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.landing').waitFor({ state: 'detached' })
  await page.mouse.up()
  expect(await room.wordsUnder(doors)).toEqual(before)

  const wrap = await surface.wrap.boundingBox()
  if (wrap === null) throw new Error('the board is there')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, wrap.y + wrap.height - 6, { steps: 6 })
  await until('the board scrolls', async () => (await surface.scrolled()).top > 400)
  await page.keyboard.press('Escape')
  await page.mouse.up()
})

test('[V17] two fingers make it larger and never drag a note; one finger held on a note drags it', async () => {
  const page = await aFacilitator({ screen: 'phone' })
  const surface = surfacePage(page)
  const wire = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly (readonly [number, number])[]) =>
    wire.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
  const toTheBoard = (): Promise<void> =>
    surface.wrap.evaluate(element => {
      element.scrollIntoView({ block: 'start' })
    })
  await toTheBoard()
  const { x, y } = middleOf(await surface.spotOf(wordsOf(0)))
  await touch('touchStart', [[x - 20, y]])
  await touch('touchStart', [
    [x - 20, y],
    [x + 20, y],
  ])
  for (const apart of [30, 40, 50, 60])
    await touch('touchMove', [
      [x - apart, y],
      [x + apart, y],
    ])
  expect(await page.locator('.landing').count()).toBe(0)
  await touch('touchEnd', [])
  await surface.rests(percent => percent > 130)

  await surface.press('Back to the start of the board')
  await surface.rests(percent => percent === 100)
  await toTheBoard()
  const held = middleOf(await surface.spotOf(wordsOf(0)))
  await touch('touchStart', [[held.x, held.y]])
  await page.locator('li[data-part="lifted"]').waitFor()
  await touch('touchMove', [[held.x, held.y + 60]])
  await page.locator('.landing').waitFor()
  await touch('touchStart', [
    [held.x, held.y + 60],
    [held.x + 60, held.y + 60],
  ])
  await page.locator('.landing').waitFor({ state: 'detached' })
  await touch('touchEnd', [])
})

test('[V19] a lasso over the board selects what it touches, and Esc leaves the selection as it was', async () => {
  const page = await aFacilitator()
  const surface = surfacePage(page)
  const first = await surface.spotOf(wordsOf(0))
  const last = await surface.spotOf(wordsOf(6))
  const draw = async (): Promise<void> => {
    await page.mouse.move(first.x - 8, first.y + 20)
    await page.mouse.down()
    await page.mouse.move(last.x + last.width - 8, last.y + 12, { steps: 5 })
    await page.locator('.lasso').waitFor()
  }
  await draw()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await page.locator('.note.selected').count()).toBe(0)
  await draw()
  await page.mouse.up()
  const selected = await page.locator('.note.selected .words').allTextContents()
  expect(selected).toEqual([wordsOf(0), wordsOf(6)])
  await page.getByText('2 notes selected').first().waitFor()
})

test('[V16] a pen drags a note as a mouse does', async () => {
  const page = await aFacilitator()
  const surface = surfacePage(page)
  const wire = await page.context().newCDPSession(page)
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: { x: number; y: number }) =>
    wire.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      pointerType: 'pen',
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    })
  const from = middleOf(await surface.spotOf(wordsOf(0)))
  const to = await surface.spotOf(wordsOf(1))
  await pen('mousePressed', from)
  await pen('mouseMoved', { x: from.x + 12, y: from.y })
  await pen('mouseMoved', { x: to.x + to.width - 5, y: to.y + to.height / 2 })
  const sign = page.locator('.landing')
  await until('it is said where it would land', async () => (await sign.textContent())?.startsWith('To B') ?? false)
  expect(await sign.textContent()).toBe(`To B, ${lights}, note 2 of 61`)
  await page.keyboard.press('Escape')
  await pen('mouseReleased', from)
})

test('[V21] the focus stays on a note that is scrolled out of sight, and goes to the next when it is withdrawn', async () => {
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('participant'), { name: 'Anwen' })
  const room = roomPage(page)
  await room.form.waitFor()
  await room.write('Mine, to be withdrawn', aboutAll)
  await room.isSaved('Mine, to be withdrawn')
  await room.note('Mine, to be withdrawn').focus()
  const surface = surfacePage(page)
  await surface.wrap.evaluate(element => {
    element.scrollTo({ top: 0, behavior: 'instant' })
  })
  await until('it is out of sight', async () => !(await surface.isInSight('Mine, to be withdrawn')))
  expect(await hasFocus(page, 'Mine, to be withdrawn')).toBe(true)
  await page.keyboard.press('Delete')
  await until('the note before it has the focus', () => hasFocus(page, wordsOf(count - 1)))
  expect(await surface.isInSight(wordsOf(count - 1))).toBe(true)
})

const hasFocus = (page: Page, words: string): Promise<boolean> =>
  page.evaluate(wanted => document.activeElement?.closest('li')?.querySelector('.words')?.textContent === wanted, words)

test('[V25] the note in hand never lies under the small map', async () => {
  const page = await aFacilitator()
  const map = page.locator('.minimap')
  await until('there is a small map', () => map.isVisible())
  await roomPage(page).note(wordsOf(1)).focus()
  const covered: string[] = []
  for (const _ of Array.from({ length: 30 })) {
    await page.keyboard.press('ArrowRight')
    const words = await page.evaluate(() => {
      const box = document.activeElement?.closest('.note')?.getBoundingClientRect()
      const over = document.querySelector('.minimap')?.getBoundingClientRect()
      if (box === undefined || over === undefined) return 'nothing in hand'
      const isFree =
        box.right <= over.left || box.bottom <= over.top || box.left >= over.right || box.top >= over.bottom
      return isFree ? '' : (document.activeElement?.closest('.note')?.textContent ?? '')
    })
    if (words !== '') covered.push(words)
  }
  expect(covered).toEqual([])
})
