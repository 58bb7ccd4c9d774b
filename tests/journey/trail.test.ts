/** The trail of what is published, followed from both ends by people who are nobody to the server. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { StatementBlock } from '@waymark/shared/model/draft.ts'
import { DraftId, NoteId, PlacementId, RoomId, SectionId, ThemeId, VersionId } from '@waymark/shared/model/ids.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { readMyTrail } from '@waymark/shared/wire/trail.ts'
import { publishVersion, putVersion, takeDown } from '@waymark/shared/wire/versions.ts'
import { aSession } from '#support/a-session.ts'
import { asked, marked, typed } from '#support/answers.ts'
import type { Person } from '#support/person.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let server: TestApp
beforeAll(async () => {
  server = await testApp({ options: { watchedMs: 0 } })
})
afterAll(() => server.stop())

const themeId = ThemeId.parse('theme-of-doors')
let made = 0

async function scene() {
  const a = await aSession({}, server)
  const [breakout] = a.session.breakouts
  const roomId = RoomId.parse(breakout?.rooms[0]?.id)
  const sectionId = SectionId.parse(breakout?.sections[0]?.id)
  const draftId = DraftId.parse(a.session.draftId)
  const sessionId = a.session.session.id
  const [ama, nia] = await Promise.all([a.newcomer('facilitator', 'Ama'), a.newcomer('participant', 'Nia')])
  const themes = await ama.openDoc(themesDocName(breakout!.id))
  const draft = await ama.openDoc(draftDocName(draftId))
  const { themes: records, placements, gesture } = openThemesDoc(themes.doc)
  gesture('me', () => records.put({ id: themeId, name: 'Doors', said: 'People want doors that open.', order: 'a0' }))
  const say = async (by: Person, text: string): Promise<NoteId> => {
    const noteId = NoteId.parse(`note-on-the-trail-${(made += 1)}`)
    await by.ask(putNote, { params: { roomId, noteId }, body: { sectionId, text, signed: true, route: 'live' } })
    return noteId
  }
  const group = (noteId: NoteId): void => {
    gesture('me', () => placements.put({ id: PlacementId.parse(`place-${noteId}`), noteId, themeId }))
  }
  const write = (text: string, more: Partial<StatementBlock> = {}): void => {
    const fragment = draftFragment(draft.doc)
    const spans = [{ text, marks: [] }]
    insertBlocks(fragment, fragment.length, [
      { kind: 'statement', cites: [{ themeId }], ownWords: false, spans, ...more },
    ])
  }
  const publish = async (): Promise<string> => {
    const here = await a.deps.live.open(draftDocName(draftId))
    await until(
      'the server has the draft',
      () => here.read(doc => draftFragment(doc).length) === draftFragment(draft.doc).length,
    )
    const grouped = await a.deps.live.open(themesDocName(breakout!.id))
    await until(
      'and the themes',
      () => grouped.read(doc => openThemesDoc(doc).placements.all().size) === placements.all().size,
    )
    const params = { draftId, versionId: VersionId.parse(a.deps.newId()) }
    await ama.ask(putVersion, { params, body: { name: 'Out' } })
    const body = { changes: '', knowsNotLookedAt: true }
    return new URL((await a.organiser.ask(publishVersion, { params, body })).address).pathname
  }
  const trailOf = (by: Person) => by.ask(readMyTrail, { params: { sessionId } })
  return {
    ...a,
    ama,
    nia,
    breakout: breakout!,
    draftId,
    sessionId,
    roomId,
    sectionId,
    draft,
    say,
    group,
    write,
    publish,
    trailOf,
  }
}

test('[TR5] somebody follows their own note from the session to the theme, the sentence and back, as anybody can who has the address', async () => {
  const { nia, ama, say, group, write, publish, trailOf, address } = await scene()
  group(await say(nia, 'The door <sticks>.'))
  group(await say(ama, 'Two doors are locked.'))
  expect(await trailOf(nia)).toEqual({ direction: '', notes: [{ text: 'The door <sticks>.', address: '' }] })
  write('We open the doors.')
  const direction = await publish()
  const mine = await trailOf(nia)
  expect(mine).toMatchObject({ direction, notes: [{ text: 'The door <sticks>.' }] })
  const anybody = plainVisitor(address)
  const note = await anybody.open(mine.notes[0]!.address)
  for (const words of [
    'The door <sticks>.',
    'Open the doors',
    'Doors, with 1 other note: People want doors that open.',
    'We open the doors.',
  ])
    expect(note.text).toContain(words)
  const statement = await anybody.open(note.link(/Who else said so/))
  for (const words of ['We open the doors.', 'The door <sticks>.', 'Two doors are locked.', 'First session'])
    expect(statement.text).toContain(words)
  expect(statement.link(/What became of these words: The door/)).toBe(mine.notes[0]!.address)
  const text = await anybody.open(direction)
  expect(text.link(/The words behind it/)).toBe(statement.path)
  expect(statement.link('Read it where it stands')).toContain(`${direction}#s-`)
  for (const page of [note, statement, text]) expect(page.markup).not.toMatch(/Nia|Ama|note-on-the-trail|Room 1/)
})

test('[TR6] only whoever wrote a note is told which address is its own', async () => {
  const { nia, ama, organiser, say, write, publish, trailOf, newcomer } = await scene()
  await say(nia, 'Mine.')
  write('A sentence.')
  await publish()
  const other = await newcomer('participant', 'Owen')
  expect((await trailOf(nia)).notes).toHaveLength(1)
  for (const one of [other, ama, organiser]) expect((await trailOf(one)).notes).toEqual([])
})

test('[TR7] words whose author has not said that they may be quoted count in the trail, and are shown to nobody', async () => {
  const at = await scene()
  const { ama, group, write, publish, address } = at
  const set = await asked(at)
  const said = async (text: string, mayQuote: boolean | null): Promise<void> => {
    const { responseId } = await typed(ama, set, [text], { mayQuote })
    group(await marked(ama, responseId, { start: 0, end: text.length, sectionId: at.sectionId }))
  }
  await said('Quote me.', true)
  await said('Not me.', false)
  await said('Nobody asked me.', null)
  write('We heard you.')
  const direction = await publish()
  const anybody = plainVisitor(address)
  const page = await anybody.open((await anybody.open(direction)).link(/The words behind it/))
  expect(page.text).toContain('3 notes')
  expect(page.text).toContain('Quote me.')
  expect(page.markup).not.toMatch(/Not me|Nobody asked me/)
})

test('[TR8] what was taken back or taken down is not to be found any more, and a sentence that a newer version has not still is', async () => {
  const { nia, organiser, say, group, write, publish, trailOf, roomId, draft, draftId, address } = await scene()
  const noteId = await say(nia, 'Take me back.')
  group(noteId)
  write('The first says this.')
  const direction = await publish()
  const anybody = plainVisitor(address)
  const first = (await anybody.open(direction)).link(/The words behind it/)
  const fragment = draftFragment(draft.doc)
  fragment.delete(0, fragment.length)
  write('The second says that.')
  await publish()
  expect((await anybody.open(first)).text).toContain('The newest version does not say this any more. Version 1 did.')
  const own = (await trailOf(nia)).notes[0]!.address
  await nia.ask(withdrawNote, { params: { roomId, noteId } })
  await until('it is gone', async () => (await anybody.open(own)).status === 404)
  expect((await anybody.open(first)).markup).not.toContain('Take me back')
  for (const path of [
    `${direction}/said/${'x'.repeat(22)}`,
    `${direction}/said/no`,
    `${direction}/statements/statement-of-none`,
  ])
    expect((await anybody.open(path)).status).toBe(404)
  await organiser.ask(takeDown, { params: { draftId } })
  for (const path of [first, own]) expect((await anybody.open(path)).status).toBe(404)
})

test('[TR5] the page of the session without JavaScript leads to one’s own notes, too', async () => {
  const { nia, say, write, publish, trailOf, sessionId, address } = await scene()
  await say(nia, 'Mine <b>here</b>.')
  write('A sentence.')
  await publish()
  const page = await fetch(`${address}${plainPages.session(sessionId)}`, { headers: { cookie: nia.cookie() } })
  const markup = await page.text()
  expect(markup).toContain('Mine &lt;b&gt;here&lt;/b&gt;.')
  expect(markup).toContain((await trailOf(nia)).notes[0]!.address)
})
