/** The door: what somebody does who was sent a link. */
import type { Page } from 'playwright-core'

export interface Answers {
  /** Nothing: no name is given. */
  readonly name?: string
  /** `Room 2, Heron`; otherwise the server chooses. */
  readonly room?: string
}

/** Ends when the page behind the door is there. */
export async function comeIn(page: Page, link: string, { name = '', room }: Answers = {}): Promise<void> {
  await page.goto(link)
  const question = page.getByRole('textbox', { name: 'What shall we call you?' })
  const door = page.getByRole('button', { name: 'Come in' })
  await door.waitFor()
  if (name !== '') await question.fill(name)
  if (room !== undefined) {
    const choice = page.getByRole('combobox', { name: 'Which room?' })
    const offered = await choice.getByRole('option').allTextContents()
    await choice.selectOption({ label: offered.find(label => label.startsWith(room)) ?? room })
  }
  await door.click()
  await page.waitForURL(address => address.pathname !== '/in')
}
