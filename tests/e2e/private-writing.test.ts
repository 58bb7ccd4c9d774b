import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { inRoom } from '#support/in-room.ts'
import { roomPage } from '#support/pages/room.ts'
import { preparedSession } from '#support/prepared-session.ts'
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

const signOf = (page: Page, words: string, sign: string) =>
  page.getByRole('listitem').filter({ hasText: words }).getByText(sign)

test('[N60] people write for themselves, one note is kept back, and the reveal shows the rest to everybody, by keyboard', async () => {
  const session = await preparedSession(server, { settings: { isPrivate: true } })
  const nia = await inRoom({ browser, server, session }, 'participant', 'Nia')
  const wil = await inRoom({ browser, server, session }, 'participant', 'Wil')
  const fay = await inRoom({ browser, server, session }, 'facilitator', 'Fay')
  await roomPage(nia).form.focus()
  for (const words of ['A clock you can see', 'Not for now']) {
    await nia.keyboard.type(words)
    await nia.keyboard.press('Control+Enter')
    await signOf(nia, words, 'Only you see this').waitFor()
  }
  await nia.getByText('2 notes so far in this room, 2 of them yours.').waitFor()
  await roomPage(nia).note('Not for now').focus()
  await nia.keyboard.press('Enter')
  await nia.getByRole('menuitem', { name: 'Keep it back' }).focus()
  await nia.keyboard.press('Enter')
  await signOf(nia, 'Not for now', 'Kept back: only you see this').waitFor()
  expect(await wil.getByText('A clock you can see').count()).toBe(0)

  await fay.getByRole('button', { name: 'Reveal this room…' }).focus()
  await fay.keyboard.press('Enter')
  await fay.getByRole('dialog', { name: 'Reveal Room 1?' }).getByRole('button', { name: 'Reveal them' }).focus()
  await fay.keyboard.press('Enter')
  for (const page of [nia, wil, fay]) await roomPage(page).shows('A clock you can see')
  await signOf(nia, 'A clock you can see', 'Only you see this').waitFor({ state: 'detached' })
  await signOf(nia, 'Not for now', 'Kept back: only you see this').waitFor()
  expect(await wil.getByText('Not for now').count()).toBe(0)
  await nia.getByText('You write for yourself first.').waitFor({ state: 'detached' })
  await roomPage(nia).choose('Not for now', 'Show it to the others now')
  await roomPage(wil).shows('Not for now')
})

test('[N61] a facilitator holds a note back with a reason, its author reads it and changes the words, and it is shown again', async () => {
  const session = await preparedSession(server, { settings: { names: 'anonymous' } })
  const nia = await inRoom({ browser, server, session }, 'participant', 'Nia')
  const wil = await inRoom({ browser, server, session }, 'participant', 'Wil')
  const fay = await inRoom({ browser, server, session }, 'facilitator', 'Fay')
  await nia.getByText('No names are kept with notes here.').waitFor()
  expect(await nia.getByText('Leave my name off').count()).toBe(0)
  await roomPage(nia).write('Ask the man at number nine')
  await roomPage(wil).shows('Ask the man at number nine')
  await roomPage(fay).choose('Ask the man at number nine', 'Hold it back…')
  const dialog = fay.getByRole('dialog', { name: 'Hold this note back?' })
  await dialog.getByRole('button', { name: 'Hold it back' }).click()
  await dialog.getByText('Say why, for the person who wrote it.').waitFor()
  await dialog.getByRole('textbox').fill('It points at somebody.')
  await dialog.getByRole('button', { name: 'Hold it back' }).click()
  await roomPage(wil).showsNoMore('Ask the man at number nine')
  await signOf(nia, 'Ask the man at number nine', 'Held back by the facilitators').waitFor()
  await signOf(nia, 'Ask the man at number nine', 'It points at somebody.').waitFor()
  await roomPage(nia).choose('Ask the man at number nine', 'Change the words…')
  const change = nia.getByRole('dialog', { name: 'Change the words' })
  await change.getByRole('textbox').fill('Ask the neighbours')
  await change.getByRole('button', { name: 'Save the words' }).click()
  await signOf(nia, 'Ask the neighbours', 'a facilitator looks at it first').waitFor()
  await fay.reload()
  const waiting = fay.getByRole('group').filter({ hasText: 'To look at (1)' })
  await waiting.getByRole('button', { name: /^Show it/ }).click()
  for (const page of [wil, fay]) await roomPage(page).shows('Ask the neighbours')
})

