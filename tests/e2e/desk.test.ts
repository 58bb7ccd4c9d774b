import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { addBreakout } from '@waymark/shared/wire/sessions.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { roomPage } from '#support/pages/room.ts'
import { person, type OpenDoc } from '#support/person.ts'
import { preparedSession, secretOf, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'
import { openWindow } from '#support/window.ts'

let server: RunningServer
let browser: Browser
const open: OpenDoc[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
})
afterAll(async () => {
  for (const one of open) one.close()
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** In the first room, with their page open. */
async function somebody(session: PreparedSession, name: string): Promise<void> {
  const room = session.session.breakouts[0]!.rooms[0]!
  const one = person(server.address)
  await one.comeIn(secretOf(session.linkFor('participant')), { name, roomId: room.id })
  open.push(await one.openDoc(roomDocName(room.id)))
}

async function deskOf(session: PreparedSession): Promise<Page> {
  const { page } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name: 'Fay' })
  await page.goto(`${server.address}${pages.desk(session.session.session.id)}`)
  await page.getByRole('heading', { name: 'Rooms' }).waitFor()
  return page
}

const isFocused = (what: Locator): Promise<boolean> =>
  what.evaluate(element => element === document.activeElement).catch(() => false)

/** By Tab alone, from wherever the focus is. */
async function tabTo(page: Page, what: Locator): Promise<void> {
  await what.waitFor()
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await isFocused(what)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${what.toString()}`)
}

async function pressOn(page: Page, what: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, what)
  await page.keyboard.press(key)
}

const peopleIn = (page: Page, room: number): Locator =>
  page.getByRole('list', { name: `People in Room ${room}` }).getByRole('listitem')

test('[K11] [K12] [K7] by keyboard alone: help is asked for and answered, somebody is moved, and their words go with them', async () => {
  const session = await preparedSession(server, { rooms: 3 })
  const { page: nia } = await openWindow(browser)
  await comeIn(nia, session.linkFor('participant'), { name: 'Nia', room: 'Room 1' })
  await tabTo(nia, roomPage(nia).form)
  await nia.keyboard.type('Half a sentence')
  await pressOn(nia, nia.getByRole('button', { name: 'Ask for help' }))
  await nia.getByText('You asked for help. The team can see it.').first().waitFor()

  const desk = await deskOf(session)
  await desk.getByText('Room 1: Nia asks for help.').waitFor()
  await pressOn(desk, desk.getByRole('button', { name: 'I’m on my way' }))
  await nia.getByText('Somebody is on their way to you.').first().waitFor()
  await until('the focus is not lost with the button', () =>
    desk.evaluate(() => document.activeElement !== document.body),
  )

  const move = desk.getByRole('button', { name: 'Move Nia' })
  await pressOn(desk, move)
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('Enter')
  await nia.getByText('You have another room now.').first().waitFor()
  expect(await roomPage(nia).form.inputValue()).toBe('Half a sentence')
  await peopleIn(desk, 2).filter({ hasText: 'Nia' }).waitFor()
  await until('the focus goes with her', () => isFocused(move))
  await desk.getByText('Nia is in Room 2 now.').first().waitFor()

  await pressOn(nia, nia.getByRole('link', { name: 'Go to: Room 2' }))
  await nia.getByRole('heading', { level: 1 }).waitFor()
  await until('she is in the other room', () =>
    Promise.resolve(nia.url().endsWith(session.session.breakouts[0]!.rooms[1]!.id)),
  )
  await until('her words are there', async () => (await roomPage(nia).form.inputValue()) === 'Half a sentence')
  await peopleIn(desk, 2).filter({ hasText: 'told where to go' }).waitFor({ state: 'detached' })
})

test('[K11] [K2] by keyboard alone: several are moved together and taken back, and the rooms are evened out', async () => {
  const session = await preparedSession(server, { rooms: 2 })
  for (const name of ['Amina', 'Bryn', 'Ceri', 'Dai']) await somebody(session, name)
  const desk = await deskOf(session)
  await pressOn(desk, desk.getByRole('checkbox', { name: 'Amina' }), 'Space')
  await pressOn(desk, desk.getByRole('checkbox', { name: 'Bryn' }), 'Space')
  await pressOn(desk, desk.getByRole('button', { name: /^Move to…/ }))
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('Enter')
  await desk.getByText('Amina and Bryn are in Room 2 now.').first().waitFor()
  expect(await peopleIn(desk, 2).count()).toBe(2)
  await until('the focus is on the page', () => desk.evaluate(() => document.activeElement !== document.body))

  await pressOn(desk, desk.getByRole('button', { name: 'Take it back' }))
  await until('they are back', async () => (await peopleIn(desk, 1).count()) === 4)

  await pressOn(desk, desk.getByRole('button', { name: 'Even out the rooms…' }))
  // Whoever was moved to and fro is still on the way, and counts.
  await desk.getByText('Room 1: 4 here now, then 2').waitFor()
  await pressOn(desk, desk.getByRole('button', { name: 'Move 2 people' }))
  await until('the rooms are even', async () => (await peopleIn(desk, 2).count()) === 2)
  await until('the focus is where it was', () => isFocused(desk.getByRole('button', { name: 'Even out the rooms…' })))
})

test('[K11] [K8] [K9] [K6] by keyboard alone: a room is named for, all are told something, and everyone is brought to a question', async () => {
  const session = await preparedSession(server, { rooms: 2 })
  await session.organiser.ask(addBreakout, {
    params: { sessionId: session.session.session.id },
    body: { purpose: 'open-question', question: 'What is missing?', sections: [{ title: 'Missing', description: '' }] },
  })
  const { page: nia } = await openWindow(browser)
  await comeIn(nia, session.linkFor('participant'), { name: 'Nia', room: 'Room 1' })
  await roomPage(nia).form.fill('Unfinished')
  const desk = await deskOf(session)

  await pressOn(desk, desk.getByRole('button', { name: 'Facilitator… (Room 1)' }))
  await tabTo(desk, desk.getByRole('textbox', { name: 'Name' }))
  await desk.keyboard.type('Tomos')
  await desk.keyboard.press('Enter')
  await desk.getByText('With Tomos').waitFor()
  await nia.getByText('With Tomos').waitFor()

  await pressOn(desk, desk.getByRole('button', { name: 'Message to all rooms…' }))
  await tabTo(desk, desk.getByRole('textbox', { name: 'Your words' }))
  await desk.keyboard.press('Enter')
  await desk.getByText('Write what the rooms should read.').first().waitFor()
  await desk.keyboard.type('Five minutes more')
  await desk.keyboard.press('Enter')
  await nia.getByText('Five minutes more', { exact: true }).waitFor()
  await pressOn(nia, nia.getByRole('button', { name: 'Put away' }))
  await nia.getByText('Five minutes more', { exact: true }).waitFor({ state: 'detached' })

  await pressOn(desk, desk.getByRole('button', { name: 'Bring everyone to…' }))
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('Enter')
  await pressOn(desk, desk.getByRole('button', { name: 'Bring everyone', exact: true }))
  await desk.getByRole('heading', { level: 1, name: 'What is missing?' }).waitFor()
  await nia.getByRole('link', { name: 'Go to: What is missing?' }).waitFor()
  expect(await nia.getByRole('heading', { level: 1 }).textContent()).toBe('Are the ambitions still right?')
  expect(await roomPage(nia).form.inputValue()).toBe('Unfinished')
  await nia.getByRole('link', { name: 'Go to: What is missing?' }).click()
  await nia.getByRole('heading', { level: 1, name: 'What is missing?' }).waitFor()
  await until('her words are there', async () => (await roomPage(nia).form.inputValue()) === 'Unfinished')
})

test('[K14] somebody is dragged onto a room, and what happens there is said before they are let go', async () => {
  const session = await preparedSession(server, { rooms: 2 })
  for (const name of ['Amina', 'Bryn']) await somebody(session, name)
  const desk = await deskOf(session)
  const amina = await peopleIn(desk, 1).filter({ hasText: 'Amina' }).getByText('Amina').boundingBox()
  const room = await desk.getByRole('heading', { name: 'Room 2' }).boundingBox()
  if (amina === null || room === null) throw new Error('they are not in the page')
  await desk.mouse.move(amina.x + 5, amina.y + 5)
  await desk.mouse.down()
  await desk.mouse.move(room.x + 5, room.y + 5, { steps: 6 })
  await desk.getByText('Move Amina to Room 2').waitFor()
  await desk.mouse.up()
  await desk.getByText('Amina is in Room 2 now.').first().waitFor()
  expect(await peopleIn(desk, 2).allTextContents()).toEqual([expect.stringContaining('Amina')])
  expect(await desk.getByRole('checkbox', { name: 'Amina' }).isChecked()).toBe(false)
})
