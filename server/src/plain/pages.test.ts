import fc from 'fast-check'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { BreakoutId, NoteId, RoomId, SectionId, SessionId, StrategyId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { usualMonths } from '@waymark/shared/model/retention.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import type { LookedAt } from '@waymark/shared/wire/entry-words.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import type { Watched } from '@waymark/shared/wire/watch.ts'
import { doorPage, welcomePage } from './door-page.ts'
import { nameOf } from './fields.ts'
import { notePage } from './note-page.ts'
import { roomPage } from './room-page.ts'
import type { RoomView } from './room-view.ts'
import { sessionPage } from './session-page.ts'
import { talkPage, type TalkView } from './talk-page.ts'
import { troublePage } from './trouble-page.ts'
import { freshBreakout, freshRoom, usualSession, usualSettings } from '@waymark/shared/model/session.ts'
import { watchPage } from './watch-page.ts'

type Element = DefaultTreeAdapterTypes.Element

const nasty = '\n</textarea></p></title>"\'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;&amp;lt; <!-- \n'

/** Every place of a page that holds words of somebody, filled with the same. */
const pagesWith = (words: string): Record<string, string> => {
  const seen: LookedAt = { role: 'participant', strategy, session, me: null, months: usualMonths }
  return {
    room: roomPage(roomWith(words)),
    'room, with words refused': roomPage({
      ...roomWith(words),
      wrong: { sectionId: sections(words)[0]!.id, message: words },
    }),
    'room, closed': roomPage(closed(roomWith(words))),
    'room, reader': roomPage(readBy(roomWith(words))),
    'room, brought back': roomPage(broughtBack(words)),
    watch: watchPage({ sessionId: session.id, watched: watchedWith(words) }),
    note: notePage({ reply: reply(words), note: note(words), typed: { text: words, isNameOff: false }, wrong: words }),
    door: doorPage({ link: words, name: words, wrong: { at: 'link', message: words } }, [
      { session: { ...session, title: words }, me: me(words), room: { ...room, name: words } },
    ]),
    welcome: welcomePage(
      { link: words, name: words, wrong: { at: 'name', message: words } },
      {
        ...seen,
        session: { ...session, title: words, question: words, rooms: [choice(words), choice(words)] },
        me: me(words),
      },
    ),
    'welcome, refused': welcomePage({ link: words, name: words, wrong: { at: 'room', message: words } }, seen),
    session: sessionPage(
      {
        session: { ...session, title: words },
        strategy: { ...strategy, title: words },
        breakouts: [{ ...reply(words).breakout }],
        draftId: 'draft-00000001' as never,
        me: me(words),
        now: '2027-03-24T13:00:00.000Z',
      },
      {
        message: { text: words, at: '2027-03-24T13:00:00.000Z' },
        lead: { name: words, reach: words },
        trail: { direction: '/direction/publication-01', notes: [{ text: words, address: '/direction/somewhere' }] },
        who: { path: '/who/somewhere', isResult: false },
      },
    ),
    talk: talkPage(talkWith(words)),
    'talk, refused': talkPage({ ...talkWith(words), typed: words, wrong: words }),
    'room, with words from elsewhere': roomPage({ ...roomWith(words), unsent: [words], mayTalk: true }),
    'trouble, elsewhere': troublePage({
      problem: { code: 'wrong-room', message: words, at: [], goTo: `/rooms/${room.id}`, goToName: words },
      roomId: room.id,
      address: plainPages.room(room.id),
      sent: { [nameOf.text]: words, [nameOf.words(sections('')[0]!.id)]: words },
    }),
    trouble: troublePage({
      problem: { code: 'broken', message: words, at: [] },
      roomId: room.id,
      address: plainPages.room(room.id),
      sent: { [nameOf.text]: words, [nameOf.words(sections('')[0]!.id)]: words, [words]: words },
    }),
  }
}

const talkWith = (words: string): TalkView => ({
  reply: { session: { ...session, title: words }, strategy: { ...strategy, title: words }, me: me(words) },
  wish: { lead: { name: words, reach: words }, asked: { words, at: '2027-03-24T13:00:00.000Z' } },
})

const theme = ThemeId.parse('theme-00001')

function broughtBack(words: string): RoomView {
  const view = roomWith(words)
  const { reply: before } = view
  return {
    ...view,
    reply: { ...before, breakout: { ...before.breakout, step: 'check-back' } },
    brought: {
      themes: [{ id: theme, name: words, said: words, notes: [{ text: words }], mine: null }],
      parked: [{ text: words, reason: words }],
      notLookedAt: [{ text: words }],
    },
    said: { themeId: theme, answer: 'not-quite', words, signed: true, wrong: words },
  }
}

const watchedWith = (words: string): Watched => ({
  session: { title: words, startsAt: session.startsAt },
  join: words,
  breakout: {
    number: 1,
    of: 1,
    question: words,
    step: 'share',
    endsAt: null,
    marks: 'agree',
    rooms: 1,
    notes: 1,
    sections: [
      {
        letter: '',
        tone: 'f',
        title: words,
        description: words,
        notes: [{ text: words, route: 'phone', isSummary: false, isReadBack: false, marks: { people: 2, dots: 2 } }],
      },
    ],
  },
})

const room = {
  ...freshRoom,
  id: RoomId.parse('room-00000001'),
  breakoutId: BreakoutId.parse('breakout-001'),
  number: 1,
  name: '',
}
const strategy = {
  id: StrategyId.parse('strategy-001'),
  title: 'Our Direction',
  period: '2027 to 2031',
  ambitions: [],
  values: [],
  demo: false,
  createdAt: '2027-01-01T00:00:00.000Z',
}
const session = {
  ...usualSession,
  id: SessionId.parse('session-0001'),
  strategyId: strategy.id,
  title: '',
  startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
  createdAt: '2027-01-01T00:00:00.000Z',
  question: '',
  rooms: [],
  settings: usualSettings,
}
const me = (name: string) => ({ role: 'participant' as const, name, roomId: room.id })
const choice = (name: string) => ({ id: room.id, number: 2, name, people: 3 })
const sections = (words: string) => [
  { id: SectionId.parse('section-001'), ambitionId: null, title: words, description: words },
  { id: SectionId.parse('section-002'), ambitionId: null, title: words, description: '' },
]
const note = (text: string, id = 'note-00000001'): Note => ({
  id: NoteId.parse(id),
  sectionId: SectionId.parse('section-001'),
  text,
  order: 'a0',
  signedBy: text,
  route: 'live',
})
const reply = (words: string): RoomView['reply'] => ({
  room: { ...room, name: words },
  breakout: {
    id: room.breakoutId,
    sessionId: session.id,
    number: 1,
    purpose: 'open-question',
    question: words,
    sections: sections(words),
    ...freshBreakout,
    rooms: [{ ...room, name: words, people: 1, notes: 2 }],
    written: null,
  },
  breakouts: 1,
  session: { ...session, title: words },
  strategy: { ...strategy, title: words },
  fromDesk: { help: 'none', message: null, goOn: null },
  me: me(words),
  now: '2027-03-24T13:00:00.000Z',
})
const roomWith = (words: string): RoomView => ({
  reply: reply(words),
  notes: [note(words), note(words, 'note-00000002')],
  own: { mine: [NoteId.parse('note-00000002')], withdrawn: [note(words, 'note-00000003')], unseen: [] },
  form: 'form-0000001',
  typed: new Map([[SectionId.parse('section-001'), { text: words, isNameOff: true }]]),
})
const closed = (view: RoomView): RoomView => ({
  ...view,
  reply: { ...view.reply, breakout: { ...view.reply.breakout, step: 'closed' } },
})
const readBy = (view: RoomView): RoomView => ({
  ...view,
  reply: { ...view.reply, me: { role: 'reader', name: null, roomId: null } },
  own: { mine: [], withdrawn: [], unseen: [] },
  typed: new Map(),
})

/** Of letters that are kept by every page, but unusual ones. */
const unusual = new Set(['noncharacter-in-input-stream', 'control-character-in-input-stream'])

const elementsOf = (page: string): Element[] => {
  const walk = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] =>
    nodes.flatMap(node => ('tagName' in node ? [node, ...walk(node.childNodes)] : []))
  const faults: string[] = []
  const found = walk(parse(page, { onParseError: ({ code }) => unusual.has(code) || faults.push(code) }).childNodes)
  expect(faults).toEqual([])
  return found
}

