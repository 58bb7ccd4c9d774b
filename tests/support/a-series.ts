/** Series made by chance, through the product's own doors: with all that an archive holds, and with what must never be in one. */
import { lookDocName, remarksDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRemarksDoc } from '@waymark/shared/doc/remarks-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import {
  LineageEntryId,
  RemarkId,
  StatementId,
  LookId,
  NoteId,
  PlacementId,
  ThemeId,
  VersionId,
  type DraftId,
  type StrategyId,
} from '@waymark/shared/model/ids.ts'
import type { Remark } from '@waymark/shared/model/remark.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import type { SynthesisFile } from '@waymark/shared/model/synthesis-file.ts'
import { buildDraft } from '@waymark/shared/wire/drafts.ts'
import { putLineage } from '@waymark/shared/wire/lineage.ts'
import { putLook } from '@waymark/shared/wire/looks.ts'
import { setLight, setMark, showMarks } from '@waymark/shared/wire/marks.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import {
  changeStep,
  listLinks,
  readSession,
  readStrategy,
  startSession,
  startStrategy,
} from '@waymark/shared/wire/sessions.ts'
import { publishVersion, putVersion } from '@waymark/shared/wire/versions.ts'
import { aSynthesis, nasty, putSynthesis } from '#support/a-synthesis.ts'
import { asked, marked, typed } from '#support/answers.ts'
import type { Chance } from '#support/chance.ts'
import { person, type Person } from '#support/person.ts'
import { added, ofEveryKind, sendFile } from '#support/sent-file.ts'
import type { TestApp } from '#support/test-app.ts'

type Session = ReplyOf<typeof readSession>

export interface ASeries {
  readonly strategyId: StrategyId
  readonly draftId: DraftId
  readonly organiser: Person
  readonly facilitator: Person
  /** Who wrote live in each of the sessions. */
  readonly writers: readonly Person[]
  readonly sessions: readonly Session[]
  /** Words that never leave the server. */
  readonly secrets: readonly string[]
}

export async function aSeries(server: TestApp, chance: Chance, sessions = 1): Promise<ASeries> {
  const organiser = person(server.address)
  await organiser.comeIn(server.hostSecret, { name: 'Olwen' })
  const { strategyId } = await organiser.ask(startStrategy, {
    body: {
      title: `Our Direction & <${chance.below(1000)}>`,
      period: '2027 to 2031',
      ambitions: ['Open the doors', 'Keep the lights on'].map(title => ({
        title,
        description: chance.pick(nasty.slice(0, 5)),
        whatWeDid: chance.oneIn(2) ? 'A new door' : '',
      })),
      values: [{ title: 'Kindness & <more>', description: 'In all that we do.' }],
    },
  })
  await comesFrom(organiser, strategyId)
  const made: Made[] = []
  for (let at = 0; at < sessions; at += 1) made.push(await aSessionOf(server, { organiser, strategyId, chance, at }))
  const [first] = made
  if (first === undefined) throw new Error('no session was made')
  const { draftId } = first.session
  await organiser.ask(buildDraft, { params: { draftId } })
  const beside = await server.deps.live.open(remarksDocName(draftId))
  await beside.change(doc => openRemarksDoc(doc).remarks.put(aRemark))
  const versionId = VersionId.parse(`version-${chance.below(1e9)}-of-it`)
  await organiser.ask(putVersion, { params: { draftId, versionId }, body: { name: 'For "all" <of> them' } })
  await organiser.ask(publishVersion, {
    params: { draftId, versionId },
    body: { changes: 'Everything.', knowsNotLookedAt: true },
  })
  return {
    strategyId,
    draftId,
    organiser,
    facilitator: first.facilitator,
    writers: made.flatMap(({ writers }) => writers),
    sessions: made.map(({ session }) => session),
    secrets: made.flatMap(({ secrets }) => secrets),
  }
}

