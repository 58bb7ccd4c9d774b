/** Setting a session up and looking back on it, by keyboard alone. Only choosing a file is left to the browser's own window. */
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeStep, readSession } from '@waymark/shared/wire/sessions.ts'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { structureOf, wordsByPoppler } from '#support/read-pdf.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { pdf } from '#support/sent-file.ts'
import { until } from '#support/wait.ts'
import { openWindow, type Screen } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server, { rooms: 2 })
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function organiser(screen: Screen = 'laptop') {
  const opened = await openWindow(browser, { screen })
  await comeIn(opened.page, server.organiserLink, { name: 'Olwen' })
  return opened
}

const enter = async (thing: Locator): Promise<void> => {
  await thing.focus()
  await thing.press('Enter')
}
const space = async (thing: Locator): Promise<void> => {
  await thing.focus()
  await thing.press('Space')
}
const button = (on: Page | Locator, name: string | RegExp): Locator => on.getByRole('button', { name })

async function taken(page: Page, name: string): Promise<Uint8Array> {
  const coming = page.waitForEvent('download')
  await enter(button(page, name))
  return Uint8Array.from(readFileSync(await (await coming).path()))
}

test('[Q4] a session like the last one is set up by keyboard, with a day and nothing else to fill in', async () => {
  const { page, faults } = await organiser()
  await page.goto(`${server.address}${session.pathOf('session')}`)
  await enter(button(page, /^How it is run/))
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('spinbutton', { name: 'How many minutes?' }).fill('45')
  await space(dialog.getByRole('checkbox', { name: /^Write in private first/ }))
  await space(dialog.getByRole('radio', { name: /^Nobody is named/ }))
  await enter(button(dialog, 'Save'))
  await dialog.waitFor({ state: 'detached' })
  const facts = page.getByRole('list', { name: 'How it is run' }).getByRole('listitem')
  await facts.filter({ hasText: 'About 45 minutes' }).waitFor()
  expect(await facts.allTextContents()).toEqual([
    'About 45 minutes',
    'Private writing until it is revealed',
    'Nobody is named',
  ])

  await page.goto(`${server.address}${session.pathOf('strategy')}`)
  await enter(page.getByRole('link', { name: 'Start like the last one' }))
  await page.getByText('It begins like “First session”').waitFor()
  await page.getByRole('textbox', { name: 'What is it called?' }).fill('Second session')
  await page.getByLabel('Date').fill('2027-04-21')
  await page.getByRole('combobox', { name: 'What kind of session is it?' }).selectOption('Cuppa')
  await space(page.getByRole('checkbox', { name: /^People are paid/ }))
  await enter(button(page, 'Add this session'))
  await page.getByRole('heading', { level: 1, name: 'Second session' }).waitFor()
  await page.getByText('Wednesday 21 April 2027, 1 pm (UK time). Cuppa, paid').waitFor()
  const sessionId = SessionId.parse(page.url().split('/').at(-1))
  const { breakouts } = await session.organiser.ask(readSession, { params: { sessionId } })
  const [like, old] = [breakouts[0]!, session.session.breakouts[0]!]
  expect(like.settings).toMatchObject({ minutes: 45, isPrivate: true, names: 'anonymous' })
  expect(like.sections.map(({ title }) => title)).toEqual(old.sections.map(({ title }) => title))
  expect(like.rooms.map(({ number, notes, people }) => [number, notes, people])).toEqual([
    [1, 0, 0],
    [2, 0, 0],
  ])
  expect(faults).toEqual([])
})

test('[Q24] notes are brought along by keyboard, when somebody chooses so, and what could not come is said', async () => {
  const { page, faults } = await organiser()
  const own = await preparedSession(server, { rooms: 2 })
  await own.withNotes([
    { text: 'Open on Sundays', under: 'Open the doors' },
    { text: 'Less paper', under: 'About all of them' },
  ])
  await page.goto(`${server.address}${own.pathOf('strategy')}`)
  await enter(page.getByRole('link', { name: 'Start like the last one' }))
  await page.getByText('nobody’s words unless you bring the notes along').waitFor()
  const along = page.getByRole('checkbox', { name: /^Bring the notes along too/ })
  expect(await along.isChecked()).toBe(false)
  await page.getByText('Nobody’s name comes along.').waitFor()
  await space(along)
  await space(page.getByRole('checkbox', { name: /^With a place for notes about all of them/ }))
  await page.getByRole('textbox', { name: 'What is it called?' }).fill('Second session')
  await page.getByLabel('Date').fill('2027-04-21')
  await enter(button(page, 'Add this session'))
  const dialog = page.getByRole('dialog', { name: 'Not all notes could come along' })
  await dialog.getByText('1 note came along. 1 note could not.').waitFor()
  await enter(button(dialog, 'Go to the session'))
  await page.getByRole('heading', { level: 1, name: 'Second session' }).waitFor()
  await page.getByText('brought 1 note along from “First session”; 1 note could not come').waitFor()
  const sessionId = SessionId.parse(page.url().split('/').at(-1))
  const { breakouts } = await own.organiser.ask(readSession, { params: { sessionId } })
  const room = breakouts[0]!.rooms[0]!
  expect(room.notes).toBe(1)
  await page.goto(`${server.address}${pages.room(room.id)}`)
  await page.getByText('Open on Sundays').first().waitFor()
  expect(faults).toEqual([])
})

