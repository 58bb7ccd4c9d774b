/** Erasing, and what is left of it in other people's browsers; a name removed by keyboard. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { facilitator, sessionOfTwoNotes } from '#support/facilitator.ts'
import { axe, cutOff, scrollsSideways } from '#support/looks.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { keptHere } from '#support/pages/kept-here.ts'
import { roomPage } from '#support/pages/room.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'
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

test.concurrent('[ER18] what somebody has erased is gone from other browsers: from one that looks on, from one that was away, and from what both keep on the device', async () => {
  const session = await sessionOfTwoNotes(server)
  const nia = await openWindow(browser)
  await comeIn(nia.page, session.linkFor('participant'), { name: 'Nia' })
  await roomPage(nia.page).write('Zwiebelfisch on the roof')
  await roomPage(nia.page).isSaved('Zwiebelfisch on the roof')
  const [mair, ieuan] = [
    await facilitator({ server, browser, session }, 'Mair'),
    await facilitator({ server, browser, session }, 'Ieuan'),
  ]
  for (const { open, page } of [mair, ieuan]) {
    await open('grouping')
    await groupingPage(page).note('Zwiebelfisch on the roof').waitFor()
    await keptHere(page).has('Zwiebelfisch on the roof')
  }
  await keptHere(ieuan.page).isReady()
  await ieuan.context.setOffline(true)
  await groupingPage(ieuan.page).group(['Zwiebelfisch on the roof'], 'Made away')
  await keptHere(ieuan.page).has('Made away')

  await nia.page.goto(`${server.address}/erase`)
  await nia.page.setViewportSize({ width: 320, height: 700 })
  expect([await axe(nia.page), await scrollsSideways(nia.page), await cutOff(nia.page)]).toEqual([[], [], []])
  await nia.page.getByLabel('I know that nobody can bring it back').check()
  await nia.page.getByRole('button', { name: 'Erase all that I wrote' }).click()
  await nia.page.getByText('It is gone.').waitFor()

  await groupingPage(mair.page).note('Zwiebelfisch on the roof').waitFor({ state: 'detached' })
  await until('nothing is kept of it', async () => !(await keptHere(mair.page).words()).includes('Zwiebelfisch'))
  await ieuan.context.setOffline(false)
  await groupingPage(ieuan.page).note('Zwiebelfisch on the roof').waitFor({ state: 'detached' })
  await groupingPage(mair.page).theme('Made away').waitFor()
  await until(
    'nothing is kept there either',
    async () => !(await keptHere(ieuan.page).words()).includes('Zwiebelfisch'),
  )
  expect(await mair.page.getByText('Zwiebelfisch').count()).toBe(0)
})

test.concurrent('[ER19] a facilitator removes a name by keyboard alone, sees what is left before, and its author reads on the note that somebody did', async () => {
  const session = await sessionOfTwoNotes(server)
  const nia = await openWindow(browser)
  await comeIn(nia.page, session.linkFor('participant'), { name: 'Nia' })
  await roomPage(nia.page).write('Ask Gwenllian Pugh, or gwenllian pugh')
  await roomPage(nia.page).isSaved('Ask Gwenllian Pugh, or gwenllian pugh')
  const mair = await facilitator({ server, browser, session }, 'Mair')
  await mair.page.goto(`${server.address}${session.pathOf('room')}`)
  await mair.page
    .getByRole('button', { name: /^More about: Ask Gwenllian/ })
    .first()
    .focus()
  await mair.page.keyboard.press('Enter')
  await mair.page.getByRole('menuitem', { name: /^Remove a name/ }).focus()
  await mair.page.keyboard.press('Enter')
  const dialog = mair.page.getByRole('dialog', { name: 'Remove a name?' })
  await dialog.getByLabel('The name to take out').focus()
  await mair.page.keyboard.type('Gwenllian Pugh')
  await dialog.getByText('It stands there 2 times.').waitFor()
  await dialog.getByText('Ask [name removed], or [name removed]').waitFor()
  await mair.page.keyboard.press('Tab')
  await mair.page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await nia.page.getByText('Ask [name removed], or [name removed]').first().waitFor()
  await nia.page.getByText('The team took somebody’s name out of it.').first().waitFor()
  expect(await nia.page.getByText('Gwenllian').count()).toBe(0)
})
