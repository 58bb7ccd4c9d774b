import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { comfortMenu } from '#support/pages/comfort.ts'
import { roomPage } from '#support/pages/room.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow, type Look, type Window } from '#support/window.ts'
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

const [doors, lights] = ambitions
const five = ['One', 'Two', 'Three', 'Four', 'Five']

test('[R61] by keyboard alone notes are selected, moved together, taken back and moved again, copied and let go', async () => {
  const session = await sessionWith(five)
  const { page, faults } = await facilitator(session)
  const room = roomPage(page)
  const key = (name: string): Promise<void> => page.keyboard.press(name)
  await room.note('Two').focus()
  await key('Space')
  await key('Shift+ArrowRight')
  await key('Shift+ArrowRight')
  await page.getByText('3 notes selected', { exact: true }).waitFor()
  expect(await isFocused(room.note('Four'))).toBe(true)
  await key('Shift+ArrowLeft')
  await page.getByText('2 notes selected', { exact: true }).waitFor()
  await said(page, '2 notes selected.')

  await key('b')
  expect(await isFocused(page.getByRole('region', { name: 'What to do with the selected notes' }))).toBe(true)
  await key('Enter')
  const dialog = page.getByRole('dialog', { name: 'Move 2 notes' })
  await dialog.getByRole('combobox', { name: 'To', exact: true }).focus()
  await page.keyboard.type('B')
  await dialog.getByRole('button', { name: 'Move them there' }).focus()
  await key('Enter')
  await said(page, '2 notes moved to B, Keep the lights on, notes 1 to 2 of 2.')
  await stands(page, { [doors]: ['One', 'Four', 'Five'], [lights]: ['Two', 'Three'] })
  await until('the focus goes with them', () => isFocused(room.note('Three')))
  expect(await page.getByText(/selected$/).count()).toBe(0)

  await key('Control+z')
  await said(page, 'Undone: move 2 notes.')
  await stands(page, { [doors]: five, [lights]: [] })
  await key('Control+Shift+z')
  await said(page, 'Done again: move 2 notes.')
  await stands(page, { [doors]: ['One', 'Four', 'Five'], [lights]: ['Two', 'Three'] })
  await key('Control+z')
  await stands(page, { [doors]: five, [lights]: [] })
  await key('Control+y')
  await stands(page, { [doors]: ['One', 'Four', 'Five'], [lights]: ['Two', 'Three'] })

  await room.note('One').focus()
  await key('Control+a')
  await page.getByText('5 notes selected', { exact: true }).waitFor()
  await key('Control+c')
  await said(page, '5 notes copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `A, ${doors}\nOne\nFour\nFive\n\nB, ${lights}\nTwo\nThree`,
  )
  await key('Escape')
  await until('nothing is selected', async () => (await page.getByText(/selected$/).count()) === 0)
  expect(await isFocused(room.note('One'))).toBe(true)
  expect(faults).toEqual([])
})

test('[R62] of several selected notes only one’s own are withdrawn, in one act, and the others stay', async () => {
  const session = await sessionWith(['Of somebody else'])
  const { page, faults } = await someone(session)
  const room = roomPage(page)
  for (const words of ['Mine', 'Mine too']) {
    await room.write(words, doors)
    await room.isSaved(words)
  }
  await room.showAs('List')
  await room.note('Mine').focus()
  await page.keyboard.press('Control+a')
  await page.getByText('3 notes selected', { exact: true }).waitFor()
  await until('no note stands over another', () => standApart(page))
  await page.getByRole('button', { name: 'Withdraw my 2 notes' }).click()
  await stands(page, { [doors]: ['Of somebody else'] })
  await page.getByText('Notes you withdrew (2)').waitFor()
  await page.getByRole('button', { name: 'Undo: withdraw 2 notes' }).click()
  await stands(page, { [doors]: ['Of somebody else', 'Mine', 'Mine too'] })
  await page.getByRole('button', { name: 'Redo' }).click()
  await stands(page, { [doors]: ['Of somebody else'] })
  expect(faults).toEqual([])
})

