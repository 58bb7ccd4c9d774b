/** Somebody in the first room of a prepared session, with its page open. */
import type { Browser, Page } from 'playwright-core'
import { comeIn } from '#support/pages/coming-in.ts'
import type { PreparedSession } from '#support/prepared-session.ts'
import type { RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'

export interface Door {
  readonly browser: Browser
  readonly server: Pick<RunningServer, 'address'>
  readonly session: PreparedSession
}

export async function inRoom(
  { browser, server, session }: Door,
  role: 'participant' | 'facilitator',
  name: string,
): Promise<Page> {
  const { page } = await openWindow(browser, {})
  await comeIn(page, session.linkFor(role), { name })
  await page.goto(`${server.address}${session.pathOf('room')}`)
  await page.getByRole('heading', { level: 1, name: 'Are the ambitions still right?' }).waitFor()
  return page
}
