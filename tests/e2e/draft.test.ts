import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listLinks, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { launchBrowser } from '#support/browser.ts'
import { isFocused, tabTo } from '#support/by-keys.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { draftPage } from '#support/pages/drafting.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'
import { openWindow, type Window } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let session: PreparedSession
let windows: Record<'ruth' | 'tomos' | 'reader', Window>

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  session = await preparedSession(server)
  await session.withNotes([
    { text: 'Open on Sundays, please', under: ambitions[0] },
    { text: 'The lift is broken again', under: ambitions[0] },
  ])
  const [ruth, tomos, reader] = await Promise.all([
    openWindow(browser),
    openWindow(browser),
    openWindow(browser, { screen: 'phone' }),
  ])
  windows = { ruth, tomos, reader }
  await Promise.all([
    openDraft(ruth.page, session.linkFor('facilitator'), 'Ruth'),
    openDraft(tomos.page, session.linkFor('facilitator'), 'Tomos'),
    openDraft(reader.page, session.linkFor('reader')),
  ])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function openDraft(page: Page, link: string, name = ''): Promise<void> {
  await comeIn(page, link, { name })
  await page.goto(`${server.address}${session.pathOf('draft')}`)
  await page.getByLabel('The draft').waitFor()
}

const noSource = 'No source yet'

