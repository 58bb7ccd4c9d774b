import { partOf } from '@waymark/shared/model/draft-part.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, ParkedId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { coverageOf } from '@waymark/shared/rules/coverage.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { byOrder, orderKeys } from '@waymark/shared/rules/order.ts'
import { buildDraft, exportPath, readDraft } from '@waymark/shared/wire/drafts.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { aSession } from '#support/a-session.ts'
import type { OpenDoc } from '#support/person.ts'
import { theSession } from '#support/the-session.ts'
import { until } from '#support/wait.ts'
import { wordsOf } from '#support/exported.ts'

const said = theSession()

test(`[X8] the ${said.notes.length} notes of a session go the whole way, from 12 people in 3 rooms to files of six kinds, word for word and in board order`, async () => {
  const a = await aSession({
    title: said.title,
    period: said.period,
    ambitions: said.ambitions,
    rooms: 3,
    breakouts: [
      {
        purpose: 'review-ambitions',
        question: said.question,
        sections: [{ title: 'About all of them', description: '' }],
      },
    ],
  })
  const breakout = a.session.breakouts[0]!
  const sectionOf = (title: string) => breakout.sections.find(section => section.title === title)!.id

  // Twelve people, four to a room, each with the room open.
  const people = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => {
      const somebody = await a.newcomer('participant', at % 3 === 0 ? `Guest ${at}` : null, (at % 3) + 1)
      const room = breakout.rooms[at % 3]!
      return { somebody, room, open: await somebody.openDoc(roomDocName(room.id)) }
    }),
  )
  await Promise.all(
    said.notes.map(async ({ text, under }, at) => {
      const { somebody, room } = people[at % people.length]!
      const noteId = NoteId.parse(`note-${String(at).padStart(8, '0')}`)
      await somebody.ask(putNote, {
        params: { roomId: room.id, noteId },
        body: { sectionId: sectionOf(under), text, signed: at % 2 === 0, route: 'live' },
      })
    }),
  )
  await until('everybody sees all notes of their room', () =>
    people.every(
      ({ open, room }) =>
        openRoomDoc(open.doc).notes.all().size === said.notes.filter((_, at) => people[at % 12]!.room === room).length,
    ),
  )

  // Two facilitators, at once, on the same synthesis.
  const ruth = await a.newcomer('facilitator', 'Ruth')
  const tomos = await a.newcomer('facilitator', 'Tomos')
  const both = await Promise.all([ruth, tomos].map(facilitator => facilitator.openDoc(themesDocName(breakout.id))))
  const ids = said.notes.map((_, at) => NoteId.parse(`note-${String(at).padStart(8, '0')}`))
  const [parkedId, ...grouped] = ids
  const keys = orderKeys(6)
  await Promise.all(
    both.map(async ({ doc }, who) => {
      for (let theme = who; theme < 6; theme += 2) {
        const themeId = ThemeId.parse(`theme-${String(theme).padStart(8, '0')}`)
        const { themes, placements, gesture } = openThemesDoc(doc)
        gesture(null, () => {
          themes.put({
            id: themeId,
            name: `Theme ${theme}`,
            said: theme === 5 ? '' : `What people said of theme ${theme}.`,
            order: keys[theme]!,
          })
          for (const [at, noteId] of grouped.entries()) {
            // The tenth stands in two themes.
            if (at % 6 === theme || (at === 10 && theme === 0))
              placements.put({
                id: PlacementId.parse(`place-${theme}-${String(at).padStart(6, '0')}`),
                noteId,
                themeId,
              })
          }
        })
      }
      if (who === 0)
        openThemesDoc(doc).parked.put({
          id: ParkedId.parse('parked-00001'),
          noteId: parkedId!,
          reason: 'Ask the room which ones.',
        })
    }),
  )
  const all = ids.map(id => ({ id }))
  const coverageSeen = ({ doc }: OpenDoc) => {
    const { themes, placements, parked } = openThemesDoc(doc)
    return coverageOf(
      all,
      readGrouping([...themes.all().values()].toSorted(byOrder), placements.all().values(), parked.all().values()),
    )
  }
  await until('both see that every note was looked at', () => both.every(open => coverageSeen(open).notLookedAt === 0))

  // The draft, built and open in two windows.
  const { draftId } = a.session
  expect(await ruth.ask(buildDraft, { params: { draftId } })).toEqual({ added: 6 })
  expect(await tomos.ask(buildDraft, { params: { draftId } })).toEqual({ added: 0 })
  const drafts = await Promise.all([ruth, tomos].map(facilitator => facilitator.openDoc(draftDocName(draftId))))
  const sources = await ruth.ask(readDraft, { params: { draftId } })
  expect(sources.coverage).toEqual({ placed: said.notes.length - 1, parked: 1, notLookedAt: 0 })
  expect(
    readBlocks(draftFragment(drafts[0]!.doc))
      .filter(block => block.kind === 'heading' && block.level === 2 && partOf(block.about) === undefined)
      .map(block => block.spans[0]?.text),
  ).toEqual([...said.ambitions.map(({ title }) => title), 'About all of them'])

  // Each kind of file that keeps every letter: every note's exact words under its ambition, in the order of the board.
  const expected = expectedOrder(
    sources,
    said.ambitions.map(({ title }) => title),
    breakout.sections,
  )
  for (const format of ['docx', 'html', 'md', 'odt', 'pptx', 'epub'] as const) {
    const response = await ruth.get(exportPath(draftId, format))
    expect({ format, status: response.status }).toEqual({ format, status: 200 })
    expect(await wordsOf(format, new Uint8Array(await response.arrayBuffer()))).toEqual(expected)
  }
  const participant = people[0]!.somebody
  expect((await participant.get(exportPath(draftId, 'md'))).status).toBe(403)

  // All who have a document open hold the same.
  for (const group of [
    both,
    drafts,
    ...breakout.rooms.map(room => people.filter(one => one.room === room).map(({ open }) => open)),
  ]) {
    await until(
      'all hold the same',
      () => new Set(group.map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('base64'))).size === 1,
    )
    expect(new Set(group.map(({ doc }) => heldBy(doc))).size).toBe(1)
  }
  for (const { open } of people) open.close()
  for (const open of [...both, ...drafts]) open.close()
  await a.stop()
})