test('[R78] a facilitator writes down what was said by phone, and people at one device write each under their own name', async () => {
  const session = await preparedSession(server, {})
  const fay = await inRoom({ browser, server, session }, 'facilitator', 'Fay')
  const nia = await inRoom({ browser, server, session }, 'participant', 'Nia')
  await fay.getByRole('combobox', { name: 'How it came' }).selectOption({ label: 'By phone' })
  await fay.getByRole('checkbox', { name: 'This is a summary, in my words' }).check()
  await fay.getByRole('checkbox', { name: 'It was read back' }).check()
  await fay.getByRole('textbox', { name: 'Whose words these are' }).fill('Aled')
  await roomPage(fay).write('Longer hours, please')
  await roomPage(nia).shows('Longer hours, please')
  await signOf(nia, 'Longer hours, please', 'By phone, a summary, read back').waitFor()
  await signOf(nia, 'Longer hours, please', 'Aled').waitFor()
  await nia.getByRole('checkbox', { name: 'Several of us write on this device' }).check()
  await nia.getByRole('textbox', { name: 'Whose words these are' }).fill('Mair')
  await roomPage(nia).write('Hooks for coats')
  await roomPage(fay).shows('Hooks for coats')
  await signOf(fay, 'Hooks for coats', 'Mair').waitFor()
  expect(await signOf(fay, 'Hooks for coats', 'Nia').count()).toBe(0)
})

test('[A101] somebody who would like to talk asks for it in the room by keyboard, organisers read it, and it is taken back', async () => {
  const session = await preparedSession(server, {})
  const { page: olwen } = await openWindow(browser, {})
  await comeIn(olwen, server.organiserLink, { name: 'Olwen' })
  await olwen.goto(`${server.address}${session.pathOf('session')}`)
  await olwen.getByRole('button', { name: 'Name somebody…' }).click()
  const naming = olwen.getByRole('dialog', { name: 'Somebody to talk to' })
  await naming.getByRole('textbox', { name: 'Who it is' }).fill('Mair')
  await naming.getByRole('button', { name: 'Save' }).click()
  const nia = await inRoom({ browser, server, session }, 'participant', 'Nia')
  await nia.getByRole('button', { name: 'I’d like to talk to someone' }).focus()
  await nia.keyboard.press('Enter')
  const dialog = nia.getByRole('dialog', { name: 'Talk to someone' })
  await dialog.getByRole('textbox', { name: 'Anything they should know' }).focus()
  await nia.keyboard.type('After the session, please')
  await dialog.getByRole('button', { name: 'Ask Mair to talk to me' }).focus()
  await nia.keyboard.press('Enter')
  await nia.getByRole('button', { name: 'Mair knows that you would like to talk' }).waitFor()
  await olwen.reload()
  const wishes = olwen.getByRole('list', { name: 'Would like to talk' })
  await wishes.getByText('After the session, please').waitFor()
  await nia.getByRole('button', { name: 'Mair knows that you would like to talk' }).click()
  await dialog.getByRole('button', { name: 'Take it back' }).click()
  await nia.getByRole('button', { name: 'I’d like to talk to someone' }).waitFor()
  await olwen.reload()
  await olwen.getByRole('heading', { name: 'Somebody to talk to' }).waitFor()
  await olwen.getByRole('button', { name: 'Change who it is…' }).waitFor()
  expect(await wishes.count()).toBe(0)
})