const shapeOf = (page: string): string[] =>
  elementsOf(page).map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '))

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find(attr => attr.name === name)?.value

const textsOf = (element: Element): string =>
  element.childNodes.map(node => ('value' in node ? node.value : 'tagName' in node ? textsOf(node) : '')).join('')

const hostile = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('', nasty),
    fc.string({ unit: 'grapheme', maxLength: 9 }),
  )
  .map(parts => keepableText(`x${parts.join('')}x`))

test('[A62] whatever the words, a page has the elements and attributes that it has with plain ones', () => {
  const plain = Object.entries(pagesWith('plain words')).map(([name, page]) => [name, shapeOf(page)])
  fc.assert(
    fc.property(hostile, words => {
      expect(Object.entries(pagesWith(words)).map(([name, page]) => [name, shapeOf(page)])).toEqual(plain)
    }),
    { numRuns: 60 },
  )
})

test('[A62] notes, names, questions and what stands in the fields come back letter for letter', () => {
  fc.assert(
    fc.property(hostile, words => {
      const elements = elementsOf(roomPage(roomWith(words)))
      const ofClass = (name: string): string[] =>
        elements.filter(element => (attribute(element, 'class') ?? '').split(' ').includes(name)).map(textsOf)
      expect(ofClass('words')).toEqual([words, words, words])
      expect(elements.filter(({ tagName }) => tagName === 'h1').map(textsOf)).toEqual([words])
      expect(elements.filter(({ tagName }) => tagName === 'textarea').map(textsOf)).toEqual([words, ''])
      expect(ofClass('who').map(who => who.replace('Yours, as ', ''))).toEqual([words, words])
    }),
    { numRuns: 60 },
  )
})

