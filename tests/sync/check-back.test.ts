import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BreakoutId, NoteId, ParkedId, PlacementId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { usualSettings, type BreakoutSettings, type Step } from '@waymark/shared/model/session.ts'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { answerCheckBack, readAnswers, readCheckBack } from '@waymark/shared/wire/check-back.ts'
import { buildDraft, exportFormats, exportPath, readDraft, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { aSession } from '#support/a-session.ts'
import type { Person } from '#support/person.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'
import { wordsOfPages } from '#support/pdf-pages.ts'

let server: TestApp

beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.stop())

const ours = ThemeId.parse('theme-ours-and-theirs')
const theirs = ThemeId.parse('theme-theirs-alone')

/** Two rooms. In the first theme a note of each, in the second one of room 2; in room 1 also one parked and one not looked at. */
async function scene(settings: Partial<BreakoutSettings> = {}) {
  const a = await aSession(
    {
      rooms: 2,
      breakouts: [
        {
          purpose: 'open-question',
          question: 'What next?',
          sections: [{ title: 'Anything', description: '' }],
          settings: { ...usualSettings, ...settings },
        },
      ],
    },
    server,
  )
  const breakout = a.session.breakouts[0]!
  const breakoutId = BreakoutId.parse(breakout.id)
  const [one, two] = breakout.rooms.map(({ id }) => RoomId.parse(id)) as [RoomId, RoomId]
  const [fay, nia, wil] = await Promise.all([
    a.newcomer('facilitator', 'Fay'),
    a.newcomer('participant', 'Nia Wren', 1),
    a.newcomer('participant', 'Wil Otter', 2),
  ])
  const idOf = (name: string): NoteId => NoteId.parse(`${name}-${breakoutId}`.slice(0, 30))
  const write = (who: Person, roomId: RoomId, name: string, text: string) =>
    who.ask(putNote, {
      params: { roomId, noteId: idOf(name) },
      body: { sectionId: breakout.sections[0]!.id, text, signed: true, route: 'live' },
    })
  await write(nia, one, 'placed', 'Ours is placed')
  await write(nia, one, 'parked', 'Ours is parked')
  await write(nia, one, 'loose', 'Ours is loose')
  await write(nia, one, 'gone', 'Ours is withdrawn')
  await write(wil, two, 'theirs', 'Theirs is placed')
  const { doc, close } = await fay.openDoc(themesDocName(breakoutId))
  const place = (name: string, themeId: ThemeId) => {
    openThemesDoc(doc).placements.put({ id: PlacementId.parse(`${name}-${themeId}`), noteId: idOf(name), themeId })
  }
  const { themes, parked } = openThemesDoc(doc)
  themes.put({ id: ours, name: 'Shared theme', said: 'People said this.', order: 'a1' })
  themes.put({ id: theirs, name: 'Other room alone', said: 'Nobody here said this.', order: 'a2' })
  for (const name of ['placed', 'theirs', 'gone']) place(name, ours)
  place('theirs', theirs)
  parked.put({ id: ParkedId.parse('parked-0001'), noteId: idOf('parked'), reason: 'For another day' })
  const live = await a.deps.live.open(themesDocName(breakoutId))
  await until('the server has the themes', () => live.read(known => openThemesDoc(known).parked.all().size === 1))
  await nia.ask(withdrawNote, { params: { roomId: one, noteId: idOf('gone') }, body: {} })
  return {
    ...a,
    breakoutId,
    one,
    two,
    fay,
    nia,
    wil,
    close,
    notice: async (words: string) => {
      themes.patch(ours, { noticed: words })
      await until('the server has it', () =>
        live.read(known => openThemesDoc(known).themes.all().get(ours)?.noticed === words),
      )
    },
    merge: async () => {
      themes.patch(theirs, { mergedInto: ours })
      await until('the server has it', () =>
        live.read(known => openThemesDoc(known).themes.all().get(theirs)?.mergedInto === ours),
      )
    },
    step: (step: Step) => fay.ask(changeStep, { params: { breakoutId }, body: { step } }),
    read: (who: Person, roomId: RoomId) => who.ask(readCheckBack, { params: { roomId } }),
    answers: () => fay.ask(readAnswers, { params: { breakoutId } }),
  }
}

