/** The timer, snapshots and the record, by keyboard alone, in windows of several people. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { moveNote } from '@waymark/shared/wire/notes.ts'
import { startTimer, stopTimer } from '@waymark/shared/wire/steps.ts'
import { launchBrowser } from '#support/browser.ts'
import { sessionOfTwoNotes } from '#support/facilitator.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import type { PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'
import { openWindow, type Look } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await sessionOfTwoNotes(server)
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function person(role: 'participant' | 'facilitator' | 'reader', name: string, look: Look = {}): Promise<Page> {
  const { page } = await openWindow(browser, look)
  // A clock that is five hours slow.
  await page.addInitScript(() => {
    const right = Date.now.bind(Date)
    Date.now = () => right() - 5 * 3_600_000
  })
  await comeIn(page, session.linkFor(role), role === 'reader' ? {} : { name })
  return page
}

const open = (page: Page, what: 'session' | 'room'): Promise<unknown> =>
  page.goto(`${server.address}${session.pathOf(what)}`)
const words = (page: Page) => page.getByRole('textbox', { name: 'Your note' })
const guide = (page: Page) => page.getByRole('region', { name: 'Are the ambitions still right?' })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const focusedOn = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

async function press(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).first().focus()
  await page.keyboard.press('Enter')
}

/** All that is said politely from now on. */
async function hearing(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const region = document.querySelector('[data-testid="polite"]')
    if (region === null) throw new Error('nothing is said here')
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    })
  })
  return () => page.evaluate(() => Reflect.get(window, 'heard') as string[])
}

test('[L1] [L2] a facilitator sets the timer by keyboard; the room counts right with a wrong clock, and nobody is taken from their sentence', async () => {
  const [ruth, wyn] = await Promise.all([person('facilitator', 'Ruth'), person('participant', 'Wyn')])
  await open(ruth, 'session')
  await words(wyn).fill('I am in the middle of')
  const heard = await hearing(wyn)
  await press(ruth, 'Start a timer')
  await ruth.getByRole('spinbutton', { name: 'How many minutes?' }).fill('0')
  await ruth.keyboard.press('Enter')
  await ruth.getByText('Give a whole number from 1 to 240.').waitFor()
  await ruth.getByRole('spinbutton', { name: 'How many minutes?' }).fill('6')
  await ruth.keyboard.press('Enter')
  await guide(wyn).getByText('6 minutes left').waitFor()
  await until('the focus is on what can be pressed next', async () => (await focusedOn(ruth)) === '2 minutes more')
  await ruth.keyboard.press('Tab')
  await ruth.keyboard.press('Enter')
  await guide(wyn).getByText('11 minutes left').waitFor()
  await until('it is told once', async () =>
    (await heard()).some(said => said.includes('There is more time: 11 minutes left.')),
  )
  await wyn.keyboard.type(' a sentence')
  expect(await words(wyn).inputValue()).toBe('I am in the middle of a sentence')
  expect(
    await guide(wyn)
      .getByRole('button', { name: /minutes more/ })
      .count(),
  ).toBe(0)
  await press(ruth, 'Stop the timer')
  await guide(wyn).getByText('11 minutes left').waitFor({ state: 'detached' })
  await until('the focus is where it can be started', async () => (await focusedOn(ruth)) === 'Start a timer')
})

test('[L3] in the last minute the seconds go by; the team can give more time from the room', async () => {
  const ruth = await person('facilitator', 'Ruth', { screen: 'phone' })
  await open(ruth, 'room')
  const params = { breakoutId: session.session.breakouts[0]!.id }
  await session.organiser.ask(startTimer, { params, body: { minutes: 1 } })
  await guide(ruth).getByText('1 minute left').waitFor()
  await guide(ruth).getByText('50 seconds left').waitFor()
  await press(ruth, '2 minutes more')
  await guide(ruth).getByText('3 minutes left').waitFor()
  await session.organiser.ask(stopTimer, { params, body: {} })
  await guide(ruth).getByText('3 minutes left').waitFor({ state: 'detached' })
  expect(await button(ruth, 'Start a timer').count()).toBe(1)
})

