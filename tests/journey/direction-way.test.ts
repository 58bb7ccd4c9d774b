/** From what a session said to a published page, a round of feedback by two routes, what was done about it, a second version, and along the trail from one note to all of it and back. */
import { expect, test } from 'vitest'
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import {
  DraftId,
  NoteId,
  PlacementId,
  RoomId,
  RoundId,
  ThemeId,
  UpdateId,
  VersionId,
} from '@waymark/shared/model/ids.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import { buildDraft } from '@waymark/shared/wire/drafts.ts'
import { putRound } from '@waymark/shared/wire/feedback.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { putOutcome, putUpdate } from '@waymark/shared/wire/outcomes.ts'
import { readMyTrail } from '@waymark/shared/wire/trail.ts'
import { publishVersion, putVersion } from '@waymark/shared/wire/versions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { decided, queueOf, saidLabels, typedComment } from '#support/feedback.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'
import { theSession } from '#support/the-session.ts'
import { until } from '#support/wait.ts'

const said = theSession()
const themeOf = (at: number): ThemeId => ThemeId.parse(`theme-of-the-way-${at}`)
const themes = said.ambitions.length
const sentence = (at: number): string => `People spoke about ${said.ambitions[at]?.title ?? ''}, and we follow them.`

/** Everybody who spoke, and who said what. */
async function spoken(a: ASession) {
  const breakout = a.session.breakouts[0]!
  const roomId = RoomId.parse(breakout.rooms[0]?.id)
  const people = await Promise.all(['Nia', null, 'Owen'].map(name => a.newcomer('participant', name, 1)))
  await Promise.all(
    said.notes.map(async ({ text, under }, at) => {
      const section = breakout.sections.find(({ title }) => title === under)
      const body = { sectionId: section!.id, text, signed: true, route: 'live' as const }
      await people[at % 3]!.ask(putNote, { params: { roomId, noteId: NoteId.parse(`note-of-the-way-${at}`) }, body })
    }),
  )
  return { people, breakout }
}

/** One theme an ambition, and all that was said under it in that. */
async function grouped(a: ASession, facilitator: Awaited<ReturnType<ASession['newcomer']>>): Promise<void> {
  const breakoutId = a.session.breakouts[0]!.id
  const { doc } = await facilitator.openDoc(themesDocName(breakoutId))
  const { themes: records, placements, gesture } = openThemesDoc(doc)
  const keys = orderKeys(themes)
  gesture('me', () => {
    for (const [at, { title }] of said.ambitions.entries())
      records.put({ id: themeOf(at), name: `About ${title}`, said: sentence(at), order: keys[at]! })
    for (const [at, { under }] of said.notes.entries()) {
      const theme = said.ambitions.findIndex(({ title }) => title === under)
      const noteId = NoteId.parse(`note-of-the-way-${at}`)
      placements.put({ id: PlacementId.parse(`place-of-the-way-${at}`), noteId, themeId: themeOf(theme) })
    }
  })
  const live = await a.deps.live.open(themesDocName(breakoutId))
  await until('it is grouped', () => live.read(at => openThemesDoc(at).placements.all().size) === said.notes.length)
}

