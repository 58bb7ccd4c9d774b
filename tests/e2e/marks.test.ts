import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import { showMarks } from '@waymark/shared/wire/marks.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { launchBrowser } from '#support/browser.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { inRoom } from '#support/in-room.ts'
import { roomPage } from '#support/pages/room.ts'
import { ambitions, preparedSession } from '#support/prepared-session.ts'
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

test('[M7] by keyboard notes get dots, which are taken back and shown as counts, and an ambition a light in words', async () => {
  const session = await preparedSession(server, { settings: { marks: 'dots', dots: 2, asksLight: true } })
  const [doors] = ambitions
  await session.withNotes([
    { text: 'A ramp at the back', under: doors },
    { text: 'A bell', under: doors },
  ])
  const breakoutId = BreakoutId.parse(session.session.breakouts[0]?.id)
  await session.organiser.ask(changeStep, { params: { breakoutId }, body: { step: 'mark' } })
  const nia = await inRoom({ browser, server, session }, 'participant', 'Nia')
  const fay = await inRoom({ browser, server, session }, 'facilitator', 'Fay')

  const dotOf = (page: Page, words: string) => page.getByRole('button', { name: new RegExp(`dot.*: ${words}$`) })
  await nia.getByText('You have 2 dots to give, and 2 left.').waitFor()
  await dotOf(nia, 'A ramp at the back').focus()
  await nia.keyboard.press('Enter')
  await nia.getByText('You have 2 dots to give, and 1 left.').waitFor()
  expect(await dotOf(nia, 'A ramp at the back').getAttribute('aria-pressed')).toBe('true')
  await roomPage(nia).note('A ramp at the back').focus()
  await nia.keyboard.press('Enter')
  await nia.getByRole('menuitem', { name: /^Give another dot/ }).focus()
  await nia.keyboard.press('Enter')
  await nia.getByText('You have 2 dots to give, and 0 left.').waitFor()
  await dotOf(nia, 'A bell').focus()
  await nia.keyboard.press('Enter')
  await nia
    .getByText(/You have 2 dots to give, and 0 left\. Take one back first\./)
    .first()
    .waitFor()
  await roomPage(nia).choose('A ramp at the back', 'Take a dot back')
  await nia.getByText('You have 2 dots to give, and 1 left.').waitFor()

  const light = nia.getByRole('combobox', { name: `Is it still relevant: ${doors}` })
  await light.selectOption({ label: 'Relevant with changes' })
  await nia.getByText('Your light: Relevant with changes.').first().waitFor({ state: 'attached' })
  expect(await fay.getByText('1 dot of 1 person').count()).toBe(0)
  await fay.getByRole('button', { name: 'Show the marks to everybody' }).focus()
  await fay.keyboard.press('Enter')
  for (const page of [nia, fay]) {
    await page.getByText('1 dot of 1 person').waitFor()
    await page.getByText('Relevant with changes: 1').waitFor()
  }
})

test('[R79] what an ambition says and what was done about it is a press away in a room', async () => {
  const session = await preparedSession(server, { whatWeDid: 'A ramp was built in the first year.' })
  const nia = await inRoom({ browser, server, session }, 'participant', 'Nia')
  for (const view of ['Board', 'List'] as const) {
    await roomPage(nia).showAs(view)
    await nia.getByRole('button', { name: `What it says (${ambitions[0]})` }).focus()
    await nia.keyboard.press('Enter')
    const dialog = nia.getByRole('dialog', { name: ambitions[0] })
    await dialog.getByText('A ramp was built in the first year.').waitFor()
    await nia.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  expect(await (await nia.context().request.get(`${server.address}/plain${session.pathOf('room')}`)).text()).toContain(
    'A ramp was built in the first year.',
  )
})

test('[V26] lights in a heading lie over nothing below it, also when everybody’s come later, on a small screen', async () => {
  const session = await preparedSession(server, { settings: { asksLight: true }, whatWeDid: 'A ramp.' })
  const [doors] = ambitions
  await session.withNotes([{ text: 'A bell', under: doors }])
  const { page } = await openWindow(browser, { screen: 'small', theme: 'contrast' })
  await comeIn(page, session.linkFor('participant'), { name: 'Nia' })
  await page.goto(`${server.address}${session.pathOf('room')}?view=list`)
  await roomPage(page).shows('A bell')
  const overlaps = () =>
    page.locator('.listspace .frame').evaluateAll(frames =>
      frames.flatMap(frame => {
        const header = frame.querySelector('header')?.getBoundingClientRect().bottom ?? 0
        const below = frame.querySelector('.note, .nothing')?.getBoundingClientRect().top ?? Infinity
        return header > below + 1 ? [`${frame.querySelector('h3')?.textContent}: ${header} over ${below}`] : []
      }),
    )
  await until('the headings have their room', async () => (await overlaps()).length === 0)
  await page.getByRole('combobox', { name: `Is it still relevant: ${doors}` }).selectOption({ index: 2 })
  const roomId = session.session.breakouts[0]!.rooms[0]!.id
  await session.organiser.ask(showMarks, { params: { roomId }, body: { shown: true } })
  await page.getByText('Relevant with changes: 1').waitFor()
  await until('the headings have their room again', async () => (await overlaps()).length === 0)
  expect(await overlaps()).toEqual([])
})