type Said = Parameters<typeof bodyOf>[0]
const bodyOf = (said: { answer: 'yes' | 'not-quite' | null; words?: string; signed?: boolean }) => ({
  words: '',
  signed: false,
  ...said,
})
const answer = (who: Person, roomId: RoomId, said: Said, themeId = ours) =>
  who.ask(answerCheckBack, { params: { roomId, themeId }, body: bodyOf(said) })
const refused = async (who: Person, roomId: RoomId, said: Said, themeId = ours) =>
  (await who.refused(answerCheckBack, { params: { roomId, themeId }, body: bodyOf(said) })).code

test('[G10] a room is shown the themes that hold its words, with those words alone, what is parked and what nobody looked at', async () => {
  const { nia, one, two, step, read, close } = await scene()
  expect((await nia.refused(readCheckBack, { params: { roomId: one } })).code).toBe('closed')
  await step('check-back')
  expect(await read(nia, one)).toEqual({
    themes: [
      { id: ours, name: 'Shared theme', said: 'People said this.', notes: [{ text: 'Ours is placed' }], mine: null },
    ],
    parked: [{ text: 'Ours is parked', reason: 'For another day' }],
    notLookedAt: [{ text: 'Ours is loose' }],
  })
  expect((await nia.refused(readCheckBack, { params: { roomId: two } })).code).toBe('wrong-room')
  close()
})

test('[G11] each person says yes or not quite with words, and may change it until the breakout is closed', async () => {
  const { nia, fay, one, step, read, close, newcomer } = await scene()
  expect(await refused(nia, one, { answer: 'yes' })).toBe('closed')
  await step('check-back')
  expect(await refused(nia, one, { answer: 'not-quite', words: ' ' })).toBe('malformed')
  expect(await refused(nia, one, { answer: 'yes', words: 'x'.repeat(501) })).toBe('malformed')
  expect(await refused(nia, one, { answer: 'yes' }, theirs)).toBe('gone')
  expect(await refused(await newcomer('reader'), one, { answer: 'yes' })).toBe('not-allowed')
  await answer(nia, one, { answer: 'yes' })
  await answer(nia, one, { answer: 'not-quite', words: 'We meant evenings' })
  const mine = { answer: 'not-quite', words: 'We meant evenings', signed: false }
  expect((await read(nia, one)).themes[0]?.mine).toEqual(mine)
  expect((await read(fay, one)).themes[0]?.mine).toBeNull()
  await answer(fay, one, { answer: 'yes' })
  await answer(fay, one, { answer: null })
  await step('closed')
  expect(await refused(nia, one, { answer: 'yes' })).toBe('closed')
  expect((await read(nia, one)).themes[0]?.mine).toEqual(mine)
  close()
})

test('[G12] the team reads the answers by theme and by room, and nobody learns whose they are but of those who sign', async () => {
  const { nia, wil, one, two, step, answers, close, newcomer, breakoutId } = await scene()
  await step('check-back')
  const bob = await newcomer('participant', 'Bob', 1)
  await answer(nia, one, { answer: 'not-quite', words: 'We meant evenings' })
  await answer(bob, one, { answer: 'yes', words: 'Spot on', signed: true })
  await answer(wil, two, { answer: 'yes' })
  await answer(wil, two, { answer: 'yes' }, theirs)
  const read = await answers()
  const shared = read.themes.find(({ themeId }) => themeId === ours)
  expect(shared).toMatchObject({ yes: 2, notQuite: 1 })
  expect(shared?.words.toSorted((a, b) => a.text.localeCompare(b.text))).toEqual([
    { roomNumber: 1, answer: 'yes', text: 'Spot on', signedBy: 'Bob' },
    { roomNumber: 1, answer: 'not-quite', text: 'We meant evenings', signedBy: null },
  ])
  expect(read.rooms).toEqual([
    { number: 1, people: 2, yes: 1, notQuite: 1 },
    { number: 2, people: 1, yes: 2, notQuite: 0 },
  ])
  expect(JSON.stringify(read)).not.toMatch(/Nia|Wil Otter|member/i)
  for (const who of [nia, await newcomer('reader')])
    expect((await who.refused(readAnswers, { params: { breakoutId } })).code).toBe('not-allowed')
  close()
})