test('[Q3] what was promised of names and cannot be changed any more is said beside it, and the choice stays', async () => {
  const { page } = await organiser()
  const own = await preparedSession(server)
  await own.withNotes([{ text: 'Open on Sundays', under: 'Open the doors' }])
  await page.goto(`${server.address}${own.pathOf('session')}`)
  await enter(button(page, /^How it is run/))
  const dialog = page.getByRole('dialog')
  await space(dialog.getByRole('radio', { name: /^Nobody is named/ }))
  await enter(button(dialog, 'Save'))
  await dialog.getByText('Somebody has already written here, and was told who is named.').waitFor()
  expect(await dialog.getByRole('radio', { name: /^Nobody is named/ }).isChecked()).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('[Q5] a file is added, described, removed and put back by keyboard, and what cannot be is said', async () => {
  const { page, faults } = await organiser()
  await page.goto(`${server.address}${session.pathOf('session')}`)
  await enter(button(page, 'Add a file…'))
  const dialog = page.getByRole('dialog')
  const file = dialog.getByLabel('The file')
  await enter(button(dialog, 'Add the file'))
  await dialog.getByText('Choose a file.').waitFor()
  expect(await file.evaluate(input => input === document.activeElement)).toBe(true)
  await file.setInputFiles({ name: 'x.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0001') })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Slides of the welcome')
  await dialog.getByRole('textbox', { name: 'What is in it' }).fill('Twelve pages.\nNo pictures.')
  await enter(button(dialog, 'Add the file'))
  await dialog.getByText('We do not take files of that kind.').waitFor()
  await file.setInputFiles({ name: 'slides.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) })
  await enter(button(dialog, 'Add the file'))
  await dialog.waitFor({ state: 'detached' })
  const link = page.getByRole('link', { name: 'Slides of the welcome' })
  const coming = page.waitForEvent('download')
  await enter(link)
  const download = await coming
  expect(download.suggestedFilename()).toBe('Slides of the welcome.pdf')
  expect(Uint8Array.from(readFileSync(await download.path()))).toEqual(pdf)

  await enter(button(page, 'Remove Slides of the welcome'))
  await link.waitFor({ state: 'detached' })
  await enter(page.getByText('1 file removed'))
  await enter(button(page, 'Put it back Slides of the welcome'))
  await link.waitFor()
  await enter(button(page, 'Change… Slides of the welcome'))
  await dialog.getByRole('textbox', { name: 'Title' }).fill('The slides')
  await enter(button(dialog, 'Save'))
  await page.getByRole('link', { name: 'The slides' }).waitFor()
  expect(faults).toEqual([])
})

test('[Q11] what to expect is read before coming in, and taken away as Word and PDF', async () => {
  const { page, faults, context } = await openWindow(browser, { screen: 'phone' })
  await page.goto(session.linkFor('participant'))
  await page.getByText('Your time is not paid.').waitFor()
  await page.getByText('Nobody is named: no name is kept with any note.').waitFor()
  await enter(page.getByRole('link', { name: 'What to expect' }))
  await page.getByRole('heading', { level: 1, name: 'What to expect: First session' }).waitFor()
  await page.getByRole('heading', { level: 3, name: 'Are the ambitions still right?' }).waitFor()
  const lines = await page.getByRole('main').locator('h1, h2, h3, p.start-words, li').allTextContents()
  const pieces = lines.flatMap(line => line.split('\n'))
  expect(lines).toContain('About 45 minutes of writing and talking in a room.')

  const word = unzipSync(await taken(page, 'Take it away as Word'))['word/document.xml'] ?? new Uint8Array()
  const inWord = strFromU8(word).replaceAll(/<[^>]+>/g, '')
  expect(pieces.filter(piece => !inWord.includes(piece))).toEqual([])
  const paper = await taken(page, 'Take it away as PDF')
  expect(structureOf(paper)).toMatchObject({ isTagged: true, claimsUa: true, language: 'en-GB' })
  const onPaper = wordsByPoppler(paper) ?? lines.join(' ')
  expect(lines.filter(line => !onPaper.includes(line.replaceAll(/\s+/g, ' ')))).toEqual([])

  await enter(page.getByRole('link', { name: 'Go to the door' }))
  await button(page, 'Come in').waitFor()
  expect(await context.cookies()).toEqual([])
  expect(faults).toEqual([])
})

test('[Q14] once its parts are closed, a participant reads what the session came to and how it goes on', async () => {
  const own = await preparedSession(server)
  await own.withNotes([{ text: 'Open on Sundays', under: 'Open the doors' }])
  const { page } = await openWindow(browser)
  await comeIn(page, own.linkFor('participant'), { name: 'Wren' })
  const breakoutId = own.session.breakouts[0]!.id
  await own.organiser.ask(changeStep, { params: { breakoutId }, body: { step: 'closed' } })

  const { page: team } = await organiser()
  await team.goto(`${server.address}${own.pathOf('session')}`)
  await team.getByRole('heading', { name: 'What it came to' }).waitFor()
  await enter(button(team, 'Change what happens next'))
  await team.getByRole('dialog').getByRole('textbox').fill('We meet again in May.')
  await enter(button(team.getByRole('dialog'), 'Save it'))
  await team.getByText('We meet again in May.').waitFor()

  await page.goto(`${server.address}${own.pathOf('session')}`)
  await page.getByText('1 person came.').waitFor()
  await page.getByText('We meet again in May.').waitFor()
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Room 1' }) })
  await until('the numbers are there', async () => (await row.getByRole('cell').allTextContents()).join() === '1,1')
  expect(await button(page, 'Change what happens next').count()).toBe(0)
  expect(await page.getByRole('link', { name: /^The themes/ }).count()).toBe(0)
  expect(await team.getByRole('link', { name: /^The themes/ }).count()).toBe(1)
})
