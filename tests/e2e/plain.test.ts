import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { sayToRooms } from '@waymark/shared/wire/desk.ts'
import { setLead } from '@waymark/shared/wire/talk.ts'
import { axe, cutOff, firstHeadings, scrollsSideways } from '#support/looks.ts'
import { narrowNetwork } from '#support/narrow-network.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { roomPage } from '#support/pages/room.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { restyled } from '#support/put-in.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow, screens } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server, { rooms: 2 })
  const params = { sessionId: session.session.session.id }
  await session.organiser.ask(setLead, { params, body: { lead: { name: 'Mair', reach: '01234 567890' } } })
  await session.organiser.ask(sayToRooms, { params, body: { roomId: null, text: 'Five minutes more' } })
  await session.withNotes([
    { text: 'Meetings in the evening, so that people who work can come', under: ambitions[0] },
    { text: 'مساء الخير، نحتاج إلى مترجم', under: ambitions[0] },
    { text: `Pneumono${'ultramicroscopicsilicovolcano'.repeat(6)}coniosis`, under: ambitions[1] },
  ])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const link = 'Paste your link here'
const doors = `Your note about ${ambitions[0]}`
const addToDoors = `Add note about ${ambitions[0]}`

async function newPage(more: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false, ...more })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** In the first room. */
async function comeInPlainly(page: Page, name: string): Promise<void> {
  await page.goto(`${server.address}/plain`)
  await page.getByRole('textbox', { name: link }).fill(session.linkFor('participant'))
  await page.getByRole('textbox', { name: 'What shall we call you?' }).fill(name)
  await button(page, 'Come in').click()
  await page.getByRole('combobox', { name: 'Which room?' }).selectOption({ index: 1 })
  await button(page, 'Come in').click()
  await page.getByRole('textbox', { name: doors }).waitFor()
}

test.for(['laptop', 'phone', 'small'] as const)(
  '[A64] on a %s without JavaScript somebody comes in, writes, changes, withdraws, puts back and leaves',
  async screen => {
    const page = await newPage(screens[screen])
    await comeInPlainly(page, 'Ffion')
    const words = `A ramp at the side door,\nand a bell. (${screen})`
    const note = page.getByRole('listitem').filter({ hasText: `(${screen})` })
    await page.getByRole('textbox', { name: doors }).fill(words)
    await button(page, addToDoors).click()
    await note.getByText('Saved. Nobody else can change or delete it.').waitFor()
    expect(await note.locator('.words').innerText()).toBe(words)
    expect(await page.title()).toMatch(/^Saved/)
    expect(await page.getByRole('textbox', { name: doors }).inputValue()).toBe('')
    expect(await isInView(page, note)).toBe(true)

    await note.getByRole('link', { name: /^Change or withdraw/ }).click()
    await page.getByRole('textbox', { name: 'The words' }).fill(`${words} Please.`)
    await button(page, 'Save the words').click()
    await note.locator('.words').filter({ hasText: 'Please.' }).waitFor()
    await note.getByRole('link', { name: /^Change or withdraw/ }).click()
    await button(page, 'Withdraw my note').click()
    await page.getByText('Withdrawn. You can put it back.').waitFor()
    await button(page, /^Put back/).click()
    await note.getByText('Put back where it was.').waitFor()

    await page.getByRole('link', { name: 'All rooms of this session' }).click()
    await page.getByText('Leave this computer…').click()
    await button(page, 'Leave').click()
    await page.getByRole('heading', { level: 1, name: 'Come in' }).waitFor()
    await page.goto(`${server.address}/plain${session.pathOf('room')}`)
    await page.getByRole('heading', { level: 1, name: 'Come in by your link first' }).waitFor()
    await page.context().close()
  },
)

test('[A64] all of it can be done by keyboard alone, and the focus is where it went on', async () => {
  const page = await newPage()
  const { keyboard } = page
  const focused = (): Promise<string> =>
    page.locator(':focus').evaluate(element => element.getAttribute('name') ?? element.tagName)
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await keyboard.press('Tab')
      if ((await page.locator(':focus').count()) === 1 && (await focused()) === name) return
    }
    throw new Error(`Tab never came to ${name}`)
  }
  await page.goto(`${server.address}/plain`)
  await tabTo('link')
  await keyboard.insertText(session.linkFor('participant'))
  await keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Which room?' }).waitFor()
  await tabTo('room')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await tabTo('who')
  await keyboard.press('Enter')
  await page.getByRole('textbox', { name: doors }).waitFor()
  const words = await page.getByRole('textbox', { name: doors }).getAttribute('name')
  await tabTo(words ?? '')
  await tabTo('add')
  await keyboard.press('Enter')
  await page.getByText('This is not saved', { exact: true }).waitFor()
  expect(await focused()).toBe(words)
  await keyboard.type('By keys alone')
  await tabTo('add')
  await keyboard.press('Enter')
  await page.getByText('Saved. Nobody else can change or delete it.').waitFor()
  await page.context().close()
})

test('[A64] words that are not sent yet are there after a look at another page', async () => {
  const page = await newPage()
  await comeInPlainly(page, '')
  await page.getByRole('textbox', { name: doors }).fill('Half a sentence')
  await page.getByRole('link', { name: 'All rooms of this session' }).click()
  await page.getByRole('heading', { level: 1, name: 'First session' }).waitFor()
  await page.goBack()
  expect(await page.getByRole('textbox', { name: doors }).inputValue()).toBe('Half a sentence')
  await page.context().close()
})

const colours = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['light, more contrast', { colorScheme: 'light', contrast: 'more' }],
  ['dark, more contrast', { colorScheme: 'dark', contrast: 'more' }],
  ['forced', { forcedColors: 'active' }],
] as const
const asItWas = { colorScheme: null, contrast: null, forcedColors: null } as const

