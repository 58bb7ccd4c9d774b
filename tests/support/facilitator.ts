/** A facilitator in a window of their own, in a session with two notes. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { comeIn } from '#support/pages/coming-in.ts'
import { draftPage } from '#support/pages/drafting.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { ambitions, preparedSession, type PreparedSession } from '#support/prepared-session.ts'
import type { RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'

const notes = [
  { text: 'Open on Sundays, please', under: ambitions[0] },
  { text: 'The lift is broken again', under: ambitions[0] },
]

export async function sessionOfTwoNotes(server: RunningServer): Promise<PreparedSession> {
  const session = await preparedSession(server)
  await session.withNotes(notes)
  return session
}

export interface Facilitator {
  readonly page: Page
  readonly context: BrowserContext
  readonly open: (what: 'grouping' | 'draft', inPage?: Page) => Promise<Page>
}

/** Looks at the page of the grouping or of the draft when it is there, in this or another window of the same browser. */
export async function facilitator(
  {
    server,
    browser,
    session,
  }: { readonly server: RunningServer; readonly browser: Browser; readonly session: PreparedSession },
  name: string,
): Promise<Facilitator> {
  const { page, context } = await openWindow(browser)
  await comeIn(page, session.linkFor('facilitator'), { name })
  const open = async (what: 'grouping' | 'draft', inPage = page): Promise<Page> => {
    await inPage.goto(`${server.address}${session.pathOf(what)}`)
    if (what === 'grouping')
      await groupingPage(inPage)
        .note(notes[0]?.text ?? '')
        .waitFor()
    else await inPage.getByLabel('The draft').waitFor()
    return inPage
  }
  return { page, context, open }
}

export const themeNames = (page: Page): Promise<string[]> =>
  page.locator('.theme').getByRole('heading').allTextContents()
/** Without the names that stand at the cursors of others. */
export const linesOf = (page: Page): Promise<string[]> =>
  draftPage(page)
    .text.locator('.words')
    .evaluateAll(all =>
      all.map(line => {
        const words = line.cloneNode(true)
        if (words instanceof Element) for (const caret of words.querySelectorAll('.others-caret')) caret.remove()
        return words.textContent ?? ''
      }),
    )
