/** What was done with the themes, as the server writes it down: by two facilitators through real sockets. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc, type ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { mostLinesAtOnce } from '@waymark/shared/model/history.ts'
import { NoteId, ParkedId, PlacementId, ThemeId, TidiedId, type HistoryId } from '@waymark/shared/model/ids.ts'
import { sayHistory } from '@waymark/shared/rules/history-words.ts'
import { answerCheckBack } from '@waymark/shared/wire/check-back.ts'
import { historyAtOnce, readHistory } from '@waymark/shared/wire/history.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { changeStep, eraseDeleted } from '@waymark/shared/wire/sessions.ts'
import { makeSnapshot, restoreSnapshot } from '@waymark/shared/wire/steps.ts'
import { histories } from '@waymark/server/store/kinds.ts'
import { aSession } from '#support/a-session.ts'
import { noteId } from '#support/on-a-clock.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let server: TestApp
let ms = Date.parse('2027-03-24T13:00:17.000Z')

beforeAll(async () => {
  server = await testApp({ now: () => new Date(ms).toISOString() })
})
afterAll(() => server.stop())

const theme = (name: string): ThemeId => ThemeId.parse(`theme-${name.toLowerCase().replaceAll(' ', '-')}`)
const placement = (name: string, at: number) => ({
  id: PlacementId.parse(`${theme(name)}-note-${at}`),
  noteId: noteId(at),
  themeId: theme(name),
})

type Of = 'all' | ThemeId | NoteId

async function scene() {
  const a = await aSession({}, server)
  const breakout = a.session.breakouts[0]!
  const [ama, ben, wyn] = await Promise.all([
    a.newcomer('facilitator', 'Ama'),
    a.newcomer('facilitator', null),
    a.newcomer('participant', 'Wyn', 1),
  ])
  const docName = themesDocName(breakout.id)
  const [amas, bens] = await Promise.all([ama.openDoc(docName), ben.openDoc(docName)])
  const live = await a.deps.live.open(docName)
  /** One gesture, kept by the server when this is answered, and known to both. */
  const does = async (who: typeof amas, act: (doc: ThemesDoc) => void): Promise<void> => {
    const doc = openThemesDoc(who.doc)
    doc.gesture('me', () => act(doc))
    const isThere = (): boolean =>
      stateOf(openThemesDoc(amas.doc)) === stateOf(openThemesDoc(bens.doc)) &&
      live.read(known => stateOf(openThemesDoc(known))) === stateOf(doc)
    await until('everybody has it', isThere)
    ms += 2 * 60_000
  }
  const read = (of: Of = 'all', before: 'now' | HistoryId = 'now') =>
    ama.ask(readHistory, { params: { breakoutId: breakout.id, of, before } })
  const said = async (of: Of = 'all'): Promise<string[]> =>
    (await read(of)).lines.map(line => `${line.who} ${sayHistory(line, () => 'A section')}`)
  return {
    ...a,
    breakout,
    ama,
    ben,
    wyn,
    amas,
    bens,
    live,
    does,
    read,
    said,
    close: () => {
      amas.close()
      bens.close()
    },
  }
}

const stateOf = (doc: ThemesDoc): string =>
  JSON.stringify(
    [doc.themes, doc.placements, doc.parked, doc.links].map(records =>
      [...(records as ThemesDoc['themes']).all().values()]
        .map(record => JSON.stringify(record))
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ),
  )

const makes = (name: string, notes: readonly number[]) => (doc: ThemesDoc) => {
  doc.themes.put({ id: theme(name), name, said: '', order: 'a0' })
  for (const at of notes) doc.placements.put(placement(name, at))
}

test('[T140] what two facilitators do is written down by the server in the words of who did it: with which notes, in which theme, and why', async () => {
  const { amas, bens, does, said, read, close } = await scene()
  await does(amas, makes('Opening hours', [1, 2]))
  await does(bens, doc => {
    for (const at of [3, 4]) doc.placements.put({ ...placement('Opening hours', at), why: 'All about Sundays' })
  })
  await does(bens, makes('Lifts', []))
  await does(amas, doc => {
    doc.placements.remove(placement('Opening hours', 1).id)
    doc.placements.put(placement('Lifts', 1))
  })
  await does(amas, doc => {
    doc.placements.remove(placement('Opening hours', 2).id)
    doc.parked.put({ id: ParkedId.parse('parked-number-2'), noteId: noteId(2), reason: 'For the landlord' })
  })
  await does(bens, doc => doc.themes.patch(theme('Lifts'), { name: 'Lifts and doors' }))
  await does(bens, doc => doc.themes.patch(theme('Lifts'), { within: theme('Opening hours') }))
  expect(await said()).toEqual([
    'A facilitator made “Lifts and doors” a part of “Opening hours”',
    'A facilitator named “Lifts” anew: “Lifts and doors”',
    'Ama parked 1 note: “For the landlord”',
    'Ama moved 1 note from “Opening hours” to “Lifts”',
    'A facilitator made the theme “Lifts”',
    'A facilitator put 2 notes in “Opening hours”: “All about Sundays”',
    'Ama made the theme “Opening hours” of 2 notes',
  ])
  expect((await read()).lines.map(({ at }) => at.slice(17))).toEqual(Array.from({ length: 7 }, () => '00.000Z'))
  expect((await read()).lines[5]?.did).toMatchObject({ noteIds: [noteId(3), noteId(4)] })
  expect(await said(theme('Lifts'))).toHaveLength(4)
  expect(await said(noteId(2))).toEqual([
    'Ama parked 1 note: “For the landlord”',
    'Ama made the theme “Opening hours” of 2 notes',
  ])
  close()
})

