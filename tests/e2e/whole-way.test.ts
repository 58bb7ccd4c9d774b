import { draftParts, partWords } from '@waymark/shared/model/draft-part.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#support/browser.ts'
import { wordsOf } from '#support/exported.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { draftPage } from '#support/pages/drafting.ts'
import { groupingPage } from '#support/pages/grouping.ts'
import { nameFor, roomPage } from '#support/pages/room.ts'
import { addSession, linkFor, startStrategy } from '#support/pages/setting-up.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { theSession } from '#support/the-session.ts'
import { openWindow, type Window } from '#support/window.ts'
import { until } from '#support/wait.ts'

const said = theSession()
const aboutAll = 'About all of them'
const plain = 'Say it all in *plain words* & keep it <short>. 1. No jargon!'
const later = 'Diolch yn fawr, ŵyr a thŷ 📻: ask again next year'

/** Six notes are written on the screens, three by each; the others are sent as their forms send them. */
const byHand = said.notes.filter((_, at) => at % 5 === 0).slice(0, 6)
const bySending = said.notes.filter(note => !byHand.includes(note))

let server: RunningServer
let browser: Browser
let windows: Record<'organiser' | 'laptop' | 'phone' | 'ruth' | 'tomos', Window>
const links = { participants: '', facilitators: '' }

