/** Versions of a draft, by a facilitator who has a keyboard and nothing else. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, DraftId, NoteId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { OrderKey } from '@waymark/shared/model/note.ts'
import { buildDraft, readDraft, readNew } from '@waymark/shared/wire/drafts.ts'
import { launchBrowser } from '#support/browser.ts'
import { facilitator, sessionOfTwoNotes } from '#support/facilitator.ts'
import { draftPage } from '#support/pages/drafting.ts'
import type { PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
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

test('[D95] by keyboard alone a version is kept, the draft is changed, both are compared side by side, and the version is gone back to', async () => {
  const session = await sessionOfTwoNotes(server)
  const ruth = await facilitator({ server, browser, session }, 'Ruth')
  const page = await ruth.open('draft')
  const { keyboard } = page
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const draft = draftPage(page)
  await draft.text.focus()
  await keyboard.type('We keep the doors open.')
  await draft.isSaved()

  await button('Versions').press('Enter')
  await page.getByRole('textbox', { name: 'A name for it' }).focus()
  await keyboard.type('For the trustees')
  await keyboard.press('Enter')
  await page.getByText('Kept as Version 1: For the trustees').first().waitFor()
  await keyboard.press('Escape')

  await draft.text.focus()
  await keyboard.press('Control+End')
  await keyboard.type(' Always.')
  await keyboard.press('Enter')
  await keyboard.type('And the windows.')
  await draft.isSaved()

  await button('Versions').press('Enter')
  await page.getByRole('link', { name: 'See and compare versions' }).press('Enter')
  await button('Compare Version 1: For the trustees').press('Enter')
  await page.getByText('1 statement changed, 1 added, none removed.').waitFor()
  const inserted = page.getByRole('insertion')
  expect(await inserted.allTextContents()).toEqual(['[added:  Always.]', '[added: And the windows.]'])
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')
  await button('Next change (N)').press('Enter')
  expect(await focused()).toBe('Change 1 of 2: Other words')
  await keyboard.press('n')
  expect(await focused()).toBe('Change 2 of 2: Added')
  await keyboard.press('p')
  expect(await focused()).toBe('Change 1 of 2: Other words')

  await button(/^More about version 1/).press('Enter')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowUp')
  await page.getByRole('menuitem', { name: /^Go back to this/ }).press('Enter')
  await page.getByText('1 statement changed, none added, 1 removed.').waitFor()
  await button('Go back to version 1…').press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Go back to it' }).press('Enter')
  await page.getByText('To undo that, go back to “Before going back to “For the trustees””.').first().waitFor()
  await page.getByRole('heading', { level: 3, name: 'Before going back to' }).waitFor()

  await page.getByRole('link', { name: 'Back to the draft' }).press('Enter')
  await draft.shows('We keep the doors open.')
  expect(await draft.text.locator('.words').allInnerTexts()).toHaveLength(1)
})

/** A theme about the doors, with one note, as the team has it open. */
async function doors({ organiser, session }: PreparedSession) {
  const draftId = DraftId.parse(session.draftId)
  const open = await organiser.openDoc(themesDocName(BreakoutId.parse(session.breakouts[0]?.id)))
  const { themes, placements } = openThemesDoc(open.doc)
  const told = () => organiser.ask(readDraft, { params: { draftId } })
  const [note] = (await told()).notes
  const add = async (id: string, name: string): Promise<void> => {
    const themeId = ThemeId.parse(id)
    themes.put({ id: themeId, name, said: `${name} matter.`, order: OrderKey.parse('a0') })
    placements.put({ id: PlacementId.parse(`placed-in-${id}`), noteId: NoteId.parse(note?.id), themeId })
    await until('it is new', async () => (await organiser.ask(readNew, { params: { draftId } })).themes.length === 1)
  }
  return { draftId, themes, told, add, close: open.close }
}

test('[D96] a statement whose theme has changed since says so to everybody, until somebody says that it is still right or takes the new sentence; what is new is named before it comes in', async () => {
  const session = await sessionOfTwoNotes(server)
  const themeId = ThemeId.parse('theme-of-doors')
  const { draftId, themes, told, add, close } = await doors(session)
  await add(themeId, 'Doors')
  await session.organiser.ask(buildDraft, { params: { draftId } })
  const page = await (await facilitator({ server, browser, session }, 'Ruth')).open('draft')
  const { keyboard } = page
  const draft = draftPage(page)
  await draft.shows('Doors matter.')
  const mark = page.getByRole('button', { name: 'The theme has changed since' })
  const change = async (said: string): Promise<void> => {
    themes.patch(themeId, { said })
    await until('it is told', async () => (await told()).themes.some(theme => theme.said === said))
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await mark.waitFor()
  }
  expect(await mark.count()).toBe(0)
  await change('Doors should stand open.')
  await mark.press('Enter')
  await page.getByText('It says another sentence.').waitFor()
  await draft.shows('Doors matter.')
  await page.getByRole('button', { name: 'Use the theme’s new sentence' }).press('Enter')
  await draft.shows('Doors should stand open.')
  await mark.waitFor({ state: 'detached' })
  await change('Doors, always open.')
  await mark.press('Enter')
  await page.getByRole('button', { name: 'Still right' }).press('Enter')
  await mark.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Doors')
  await draft.shows('Doors should stand open.')

  await add('theme-of-lifts', 'Lifts')
  await page.getByRole('button', { name: 'Bring in what is new…' }).press('Enter')
  await page.getByRole('dialog', { name: '1 theme is new' }).getByText('Lifts', { exact: true }).waitFor()
  expect(await draft.text.getByText('Lifts').count()).toBe(0)
  await keyboard.press('Tab')
  await page.getByRole('button', { name: 'Bring it in' }).press('Enter')
  await draft.shows('Lifts matter.')
  close()
})
