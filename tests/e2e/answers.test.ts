import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '@waymark/shared/wire/pages.ts'
import { addQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { questionsAbout } from '#support/answers.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { person } from '#support/person.ts'
import { preparedSession, secretOf } from '#support/prepared-session.ts'
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

test('[E94] a passage is made a note with the keyboard alone, and stands in the synthesis beside the notes of the rooms', async () => {
  const prepared = await preparedSession(server)
  const { session, breakouts } = prepared.session
  const organiser = person(server.address)
  await organiser.comeIn(secretOf(server.organiserLink), { name: 'Olwen' })
  const params = { sessionId: session.id }
  await organiser.ask(addQuestionSet, { params, body: questionsAbout(prepared) })
  const { page } = await openWindow(browser)
  await comeIn(page, prepared.linkFor('facilitator'), { name: 'Fay' })
  await page.goto(`${server.address}${pages.questions(session.id)}`)
  await page.getByRole('link', { name: 'Read the answers to For those who could not come' }).click()
  await page.getByText('Type in an answer').click()
  await page.getByRole('textbox', { name: 'What is missing?' }).fill('The bus stops too early. We walk home.')
  await page.getByRole('button', { name: 'Save the answer' }).click()
  await page.getByRole('link', { name: 'Answer 1' }).click()
  await page.getByText('1 to read, 0 being split, 0 done, 0 late to decide').waitFor()
  await page.locator('summary', { hasText: 'Mark by sentence' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'We walk home.' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Make notes of the ticked sentences' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('mark', { hasText: 'We walk home.' }).waitFor()
  await page.goto(`${server.address}${pages.synthesis(session.id, breakouts[0]!.id)}`)
  await page.getByText('We walk home.').first().waitFor()
  expect(await page.getByRole('combobox', { name: 'Rooms' }).getByRole('option').allInnerTexts()).toContain(
    'Written answers',
  )
})
