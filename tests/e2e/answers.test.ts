/** Answers in writing, from the questions to the notes that are grouped. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { listQuestionSets } from '@waymark/shared/wire/question-sets.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { answerOf, asked, marked, typed } from '#support/answers.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'
import { openWindow } from '#support/window.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([
    runningServer(undefined, { WAYMARK_MAIL_DOMAIN: 'answers.example.org', WAYMARK_SMTP_PORT: '0' }),
    launchBrowser(),
  ])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function at(link: string, path: string): Promise<Page> {
  const { page } = await openWindow(browser)
  await comeIn(page, link, { name: 'Fay' })
  await page.goto(`${server.address}${path}`)
  return page
}
const questionsOf = ({ session }: PreparedSession): string => pages.questions(session.session.id)

test('[E90] a passage of a written answer stands among the notes to be grouped, says where it came from, and is found by it', async () => {
  const session = await preparedSession(server)
  await session.withNotes([{ text: 'The hall is cold', under: ambitions[0] }])
  const set = await asked(session)
  const { responseId } = await typed(session.organiser, set, ['A longer table would do.'])
  await marked(session.organiser, responseId, { start: 0, end: 14, sectionId: set.questions[0]!.sectionId })
  const page = await at(session.linkFor('facilitator'), session.pathOf('grouping'))
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

test('[E94] [E43] what came by phone is typed in and a passage of it made a note with the keyboard alone; words that are selected become one too, and its author is given a link', async () => {
  const session = await preparedSession(server)
  const set = await asked(session)
  const page = await at(session.linkFor('facilitator'), questionsOf(session))
  await page.getByRole('link', { name: 'Read the answers to For those who could not come' }).click()
  await unfold(page, 'Type in an answer')
  await page.getByRole('textbox', { name: 'What is missing?' }).fill('The bus stops too early. We walk home.')
  await page.getByRole('button', { name: 'Save the answer' }).click()
  await page.getByRole('link', { name: 'Answer 1' }).click()
  await page.getByText('1 to read, 0 being split, 0 done, 0 late to decide').waitFor()
  await unfold(page, 'Mark by sentence')
  await page.getByRole('checkbox', { name: 'We walk home.' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Make notes of the ticked sentences' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('mark', { hasText: 'We walk home.' }).waitFor()
  await page
    .locator('.answer-words > span')
    .first()
    .evaluate(words => {
      const range = document.createRange()
      range.setStart(words.firstChild!, 4)
      range.setEnd(words.firstChild!, 13)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
    })
  await page.getByRole('button', { name: 'Make a note', exact: true }).click()
  await page.locator('mark', { hasText: 'bus stops' }).waitFor()
  const { responses } = await inboxOf(session, set.id)
  const { excerpts } = await answerOf(session.organiser, responses[0]!.id)
  expect(excerpts.map(({ text }) => text).toSorted()).toEqual(['We walk home.', 'bus stops'])
  await unfold(page, 'Give them a link to follow it')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const address = await page.locator('input:focus').inputValue()
  const followed = await plainVisitor(server.address).open(new URL(address).pathname)
  expect(followed.text).toContain('It stands in no theme yet.')
})

/** By its key. */
async function unfold(page: Page, words: string): Promise<void> {
  await page.locator('summary', { hasText: words }).focus()
  await page.keyboard.press('Enter')
}

const inboxOf = ({ organiser }: PreparedSession, setId: QuestionSetId) =>
  organiser.ask(readInbox, { params: { setId } })
const setsOf = ({ organiser, session }: PreparedSession) =>
  organiser.ask(listQuestionSets, { params: { sessionId: session.session.id } })

