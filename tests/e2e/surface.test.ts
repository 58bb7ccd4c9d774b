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

async function aFacilitator(look: Look = {}, view: 'board' | 'list' = 'board'): Promise<Page> {
  const { page } = await openWindow(browser, look)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Ruth' })
  await page.goto(`${server.address}${session.pathOf('room')}?view=${view}`)
  await roomPage(page).shows(wordsOf(0))
  return page
}

const middleOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x: x + width / 2,
  y: y + height / 2,
})

test('[V10] the board is moved by wheel and resized by Ctrl and wheel: what is under the pointer stays under it', async () => {
  const page = await aFacilitator()
  const surface = surfacePage(page)
  const before = await surface.spotOf(wordsOf(3))
  await page.mouse.move(before.x + 20, before.y + 20)
  await page.mouse.wheel(0, 200)
  await until('it has moved', async () => (await surface.scrolled()).top > 100)
  await page.mouse.wheel(0, -200)
  await until('it is back', async () => (await surface.scrolled()).top === 0)

  await page.mouse.wheel(0, 40)
  await until('it has moved a little', async () => (await surface.scrolled()).top === 40)
  const seen = await surface.spotOf(wordsOf(3))
  const at = middleOf(seen)
  await page.mouse.move(at.x, at.y)
  await page.keyboard.down('Control')
  for (const _ of [1, 2, 3]) await page.mouse.wheel(0, -60)
  await page.keyboard.up('Control')
  await surface.rests(percent => percent > 120)
  const larger = await surface.spotOf(wordsOf(3))
  expect(larger.width / seen.width).toBeCloseTo((await surface.percent()) / 100, 1)
  expect(Math.abs(middleOf(larger).x - at.x)).toBeLessThan(4)
  expect(Math.abs(middleOf(larger).y - at.y)).toBeLessThan(4)
})

test('[V24] while the size changes, the canvas shows the notes that are not in the page, and nothing hides it', async () => {
  const page = await aFacilitator()
  const canvas = page.locator('canvas.painter')
  const grounds = () =>
    page
      .locator('.surface .frame')
      .evaluateAll(frames => frames.map(frame => getComputedStyle(frame).backgroundColor === 'rgba(0, 0, 0, 0)'))
  expect(await canvas.isVisible()).toBe(false)
  expect(await grounds()).not.toContain(true)
  const whileMoving = await surfacePage(page).wrap.evaluate(wrap => {
    wrap.dispatchEvent(new WheelEvent('wheel', { deltaY: 90, ctrlKey: true, cancelable: true }))
    const painter = wrap.querySelector('canvas')
    return {
      isShown: painter !== null && getComputedStyle(painter).display !== 'none' && painter.clientWidth > 0,
      grounds: [...wrap.querySelectorAll('.frame')].map(frame => getComputedStyle(frame).backgroundColor),
    }
  })
  expect(whileMoving.isShown).toBe(true)
  expect(new Set(whileMoving.grounds)).toEqual(new Set(['rgba(0, 0, 0, 0)']))
  await surfacePage(page).rests(percent => percent < 100)
  expect(await canvas.isVisible()).toBe(false)
  expect(await grounds()).not.toContain(true)
})

test('[V11] buttons and keys make it smaller and larger, show all of it, and lead back to the start', async () => {
  const page = await aFacilitator()
  const surface = surfacePage(page)
  await surface.press('Smaller')
  await surface.rests(percent => percent === 90)
  await surface.press('Larger')
  await surface.rests(percent => percent === 100)
  await roomPage(page).note(wordsOf(0)).focus()
  await page.keyboard.press('+')
  await surface.rests(percent => percent === 110)
  await page.keyboard.press('0')
  await surface.rests(percent => percent === 100)
  await page.evaluate(() => {
    document.documentElement.setAttribute('data-keys', 'off')
  })
  await page.keyboard.press('+')
  expect(await surface.percent()).toBe(100)

  await page.keyboard.press('End')
  const last = wordsOf(count - 1)
  await until('the last note has the focus', () => hasFocus(page, last))
  expect(await surface.isInSight(last)).toBe(true)
  await surface.press('See the whole board')
  await surface.rests(percent => percent < 50)
  const [wrap, ...frames] = await Promise.all([
    surface.wrap.boundingBox(),
    ...parts.map(title => roomPage(page).part(title).boundingBox()),
  ])
  for (const frame of frames) {
    expect(frame?.x).toBeGreaterThanOrEqual(wrap?.x ?? 0)
    expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeLessThanOrEqual((wrap?.y ?? 0) + (wrap?.height ?? 0) + 1)
  }
  await surface.press('Back to the start of the board')
  await surface.rests(percent => percent === 100)
  expect(await surface.scrolled()).toEqual({ left: 0, top: 0 })
})