test('[T141] what was taken back is said as such, and what was merged stands in the history of both', async () => {
  const { amas, bens, does, said, close } = await scene()
  await does(amas, makes('Paths', [1]))
  await does(amas, makes('Signs', [2]))
  await does(amas, doc => doc.placements.put(placement('Signs', 3)))
  await does(bens, doc => doc.themes.patch(theme('Signs'), { said: 'People lose their way.' }))
  await does(amas, doc => doc.placements.remove(placement('Signs', 3).id))
  await does(amas, doc => doc.themes.patch(theme('Signs'), { mergedInto: theme('Paths') }))
  expect(await said(theme('Paths'))).toEqual([
    'Ama merged “Signs” into “Paths”',
    'Ama took back what they had done: took 1 note out of “Signs”',
    'A facilitator changed the sentence of “Signs”',
    'Ama put 1 note in “Signs”',
    'Ama made the theme “Signs” of 1 note',
    'Ama made the theme “Paths” of 1 note',
  ])
  await does(amas, doc => doc.themes.patch(theme('Signs'), { mergedInto: undefined }))
  expect((await said(theme('Signs')))[0]).toBe(
    'Ama took back what they had done: took “Signs” apart from “Paths” again',
  )
  expect(await said(theme('Paths'))).toHaveLength(3)
  close()
})

test('[T142] many small changes of one person within a minute are one line', async () => {
  const { amas, bens, does, said, close } = await scene()
  const within = async (who: typeof amas, act: (doc: ThemesDoc) => void): Promise<void> => {
    await does(who, act)
    ms -= 2 * 60_000 - 1000
  }
  await within(amas, makes('Paths', []))
  for (const at of [1, 2, 3]) await within(amas, doc => doc.placements.put(placement('Paths', at)))
  for (const name of ['Path', 'Pat', 'Paved paths'])
    await within(amas, doc => doc.themes.patch(theme('Paths'), { name }))
  await within(bens, doc => doc.placements.put(placement('Paths', 4)))
  await within(amas, doc => doc.placements.put(placement('Paths', 5)))
  expect(await said()).toEqual([
    'Ama put 1 note in “Paved paths”',
    'A facilitator put 1 note in “Paved paths”',
    'Ama named “Paths” anew: “Paved paths”',
    'Ama put 3 notes in “Paths”',
    'Ama made the theme “Paths”',
  ])
  close()
})

test('[T143] the history is for the team alone, comes a page at a time, and what was called for is checked at the door', async () => {
  const { ama, wyn, newcomer, breakout, amas, does, read, close } = await scene()
  const ask = (of: string, before = 'now') => ({ params: { breakoutId: breakout.id, of, before } as never })
  const reader = await newcomer('reader')
  for (const somebody of [wyn, reader]) {
    expect((await somebody.refused(readHistory, ask('all'))).code).toBe('not-allowed')
    expect((await somebody.refused(readHistory, ask(theme('Paths')))).code).toBe('not-allowed')
  }
  for (const of of ['x', 'a'.repeat(41), "' or 1=1"])
    expect((await ama.refused(readHistory, ask(of))).code).toBe('gone')
  expect((await ama.refused(readHistory, ask('all', 'yesterday'))).code).toBe('gone')
  await does(amas, makes('Paths', []))
  for (let at = 0; at < historyAtOnce; at += 1)
    await does(amas, doc => doc.themes.patch(theme('Paths'), { name: `Paths ${at}` }))
  const page = await read()
  expect([page.lines.length, page.earlier]).toEqual([historyAtOnce, 1])
  const earlier = await read('all', page.lines.at(-1)!.id)
  expect(earlier.lines.map(({ did }) => did.kind)).toEqual(['theme-made'])
  expect(earlier.earlier).toBe(0)
  close()
})