test('[E95] an organiser sets up questions, changes, adds and takes out some; somebody who is let in answers, and the inbox has it', async () => {
  const session = await preparedSession(server)
  const page = await at(server.organiserLink, questionsOf(session))
  await page.getByRole('textbox', { name: 'Title' }).fill('In your own time')
  await page.getByRole('textbox', { name: 'What is asked' }).fill('What would you keep?')
  await page.getByRole('combobox', { name: 'Continues' }).selectOption({ label: 'Are the ambitions still right?' })
  await page.getByRole('combobox', { name: 'Notes of it stand under' }).selectOption({ label: ambitions[1] })
  await page.getByRole('button', { name: 'Save the questions' }).click()
  await page.getByText('Give a date and a time.').first().waitFor()
  expect(await page.getByRole('textbox', { name: 'What is asked' }).inputValue()).toBe('What would you keep?')
  await page.getByLabel('Until when (UK time)').fill('2099-12-26T09:00')
  await page.getByText('Saturday 26 December 2099 is at a weekend.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Save the questions' }).click()
  await page.getByRole('heading', { level: 2, name: 'In your own time' }).waitFor()

  const fold = page.locator('details', { hasText: 'Change these questions' })
  await unfold(page, 'Change these questions')
  await fold.getByRole('button', { name: 'Add a question' }).click()
  await fold.getByRole('textbox', { name: 'What is asked' }).nth(1).fill('And what not?')
  await fold.getByRole('button', { name: 'Save the questions' }).click()
  await until('both are saved', async () => (await setsOf(session)).sets[0]!.questions.length === 2)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Save the questions')
  const known = await setsOf(session)
  await fold.getByRole('textbox', { name: 'Title' }).fill('In your time')
  await fold.getByRole('button', { name: 'Save the questions' }).click()
  await page.getByRole('heading', { level: 2, name: 'In your time' }).waitFor()
  const { sets } = await setsOf(session)
  const { id: before } = known.sets[0]!.questions[1]!
  expect(sets[0]!.questions[1]!.id).toBe(before)
  expect(sets[0]!.questions.map(({ text }) => text)).toEqual(['What would you keep?', 'And what not?'])
  expect(sets[0]!.questions[0]!.sectionId).toBe(session.session.breakouts[0]!.sections[1]!.id)
  await fold.getByRole('button', { name: 'Take question 2 out' }).click()
  await fold.getByRole('button', { name: 'Save the questions' }).click()
  await until('one is taken out', async () => (await setsOf(session)).sets[0]!.questions.length === 1)

  await page.getByRole('button', { name: 'Let people in by a link' }).click()
  const address = await page.getByLabel('Where people answer').inputValue()
  const form = await plainVisitor(server.address).open(new URL(address).pathname)
  await form.press('Send my answers', { 'What would you keep?': 'The garden.' })
  await page.getByRole('link', { name: 'Read the answers to In your time' }).click()
  await page.getByRole('link', { name: 'Answer 1' }).click()
  await page.locator('.answer-words', { hasText: 'The garden.' }).waitFor()
  await page.getByText('Not said whether it may be quoted').waitFor()
})

test('[E96] files are brought in one after the other and a message is pasted; what became of each is said, and what was not taken says why', async () => {
  const session = await preparedSession(server)
  const set = await asked(session)
  const page = await at(session.linkFor('facilitator'), pages.inbox(session.session.session.id, set.id))
  await unfold(page, 'Bring in files and messages')
  const file = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) })
  await page
    .getByLabel('Files with answers')
    .setInputFiles([
      file('mine.txt', 'What is missing?\nA longer table.'),
      file('scan.docx', '%PDF-1.7'),
      file('post.eml', 'From: Nia <nia@home.example>\r\nMessage-ID: <one@home.example>\r\n\r\nMore seats.'),
    ])
  const told = page.getByRole('list', { name: 'What was brought in' }).getByRole('listitem')
  await told.nth(2).waitFor()
  await page
    .getByRole('textbox', { name: 'A message, pasted' })
    .fill('From: Nia <nia@home.example>\nMessage-ID: <one@home.example>\n\nMore seats.')
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await told.nth(3).waitFor()
  const lines = await told.allTextContents()
  expect(lines.map(line => [/Not taken/.test(line), /Answer (\d)/.exec(line)?.[1]])).toEqual([
    [false, '1'],
    [true, undefined],
    [false, '2'],
    [true, '2'],
  ])
  expect(lines[1]).toContain('This is a PDF')
  await page.getByRole('link', { name: 'Answer 2, Nia' }).waitFor()
})