async function inEachColour(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [name, colour] of colours) {
    await page.emulateMedia({ ...asItWas, ...colour })
    const wrong = await axe(page, ['color-contrast', 'link-in-text-block'])
    found.push(...wrong.map(one => `${name}: ${one}`))
  }
  await page.emulateMedia(asItWas)
  return found
}

async function inLargeText(page: Page): Promise<string[]> {
  await restyled(page, 'html { font-size: 200% } * { letter-spacing: .12em; word-spacing: .16em; line-height: 1.5 }')
  const found = await scrollsSideways(page)
  await restyled(page)
  return found.map(wrong => `in large text: ${wrong}`)
}

/** Every kind of page. The pages have no script of their own; the look at them needs one. */
async function onEachPage(page: Page, look: () => Promise<readonly string[]>): Promise<string[]> {
  const found: string[] = []
  const lookAt = async (name: string): Promise<void> => {
    found.push(...(await look()).map(wrong => `${name}: ${wrong}`))
  }
  await page.goto(`${server.address}/plain`)
  await lookAt('door')
  await page.getByRole('textbox', { name: link }).fill('nothing')
  await button(page, 'Come in').click()
  await lookAt('door, refused')
  await comeInPlainly(page, 'Ffion')
  await lookAt('room')
  await button(page, addToDoors).click()
  await lookAt('room, refused')
  await page.getByRole('textbox', { name: doors }).fill('One more')
  await button(page, addToDoors).click()
  await lookAt('room, saved')
  await page
    .getByRole('link', { name: /^Change or withdraw/ })
    .first()
    .click()
  await lookAt('note')
  await button(page, 'Withdraw my note').click()
  await lookAt('room, withdrawn')
  await button(page, 'Ask for help').click()
  await lookAt('room, help asked')
  await button(page, 'I need no help any more').click()
  await page.getByRole('link', { name: 'I’d like to talk to someone' }).click()
  await lookAt('talk')
  await button(page, 'Ask Mair to talk to me').click()
  await lookAt('talk, asked')
  await page.goto(`${server.address}/plain${session.pathOf('room')}`)
  await page.getByRole('link', { name: 'All rooms of this session' }).click()
  await lookAt('session')
  await button(page, 'Move to Room 2').click()
  await page.goto(`${server.address}/plain${session.pathOf('room')}`)
  await lookAt('another room')
  await page.goto(`${server.address}/plain`)
  await page.getByRole('textbox', { name: link }).fill(session.linkFor('participant'))
  await button(page, 'Come in').click()
  await lookAt('welcome')
  return found
}

test.concurrent.for(['laptop', 'phone', 'small'] as const)(
  '[A63] on a %s screen axe finds nothing serious on any plain page in any colours, none scrolls sideways, and nothing is cut off',
  async (screen, { expect }) => {
    const page = await newPage({ ...screens[screen], javaScriptEnabled: true })
    expect(
      await onEachPage(page, async () => [
        ...(await axe(page)),
        ...(await scrollsSideways(page)),
        ...(await cutOff(page)),
        ...(await firstHeadings(page)),
        ...(screen === 'laptop' ? await inEachColour(page) : []),
        ...(screen === 'small' ? [] : await inLargeText(page)),
      ]),
    ).toEqual([])
    await page.context().close()
  },
)

test.concurrent('[A66] a page of the app says without JavaScript what to do, and leads to the plain pages', async ({
  expect,
}) => {
  const page = await newPage()
  await page.goto(session.linkFor('participant'))
  await page.getByRole('heading', { level: 1, name: 'This page needs JavaScript' }).waitFor()
  await page.getByRole('link', { name: 'Go to the plain pages' }).click()
  await page.getByRole('textbox', { name: link }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/plain')
  await page.context().close()
})

test.concurrent('[A66] a page that is long in coming says that there are plain ones, and one that comes does not', async ({
  expect,
}) => {
  const page = await newPage({ javaScriptEnabled: true, reducedMotion: 'no-preference' })
  const late = page.getByRole('link', { name: 'read and write by plain pages' })
  await page.goto(server.address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(await late.count()).toBe(0)
  await page.route('**/assets/*.js', route => route.abort())
  await page.reload()
  await late.waitFor({ state: 'visible' })
  await page.context().close()
})

test.concurrent('[A68] where nothing live comes through for long, the room says how to add a note by a plain page', async ({
  expect,
}) => {
  await using network = await narrowNetwork(server.address)
  const { page } = await openWindow(browser)
  const through = session.linkFor('participant').replace(server.address, network.address)
  await comeIn(page, through, { name: 'Gwen', room: 'Room 1' })
  const way = page.getByRole('link', { name: 'add a note by a plain page' })
  await way.waitFor({ timeout: 60_000 })
  await way.click()
  await page.getByRole('textbox', { name: doors }).fill('In by the last way')
  await button(page, addToDoors).click()
  await page.getByText('Yours, as Gwen').waitFor()
  const { page: other } = await openWindow(browser)
  await comeIn(other, session.linkFor('participant'), { room: 'Room 1' })
  await roomPage(other).shows('In by the last way')
  expect(await roomPage(other).wordsUnder(ambitions[0])).toContain('In by the last way')
})

async function isInView(page: Page, note: ReturnType<Page['locator']>): Promise<boolean> {
  const height = page.viewportSize()?.height ?? 0
  let box = await note.boundingBox()
  await until('the page stands still', async () => {
    const before = box?.y
    box = await note.boundingBox()
    return before === box?.y
  })
  return box !== null && box.y < height && box.y + box.height > 0
}