test('[TR9] what a session said is followed to the published sentence, to what people said to it by two routes, to what was done and to the second version, and back', async () => {
  let now = '2027-05-02T10:00:00.000Z'
  const server = await testApp({ now: () => now, options: { watchedMs: 0 } })
  const a = await aSession({ title: said.title, period: said.period, ambitions: said.ambitions }, server)
  const { people } = await spoken(a)
  const fflur = await a.newcomer('facilitator', 'Fflur')
  await grouped(a, fflur)
  const draftId = DraftId.parse(a.session.draftId)
  await fflur.ask(buildDraft, { params: { draftId } })
  const keep = async (id: string, changes: string) => {
    const params = { draftId, versionId: VersionId.parse(id) }
    await fflur.ask(putVersion, { params, body: { name: id } })
    const { address } = await a.organiser.ask(publishVersion, { params, body: { changes, knowsNotLookedAt: false } })
    return { ...params, path: new URL(address).pathname }
  }
  const first = await keep('version-the-first', '')

  // Anybody reads it, and says something about one sentence by the form; somebody else rings.
  const params = { draftId, roundId: RoundId.parse('round-of-the-way') }
  const round = { params }
  await a.organiser.ask(putRound, {
    params,
    body: {
      versionId: first.versionId,
      intro: 'Did we hear you right?',
      closesAt: { local: '2027-05-08T09:00', zone: 'Europe/London' },
      contact: '',
      promisedBy: '',
      takesMail: false,
    },
  })
  const anybody = plainVisitor(server.address)
  const page = await anybody.open(first.path)
  expect(page.text).toContain(sentence(0))
  const form = await anybody.open(
    page.link(new RegExp(`Say something about this.*${said.ambitions[0]!.title.slice(0, 8)}`)),
  )
  const receipt = await form.press('Send it', { [saidLabels.words]: 'Say it more plainly.' })
  await typedComment(fflur, round, { words: 'Add the buses.', route: 'phone' })
  expect((await queueOf(fflur, round)).comments.map(({ words, route }) => [words, route])).toEqual([
    ['Say it more plainly.', 'form'],
    ['Add the buses.', 'phone'],
  ])
  const outcome = { what: 'adapted' as const, reason: 'We say it in one line now.' }
  await decided(fflur, round, [1, 2], { state: 'answered', group: '', outcome })
  now = '2027-05-09T10:00:00.000Z'
  expect((await anybody.open(receipt.path)).text).toContain('We say it in one line now.')

  // What is done about a theme, and the second version.
  await fflur.ask(putOutcome, {
    params: { draftId, themeId: themeOf(0) },
    body: { what: 'adopted', reason: 'It is where we begin.', revision: 0 },
  })
  await fflur.ask(putUpdate, {
    params: { draftId, themeId: themeOf(0), updateId: UpdateId.parse('update-of-the-way') },
    body: { words: 'The first year is planned.' },
  })
  const { doc } = await fflur.openDoc(draftDocName(draftId))
  const fragment = draftFragment(doc)
  const more = { kind: 'statement' as const, cites: [{ themeId: themeOf(0) }], ownWords: false }
  insertBlocks(fragment, fragment.length, [{ ...more, spans: [{ text: 'And we add the buses.', marks: [] }] }])
  const live = await a.deps.live.open(draftDocName(draftId))
  await until('the server has it', () => live.read(at => draftFragment(at).length) === fragment.length)
  const second = await keep('version-the-second', 'We added the buses.')
  expect(second.path).toBe(first.path)

  // Whoever said the first note follows it to all of this, and back from there.
  const own = (await people[0]!.ask(readMyTrail, { params: { sessionId: a.session.session.id } })).notes
  const mine = own.find(({ text }) => text === said.notes[0]!.text)
  const note = await anybody.open(mine!.address)
  for (const words of [
    said.notes[0]!.text,
    sentence(0),
    'And we add the buses.',
    'It is where we begin.',
    'The first year is planned.',
  ])
    expect(note.text).toContain(words.replaceAll(/\s+/g, ' ').trim())
  const statement = await anybody.open(note.link(/Who else said so: And we add the buses/))
  expect(statement.markup).toContain(mine!.address)
  expect(statement.text).toContain('It is where we begin.')
  const whole = await anybody.open(first.path)
  expect(whole.text).toContain('We added the buses.')
  const done = await anybody.open(whole.link(/You said, we did/))
  for (const words of ['It is where we begin.', 'The first year is planned.', 'We say it in one line now.'])
    expect(done.text).toContain(words)
  for (const seen of [note, statement, whole, done]) expect(seen.markup).not.toMatch(/Nia|Owen|Fflur/)
  await a.stop()
})