test('[E44] a part of an answer is cut in two, its second half put under another question, and both joined again, by keyboard', async () => {
  const session = await preparedSession(server)
  const set = await asked(session)
  await typed(session.organiser, set, ['The bus stops too early. We need more seats.'])
  const page = await at(session.linkFor('facilitator'), pages.inbox(session.session.session.id, set.id))
  await page.getByRole('link', { name: 'Answer 1' }).click()
  const parts = page.locator('.answer-part')
  await unfold(page, 'Cut it in two')
  await page.getByRole('button', { name: 'We need more seats.' }).focus()
  await page.keyboard.press('Enter')
  await until('there are two parts', async () => (await parts.count()) === 2)
  await until('the focus is on its second half', () =>
    parts.nth(1).evaluate(part => part.contains(document.activeElement)),
  )
  await parts.nth(1).getByRole('combobox').selectOption({ label: set.questions[1]!.text })
  const under = page.locator('section', { has: page.getByRole('heading', { level: 3, name: set.questions[1]!.text }) })
  await under.getByText('We need more seats.', { exact: true }).waitFor()
  await under.getByRole('button', { name: /^Join to the part before/ }).press('Enter')
  await until('there is one part', async () => (await parts.count()) === 1)
  expect(await parts.locator('.answer-words').textContent()).toBe('The bus stops too early. We need more seats.')
})

test('[E126] an organiser says what is offered, makes an offer and its link, sees what was said there, marks it as paid and takes another back; a facilitator sees none of it', async () => {
  const session = await preparedSession(server)
  const set = await asked(session)
  const page = await at(server.organiserLink, questionsOf(session))
  await page.getByRole('link', { name: /^Pay people for their time/ }).click()
  await page.getByRole('textbox', { name: 'What people are paid for' }).fill('For answering')
  await page.getByRole('textbox', { name: 'How much for an hour' }).fill('a lot')
  await page.getByRole('button', { name: 'Save the offer' }).click()
  await page.getByText('Give an amount, such as 25 or 12.50.').first().waitFor()
  await page.getByRole('textbox', { name: 'How much for an hour' }).fill('12,50')
  await page.getByLabel(/^Until when people can say yes/).fill('2099-05-08T09:00')
  await page.getByRole('button', { name: 'Save the offer' }).click()
  await page.getByText('Nobody is in the list yet').waitFor()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Esi')
  await page.getByRole('textbox', { name: 'How to reach them' }).fill('12-34-56 12345678')
  await page.getByRole('button', { name: 'Make the offer and its link' }).click()
  await page.getByText('This looks like the details of a bank account', { exact: false }).first().waitFor()
  await page.getByRole('textbox', { name: 'How to reach them' }).fill('esi@example.org')
  await page.getByRole('button', { name: 'Make the offer and its link' }).click()
  const address = await page.getByLabel('The link for Esi').last().inputValue()
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.getByText('1 offered, 0 accepted, 0 declined, 0 paid. £0 is paid', { exact: false }).waitFor()
  const offer = await plainVisitor(server.address).open(new URL(address).pathname)
  await offer.press('Yes, I would like to be paid', { 'How to reach you': '01970 123456' })
  await page.reload()
  await page.getByText('0 offered, 1 accepted', { exact: false }).waitFor()
  expect(await page.getByText(address).count()).toBe(0)
  await page.getByRole('button', { name: /^Mark as paid….*Esi/ }).click()
  await page.keyboard.type('INV-7')
  await page.keyboard.press('Enter')
  await page.getByText('Reference: INV-7').waitFor()
  await page.getByText('£12.50 is paid, and £0 is accepted', { exact: false }).waitFor()
  await page.getByRole('link', { name: 'Download the table' }).waitFor()
  await page.getByRole('button', { name: /^Forget this person….*Esi/ }).click()
  await page.getByRole('button', { name: 'Forget them' }).click()
  await page.getByText('Nobody is in the list yet').waitFor()
  await page.locator('h2:focus', { hasText: 'Who was offered it' }).waitFor()
  const other = await at(session.linkFor('facilitator'), questionsOf(session))
  await other.getByRole('link', { name: /^Read the answers/ }).waitFor()
  expect(await other.getByRole('link', { name: /^Pay people/ }).count()).toBe(0)
  await other.goto(`${server.address}${pages.payments(session.session.session.id, set.id)}`)
  await other.getByText('We cannot show this page now').waitFor()
})