test('[V12] from far away the headings can still be read, and a press or Enter leads to reading size there', async () => {
  const page = await aFacilitator()
  const surface = surfacePage(page)
  await surface.press('See the whole board')
  await surface.rests(percent => percent < 50)
  const heading = page.getByRole('heading', { name: 'Keep the lights on' })
  const letters = await heading.evaluate(element => {
    const scale = element instanceof HTMLElement ? element.getBoundingClientRect().height / element.offsetHeight : 0
    return scale * Number.parseFloat(getComputedStyle(element).fontSize)
  })
  expect(letters).toBeGreaterThanOrEqual(15.5)
  const frame = await roomPage(page).part(lights).boundingBox()
  if (frame === null) throw new Error('it is there')
  await page.mouse.click(frame.x + frame.width / 2, frame.y + frame.height * 0.7)
  await surface.rests(percent => percent === 100)
  await until('notes of that part are in sight', async () => {
    const seen = await Promise.all(
      [88, 91, 94, 97, 100, 103, 106, 109, 112, 115, 118, 121, 124, 127, 130, 133].map(at =>
        surface.isInSight(wordsOf(at)),
      ),
    )
    return seen.includes(true)
  })
  await surface.press('See the whole board')
  await surface.rests(percent => percent < 50)
  await roomPage(page).note(wordsOf(0)).focus()
  await page.keyboard.press('Enter')
  await surface.rests(percent => percent === 100)
  expect(await surface.isInSight(wordsOf(0))).toBe(true)
})

test('[V13] however many notes there are, and from however far, the page holds at most a thousand elements', async () => {
  const page = await aFacilitator()
  const surface = surfacePage(page)
  const seen: number[] = [await surface.nodes()]
  for (const wanted of [80, 60, 50, 40, 20]) {
    while ((await surface.percent()) > wanted) {
      await surface.press('Smaller')
      await surface.rests(() => true)
    }
    seen.push(await surface.nodes())
  }
  await roomPage(page).showAs('List')
  await roomPage(page).note(wordsOf(0)).waitFor()
  seen.push(await surface.nodes())
  expect(seen.filter(nodes => nodes > 1000)).toEqual([])
})

test.each(['board', 'list'] as const)(
  '[V14] in the %s every note can be reached by keyboard and heard word for word, with its place among how many',
  async view => {
    const page = await aFacilitator({}, view)
    await roomPage(page).note(wordsOf(0)).focus()
    const heard: string[] = []
    for (let at = 0; at < count; at += 1) {
      const said = await page.evaluate(() => {
        const item = document.activeElement?.closest('li')
        return {
          words: item?.querySelector('.words')?.textContent ?? '',
          place: `${item?.getAttribute('aria-posinset')} of ${item?.getAttribute('aria-setsize')}`,
        }
      })
      const number = heard.length % (count / 3)
      expect(said.place).toBe(`${number + 1} of ${count / 3}`)
      heard.push(said.words)
      await page.keyboard.press(view === 'board' ? 'ArrowRight' : 'ArrowDown')
      if (at < count - 1) await until('the next has the focus', async () => !(await hasFocus(page, said.words)))
    }
    const inOrder = parts.flatMap((_, part) =>
      Array.from({ length: count }, (__, at) => at).filter(at => at % parts.length === part),
    )
    expect(heard).toEqual(inOrder.map(wordsOf))
  },
)

test('[V15] board and list are at the same note', async () => {
  const page = await aFacilitator()
  const surface = surfacePage(page)
  await roomPage(page).note(wordsOf(0)).focus()
  await page.keyboard.press('PageDown')
  for (let steps = 0; steps < 25; steps += 1) await page.keyboard.press('ArrowRight')
  const words = wordsOf(1 + 3 * 25)
  await until('it has the focus', () => hasFocus(page, words))
  await page.keyboard.press('v')
  await page.getByRole('heading', { name: 'The notes as a list' }).waitFor()
  await until('it has the focus in the list', () => hasFocus(page, words))
  await page.keyboard.press('v')
  await page.getByRole('heading', { name: 'The board' }).waitFor()
  await until('it has the focus on the board', () => hasFocus(page, words))
  expect(await surface.isInSight(words)).toBe(true)
})

test('[V22] a page that is asked to be measured opens a door for that, and no other page does', async () => {
  const page = await aFacilitator()
  expect(await page.evaluate(() => 'waymarkBench' in window)).toBe(false)
  await page.goto(`${server.address}${session.pathOf('room')}?view=board&bench=1`)
  await until('the door is open', () => page.evaluate(() => 'waymarkBench' in window))
  const counted = (): Promise<unknown> =>
    page.evaluate(() => {
      const door: unknown = Reflect.get(window, 'waymarkBench')
      const count: unknown = typeof door === 'object' && door !== null ? Reflect.get(door, 'count') : undefined
      return typeof count === 'function' ? (count() as unknown) : undefined
    })
  await until('all notes are counted', async () => JSON.stringify(await counted()).includes(`"notes":${count}`))
  expect(await counted()).toMatchObject({ notes: count })
})

test('[V18] on paper all notes are there, in reading order, whatever is on the screen', async () => {
  const page = await aFacilitator()
  await surfacePage(page).press('See the whole board')
  await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'))
  })
  const printed = await page.locator('.printed .words').allTextContents()
  const inOrder = parts.flatMap((_, part) =>
    Array.from({ length: count }, (__, at) => at).filter(at => at % parts.length === part),
  )
  expect(printed).toEqual(inOrder.map(wordsOf))
  await page.evaluate(() => {
    dispatchEvent(new Event('afterprint'))
  })
  expect(await page.locator('.printed').count()).toBe(0)
})

const hasFocus = (page: Page, words: string): Promise<boolean> =>
  page.evaluate(wanted => document.activeElement?.closest('li')?.querySelector('.words')?.textContent === wanted, words)
