/** What is left on the device, for whom and how long; and what becomes of it when a document was written anew. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LinkId, StrategyId } from '@waymark/shared/model/ids.ts'
import { eraseDeleted, listLinks, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { launchBrowser } from '#support/browser.ts'
import { facilitator, linesOf, sessionOfTwoNotes, themeNames } from '#support/facilitator.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { draftPage } from '#support/pages/drafting.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { keptHere } from '#support/pages/kept-here.ts'
import type { PreparedSession } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { openWindow } from '#support/window.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function takeBackFacilitators({ organiser, session }: PreparedSession): Promise<void> {
  const { links } = await organiser.ask(listLinks, { params: { sessionId: session.session.id } })
  const link = links.find(({ role }) => role === 'facilitator')
  await organiser.ask(revokeLink, { params: { linkId: LinkId.parse(link?.id) } })
}

const erase = ({ organiser, pathOf }: PreparedSession): Promise<unknown> =>
  organiser.ask(eraseDeleted, { params: { strategyId: StrategyId.parse(pathOf('strategy').split('/').at(-1)) } })

test.concurrent('[S74] who leaves a computer leaves nothing on it, in any window', async () => {
  const session = await sessionOfTwoNotes(server)
  const mair = await facilitator({ server, browser, session }, 'Mair')
  const second = await mair.open('grouping', await mair.context.newPage())
  await mair.open('draft')
  await keptHere(second).isReady()
  await keptHere(second).has('The lift is broken again')
  await mair.page.goto(`${server.address}${session.pathOf('room')}`)
  await mair.page.getByRole('button', { name: /^\d+ here$/ }).click()
  await mair.page.getByRole('button', { name: 'Leave this computer…' }).click()
  await mair.page.getByRole('button', { name: 'Leave', exact: true }).click()
  await mair.page.waitForURL(`${server.address}/`)
  await second.getByText('The lift is broken again').first().waitFor({ state: 'detached' })
  await until('nothing is left', async () => (await keptHere(mair.page).count()) === 0)
  expect(await mair.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})

test.concurrent('[S75] nothing is kept on the devices of those who only take part or read, nor of those who lost the right', async () => {
  const session = await sessionOfTwoNotes(server)
  const participant = (await openWindow(browser)).page
  await comeIn(participant, session.linkFor('participant'), { name: 'Nia' })
  await participant.getByText('The lift is broken again').first().waitFor()
  const reader = (await openWindow(browser)).page
  await comeIn(reader, session.linkFor('reader'))
  await reader.goto(`${server.address}${session.pathOf('draft')}`)
  await reader.getByLabel('The draft').waitFor()
  const mair = await facilitator({ server, browser, session }, 'Mair')
  await mair.open('grouping')
  await keptHere(mair.page).has('The lift is broken again')
  for (const page of [participant, reader]) expect(await keptHere(page).count()).toBe(0)

  await takeBackFacilitators(session)
  await until('the words of others are gone', async () => !(await keptHere(mair.page).words()).includes('The lift'))
})

test.concurrent('[D52] words that could not be saved because the right was gone are given to their author; the rest of the copy is deleted', async () => {
  const session = await sessionOfTwoNotes(server)
  const mair = await facilitator({ server, browser, session }, 'Mair')
  await mair.open('grouping')
  await keptHere(mair.page).isReady()
  await mair.context.setOffline(true)
  await groupingPage(mair.page).group(['Open on Sundays, please'], 'My own words')
  await keptHere(mair.page).has('My own words')
  await takeBackFacilitators(session)
  await mair.context.setOffline(false)
  await mair.page.reload()
  await mair.page.getByText('This is what you wrote, and we could not save it.').waitFor()
  await mair.page.getByText('“My own words”').waitFor()
  await until('the words of others are gone', async () => !(await keptHere(mair.page).words()).includes('The lift'))
  await mair.page.getByRole('button', { name: 'Delete them from this device' }).click()
  await until('nothing is left', async () => !(await keptHere(mair.page).words()).includes('My own words'))
  expect(await mair.page.getByText('“My own words”').count()).toBe(0)
})

test.concurrent('[S79] what nobody came back for in a month is deleted from the device', async () => {
  const session = await sessionOfTwoNotes(server)
  const mair = await facilitator({ server, browser, session }, 'Mair')
  await mair.open('grouping')
  await keptHere(mair.page).isReady()
  await keptHere(mair.page).has('The lift is broken again')
  await mair.page.goto(`${server.address}${session.pathOf('session')}`)
  await keptHere(mair.page).has('The lift is broken again')
  await mair.page.clock.setSystemTime(Date.now() + 31 * 24 * 60 * 60 * 1000)
  await mair.page.goto(`${server.address}/`)
  await until('the words of others are gone', async () => !(await keptHere(mair.page).words()).includes('The lift'))
  expect(await keptHere(mair.page).words()).not.toContain('Open on Sundays')
})

test.concurrent('[S76] a document that was written anew is taken up by open pages by themselves: unsaved work is in it, what was deleted is not', async () => {
  const session = await sessionOfTwoNotes(server)
  const [mair, ieuan] = [
    await facilitator({ server, browser, session }, 'Mair'),
    await facilitator({ server, browser, session }, 'Ieuan'),
  ]
  await Promise.all([mair.open('draft'), ieuan.open('draft')])
  await draftPage(mair.page).text.focus()
  await mair.page.keyboard.type('It stays.')
  await mair.page.keyboard.press('Enter')
  await mair.page.keyboard.type('Somebody said a name.')
  await draftPage(mair.page).isSaved()
  await draftPage(ieuan.page).shows('Somebody said a name.')
  await keptHere(mair.page).isReady()
  await mair.context.setOffline(true)
  await draftPage(mair.page).typeAfter('Somebody said a name.', ' And why.')
  await draftPage(mair.page).typeAfter('It stays.', ' And grows.')
  await mair.page.getByText('Waiting to be sent').first().waitFor()

  await draftPage(ieuan.page).text.getByText('Somebody said a name.').click({ clickCount: 3 })
  await ieuan.page.keyboard.press('Delete')
  await draftPage(ieuan.page).isSaved()
  await erase(session)
  await ieuan.page.getByText('An organiser has removed for good what was deleted').waitFor()
  await mair.context.setOffline(false)
  await mair.page.getByText('What you had written and was not saved yet was put in again.').waitFor()
  await draftPage(mair.page).isSaved()
  await draftPage(ieuan.page).shows('It stays. And grows.')
  for (const page of [mair.page, ieuan.page])
    expect((await linesOf(page)).map(line => line.trim()).filter(line => line !== '')).toEqual([
      'It stays. And grows.',
      'And why.',
    ])
  // And whoever was writing goes on where they were.
  await mair.page.keyboard.type(' On and on.')
  await draftPage(ieuan.page).shows('It stays. And grows. On and on.')
  expect(await keptHere(mair.page).words()).not.toContain('a name')
})

test.concurrent('[S76] so are themes', async () => {
  const session = await sessionOfTwoNotes(server)
  const [mair, ieuan] = [
    await facilitator({ server, browser, session }, 'Mair'),
    await facilitator({ server, browser, session }, 'Ieuan'),
  ]
  await Promise.all([mair.open('grouping'), ieuan.open('grouping')])
  await groupingPage(ieuan.page).group(['The lift is broken again'], 'To be deleted')
  await groupingPage(mair.page).theme('To be deleted').waitFor()
  await mair.context.setOffline(true)
  await groupingPage(mair.page).group(['Open on Sundays, please'], 'Made meanwhile')
  await groupingPage(ieuan.page)
    .theme('To be deleted')
    .getByRole('button', { name: /^More for/ })
    .first()
    .click()
  await ieuan.page.getByRole('menuitem', { name: /^Dissolve/ }).click()
  await groupingPage(ieuan.page).theme('To be deleted').waitFor({ state: 'detached' })
  await ieuan.page.getByText('Everything is saved').waitFor()
  await erase(session)
  await mair.context.setOffline(false)
  await mair.page.getByText('What you had done and was not saved yet was put in again.').waitFor()
  await groupingPage(ieuan.page).theme('Made meanwhile').waitFor()
  for (const page of [mair.page, ieuan.page]) expect(await themeNames(page)).toEqual(['Made meanwhile'])
})