test('[R60] [R63] notes are selected by pressing them, alone, with Ctrl and with Shift, and dragged together', async () => {
  const session = await sessionWith(five)
  const { page, faults } = await facilitator(session)
  const card = (words: string): Locator => page.locator('li[data-card]').filter({ hasText: words }).locator('.words')
  await card('Two').click()
  await page.getByText('1 note selected', { exact: true }).waitFor()
  await card('Four').click({ modifiers: ['Shift'] })
  await page.getByText('3 notes selected', { exact: true }).waitFor()
  await card('Three').click({ modifiers: ['Control'] })
  await page.getByText('2 notes selected', { exact: true }).waitFor()
  await dragTo(page, card('Four'), page.locator(`section[aria-labelledby="frame-${sectionOf(session, lights)}"]`))
  await page.getByText('2 notes: To B, Keep the lights on, notes 1 to 2 of 2', { exact: true }).waitFor()
  await page.mouse.up()
  await stands(page, { [doors]: ['One', 'Three', 'Five'], [lights]: ['Two', 'Four'] })
  await page.getByRole('button', { name: 'Undo: move 2 notes' }).click()
  await stands(page, { [doors]: five, [lights]: [] })
  expect(faults).toEqual([])
})

test('[R72] on a board of which a part is shown a note lands where the words beside the pointer say', async () => {
  const session = await sessionWith(['One here', 'Two', 'Three here', 'Four', 'Five here'])
  const { page, faults } = await facilitator(session)
  const card = (words: string): Locator => page.locator('li[data-card]').filter({ hasText: words }).locator('.words')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.keyboard.type('here')
  await page.getByText('3 of 5 notes shown.', { exact: true }).first().waitFor()
  const last = await card('Five here').boundingBox()
  await dragTo(page, card('One here'), card('Five here'), (last?.width ?? 0) * 0.9)
  await page.getByText('To A, Open the doors, note 3 of 3 of those shown', { exact: true }).waitFor()
  await page.mouse.up()
  await stands(page, { [doors]: ['Three here', 'Five here', 'One here'] })
  await page.getByRole('button', { name: 'Show all' }).click()
  await stands(page, { [doors]: ['Two', 'Three here', 'Four', 'Five here', 'One here'] })
  expect(faults).toEqual([])
})

test('[R68] [R71] pasted lines become notes when they are asked to, in their order, are said to be saved, and go with one undo', async () => {
  const session = await sessionWith([])
  const { page } = await someone(session)
  const other = await someone(session)
  const room = roomPage(page)
  await paste(page, room.form, '- One\n- Two\n\n• Three\n4. Four')
  await page.getByText('These are 4 lines.').waitFor()
  expect(await room.wordsUnder(doors)).toEqual([])
  await page.getByRole('button', { name: 'Add them as 4 notes…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add many notes' })
  const preview = dialog.getByRole('list', { name: 'These will be 4 notes' }).getByRole('listitem')
  expect(await preview.allTextContents()).toEqual(['One', 'Two', 'Three', '4. Four'])
  await dialog.getByRole('checkbox', { name: /^Leave out numbers/ }).check()
  await dialog.getByRole('checkbox', { name: /^Leave out bullets and dashes/ }).uncheck()
  expect(await preview.allTextContents()).toEqual(['- One', '- Two', '• Three', 'Four'])
  await dialog.getByRole('checkbox', { name: /^Leave out bullets and dashes/ }).check()
  await dialog.getByRole('button', { name: 'Add 4 notes' }).click()
  await page.getByText('4 notes saved.', { exact: true }).first().waitFor()
  expect(await room.form.inputValue()).toBe('')
  for (const window of [page, other.page]) await stands(window, { [doors]: ['One', 'Two', 'Three', 'Four'] })
  await page.keyboard.press('Control+z')
  await said(page, 'Undone: add 4 notes.')
  for (const window of [page, other.page]) await stands(window, { [doors]: [] })
  await page.keyboard.press('Control+y')
  for (const window of [page, other.page]) await stands(window, { [doors]: ['One', 'Two', 'Three', 'Four'] })
})

