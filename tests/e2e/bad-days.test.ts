import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { roomPage } from '#support/pages/room.ts'
import { closeBreakout, takeBackLink } from '#support/pages/setting-up.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow, type Window } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

test('[S40] words written without a connection wait on the device, say so, and are sent once when it comes back', async () => {
  const session = await preparedSession(server)
  const { page, context } = await someone(session, 'Ffion')
  const other = await someone(session)
  const [room, others] = [roomPage(page), roomPage(other.page)]
  await context.setOffline(true)
  await room.write('Written without a connection', ambitions[0])
  await page.getByText('Waiting to be saved').waitFor()
  await page.getByText('You are not connected. Keep writing: your words are on this device.').waitFor()
  await room.write('And one more', ambitions[1])
  await page.getByText('2 changes wait on this device').waitFor()
  expect(await others.note('Written without a connection').count()).toBe(0)

  const both = ['Written without a connection', 'And one more']
  const told = page.getByText('You are connected again. Everything you wrote is saved.').waitFor()
  const saved = both.map(words => room.isSaved(words))
  await context.setOffline(false)
  await Promise.all([told, ...saved, ...both.map(words => others.shows(words))])
  for (const each of [room, others])
    expect([await each.wordsUnder(ambitions[0]), await each.wordsUnder(ambitions[1])]).toEqual([
      ['Written without a connection'],
      ['And one more'],
    ])
})

test('[S41] words that wait outlive the loading of the page, and are sent once by the next', async () => {
  const session = await preparedSession(server)
  const { page } = await someone(session)
  const other = await someone(session)
  const [room, others] = [roomPage(page), roomPage(other.page)]
  // The page is there, but the notes do not get through.
  await page.route('**/api/rooms/*/notes/*', route => route.abort())
  await room.write('It waits for the next page', ambitions[0])
  await page.getByText('Waiting to be saved').waitFor()
  await page.reload()
  await room.shows('It waits for the next page')
  expect(await others.note('It waits for the next page').count()).toBe(0)
  await page.unroute('**/api/rooms/*/notes/*')
  await page.reload()
  await others.shows('It waits for the next page')
  await until('it stands there once', async () => (await room.wordsUnder(ambitions[0])).length === 1)
  expect(await others.wordsUnder(ambitions[0])).toEqual(['It waits for the next page'])
})

test('[S42] the server is killed under an open page: what was called saved is there, and the page goes on by itself', async () => {
  const session = await preparedSession(server)
  const { page } = await someone(session, 'Idris')
  const room = roomPage(page)
  await room.write('Saved before the server was killed', ambitions[0])
  await room.isSaved('Saved before the server was killed')
  await server.kill()
  await room.write('Written while it was gone', ambitions[0])
  await page.getByText('Waiting to be saved').waitFor()
  await room.form.fill('Half a sentence that')
  await page.getByText('You are not connected. Keep writing').waitFor()
  const told = page.getByText('You are connected again.').waitFor()
  await server.startAgain()
  await Promise.all([told, room.isSaved('Written while it was gone')])
  expect(await room.form.inputValue()).toBe('Half a sentence that')

  const later = await someone(session)
  await roomPage(later.page).shows('Written while it was gone')
  expect(await roomPage(later.page).wordsUnder(ambitions[0])).toEqual([
    'Saved before the server was killed',
    'Written while it was gone',
  ])
})

test('[S43] too long a note, and 100 KB at once, are answered with a sentence, and the words stay in the form', async () => {
  const session = await preparedSession(server)
  const { page } = await someone(session)
  const room = roomPage(page)
  const tooLong = 'One word more. '.repeat(70)
  await room.write(tooLong, ambitions[0])
  await page
    .getByText('This is 50 characters too long: 1,000 fit on one note. All your words are still here.')
    .waitFor()
  expect(await room.form.inputValue()).toBe(tooLong)

  const hundredThousand = 'Everything. '.repeat(8534)
  await room.form.fill(hundredThousand)
  await page.getByRole('button', { name: 'Add note', exact: true }).click()
  await page.getByText('This is 101,408 characters too long').first().waitFor()
  expect(await room.form.inputValue()).toBe(hundredThousand)
  expect(await room.wordsUnder(ambitions[0])).toEqual([])

  await room.write('Short enough', ambitions[0])
  await room.isSaved('Short enough')
})

test('[P40] whoever came in by a link that is taken back is out within a second, is told so, and what they wrote stays', async () => {
  const session = await preparedSession(server)
  const { page } = await someone(session, 'Mei')
  const room = roomPage(page)
  await room.write('I was here', ambitions[0])
  await room.isSaved('I was here')
  const organiser = await anOrganiser(session)
  const told = page.getByRole('heading', { level: 1, name: 'Your link was taken back' }).waitFor()
  await takeBackLink(organiser.page, 'Participants')
  const begun = performance.now()
  await told
  expect(performance.now() - begun).toBeLessThan(1000)
  expect(await room.form.count()).toBe(0)

  await organiser.page.goto(`${server.address}${session.pathOf('room')}`)
  await roomPage(organiser.page).shows('I was here')

  await page.goto(session.linkFor('participant'))
  await page.getByRole('heading', { level: 1, name: 'This link was taken back' }).waitFor()
})

test('[P41] the address of another room leads to a sentence and to the way back, not into the room', async () => {
  const session = await preparedSession(server, { rooms: 2 })
  const [first, second] = session.session.breakouts[0]?.rooms ?? []
  const { page } = await someone(session, 'Owain', 'Room 1')
  await page.goto(`${server.address}/rooms/${second?.id}`)
  await page.getByRole('heading', { level: 1, name: 'You are in another room' }).waitFor()
  expect(await roomPage(page).form.count()).toBe(0)
  await page.getByRole('link', { name: 'Go to my room' }).click()
  await roomPage(page).form.waitFor()
  expect(page.url()).toBe(`${server.address}/rooms/${first?.id}`)
})

test('[P42] when a breakout is closed, everybody in it is told, nothing can be changed, and words being written stay', async () => {
  const session = await preparedSession(server)
  const { page } = await someone(session, 'Ama')
  const room = roomPage(page)
  await room.write('In time', ambitions[0])
  await room.isSaved('In time')
  await room.form.fill('Still being written')
  const organiser = await anOrganiser(session)
  await closeBreakout(organiser.page)
  await page.getByText('This breakout is closed. Nobody can change the words now.').first().waitFor()
  expect(await room.form.inputValue()).toBe('Still being written')
  expect(await page.getByRole('button', { name: /^Add note/ }).getAttribute('aria-disabled')).toBe('true')
  await room.note('In time').click()
  expect(await page.getByRole('menuitem', { name: 'Withdraw my note' }).getAttribute('aria-disabled')).toBe('true')
  expect(await room.note('Still being written').count()).toBe(0)
})

/** In the room of the session, by its link. */
async function someone(session: PreparedSession, name?: string, room?: string): Promise<Window> {
  const window = await openWindow(browser)
  await comeIn(window.page, session.linkFor('participant'), {
    ...(name !== undefined && { name }),
    ...(room !== undefined && { room }),
  })
  await roomPage(window.page).form.waitFor()
  return window
}

/** On the page of the session. */
async function anOrganiser(session: PreparedSession): Promise<Window> {
  const window = await openWindow(browser)
  await comeIn(window.page, server.organiserLink, { name: 'Olwen' })
  await window.page.goto(`${server.address}${session.pathOf('session')}`)
  return window
}
