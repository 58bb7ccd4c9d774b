/** What was answered in writing, where facilitators group: beside what was said live. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markPassage } from '@waymark/shared/wire/responses.ts'
import { answerOf, asked, newNoteId, typed } from '#support/answers.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { ambitions, preparedSession } from '#support/prepared-session.ts'
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

test('[E90] a passage of a written answer stands among the notes to be grouped, says where it came from, and is found by it', async () => {
  const session = await preparedSession(server)
  await session.withNotes([{ text: 'The hall is cold', under: ambitions[0] }])
  const set = await asked(session)
  const { responseId } = await typed(session.organiser, set, ['A longer table would do.'])
  const { pieces } = await answerOf(session.organiser, responseId)
  await session.organiser.ask(markPassage, {
    params: { responseId, noteId: newNoteId() },
    body: { pieceId: pieces[0]!.id, start: 0, end: 14, sectionId: set.questions[0]!.sectionId },
  })
  const { page } = await openWindow(browser, {})
  await comeIn(page, session.linkFor('facilitator'), { name: 'Fflur' })
  await page.goto(`${server.address}${session.pathOf('grouping')}`)
  const tray = page.getByRole('region', { name: 'Not yet grouped' })
  const note = tray.getByRole('listitem').filter({ hasText: 'A longer table' })
  await note.waitFor()
  expect(await note.textContent()).toContain('Written answers')
  await tray.getByText('The hall is cold').waitFor()
  await page.getByText('1 room and the written answers').first().waitFor()
  await page.getByLabel('Rooms', { exact: true }).selectOption({ label: 'Written answers' })
  await tray.getByText('The hall is cold').waitFor({ state: 'detached' })
  expect(await note.count()).toBe(1)
})