/** Another series of the same server is what it continues. */
async function comesFrom(organiser: Person, strategyId: StrategyId): Promise<void> {
  const before = await organiser.ask(startStrategy, {
    body: {
      title: 'The one before',
      period: '2020 to 2026',
      ambitions: [{ title: 'Open the doors', description: 'Secretly', whatWeDid: '' }],
    },
  })
  const old = await organiser.ask(readStrategy, { params: before })
  const now = await organiser.ask(readStrategy, { params: { strategyId } })
  const entry = {
    id: LineageEntryId.parse('what-became-of-it'),
    of: 'ambition' as const,
    how: 'kept' as const,
    from: [old.strategy.ambitions[0]!.id],
    to: [now.strategy.ambitions[0]!.id],
    reason: 'It is still so.',
  }
  await organiser.ask(putLineage, {
    params: { strategyId },
    body: { version: 0, before: { kind: 'strategy', strategyId: before.strategyId }, entries: [entry] },
  })
}

/** Words of the team for itself. */
export const aRemark: Remark = {
  id: RemarkId.parse('remark-beside-it'),
  statementId: StatementId.parse('statement-of-it'),
  quote: '',
  before: '',
  after: '',
  isOnlyOne: true,
  beginning: 'It began so',
  words: 'Said among the team',
  instead: null,
  by: 'Ruth',
  at: '2027-03-24T13:00:00.000Z',
}

interface Made {
  readonly session: Session
  readonly writers: readonly Person[]
  readonly facilitator: Person
  readonly secrets: readonly string[]
}

interface Making {
  readonly organiser: Person
  readonly strategyId: StrategyId
  readonly chance: Chance
  readonly at: number
}

async function aSessionOf(server: TestApp, { organiser, strategyId, chance, at }: Making): Promise<Made> {
  const { sessionId } = await organiser.ask(startSession, {
    params: { strategyId },
    body: {
      title: `Session ${at + 1} ${chance.pick(nasty.slice(0, 4))}`,
      startsAt: { local: `2027-03-2${at + 1}T13:00`, zone: 'Europe/London' },
      breakouts: [
        {
          purpose: 'review-ambitions',
          question: 'Are the <ambitions> still right?',
          sections: [{ title: 'About all of them', description: '' }],
          settings: { ...usualSettings, marks: 'agree', asksLight: true },
        },
        {
          purpose: 'open-question',
          question: 'What do you keep to yourself?',
          sections: [{ title: 'Anything', description: '' }],
          settings: { ...usualSettings, isPrivate: true },
        },
      ],
      rooms: [{ name: 'Hazel & Ash' }, { name: '' }],
    },
  })
  const params = { sessionId }
  const { links } = await organiser.ask(listLinks, { params })
  const secretFor = (role: string): string => links.find(link => link.role === role)?.address.split('#')[1] ?? ''
  const before = await organiser.ask(readSession, { params })
  const facilitator = person(server.address)
  await facilitator.comeIn(secretFor('facilitator'), { name: 'Ruth' })
  const writers = [person(server.address), person(server.address), person(server.address)]
  for (const [which, writer] of writers.entries())
    await writer.comeIn(secretFor('participant'), {
      name: which === 0 ? 'Wyn' : null,
      roomId: roomsOf(before, 0)[0]!.id,
    })
  const set = await asked({ session: before, organiser })
  const session = await organiser.ask(readSession, { params })
  const file = fitted(aSynthesis(chance, 12), session)
  await putSynthesis(server.deps, file, {
    breakoutId: session.breakouts[0]!.id,
    roomIds: [...roomsOf(session, 0).map(({ id }) => id), session.breakouts[0]!.written!.id],
  })
  const secrets = await whatHappened({ session, organiser, writers, tag: `${at}-${chance.below(1e6)}` })
  const { responseId } = await typed(organiser, set, [`Ŵ 🎉 Hall is cold. Nothing more of ${at}.`, 'Seats.'], {
    name: 'Gwen',
  })
  await marked(organiser, responseId, { start: 0, end: 18, sectionId: session.breakouts[0]!.sections[0]!.id })
  await typed(organiser, set, ['Second answer, of nobody.', 'Lamps.'])
  await lookOf(server, facilitator, { session, tag: chance.below(1e6), noteId: file.rooms[0]!.notes[0]!.id })
  const kinds = Object.values(ofEveryKind)
  await added(
    await sendFile(server.address, organiser, { sessionId, bytes: chance.pick(kinds), title: 'Slides "1" <a>' }),
  )
  return { session, writers, facilitator, secrets }
}

