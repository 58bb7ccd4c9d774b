/** What a draft that was built remembers of its themes, and what is offered of what is new, through the raw door. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, DraftId, NoteId, PlacementId, RoomId, SectionId, ThemeId } from '@waymark/shared/model/ids.ts'
import { OrderKey } from '@waymark/shared/model/note.ts'
import type { StatementBlock } from '@waymark/shared/model/draft.ts'
import { sayStale, seenOf, staleThemes } from '@waymark/shared/rules/stale.ts'
import { buildDraft, readDraft, readNew } from '@waymark/shared/wire/drafts.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { aSession } from '#support/a-session.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let server: TestApp
beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.stop())

/** A theme that cuts across two ambitions, with a note under each. */
async function scene() {
  const a = await aSession({}, server)
  const [breakout] = a.session.breakouts
  const roomId = RoomId.parse(breakout?.rooms[0]?.id)
  const draftId = DraftId.parse(a.session.draftId)
  const say = async (text: string, under: number): Promise<NoteId> => {
    const noteId = NoteId.parse(a.deps.newId())
    const sectionId = SectionId.parse(breakout?.sections[under]?.id)
    await a.organiser.ask(putNote, {
      params: { roomId, noteId },
      body: { sectionId, text, signed: false, route: 'live' },
    })
    return noteId
  }
  const themes = await a.organiser.openDoc(themesDocName(BreakoutId.parse(breakout?.id)))
  const records = openThemesDoc(themes.doc)
  const live = await a.deps.live.open(themesDocName(BreakoutId.parse(breakout?.id)))
  const arrives = (what: string) => until(what, () => live.read(doc => openThemesDoc(doc).themes.all().size) > 0)
  const theme = (name: string, order: string): ThemeId => {
    const id = ThemeId.parse(a.deps.newId())
    records.themes.put({ id, name, said: `What was said of ${name}.`, order: OrderKey.parse(order) })
    return id
  }
  const place = (noteId: NoteId, themeId: ThemeId): void => {
    records.placements.put({ id: PlacementId.parse(a.deps.newId()), noteId, themeId })
  }
  const statements = async (): Promise<StatementBlock[]> => {
    const doc = await a.deps.live.open(draftDocName(draftId))
    return doc.read(one => readBlocks(draftFragment(one))).flatMap(one => (one.kind === 'statement' ? [one] : []))
  }
  return { ...a, draftId, say, theme, place, records, arrives, statements }
}

test('[D92] a draft that was built is held against its themes as whoever reads it is told them, and is stale once one changes, until it is built or looked at', async () => {
  const { organiser, draftId, say, theme, place, records, statements } = await scene()
  const [one, other] = [await say('Sundays', 0), await say('Warm rooms', 1)]
  const doors = theme('Doors', 'a0')
  place(one, doors)
  place(other, doors)
  const told = async () =>
    (await organiser.ask(readDraft, { params: { draftId } })).themes.find(({ id }) => id === doors)
  await until('both notes are told', async () => (await told())?.noteIds.length === 2)
  await organiser.ask(buildDraft, { params: { draftId } })
  const stale = async () => {
    const now = await told()
    const built = (await statements()).filter(({ cites }) => cites.length > 0)
    return built.flatMap(statement => staleThemes(statement, () => now && seenOf(now)).flatMap(sayStale))
  }
  expect((await statements()).flatMap(({ seen }) => seen ?? [])).toHaveLength(1)
  expect(await stale()).toEqual([])
  place(await say('Longer hours', 0), doors)
  records.themes.patch(doors, { said: 'Open longer.' })
  await until('it is told', async () => (await told())?.noteIds.length === 3)
  expect(await stale()).toEqual(['It says another sentence.', '1 note more than there were then.'])
  await organiser.ask(buildDraft, { params: { draftId } })
  expect(await stale()).toHaveLength(2)
})

test('[D94] what building would bring in is named first, to whoever may read the draft, and nothing is changed by asking', async () => {
  const { organiser, newcomer, draftId, say, theme, place, statements, arrives } = await scene()
  place(await say('Sundays', 0), theme('Doors <b>', 'a0'))
  await arrives('the theme is there')
  await until('it is offered', async () => (await organiser.ask(readNew, { params: { draftId } })).themes.length === 1)
  const reader = await newcomer('reader', 'Rhys')
  expect((await reader.ask(readNew, { params: { draftId } })).themes.map(({ name }) => name)).toEqual(['Doors <b>'])
  expect(await statements()).toEqual([])
  expect((await reader.refused(buildDraft, { params: { draftId } })).code).toBe('not-allowed')
  const nia = await newcomer('participant', 'Nia')
  expect((await nia.refused(readNew, { params: { draftId } })).code).toBe('not-allowed')
  await organiser.ask(buildDraft, { params: { draftId } })
  expect((await organiser.ask(readNew, { params: { draftId } })).themes).toEqual([])
})