test('[R69] lines that cannot be a note are said to be so before anything is added, and stay when the dialog is closed', async () => {
  const session = await sessionWith([])
  const { page } = await someone(session)
  const room = roomPage(page)
  await page.getByRole('button', { name: 'Add many…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add many notes' })
  const lines = dialog.getByRole('textbox', { name: 'One line, one note' })
  await lines.fill(`${'x'.repeat(1012)}\nTwice\nTwice\nCell\tand cell`)
  await dialog.getByText('12 characters too long').waitFor()
  await dialog.getByText('The same as line 2').waitFor()
  await dialog.getByText('The cells of a row stand on one note, with a space between them.').waitFor()
  await dialog.getByRole('button', { name: /^Add 4 notes/ }).focus()
  await page.keyboard.press('Enter')
  expect(await dialog.isVisible()).toBe(true)
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Add many…' }).click()
  expect(await lines.inputValue()).toContain('Cell\tand cell')
  await lines.fill('Cell\tand cell')
  await dialog.getByRole('combobox', { name: 'About' }).selectOption({ label: `B · ${lights}` })
  await dialog.getByRole('button', { name: 'Add 1 note' }).click()
  await stands(page, { [lights]: ['Cell and cell'] })
  expect(await room.wordsUnder(doors)).toEqual([])
})

test('[A92] by keyboard alone notes are found, it is said how many are shown, and all are shown again', async () => {
  const session = await sessionWith(['Y Ŵyl ar y Sul', 'Open on Sundays', 'Open late'])
  const { page } = await someone(session)
  const room = roomPage(page)
  await room.write('Open to all', lights)
  await room.isSaved('Open to all')
  await room.note('Open late').focus()
  await page.keyboard.press('/')
  await page.keyboard.type('OPEN')
  await page.getByText('3 of 4 notes shown.', { exact: true }).first().waitFor()
  await said(page, '3 of 4 notes shown.')
  await stands(page, { [doors]: ['Open on Sundays', 'Open late'], [lights]: ['Open to all'] })
  await page.getByRole('checkbox', { name: 'Only mine' }).check()
  await page.getByText('1 of 4 notes shown.', { exact: true }).first().waitFor()
  await room.part(doors).getByText('None of its notes has what you look for.').waitFor()
  await page.getByRole('button', { name: 'Show all' }).focus()
  await page.keyboard.press('Enter')
  await room.shows('Y Ŵyl ar y Sul')
  await page.keyboard.type('wyl')
  await stands(page, { [doors]: ['Y Ŵyl ar y Sul'] })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  expect(await isFocused(page.getByRole('button', { name: 'Find', exact: true }))).toBe(true)
  await stands(page, { [doors]: ['Y Ŵyl ar y Sul', 'Open on Sundays', 'Open late'], [lights]: ['Open to all'] })
})

test('[A94] whoever holds the news sees their own doing at once, is told that there is more, and sees it when they ask', async () => {
  const session = await sessionWith(['There before'])
  const { page } = await someone(session)
  const other = await someone(session)
  const [room, others] = [roomPage(page), roomPage(other.page)]
  await room.shows('There before')
  await chooseNews(page, 'hold')
  await others.write('Held for a while', doors)
  await others.isSaved('Held for a while')
  await page.getByText('1 change by others is held.').waitFor()
  await said(page, 'Others have changed something. It is held until you show it.')
  await room.write('My own', doors)
  await room.isSaved('My own')
  await others.shows('My own')
  await stands(page, { [doors]: ['There before', 'My own'] })
  await page.getByRole('button', { name: 'Show it' }).click()
  await stands(page, { [doors]: ['There before', 'Held for a while', 'My own'] })
  expect(await page.getByText(/by others/).count()).toBe(0)

  await others.choose('Held for a while', 'Withdraw my note')
  await page.getByText('1 change by others is held.').waitFor()
  await stands(page, { [doors]: ['There before', 'Held for a while', 'My own'] })
  await chooseNews(page, 'on')
  await stands(page, { [doors]: ['There before', 'My own'] })
})