const roomsOf = ({ breakouts }: Session, at: number) => breakouts[at]?.rooms ?? []

/** Under the headings of the breakout as it is. */
function fitted(file: SynthesisFile, { breakouts }: Session): SynthesisFile {
  const own = breakouts[0]?.sections ?? []
  const said = file.breakout.sections.reduce(
    (text, { id }, at) => text.replaceAll(id, own[at]?.id ?? id),
    JSON.stringify(file),
  )
  return JSON.parse(said) as SynthesisFile
}

interface Happening {
  readonly session: Session
  readonly organiser: Person
  readonly writers: readonly Person[]
  readonly tag: string
}

async function whatHappened({ session, organiser, writers, tag }: Happening): Promise<string[]> {
  const [open, kept] = session.breakouts
  const [first] = roomsOf(session, 0)
  const [wyn, other, third] = writers
  const write = async (who: Person, at: number, text: string): Promise<NoteId> => {
    const noteId = NoteId.parse(`live-note-${at}-${tag}`)
    await who.ask(putNote, {
      params: { roomId: first!.id, noteId },
      body: { sectionId: open!.sections[0]!.id, text, signed: at === 0, route: 'live' },
    })
    return noteId
  }
  const secrets = [`Taken back ${tag}`, `Not revealed ${tag}`]
  const noteId = await write(wyn!, 0, 'Signed by Wyn')
  const marked = await write(other!, 1, 'Of nobody')
  await wyn!.ask(withdrawNote, { params: { roomId: first!.id, noteId: await write(wyn!, 2, secrets[0]!) } })
  await organiser.ask(putNote, {
    params: { roomId: kept!.rooms[0]!.id, noteId: NoteId.parse(`kept-note-${tag}`) },
    body: { sectionId: kept!.sections[0]!.id, text: secrets[1]!, signed: false, route: 'live' },
  })
  const params = { breakoutId: open!.id }
  await organiser.ask(changeStep, { params, body: { step: 'share' } })
  const sectionId = open!.sections[0]!.id
  for (const who of writers)
    await who.ask(setLight, { params: { roomId: first!.id, sectionId }, body: { light: 'still-relevant' } })
  const mark = (who: Person, id: NoteId) =>
    who.ask(setMark, { params: { roomId: first!.id, noteId: id }, body: { dots: 1 } })
  await mark(wyn!, marked)
  await mark(third!, marked)
  await mark(third!, noteId)
  await organiser.ask(showMarks, { params: { roomId: first!.id }, body: { shown: true } })
  return secrets
}

interface Looking {
  readonly session: Session
  readonly tag: number
  readonly noteId: NoteId
}

async function lookOf(server: TestApp, by: Person, { session, tag, noteId }: Looking): Promise<void> {
  const lookId = LookId.parse(`look-of-ruth-${tag}`)
  await by.ask(putLook, { params: { breakoutId: session.breakouts[0]!.id, lookId }, body: { name: 'As I see it' } })
  const live = await server.deps.live.open(lookDocName(lookId))
  const themeId = ThemeId.parse(`theme-of-look-${tag}`)
  await live.change(doc => {
    const { themes, placements } = openThemesDoc(doc)
    themes.put({ id: themeId, name: 'Seen otherwise', said: '', order: 'a0' })
    placements.put({ id: PlacementId.parse(`placed-in-look-${tag}`), noteId, themeId })
  })
}