test('[D30] a statement without a source says so to everybody, until one is added, which can be done by keyboard alone', async () => {
  const { page } = windows.ruth
  await draftPage(page).text.focus()
  await page.keyboard.type('People want to come on Sundays.')
  await windows.tomos.page.getByRole('button', { name: noSource }).waitFor()
  await windows.reader.page.getByText(noSource, { exact: true }).waitFor()
  await page.getByText('1 statement has no source yet.').waitFor()

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Add a source' }).waitFor()
  await page.keyboard.type('sundays')
  await until('one note is left', async () => (await page.getByRole('checkbox', { name: 'Open on' }).count()) === 1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')

  for (const window of Object.values(windows))
    await window.page.getByRole('button', { name: 'Open on Sundays, please' }).first().waitFor()
  expect(await windows.tomos.page.getByRole('button', { name: noSource }).count()).toBe(0)
  await until('the cursor is back in the text', () =>
    draftPage(page).text.evaluate(text => text === document.activeElement),
  )
})

test('[D31] words written while the server is away are sent when it is back, and called saved only then', async () => {
  const [ruth, tomos] = [draftPage(windows.ruth.page), draftPage(windows.tomos.page)]
  await ruth.isSaved()
  await server.kill()
  await windows.ruth.page.getByText('You are not connected.').waitFor()
  await ruth.text.focus()
  await windows.ruth.page.keyboard.press('Control+End')
  await windows.ruth.page.keyboard.press('Enter')
  await windows.ruth.page.keyboard.type('Written while away.')
  await windows.ruth.page.getByText('Waiting to be sent').first().waitFor()
  expect(await windows.ruth.page.getByText('Saved', { exact: true }).count()).toBe(0)
  await server.startAgain()
  await ruth.isSaved()
  await tomos.shows('Written while away.')
  const lines = await tomos.text.locator('.words').allInnerTexts()
  // Beneath the line that Ruth is in stands her name.
  expect(lines.map(line => line.split('\n')[0])).toEqual(['People want to come on Sundays.', 'Written while away.'])
  await server.kill()
  await server.startAgain()
  await windows.reader.page.reload()
  await windows.reader.page.getByLabel('The draft').getByText('Written while away.').waitFor()
})

test('[D32] whoever only reads has the same page, live, with the sources and the exports, and nothing to write with', async () => {
  const { page } = windows.reader
  expect(await page.getByRole('textbox', { name: 'The draft' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: /Bold|Build|Bring in|Add a source/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Open on Sundays, please' }).first().click()
  await page.getByRole('heading', { name: 'What it rests on' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Open on Sundays, please' }).first().waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByText('Nobody has looked at 2 notes yet.').first().waitFor()
  await page.getByRole('button', { name: 'Export all the same' }).click()
  await page.getByRole('link', { name: 'Word' }).waitFor()
})

test('[T89] whoever shares a draft with notes that nobody looked at is asked first, each time, and the document says how many', async () => {
  const { page } = windows.reader
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export' }).click()
  const sure = page.getByRole('button', { name: 'Export all the same' })
  await sure.waitFor()
  expect(await page.getByRole('link', { name: 'Word' }).count()).toBe(0)
  await sure.press('Enter')
  await until('the focus goes on to what can be chosen', () =>
    page.evaluate(() => document.activeElement?.textContent?.startsWith('Where they belong') === true),
  )
  const { file } = await draftPage(page).download('Markdown')
  expect(file.toString()).toContain('Nobody has looked at 2 notes yet.')
})

test('[X70] kinds of file stand in groups by what people want to do, and what is chosen by keyboard goes with them, on the smallest screen', async () => {
  const { page } = windows.reader
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  for (const [name, count] of [
    ['To read', 3],
    ['To change', 4],
    ['To present', 1],
    ['To work on further', 4],
  ] as const)
    expect(await page.getByRole('list', { name }).getByRole('link').count()).toBe(count)
  await page.getByLabel('What people said').focus()
  await page.keyboard.type('As comments')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  expect(await page.getByRole('checkbox', { name: 'Large print' }).isChecked()).toBe(true)
  const address = (name: string) => page.getByRole('link', { name }).getAttribute('href')
  expect(await address('OpenDocument')).toMatch(/\/export\/odt\?evidence=comments&print=large$/)
  expect(await address('PDF')).toMatch(/\/export\/pdf\?print=large$/)
  expect(await address('Slides')).toMatch(/\/export\/pptx$/)
  await page.getByRole('link', { name: 'PDF Here what people said stands where it belongs.' }).waitFor()
  const { name, file } = await draftPage(page).download('Word')
  expect(name).toMatch(/\.docx$/)
  expect(file.subarray(0, 2).toString()).toBe('PK')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  const last = await page.getByRole('link', { name: 'Slides' }).boundingBox()
  expect(last).not.toBeNull()
  if (before !== null) await page.setViewportSize(before)
})

test('[D77] remarks are made, answered, taken and settled by keyboard alone, by two at once, and readers see nothing of them', async () => {
  const [{ page: ruth }, { page: tomos }, { page: reader }] = [windows.ruth, windows.tomos, windows.reader]
  await draftPage(ruth).text.focus()
  await ruth.keyboard.press('Control+Home')
  await ruth.keyboard.press('Control+Shift+ArrowRight')
  await ruth.keyboard.press('Control+Alt+m')
  const dialog = ruth.getByRole('dialog', { name: 'Remark' })
  await dialog.getByText('“People”').waitFor()
  await ruth.keyboard.type('All of them?')
  await tabTo(ruth, dialog.getByRole('checkbox', { name: 'Suggest other words' }))
  await ruth.keyboard.press('Space')
  await tabTo(ruth, dialog.getByRole('textbox', { name: 'Other words' }))
  await ruth.keyboard.press('Control+a')
  await ruth.keyboard.type('Everybody who swims')
  await tabTo(ruth, dialog.getByRole('button', { name: 'Add the remark' }))
  await ruth.keyboard.press('Enter')
  await until('the cursor is back in the text', () => isFocused(draftPage(ruth).text))
  await ruth.keyboard.press('ArrowRight')
  await tabTo(ruth, ruth.getByRole('button', { name: '1 remark' }))
  await ruth.keyboard.press('Enter')
  await until('it leads to the remark', () =>
    isFocused(ruth.getByRole('listitem').filter({ hasText: 'All of them?' }).first()),
  )

  await tomos.getByRole('button', { name: '1 remark' }).waitFor()
  expect(await tomos.locator('.remarked').textContent()).toBe('People')
  await tabTo(tomos, tomos.getByRole('button', { name: 'Reply “All of them?”' }))
  await tomos.keyboard.press('Enter')
  await tomos.keyboard.type('I think so.')
  await tabTo(tomos, tomos.getByRole('button', { name: 'Send' }))
  await tomos.keyboard.press('Enter')
  await ruth.getByText('I think so.').waitFor()
  await tabTo(tomos, tomos.getByRole('button', { name: 'Take “All of them?”' }))
  await tomos.keyboard.press('Enter')
  for (const page of [ruth, tomos, reader])
    await page.getByLabel('The draft').getByText('Everybody who swims want to come on Sundays.').waitFor()
  await until('the focus goes on', () => isFocused(tomos.getByRole('heading', { name: 'Remarks' })))
  await tomos.keyboard.press('Control+z')
  await draftPage(ruth).shows('People want to come on Sundays.')

  await tabTo(tomos, tomos.getByText('Settled (1)'))
  await tomos.keyboard.press('Enter')
  await tabTo(tomos, tomos.getByRole('button', { name: 'Open again “All of them?”' }))
  await tomos.keyboard.press('Enter')
  await ruth.getByRole('button', { name: 'Leave “All of them?”' }).waitFor()
  await tabTo(ruth, ruth.getByRole('button', { name: 'Leave “All of them?”' }))
  await ruth.keyboard.press('Enter')
  await ruth.getByRole('button', { name: '1 remark' }).waitFor({ state: 'detached' })
  expect(await reader.getByText(/All of them|I think so|remark/i).count()).toBe(0)
})

test('[D78] a remark of one’s own is removed and put back, one with replies is not; a reply outlasts that the remark is settled meanwhile', async () => {
  const { page } = windows.ruth
  const remove = page.getByRole('button', { name: 'Remove “Too short”' })
  await draftPage(page).text.focus()
  await page.keyboard.press('Control+End')
  await page.getByRole('button', { name: 'Remark (Ctrl+Alt+M)' }).click()
  await page.getByText('About all of this statement').waitFor()
  await page.keyboard.type('Too short')
  await page.getByRole('button', { name: 'Add the remark' }).click()
  await remove.click()
  await until('it can be put back', () => isFocused(page.getByRole('button', { name: 'Put back' })))
  await windows.tomos.page.getByText('Too short').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  const settle = windows.tomos.page.getByRole('button', { name: 'Settle “Too short”' })
  await settle.waitFor()
  expect(await windows.tomos.page.getByRole('button', { name: 'Remove “Too short”' }).count()).toBe(0)
  await windows.tomos.page.getByRole('button', { name: 'Reply “Too short”' }).click()
  await windows.tomos.page.keyboard.type('Long enough.')
  await windows.tomos.page.getByRole('button', { name: 'Send' }).click()
  await remove.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Reply “Too short”' }).click()
  await page.keyboard.type('Is it')
  await settle.click()
  await page.getByText('Your words are still here').waitFor()
  await until('the cursor is in them', () => isFocused(page.getByRole('textbox', { name: 'Your reply' })))
  await page.keyboard.press('End')
  await page.keyboard.type(', now?')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Settled (2)').click()
  await page.getByText('Is it, now?').waitFor()
  await page.getByRole('button', { name: '1 remark' }).waitFor({ state: 'detached' })
})

test('[D33] whoever loses the right to be here is told why, and the words stay on their screen', async () => {
  const { page } = windows.tomos
  const { organiser } = session
  const { links } = await organiser.ask(listLinks, { params: { sessionId: session.session.session.id } })
  for (const { id, role } of links)
    if (role === 'facilitator') await organiser.ask(revokeLink, { params: { linkId: id } })
  await until(
    'it cannot be written in',
    async () => (await page.getByLabel('The draft').getAttribute('contenteditable')) === 'false',
    30_000,
  )
  await page.getByRole('status').filter({ hasText: 'link' }).waitFor()
  await page.getByLabel('The draft').getByText('Written while away.').waitFor()
  expect(Object.values(windows).flatMap(({ faults }) => faults)).toEqual([])
})