test('[R75] who is here is shown with the part they are in, and whether they are writing', async () => {
  const session = await sessionWith(['A note'])
  const { page, faults } = await someone(session, 'Nia')
  const other = await someone(session, 'Owain')
  const others = roomPage(other.page)
  await others.note('A note').focus()
  await others.form.fill('Half a sentence')
  await page.getByRole('button', { name: '2 here' }).click()
  const owain = page.getByRole('listitem').filter({ hasText: 'Owain' })
  await owain.getByText(`in A, ${doors}, writing…`).waitFor()
  expect(faults).toEqual([])

  const small = await someone(session, 'Ama', { screen: 'phone', text: '200', reading: 'easier' })
  await small.page.getByText('1 person here, 1 writing').waitFor()
  expect(await scrollsSideways(small.page)).toEqual([])
})

async function sessionWith(words: readonly string[]): Promise<PreparedSession> {
  const session = await preparedSession(server)
  await session.withNotes(words.map(text => ({ text, under: doors })))
  return session
}

/** In the room, by the link for participants, on the board. */
async function someone(session: PreparedSession, name?: string, look?: Look): Promise<Window> {
  const window = await openWindow(browser, look)
  await window.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await comeIn(window.page, session.linkFor('participant'), { ...(name !== undefined && { name }) })
  await roomPage(window.page).form.waitFor()
  return window
}

async function facilitator(session: PreparedSession): Promise<Window> {
  const window = await openWindow(browser)
  await window.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await comeIn(window.page, session.linkFor('facilitator'), { name: 'Ruth' })
  await window.page.goto(`${server.address}${session.pathOf('room')}`)
  await roomPage(window.page).form.waitFor()
  return window
}

const sectionOf = (session: PreparedSession, title: string): string =>
  session.session.breakouts[0]?.sections.find(section => section.title === title)?.id ?? ''

/** Lifts it and holds it over the other; `x`: how far from the other's left edge. */
async function dragTo(page: Page, from: Locator, to: Locator, x?: number): Promise<void> {
  const [start, end] = await Promise.all([from.boundingBox(), to.boundingBox()])
  if (start === null || end === null) throw new Error('it cannot be seen')
  await page.mouse.move(start.x + 5, start.y + 5)
  await page.mouse.down()
  await page.mouse.move(start.x + 30, start.y + 30, { steps: 3 })
  await page.mouse.move(end.x + (x ?? end.width / 2), end.y + end.height / 2, { steps: 5 })
}

/** That these words come to stand under these headings, in this order. */
async function stands(page: Page, expected: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const room = roomPage(page)
  for (const [title, words] of Object.entries(expected))
    await until(`${title}: ${words.join(', ')}`, async () => (await room.wordsUnder(title)).join() === words.join())
}

/** Of notes in a list: each begins below the one before. */
const standApart = (page: Page): Promise<boolean> =>
  page.locator('li[data-card]').evaluateAll(cards => {
    const boxes = cards.map(card => card.getBoundingClientRect())
    return boxes.every((box, at) => at === 0 || box.top >= (boxes[at - 1]?.bottom ?? 0))
  })

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.first().evaluate(element => element === document.activeElement || element.contains(document.activeElement))

/** By the polite voice of the page. */
const said = (page: Page, words: string): Promise<void> =>
  until(`it is said: ${words}`, async () => (await page.getByTestId('polite').textContent())?.includes(words) === true)

async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await page.evaluate(words => navigator.clipboard.writeText(words), text)
  await field.focus()
  await page.keyboard.press('Control+v')
}

async function chooseNews(page: Page, setting: 'hold' | 'on'): Promise<void> {
  const menu = comfortMenu(page)
  await menu.open()
  await menu.select(
    'Telling of others’ notes',
    { hold: 'Hold others’ changes while I read', on: 'Told quietly' }[setting],
  )
  await page.keyboard.press('Escape')
}