test('[T144] thousands of changes at once are a few lines and a count, and what cannot be read is in none', async () => {
  const { amas, does, read, close } = await scene()
  await does(
    amas,
    makes(
      'Paths',
      Array.from({ length: 3000 }, (_, at) => at),
    ),
  )
  const [made, more] = [...(await read()).lines].toReversed()
  expect(made?.did).toMatchObject({ kind: 'theme-made', theme: { name: 'Paths' } })
  expect(more?.did).toEqual({ kind: 'more', changes: 3001 - 400 })
  await does(amas, doc => {
    for (let at = 0; at < 300; at += 1)
      doc.themes.put({ id: theme(`Theme ${at}`), name: `Theme ${at}`, said: '', order: 'a0' })
  })
  const { lines } = await read()
  expect(lines).toHaveLength(2 + mostLinesAtOnce + 1)
  expect(lines[0]?.did).toEqual({ kind: 'more', changes: 300 - mostLinesAtOnce })
  await does(amas, doc => doc.themes.put({ id: theme('Broken'), name: 'x'.repeat(161), said: '', order: 'a0' }))
  expect((await read()).lines).toHaveLength(2 + mostLinesAtOnce + 1)
  close()
})

test('[T145] what rooms said when the themes were brought back stands in the history of the theme, without who', async () => {
  const { ama, wyn, breakout, amas, does, read, close } = await scene()
  await wyn.ask(putNote, {
    params: { roomId: breakout.rooms[0]!.id, noteId: NoteId.parse(`hist-${breakout.id}`.slice(0, 30)) },
    body: { sectionId: breakout.sections[0]!.id, text: 'The lift is broken', signed: true, route: 'live' },
  })
  await does(amas, doc => {
    doc.themes.put({ id: theme('Lifts'), name: 'Lifts', said: '', order: 'a0' })
    doc.themes.put({ id: theme('Paths'), name: 'Paths', said: '', order: 'a1' })
    doc.placements.put({ ...placement('Lifts', 1), noteId: NoteId.parse(`hist-${breakout.id}`.slice(0, 30)) })
  })
  await ama.ask(changeStep, { params: { breakoutId: breakout.id }, body: { step: 'check-back' } })
  await wyn.ask(answerCheckBack, {
    params: { roomId: breakout.rooms[0]!.id, themeId: theme('Lifts') },
    body: { answer: 'not-quite', words: 'It is the door', signed: true },
  })
  const { said, lines } = await read(theme('Lifts'))
  expect(said).toEqual([{ themeId: theme('Lifts'), roomNumber: 1, answer: 'not-quite', text: 'It is the door' }])
  expect(JSON.stringify([said, lines])).not.toContain('Wyn')
  expect((await read(theme('Paths'))).said).toEqual([])
  expect((await read()).said).toHaveLength(1)
  close()
})

test('[T146] no words of a note are in the history; going back to a snapshot is, and all of it goes when what was deleted is erased', async () => {
  const { ama, organiser, wyn, breakout, session, amas, does, said, deps, close } = await scene()
  const params = { breakoutId: breakout.id }
  const own = NoteId.parse(`word-${breakout.id}`.slice(0, 30))
  await wyn.ask(putNote, {
    params: { roomId: breakout.rooms[0]!.id, noteId: own },
    body: { sectionId: breakout.sections[0]!.id, text: 'Words of a note', signed: true, route: 'live' },
  })
  const { snapshotId } = await ama.ask(makeSnapshot, { params, body: { name: 'Before' } })
  await does(amas, doc => {
    doc.themes.put({ id: theme('Lifts'), name: 'Lifts', said: '', order: 'a0' })
    doc.placements.put({ ...placement('Lifts', 1), noteId: own })
    doc.tidied.put({ id: TidiedId.parse('tidied-0000'), noteId: own, text: 'Tidier Words of a note' })
  })
  await ama.ask(restoreSnapshot, { params: { ...params, snapshotId } })
  expect(await said()).toEqual([
    'Ama took the notes and themes back to the snapshot “Before”',
    'Ama wrote tidier words beside 1 note',
    'Ama made the theme “Lifts” of 1 note',
  ])
  const rows = await deps.store.list(histories, breakout.id)
  expect(JSON.stringify(rows)).not.toContain('Words of a note')
  expect(rows.filter(line => JSON.stringify(line).includes(own))).toHaveLength(2)
  close()
  await organiser.ask(eraseDeleted, { params: { strategyId: session.strategy.id } })
  expect(await deps.store.list(histories, breakout.id)).toEqual([])
})