async function moveTheFirst(): Promise<void> {
  const [breakout] = session.session.breakouts
  const roomId = RoomId.parse(breakout?.rooms[0]?.id)
  await session.organiser.ask(moveNote, {
    params: { roomId, noteId: NoteId.parse(`prepared-0-${roomId}`.slice(0, 40)) },
    body: { sectionId: breakout!.sections[1]!.id, after: 'last' },
  })
}

test('[L10] [L20] [L22] a snapshot of a step is seen, compared and gone back to, by keyboard, and that is undone', async () => {
  const [ruth, wyn] = await Promise.all([person('facilitator', 'Ruth'), person('participant', 'Wyn')])
  await wyn.getByRole('button', { name: 'List' }).click()
  const sundaysUnder = (title: string) => wyn.getByRole('region', { name: title }).getByText('Open on Sundays, please')
  await open(ruth, 'session')
  await press(ruth, 'Move all rooms to Share')
  await button(ruth, 'Move all rooms to Group').waitFor()
  await moveTheFirst()
  await sundaysUnder('Keep the lights on').waitFor()

  await ruth.getByRole('link', { name: /^Snapshots/ }).focus()
  await ruth.keyboard.press('Enter')
  await press(ruth, 'Snapshot now…')
  await ruth.getByRole('textbox', { name: 'A name for it' }).fill('After the break')
  await ruth.keyboard.press('Enter')
  await ruth.getByRole('heading', { level: 3, name: 'After the break' }).waitFor()

  await press(ruth, /^See and compare Before Share/)
  await until('its heading has the focus', async () => (await focusedOn(ruth)) === 'Before Share')
  await ruth.getByText('1 note moved.').waitFor()
  await ruth.getByText('Moved here from “Open the doors”.').waitFor()
  await ruth.getByRole('combobox', { name: 'Compare it with' }).selectOption({ index: 1 })
  await ruth.getByText('1 note moved.').waitFor()

  await press(ruth, /^Go back to this… Before Share/)
  await ruth.keyboard.press('Escape')
  expect(await sundaysUnder('Keep the lights on').count()).toBe(1)
  await press(ruth, /^Go back to this… Before Share/)
  await press(ruth, 'Go back to it')
  await sundaysUnder('Open the doors').waitFor()
  await ruth.getByText('To undo that, go back to “Before going back to “Before Share””.').waitFor()
  await ruth.getByText('Nothing is different.').waitFor()

  await press(ruth, /^Go back to this… Before going back/)
  await press(ruth, 'Go back to it')
  await sundaysUnder('Keep the lights on').waitFor()
})

test('[L12] a reader sees the snapshots, and nothing to make or go back with; a participant is told that they are not open', async () => {
  const [reader, wyn] = await Promise.all([person('reader', 'Bryn'), person('participant', 'Wyn')])
  const path = `${session.pathOf('session')}/breakouts/${session.session.breakouts[0]?.id}/snapshots`
  await reader.goto(`${server.address}${path}`)
  await button(reader, /^See and compare Before Share/).waitFor()
  expect(await button(reader, /Snapshot now|Go back/).count()).toBe(0)
  await wyn.goto(`${server.address}${path}`)
  await wyn.getByRole('heading', { level: 1, name: 'This is not open to you' }).waitFor()
})

test('[L30] the team reads on the session page what was done, newest first, and more of it by a press', async () => {
  const ruth = await person('facilitator', 'Ruth')
  await open(ruth, 'session')
  const record = ruth.getByRole('region', { name: 'What was done' })
  await record.getByText('Ruth took breakout 1 back to the snapshot').first().waitFor()
  expect(await record.getByText('Olwen set up the session.').count()).toBe(0)
  await record.getByRole('button', { name: 'Show earlier' }).focus()
  await ruth.keyboard.press('Enter')
  await record.getByText('Olwen set up the session.').waitFor()
  await until('the focus is not lost', async () => (await focusedOn(ruth)) === 'What was done')
  const reader = await person('reader', 'Bryn')
  await open(reader, 'session')
  await reader.getByRole('heading', { level: 1, name: 'First session' }).waitFor()
  expect(await reader.getByRole('region', { name: 'What was done' }).count()).toBe(0)
})
