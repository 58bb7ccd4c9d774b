/** Every screen there is, how to get to it, and how to tell that it is there. */
import type { Locator, Page } from 'playwright-core'
import { markPassage } from '@waymark/shared/wire/responses.ts'
import { home, readSession, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { makeSnapshot, startTimer } from '@waymark/shared/wire/steps.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { answerOf, asked, newNoteId, typed } from '#support/answers.ts'
import { outcomeScreens } from '#support/outcome-screens.ts'
import { peopleScreens } from '#support/people-screens.ts'
import { person } from '#support/person.ts'
import { secretOf } from '#support/prepared-session.ts'
import type { RunningServer } from '#support/running-server.ts'
import { versionScreens } from '#support/version-screens.ts'
import { whoScreens } from '#support/who-screens.ts'

export interface NamedScreen {
  readonly name: string
  readonly path: string
  /** There once the screen is. */
  readonly sign: (page: Page) => Locator
  /** What is done before it is looked at. */
  readonly first?: (page: Page) => Promise<void>
  /** A menu or a dialog stands open on it. */
  readonly opens?: true
}

/** Of the demo, seen by an organiser. */
export async function demoScreens(server: RunningServer): Promise<readonly NamedScreen[]> {
  const organiser = person(server.address)
  await organiser.comeIn(secretOf(server.organiserLink), { name: 'Olwen' })
  const here = await organiser.ask(home, {})
  const strategyId = here.strategies[0]?.id
  if (strategyId === undefined || here.demo === null) throw new Error('the demo is not there')
  const { strategy, sessions, draftId } = await organiser.ask(readStrategy, { params: { strategyId } })
  const sessionId = sessions[0]?.id
  if (sessionId === undefined) throw new Error('the demo has no session')
  const { session, breakouts } = await organiser.ask(readSession, { params: { sessionId } })
  const [breakout] = breakouts
  const [room] = breakout?.rooms ?? []
  if (breakout === undefined || room === undefined) throw new Error('the demo has no room')
  await organiser.ask(makeSnapshot, { params: { breakoutId: breakout.id }, body: { name: 'After the break' } })
  await organiser.ask(startTimer, { params: { breakoutId: breakout.id }, body: { minutes: 20 } })
  const set = await asked({ organiser, session: await organiser.ask(readSession, { params: { sessionId } }) })
  const { responseId } = await typed(organiser, set, ['The hall is cold in winter. A bus would help.', 'Seats.'])
  const { pieces } = await answerOf(organiser, responseId)
  await organiser.ask(markPassage, {
    params: { responseId, noteId: newNoteId() },
    body: { pieceId: pieces[0]!.id, start: 0, end: 27, sectionId: set.questions[0]!.sectionId },
  })
  const h1 = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name })
  const note = (page: Page): Locator => page.getByRole('button', { name: /^More about: / }).first()
  const inTray = (page: Page): Locator => page.getByRole('checkbox').first()
  const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
  /** Pressed again it says that there is nothing left to start from. */
  const startFromThemes = async (page: Page): Promise<void> => {
    await page
      .getByRole('button', { name: /^Start from the themes/ })
      .first()
      .dispatchEvent('click')
    await page
      .getByRole('button', { name: /^More for the point/ })
      .first()
      .waitFor()
  }
  const view = (name: string) => (page: Page) =>
    page.getByRole('group', { name: 'How to see the notes' }).getByRole('button', { name }).click()
  return [
    { name: 'home', path: pages.home(), sign: page => page.getByRole('link', { name: strategy.title }) },
    {
      name: 'join',
      path: here.demo.participant,
      sign: page => page.getByRole('button', { name: /^Come in|^Carry on/ }),
    },
    { name: 'wrong link', path: '/in#not-whole', sign: h1('This link is not complete') },
    {
      name: 'gallery',
      path: '/gallery',
      sign: h1('Gallery'),
      // All that there is takes its time, on a machine that draws it for several at once.
      first: page => page.getByRole('heading', { level: 2, name: 'Tools of the draft' }).waitFor({ timeout: 90_000 }),
    },
    { name: 'no such page', path: '/nothing/here', sign: h1('There is no page at this address') },
    {
      name: 'strategy',
      path: pages.strategy(strategyId),
      sign: page => page.getByRole('link', { name: session.title }),
    },
    {
      name: 'where a strategy comes from',
      path: pages.lineage(strategyId),
      sign: page => page.getByRole('img', { name: /^Two columns/ }),
    },
    {
      name: 'saying what became of an ambition',
      opens: true,
      path: pages.lineage(strategyId),
      sign: page => page.getByRole('img', { name: /^Two columns/ }),
      first: press(/^Change…/),
    },
    {
      name: 'strategy form',
      path: pages.changeStrategy(strategyId),
      sign: page => page.getByRole('button', { name: 'Save the changes' }),
    },
    { name: 'new strategy', path: pages.startStrategy(), sign: page => page.getByRole('button', { name: 'Start it' }) },
    {
      name: 'session form',
      path: pages.startSession(strategyId),
      sign: page => page.getByRole('button', { name: 'Add this session' }),
    },
    {
      name: 'session form, like the last one',
      path: pages.startSessionLike(strategyId, sessionId),
      sign: page => page.getByRole('button', { name: 'Add this session' }),
      first: page => page.getByText('How it is run').first().click(),
    },
    { name: 'what to expect', path: pages.whatToExpect(sessionId), sign: h1(/^What to expect/) },
    {
      name: 'session',
      path: pages.session(sessionId),
      sign: page => page.getByRole('button', { name: 'Make another for participants' }),
    },
    {
      name: 'questions in writing',
      path: pages.questions(sessionId),
      sign: h1('Questions in writing'),
      first: page => page.getByText('Change these questions').first().click(),
    },
    {
      name: 'booking',
      path: pages.booking(sessionId),
      sign: h1('Booking'),
      first: page => page.getByRole('button', { name: 'Save the page' }).waitFor(),
    },
    {
      name: 'written answers',
      path: `${pages.inbox(sessionId, set.id)}?answer=${responseId}`,
      sign: page => page.getByRole('button', { name: 'Done' }),
      first: page => page.getByText('Mark by sentence').click(),
    },
    {
      name: 'snapshots',
      path: pages.snapshots(sessionId, breakout.id),
      sign: page => page.getByRole('button', { name: 'Snapshot now…' }),
      first: async page => {
        await press(/^See and compare/)(page)
        await page.getByText('All that stood there').click()
        await page.getByRole('heading', { level: 4 }).first().waitFor()
      },
    },
    {
      name: 'going back to a snapshot',
      opens: true,
      path: pages.snapshots(sessionId, breakout.id),
      sign: page => page.getByRole('button', { name: 'Snapshot now…' }),
      first: press(/^Go back to this/),
    },
    { name: 'room, as a board', path: pages.room(room.id), sign: note, first: view('Board') },
    { name: 'room, as a list', path: pages.room(room.id), sign: note, first: view('List') },
    { name: 'synthesis, as a board', path: `${pages.synthesis(sessionId, breakout.id)}?view=board`, sign: inTray },
    { name: 'synthesis, as a list', path: `${pages.synthesis(sessionId, breakout.id)}?view=list`, sign: inTray },
    {
      name: 'summary and pictures',
      path: pages.pictures(sessionId, breakout.id),
      sign: page => page.getByRole('img', { name: /^A wall of/ }),
      first: startFromThemes,
    },
    {
      name: 'draft',
      path: pages.draft(draftId),
      sign: page => page.getByRole('textbox', { name: 'The draft' }).getByRole('heading', { level: 2 }).first(),
    },
    ...(await whoScreens(organiser, sessionId)),
    ...(await peopleScreens(server.address, strategyId)),
    ...(await outcomeScreens(organiser, { strategyId, draftId })),
    ...(await versionScreens(organiser, draftId)),
    { name: 'desk', path: pages.desk(sessionId), sign: page => page.getByRole('heading', { name: 'Rooms' }) },
    {
      name: 'evening out the rooms',
      opens: true,
      path: pages.desk(sessionId),
      sign: page => page.getByRole('heading', { name: 'Rooms' }),
      first: press('Even out the rooms…'),
    },
    {
      name: 'looking on',
      path: pages.watch(sessionId),
      sign: page => page.getByRole('button', { name: 'Hold what is new' }),
    },
    {
      name: 'big screen',
      path: `${pages.watch(sessionId)}?big=1`,
      sign: page => page.getByRole('link', { name: 'As a list' }),
    },
    {
      name: 'reading comfort',
      opens: true,
      path: pages.session(sessionId),
      sign: page => page.getByRole('button', { name: 'Make another for participants' }),
      first: press(/^Reading comfort/),
    },
    {
      name: 'taking a link back',
      opens: true,
      path: pages.session(sessionId),
      sign: page => page.getByRole('button', { name: 'Make another for participants' }),
      first: press('Take back… the link for participants'),
    },
    {
      name: 'how a breakout is run',
      opens: true,
      path: pages.session(sessionId),
      sign: page => page.getByRole('button', { name: /^How it is run/ }),
      first: press(/^How it is run/),
    },
    {
      name: 'adding a file, with something refused',
      opens: true,
      path: pages.session(sessionId),
      sign: page => page.getByRole('button', { name: 'Add a file…' }),
      first: async page => {
        await press('Add a file…')(page)
        await press('Add the file')(page)
      },
    },
    {
      name: 'finding and selecting notes in a room',
      path: pages.room(room.id),
      sign: note,
      first: async page => {
        await press('Find')(page)
        await note(page).focus()
        await page.keyboard.press('Space')
      },
    },
    {
      name: 'adding many notes',
      opens: true,
      path: pages.room(room.id),
      sign: note,
      first: async page => {
        await press('Add many…')(page)
        await page.getByRole('textbox', { name: 'One line, one note' }).fill('- One\n1. Two\n1. Two\n\tThree\tFour')
      },
    },
    { name: 'menu of a note', opens: true, path: pages.room(room.id), sign: note, first: page => note(page).click() },
    {
      name: 'moving a note',
      opens: true,
      path: pages.room(room.id),
      sign: note,
      first: async page => {
        await note(page).click()
        await page.getByRole('menuitem', { name: 'Move to…' }).click()
      },
    },
    {
      name: 'grouping a note',
      opens: true,
      path: pages.synthesis(sessionId, breakout.id),
      sign: inTray,
      first: async page => {
        await inTray(page).check()
        await press('Group…')(page)
      },
    },
    ...['Take it with you', 'Bring in'].map(name => ({
      name,
      opens: true as const,
      path: pages.synthesis(sessionId, breakout.id),
      sign: inTray,
      first: press(name),
    })),
    {
      name: 'adding a link',
      opens: true,
      path: pages.synthesis(sessionId, breakout.id),
      sign: inTray,
      first: async page => {
        await press('Add a link')(page)
        await press('Add the link')(page)
      },
    },
    {
      name: 'export',
      opens: true,
      path: pages.draft(draftId),
      sign: page => page.getByRole('textbox', { name: 'The draft' }),
      first: press('Export'),
    },
  ]
}