beforeAll(async () => {
  ;[server, browser] = await Promise.all([runningServer(), launchBrowser()])
  const [organiser, laptop, phone, ruth, tomos] = await Promise.all([
    openWindow(browser),
    openWindow(browser),
    openWindow(browser, { screen: 'phone' }),
    openWindow(browser),
    openWindow(browser),
  ])
  windows = { organiser, laptop, phone, ruth, tomos }
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

test('[A40] an organiser sets up a strategy and a session on the screens, and gets links to hand out', async () => {
  const { page } = windows.organiser
  await comeIn(page, server.organiserLink, { name: 'Olwen' })
  await page.goto(`${server.address}/start`)
  await startStrategy(page, said)
  for (const { title } of said.ambitions)
    await page.getByRole('region', { name: 'The ambitions' }).getByText(title).waitFor()
  await page.getByRole('link', { name: 'Add a session' }).first().click()
  await addSession(page, {
    title: 'Where next?',
    date: '2027-03-24',
    time: '13:00',
    question: said.question,
    rooms: 2,
  })
  await page.getByRole('heading', { level: 1, name: 'Where next?' }).waitFor()
  await page.getByText('Wednesday 24 March 2027, 1 pm (UK time)').waitFor()
  links.participants = await linkFor(page, 'Participants')
  links.facilitators = await linkFor(page, 'Facilitators')
  expect(links.participants).toContain('/in#')
})

test('[A41] a person is in a room within ten seconds of opening the link, with a name or without', async () => {
  const begun = performance.now()
  await comeIn(windows.laptop.page, links.participants, { name: 'Ffion', room: 'Room 1' })
  await roomPage(windows.laptop.page).form.waitFor()
  expect(performance.now() - begun).toBeLessThan(10_000)

  await comeIn(windows.phone.page, links.participants, { room: 'Room 1' })
  await roomPage(windows.phone.page).form.waitFor()
})

test('[R40] two people in a room, on a laptop and on a phone, see each other write, without loading anything', async () => {
  const [laptop, phone] = [roomPage(windows.laptop.page), roomPage(windows.phone.page)]
  for (const [at, { text, under }] of byHand.entries()) {
    const [writer, reader] = at % 2 === 0 ? [laptop, phone] : [phone, laptop]
    await writer.write(text, under)
    await reader.shows(text)
    await writer.isSaved(text)
  }
  await laptop.write(plain, aboutAll)
  await phone.shows(plain)
  await phone.write(later, aboutAll)
  await laptop.shows(later)
  await sendAs(
    windows.laptop.page,
    bySending.filter((_, at) => at % 2 === 0),
  )
  await sendAs(
    windows.phone.page,
    bySending.filter((_, at) => at % 2 === 1),
  )
  for (const room of [laptop, phone]) {
    for (const { text } of said.notes) await room.shows(text)
    expect(await room.wordsUnder(aboutAll)).toEqual([plain, later])
  }
})

test('[R41] board and list hold the same notes in the same order, on every screen', async () => {
  const [laptop, phone] = [roomPage(windows.laptop.page), roomPage(windows.phone.page)]
  await laptop.showAs('Board')
  await phone.showAs('List')
  for (const title of [...said.ambitions.map(ambition => ambition.title), aboutAll]) {
    const onBoard = await laptop.wordsUnder(title)
    expect(onBoard.length, title).toBeGreaterThan(1)
    await until(`the list shows the same under ${title}`, async () => {
      const inList = await phone.wordsUnder(title)
      return JSON.stringify(inList) === JSON.stringify(onBoard)
    })
  }
})

test('[T40] two facilitators group at once, by ticks and buttons, until there is no note that nobody has looked at', async () => {
  const [ruth, tomos] = [groupingPage(windows.ruth.page), groupingPage(windows.tomos.page)]
  await Promise.all([openGrouping(windows.ruth.page, 'Ruth'), openGrouping(windows.tomos.page, 'Tomos')])
  await ruth.says(
    `${said.notes.length + 2} notes: 0 in a theme, 0 parked with a reason, ${said.notes.length + 2} not yet looked at.`,
  )
  await Promise.all([
    groupAll(
      ruth,
      said.ambitions.filter((_, at) => at % 2 === 0),
    ),
    groupAll(
      tomos,
      said.ambitions.filter((_, at) => at % 2 === 1),
    ),
  ])
  const [first] = said.ambitions
  const theme = themeFor(first?.title ?? '')
  const inFirst = said.notes.filter(({ under }) => under === first?.title).length
  await Promise.all([tomos.moveTo([plain], theme), ruth.park(later, 'For the next session')])
  await tomos.sumUp(theme, 'People want this to go on, and want it said plainly.')
  const whole = `${said.notes.length + 2} notes: ${said.notes.length + 1} in a theme, 1 parked with a reason, 0 not yet looked at.`
  await Promise.all([ruth.says(whole), tomos.says(whole)])
  await ruth.says('Reason: For the next session')
  for (const grouping of [ruth, tomos])
    expect(await grouping.theme(theme).getByRole('checkbox').count()).toBe(inFirst + 1)
})

test('[D40] the draft is built from the themes and edited by two at once', async () => {
  const [ruth, tomos] = [draftPage(windows.ruth.page), draftPage(windows.tomos.page)]
  await windows.ruth.page.getByRole('link', { name: 'Draft' }).click()
  await ruth.build()
  for (const { title } of said.ambitions) await ruth.shows(title)
  await windows.tomos.page.getByRole('link', { name: 'Draft' }).click()
  await tomos.shows('People want this to go on, and want it said plainly.')
  await Promise.all([
    ruth.typeAfter(themeFor(said.ambitions[1]?.title ?? ''), ', and soon'),
    tomos.typeAfter('People want this to go on, and want it said plainly.', ' We will.'),
  ])
  for (const draft of [ruth, tomos]) {
    await draft.shows(`${themeFor(said.ambitions[1]?.title ?? '')}, and soon`)
    await draft.shows('want it said plainly. We will.')
    await draft.isSaved()
    const titles = await draft.text.getByRole('heading', { level: 2 }).allTextContents()
    const parts = draftParts.map(part => partWords[part].title)
    expect(titles.filter(title => !parts.includes(title))).toEqual([
      ...said.ambitions.map(({ title }) => title),
      aboutAll,
    ])
    expect(titles.filter(title => parts.includes(title))).toEqual(parts)
  }
})

test('[X40] every note stands word for word under its ambition, in board order, in each file that is downloaded', async () => {
  const draft = draftPage(windows.ruth.page)
  const expected = (await boardWords()).map(({ under, text }) => ({ under, text }))
  expect(expected.length).toBe(said.notes.length + 2)
  for (const [format, ending] of [
    ['Markdown', 'md'],
    ['Web page', 'html'],
    ['Word', 'docx'],
  ] as const) {
    const { name, file } = await draft.download(format)
    expect(name).toMatch(new RegExp(String.raw`\.${ending}$`))
    expect(await wordsOf(ending, new Uint8Array(file)), ending).toEqual(expected)
  }
  const { file } = await draft.download('Markdown')
  expect(file.toString()).toContain('We will.')
})

test('[R42] all this was done without a fault in any page', () => {
  expect(Object.entries(windows).flatMap(([who, { faults }]) => faults.map(fault => `${who}: ${fault}`))).toEqual([])
})

const themeFor = (ambition: string): string => `Of ${ambition}`

async function openGrouping(page: Page, name: string): Promise<void> {
  await comeIn(page, links.facilitators, { name })
  await page.getByRole('link', { name: 'Group what was said' }).click()
  await page.getByRole('heading', { level: 1, name: 'Group what was said' }).waitFor()
}

async function groupAll(grouping: ReturnType<typeof groupingPage>, ambitions: typeof said.ambitions): Promise<void> {
  for (const { title } of ambitions)
    await grouping.group(
      said.notes.filter(({ under }) => under === title).map(({ text }) => text),
      themeFor(title),
    )
}

/** As the form sends it, from the page of the person who says it. */
async function sendAs(page: Page, notes: typeof said.notes): Promise<void> {
  const refused = await page.evaluate(async toSend => {
    const [roomId = ''] = location.pathname.split('/').slice(-1)
    const { breakout } = await (await fetch(`/api/rooms/${roomId}`)).json()
    const sectionOf = (title: string): string =>
      breakout.sections.find((section: { title: string }) => section.title === title).id
    const answers: Response[] = []
    for (const { text, under } of toSend)
      answers.push(
        await fetch(`/api/rooms/${roomId}/notes/${crypto.randomUUID()}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ sectionId: sectionOf(under), text, signed: false, route: 'live' }),
        }),
      )
    return answers.filter(({ ok }) => !ok).length
  }, notes)
  expect(refused).toBe(0)
}

/** What the board of the laptop shows, part by part. */
async function boardWords(): Promise<{ readonly under: string; readonly text: string }[]> {
  const room = roomPage(windows.laptop.page)
  const titles = [...said.ambitions.map(({ title }) => title), aboutAll]
  const all = [...said.notes.map(({ text }) => text), plain, later]
  const whole = (name: string): string => all.find(text => nameFor(text) === name) ?? name
  const parts = await Promise.all(
    titles.map(async under => (await room.wordsUnder(under)).map(name => ({ under, text: whole(name) }))),
  )
  return parts.flat()
}
