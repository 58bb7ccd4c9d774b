/** What an organiser fills in before anybody comes: the strategy, the session, and the links to hand out. */
import type { Page } from 'playwright-core'

export interface StrategyWords {
  readonly title: string
  readonly period: string
  readonly ambitions: readonly { readonly title: string; readonly description: string }[]
}

const letters = 'ABCDEFGHIJKL'

/** From any page; ends on the page of the strategy. */
export async function startStrategy(page: Page, { title, period, ambitions }: StrategyWords): Promise<void> {
  await page.getByRole('textbox', { name: 'What is it called?' }).fill(title)
  await page.getByRole('textbox', { name: 'For which years?' }).fill(period)
  for (const [at, ambition] of ambitions.entries()) {
    if (at > 0) await page.getByRole('button', { name: 'Add an ambition' }).click()
    await page.getByRole('textbox', { name: `Title of ambition ${letters[at]}` }).fill(ambition.title)
    await page.getByRole('textbox', { name: 'What it means' }).nth(at).fill(ambition.description)
  }
  await page.getByRole('button', { name: 'Start it' }).click()
  await page.waitForURL('**/strategies/*')
}

export interface SessionWords {
  readonly title: string
  /** `2023-03-22` and `13:00`, on the clock of London. */
  readonly date: string
  readonly time: string
  readonly question: string
  readonly rooms: number
}

/** On the page that asks for a session; ends on the page of the session. */
export async function addSession(page: Page, { title, date, time, question, rooms }: SessionWords): Promise<void> {
  await page.getByRole('textbox', { name: 'What is it called?' }).fill(title)
  await page.getByLabel('Date').fill(date)
  await page.getByLabel('Starts at').fill(time)
  await page.getByRole('combobox', { name: 'On the clock of' }).selectOption('Europe/London')
  await page.getByRole('textbox', { name: 'The question' }).fill(question)
  await page.getByRole('spinbutton', { name: 'How many rooms?' }).fill(String(rooms))
  await page.getByRole('button', { name: 'Add this session' }).click()
  await page.waitForURL('**/sessions/*')
}

export type HandedTo = 'Participants' | 'Facilitators' | 'Readers'

/** On the page of the session. */
export const linkFor = (page: Page, who: HandedTo): Promise<string> =>
  page.getByRole('textbox', { name: new RegExp(`^${who}: Made on`) }).inputValue()

export async function takeBackLink(page: Page, who: HandedTo): Promise<void> {
  await page.getByRole('button', { name: `Take back… the link for ${who.toLowerCase()}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export async function closeBreakout(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Other step' }).click()
  await page.getByRole('menuitem', { name: 'Close this breakout…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
