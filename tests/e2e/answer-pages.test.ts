import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { setTerms } from '@waymark/shared/wire/payments.ts'
import { addQuestionSet, openQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { launchBrowser } from '#support/browser.ts'
import { questionsAbout } from '#support/answers.ts'
import { axe, cutOff, firstHeadings, scrollsSideways } from '#support/looks.ts'
import { preparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { screens } from '#support/window.ts'

let server: RunningServer
let browser: Browser
let path: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  const { organiser, session } = await preparedSession(server, { rooms: 1 })
  const { setId } = await organiser.ask(addQuestionSet, {
    params: { sessionId: session.session.id },
    body: {
      ...questionsAbout({ session }),
      deadline: { local: '2190-05-08T09:00', zone: 'Europe/London' },
      contact: 'Ring us on 029 2018 0000, and we type it in.',
    },
  })
  await organiser.ask(setTerms, {
    params: { setId },
    body: {
      what: 'For answering in your own time',
      who: 'Everybody who answers',
      rate: 2500,
      currency: 'GBP',
      quarters: 4,
      until: { local: '2190-05-08T09:00', zone: 'Europe/London' },
      how: 'Ask Mair.',
    },
  })
  const { address } = await organiser.ask(openQuestionSet, { params: { setId }, body: { letsIn: true } })
  path = new URL(address).pathname
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
const follow = (page: Page, name: string) => page.getByRole('link', { name }).click()

async function onEachPage(page: Page, look: () => Promise<readonly string[]>): Promise<string[]> {
  const found: string[] = []
  const lookAt = async (name: string): Promise<void> => {
    found.push(...(await look()).map(wrong => `${name}: ${wrong}`))
  }
  await page.goto(`${server.address}${path}`)
  await lookAt('form')
  await press(page, 'Send my answers')
  await lookAt('form, refused')
  await page.getByLabel('What is missing?').fill(`A lift ${'long'.repeat(60)}\n\nمساء الخير`)
  await press(page, 'Save and come back later')
  await lookAt('saved')
  await follow(page, 'Throw this draft away')
  await lookAt('throw away')
  await follow(page, 'Keep it, and go back')
  await press(page, 'Send my answers')
  const sent = page.url()
  await lookAt('sent')
  await follow(page, 'Say whether you want to be paid for your time')
  await lookAt('payment')
  await press(page, 'Yes, I would like to be paid')
  await lookAt('payment, refused')
  await page.getByLabel('Your name').fill('Ama')
  await page.getByLabel('How to reach you').fill('ama@example.org')
  await press(page, 'Yes, I would like to be paid')
  await lookAt('payment, said yes')
  await page.goto(sent)
  await follow(page, 'Change my answer')
  await lookAt('change')
  await page.goBack()
  await follow(page, 'Take my answer back')
  await lookAt('take back')
  await press(page, 'Take my answer back')
  await lookAt('taken back')
  await press(page, 'Put my answer back')
  return found
}

test.concurrent.for(['laptop', 'small'] as const)(
  '[E40] on a %s screen axe finds nothing serious on any page of an answer, none scrolls sideways, and nothing is cut off',
  async (screen, { expect }) => {
    const context = await browser.newContext({ locale: 'en-GB', ...screens[screen] })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    expect(
      await onEachPage(page, async () => [
        ...(await axe(page)),
        ...(await scrollsSideways(page)),
        ...(await cutOff(page)),
        ...(await firstHeadings(page)),
      ]),
    ).toEqual([])
    await context.close()
  },
)
