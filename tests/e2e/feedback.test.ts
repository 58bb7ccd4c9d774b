/** Feedback in real browsers: what everybody reads and sends, and what the team does with it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '@waymark/shared/wire/pages.ts'
import { launchBrowser } from '#support/browser.ts'
import { decided, openRound, published, queueOf, saidLabels, sentBy, typedComment } from '#support/feedback.ts'
import { axe, cutOff, firstHeadings, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { preparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'
import { openWindow, screens } from '#support/window.ts'

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

const closesAt = { local: '2190-05-08T09:00', zone: 'Europe/London' }
const statements = ['We open the doors on Sundays.', 'And the windows, in summer.']

async function onRound() {
  const session = await preparedSession(server)
  const on = await published(session, statements)
  return { ...session, ...(await openRound(session.organiser, on, { closesAt, takesMail: true })) }
}

test('[FB26] a facilitator finds the comments from the draft, groups two and answers them by keyboard alone, takes it back, and sees what comes meanwhile', async () => {
  const round = await onRound()
  const visitor = plainVisitor(server.address)
  for (const text of ['Earlier, please.', 'Much earlier.'])
    await sentBy(visitor, round, { [saidLabels.words]: text }, 0)
  const { page, faults } = await openWindow(browser)
  await comeIn(page, round.linkFor('facilitator'), { name: 'Fay' })
  await page.goto(`${server.address}${round.pathOf('draft')}`)
  await page.getByRole('link', { name: 'Feedback' }).press('Enter')
  const first = page.getByRole('checkbox', { name: 'Comment 1' })
  await first.focus()
  await page.keyboard.press('Space')
  // Past “Remove a name…”.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.parentElement?.textContent)).toBe('Comment 2')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Group…' }).press('Enter')
  await page.keyboard.type('Hours')
  await page.keyboard.press('Enter')
  await page.getByText('Group: Hours').nth(1).waitFor()
  await until('the focus is where it is taken back', () =>
    page.evaluate(() => document.activeElement?.textContent === 'Undo: 2 comments put in a group'),
  )
  await sentBy(visitor, round, { [saidLabels.words]: 'Came meanwhile.' })
  // As when somebody comes back to the window; otherwise it looks after some seconds.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.getByText('Came meanwhile.').waitFor()
  await page.getByLabel('Group', { exact: true }).selectOption('Hours')
  await page.getByRole('button', { name: 'Tick all 2' }).press('Enter')
  await page.getByRole('button', { name: 'Answer…' }).press('Enter')
  await page.getByRole('combobox', { name: 'What was done about it' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Say why, in a sentence or two.').waitFor()
  await page.getByRole('textbox', { name: 'Why' }).focus()
  await page.keyboard.type('We open at eight.')
  await page.getByRole('button', { name: 'Save the answer' }).press('Enter')
  await page.getByText('3 comments came. 1 is still to be read, 2 are answered.').waitFor()
  expect((await visitor.open(round.path)).text).toContain('Hours 2 comments')
  await page.getByRole('button', { name: /^Undo/ }).press('Enter')
  await page.getByText('1 is still to be read, 2 are grouped').waitFor()
  await page.getByRole('button', { name: /^Undo/ }).press('Enter')
  await page.getByText('3 are still to be read').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('comments')
  expect((await queueOf(round.organiser, round)).comments.map(({ state, group }) => [state, group])).toEqual(
    [1, 2, 3].map(() => ['to-read', '']),
  )
  expect(faults).toEqual([])
})

test('[FB27] an organiser opens a round, changes and ends it, and types in what came by phone', async () => {
  const session = await preparedSession(server)
  const on = await published(session, statements)
  const { page } = await openWindow(browser)
  await comeIn(page, server.organiserLink, { name: 'Olwen' })
  await page.goto(`${server.address}${pages.feedback(on.draftId)}`)
  await page.locator('summary', { hasText: 'Ask people what they think' }).press('Enter')
  await page.getByRole('textbox', { name: 'What you ask' }).fill('Did we hear you right?')
  await page.getByRole('button', { name: 'Open the round' }).press('Enter')
  await page.getByText('Give a date and a time.').first().waitFor()
  expect(await page.getByRole('textbox', { name: 'What you ask' }).inputValue()).toBe('Did we hear you right?')
  await page.getByLabel('Until when (UK time)').fill(closesAt.local)
  await page.getByRole('button', { name: 'Open the round' }).press('Enter')
  await page.getByText('People can say something until Saturday 8 May 2190').waitFor()
  await page.locator('summary', { hasText: 'Type in a comment' }).press('Enter')
  await page.getByLabel('About what').selectOption({ label: statements[1]! })
  await page.getByRole('textbox', { name: 'Their words' }).fill('Only small ones.')
  await page.getByRole('textbox', { name: 'Whose words they are' }).fill('Nia')
  await page.getByRole('button', { name: 'Save the comment' }).press('Enter')
  const beside = page.getByRole('region', { name: `About: ${statements[1]}` })
  await beside.getByRole('checkbox', { name: 'Comment 1, Nia' }).waitFor()
  await beside.getByText('Only small ones.').waitFor()
  await page.getByRole('button', { name: 'Take it back' }).press('Enter')
  await beside.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Put it back' }).press('Enter')
  await beside.getByText('Only small ones.').waitFor()
  await page.getByRole('button', { name: 'End it now…' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'End it now' }).press('Enter')
  await page.getByRole('button', { name: 'Open it again' }).waitFor()
  expect((await plainVisitor(server.address).open(`${on.path}/comment`)).text).toContain('has ended')
})

type Round = Awaited<ReturnType<typeof onRound>>

async function withComments(): Promise<Round> {
  const round = await onRound()
  const long = `A lift ${'long'.repeat(60)}\n\nمساء الخير`
  await typedComment(round.organiser, round, { words: long, about: round.statements[0]!, name: 'Nia', mayShow: true })
  await typedComment(round.organiser, round, { says: 'partly', isReadBack: true })
  const outcome = { what: 'adapted', reason: 'On some Sundays.' } as const
  await decided(round.organiser, round, [1], { state: 'answered', group: 'Sundays', outcome })
  return round
}

async function onEachPage(page: Page, { path }: Round, look: () => Promise<readonly string[]>): Promise<string[]> {
  const found: string[] = []
  const lookAt = async (name: string): Promise<void> => {
    found.push(...(await look()).map(wrong => `${name}: ${wrong}`))
  }
  const press = (name: string) => page.getByRole('button', { name }).click()
  await page.goto(`${server.address}${path}`)
  await lookAt('the page')
  await page.getByRole('link', { name: 'Say something about this' }).first().click()
  await press('Send it')
  await lookAt('form, refused')
  await page.getByLabel(saidLabels.words).fill('Yes.')
  await page.getByLabel(saidLabels.show).check()
  await press('Send it')
  await lookAt('sent')
  await page.getByRole('link', { name: 'Take my comment back' }).click()
  await press('Take my comment back')
  await lookAt('taken back')
  return found
}

test.concurrent.for(['laptop', 'small'] as const)(
  '[FB28] on a %s screen no page of feedback scrolls sideways, nothing is cut off, and axe finds nothing serious',
  async (screen, { expect }) => {
    const round = await withComments()
    const look = async (page: Page): Promise<string[]> => [
      // What axe looks at is the same on every screen, and it takes its time.
      ...(screen === 'laptop' ? await axe(page) : []),
      ...(await scrollsSideways(page)),
      ...(await cutOff(page)),
      ...(await firstHeadings(page)),
    ]
    const context = await browser.newContext({ locale: 'en-GB', ...screens[screen] })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    expect(await onEachPage(page, round, async () => look(page))).toEqual([])
    await comeIn(page, server.organiserLink, { name: 'Olwen' })
    await page.goto(`${server.address}${pages.feedback(round.draftId)}`)
    await page.getByRole('checkbox', { name: 'Comment 2' }).check()
    for (const fold of ['Change this round', 'Type in a comment'])
      await page.locator('summary', { hasText: fold }).press('Enter')
    expect(await look(page)).toEqual([])
    await page.getByRole('button', { name: 'Answer…' }).click()
    expect(await look(page)).toEqual([])
    await context.close()
  },
)