/** All that a document holds, as text; the order of keys says nothing. */
function heldBy(doc: Y.Doc): string {
  const sorted = (_key: string, value: unknown) =>
    value instanceof Object && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return JSON.stringify(
    [
      ...['notes', 'themes', 'placements', 'parked', 'links'].map(name => doc.getMap(name).toJSON()),
      draftFragment(doc).toString(),
    ],
    sorted,
  )
}

interface Sources {
  readonly notes: readonly { readonly id: string; readonly text: string; readonly sectionId: string }[]
  readonly themes: readonly { readonly noteIds: readonly string[] }[]
}

/** Under each ambition: theme by theme, then what was set aside. */
function expectedOrder(
  { notes, themes }: Sources,
  titles: readonly string[],
  sections: readonly { readonly id: string; readonly title: string }[],
): { readonly under: string; readonly text: string }[] {
  const byId = new Map(notes.map(note => [note.id, note]))
  return titles.flatMap(under => {
    const section = sections.find(({ title }) => title === under)?.id
    const inThemes = themes.flatMap(({ noteIds }) =>
      noteIds.flatMap(id => (byId.get(id)?.sectionId === section ? [byId.get(id)!.text] : [])),
    )
    const loose = notes
      .filter(note => note.sectionId === section && !themes.some(({ noteIds }) => noteIds.includes(note.id)))
      .map(({ text }) => text)
    return [...inThemes, ...loose].map(text => ({ under, text }))
  })
}