test('[E98] on the page of the questions an organiser makes their mail address, sees it, changes it and turns it off', async () => {
  const session = await preparedSession(server)
  await asked(session)
  const page = await at(server.organiserLink, questionsOf(session))
  await page.getByRole('button', { name: /^Make a mail address/ }).click()
  const field = page.getByLabel('Where people answer by e-mail').last()
  const first = await field.inputValue()
  expect(first).toMatch(/@answers\.example\.org$/)
  await page.getByRole('button', { name: /^Change it…/ }).click()
  await page.getByRole('button', { name: 'Change it', exact: true }).click()
  await until('it is another', async () => (await field.inputValue()) !== first)
  await page.getByRole('button', { name: /^Turn it off…/ }).click()
  await page.getByRole('button', { name: 'Turn it off', exact: true }).click()
  await page.getByRole('button', { name: /^Make a mail address/ }).waitFor()
  expect(await field.count()).toBe(0)
})

test('[E99] questions that continue no session are asked from the page of the strategy, and stand on a page of their own', async () => {
  const session = await preparedSession(server)
  const page = await at(server.organiserLink, session.pathOf('strategy'))
  await page.getByRole('link', { name: 'Ask questions in writing' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('End of the year')
  await page.getByRole('textbox', { name: 'What is asked' }).fill('What went well?')
  await page.getByLabel('Until when (UK time)').fill('2099-12-21T09:00')
  expect(await page.getByRole('combobox', { name: 'Continues' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Save the questions' }).click()
  await page.getByRole('heading', { level: 2, name: 'End of the year' }).waitFor()
  await page.getByRole('button', { name: 'Let people in by a link' }).waitFor()
  await page.goto(`${server.address}${session.pathOf('strategy')}`)
  await page.getByRole('link', { name: 'End of the year' }).waitFor()
  expect(await page.getByRole('link', { name: 'First session' }).count()).toBeGreaterThan(0)
})

test('[E140] a table is looked at, its columns are given their places with the keyboard, and its rows are taken; narrow and sent twice, too', async () => {
  const session = await preparedSession(server)
  const set = await asked(session)
  const page = await at(session.linkFor('facilitator'), pages.inbox(session.session.session.id, set.id))
  await page.setViewportSize({ width: 320, height: 700 })
  await unfold(page, 'Bring in a table')
  const words = 'Name,What is missing?,Comments\nNia,A longer table.,Thank you\n\nWyn,,\n,Seats.,'
  const file = { name: 'survey.csv', mimeType: 'text/csv', buffer: Buffer.from(words) }
  const choose = () => page.getByLabel('A table with many answers').setInputFiles(file)
  await choose()
  await page.getByText('2 answers will be taken, 2 rows are empty.').waitFor()
  expect(await page.getByRole('combobox', { name: 'What is missing?' }).inputValue()).toBe(set.questions[1]!.id)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.getByLabel('Comments').focus()
  await page.keyboard.press('End')
  expect(await page.getByLabel('Comments').inputValue()).toBe('left-out')
  await page.getByRole('button', { name: 'Take 2 answers' }).focus()
  await page.keyboard.press('Enter')
  const told = page.getByRole('list', { name: 'What became of the table' })
  await told.getByText('2 answers came in.').waitFor()
  await told.getByText('One column with words was left out.').waitFor()
  await page.getByRole('link', { name: 'Answer 1, Nia' }).waitFor()
  await choose()
  await page.getByRole('button', { name: 'Take 2 answers' }).click()
  await told.getByText('2 rows were here already.').waitFor()
  const { responses } = await inboxOf(session, set.id)
  expect(responses.map(({ name, wayIn, start }) => [name, wayIn, start])).toEqual([
    ['Nia', 'table', 'A longer table.'],
    [null, 'table', 'Seats.'],
  ])
  await page.getByLabel('A table with many answers').setInputFiles({ ...file, buffer: Buffer.from('%PDF-1.7') })
  await page.getByText('This is a PDF.', { exact: false }).waitFor()
})