test('[A62] a page leads to this server only, and runs nothing', () => {
  for (const page of Object.values(pagesWith(nasty))) {
    const elements = elementsOf(page)
    expect(elements.some(({ tagName }) => tagName === 'script')).toBe(false)
    const names = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name))
    expect(names.filter(name => name.startsWith('on') || name === 'style')).toEqual([])
    const leads = elements.flatMap(element => [attribute(element, 'href') ?? attribute(element, 'action') ?? []].flat())
    expect(leads.filter(lead => !/^(?:\/(?!\/)|#)/.test(lead))).toEqual([])
  }
})

test('[A63] every page has its language, one first heading, one main part, a title, and a label for each field', () => {
  for (const [name, page] of Object.entries(pagesWith('plain words'))) {
    const elements = elementsOf(page)
    const count = (tag: string): number => elements.filter(({ tagName }) => tagName === tag).length
    expect([name, count('h1'), count('main'), count('title')]).toEqual([name, 1, 1, 1])
    expect(
      attribute(
        elements.find(({ tagName }) => tagName === 'html')!,
        'lang',
      ),
    ).toBe('en-GB')
    const ids = elements.flatMap(element => attribute(element, 'id') ?? [])
    expect(ids).toEqual([...new Set(ids)])
    const labelled = elements
      .filter(({ tagName }) => tagName === 'label')
      .flatMap(label => attribute(label, 'for') ?? [])
    const controls = elements.filter(
      element =>
        ['textarea', 'select', 'input'].includes(element.tagName) &&
        !['hidden', 'checkbox'].includes(attribute(element, 'type') ?? ''),
    )
    expect(controls.filter(control => !labelled.includes(attribute(control, 'id') ?? ''))).toEqual([])
    const described = elements.flatMap(element =>
      (attribute(element, 'aria-describedby') ?? '').split(' ').filter(Boolean),
    )
    expect(described.filter(id => !ids.includes(id))).toEqual([])
    const anchors = elements.flatMap(element => attribute(element, 'href') ?? []).filter(href => href.startsWith('#'))
    expect([name, anchors.filter(href => !ids.includes(href.slice(1)))]).toEqual([name, []])
  }
})

test('[L3] a plain page says in words what was left of the timer when it was made', () => {
  const withTimer = (endsAt: string | null): RoomView => {
    const view = roomWith('words')
    const timer = endsAt === null ? null : { endsAt }
    return { ...view, reply: { ...view.reply, breakout: { ...view.reply.breakout, timer } } }
  }
  expect(roomPage(withTimer('2027-03-24T13:07:30.000Z'))).toContain('8 minutes left, when this page was loaded.')
  expect(roomPage(withTimer('2027-03-24T13:00:38.000Z'))).toContain('40 seconds left, when this page was loaded.')
  expect(roomPage(withTimer('2027-03-24T12:59:00.000Z'))).toContain('Time is up. Finish your sentence.')
  expect(roomPage(withTimer('2027-03-24T11:59:59.000Z'))).not.toContain('class="timer"')
  expect(roomPage(withTimer(null))).not.toContain('class="timer"')
})