test('[G12] where nobody is named no name is kept with an answer, whatever a client asks', async () => {
  const { nia, one, step, answers, read, close } = await scene({ names: 'anonymous' })
  await step('check-back')
  await answer(nia, one, { answer: 'not-quite', words: 'Evenings', signed: true })
  expect((await answers()).themes[0]?.words).toMatchObject([{ text: 'Evenings', signedBy: null }])
  expect((await read(nia, one)).themes[0]?.mine?.signed).toBe(false)
  close()
})

test('[T88] what was answered of a theme that is merged counts under the one that it is in now, each person once', async () => {
  const { wil, two, step, read, answers, merge, close, newcomer } = await scene()
  await step('check-back')
  const dot = await newcomer('participant', 'Dot', 2)
  await answer(wil, two, { answer: 'yes', words: 'Spot on', signed: true })
  await answer(wil, two, { answer: 'not-quite', words: 'We meant evenings' }, theirs)
  await answer(dot, two, { answer: 'yes' }, theirs)
  await merge()
  const [only, ...others] = (await answers()).themes
  expect(others).toEqual([])
  expect(only).toMatchObject({ themeId: ours, yes: 1, notQuite: 1 })
  expect(only?.words.toSorted((a, b) => a.text.localeCompare(b.text))).toEqual([
    { roomNumber: 2, answer: 'yes', text: 'Spot on', signedBy: 'Wil Otter' },
    { roomNumber: 2, answer: 'not-quite', text: 'We meant evenings', signedBy: null },
  ])
  expect((await answers()).rooms[1]).toEqual({ number: 2, people: 2, yes: 1, notQuite: 1 })
  expect((await read(dot, two)).themes).toMatchObject([{ id: ours, mine: { answer: 'yes' } }])
  await answer(wil, two, { answer: 'yes' })
  expect((await answers()).themes[0]).toMatchObject({ yes: 2, notQuite: 0, words: [] })
  await answer(dot, two, { answer: null })
  expect((await answers()).themes[0]).toMatchObject({ yes: 1 })
  close()
})

test('[T82] what the team noticed about a theme is in no document, and on no page of a room or of those who look on', async () => {
  const { fay, nia, one, step, read, notice, merge, close, session, newcomer } = await scene()
  const words = 'Only two of them spoke'
  await notice(words)
  await merge()
  await step('check-back')
  const reader = await newcomer('reader')
  const { draftId } = session
  await fay.ask(buildDraft, { params: { draftId } })
  const shown = await Promise.all([
    ...exportFormats.map(async format => textIn(format, await fay.get(exportPath(draftId, format)))),
    ...[plainPages.room(one), plainPages.session(session.session.id)].map(async path => (await nia.get(path)).text()),
    ...[plainPages.watch(session.session.id)].map(async path => (await reader.get(path)).text()),
    read(nia, one).then(reply => JSON.stringify(reply)),
    fay.ask(readDraft, { params: { draftId } }).then(reply => JSON.stringify(reply)),
  ])
  expect(shown.filter(text => text.includes('Shared theme')).length).toBeGreaterThanOrEqual(6)
  expect(shown.filter(text => text.includes('Only two'))).toEqual([])
  close()
})

/** All that is written in a file, whatever it is packed in. */
async function textIn(format: ExportFormat, response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (format === 'pdf') return wordsOfPages(bytes).join('\n')
  return strFromU8(bytes.subarray(0, 2)) === 'PK'
    ? Object.values(unzipSync(bytes))
        .map(file => strFromU8(file))
        .join('\n')
    : strFromU8(bytes)
}
