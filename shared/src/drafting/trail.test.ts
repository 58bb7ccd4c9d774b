import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf, type Block } from '#model/draft.ts'
import { AmbitionId, BreakoutId, NoteId, ParkedId, PlacementId, SectionId, StatementId, ThemeId } from '#model/ids.ts'
import type { Heard } from './chapters.ts'
import { trailOf, type Trail } from './trail.ts'

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const noteIds = many(8, at => NoteId.parse(`note-number-${at}`))
const themeIds = many(4, at => ThemeId.parse(`theme-number-${at}`))
const statementIds = many(5, at => StatementId.parse(`statement-number-${at}`))
const sectionIds = many(2, at => SectionId.parse(`section-number-${at}`))
const breakoutId = BreakoutId.parse('breakout-01')
const ambitionId = AmbitionId.parse('ambition-01')

const heard: fc.Arbitrary<Heard> = fc
  .record({
    there: fc.subarray(noteIds),
    themes: fc.subarray(themeIds),
    placements: fc.array(fc.tuple(fc.constantFrom(...noteIds), fc.constantFrom(...themeIds)), { maxLength: 14 }),
    parked: fc.subarray(noteIds),
    sections: fc.array(fc.constantFrom(...sectionIds), { minLength: 8, maxLength: 8 }),
  })
  .map(({ there, themes, placements, parked, sections }) => ({
    strategy: {
      title: 'Our Direction',
      period: '2027',
      ambitions: [{ id: ambitionId, title: 'Aim high', description: '', whatWeDid: '' }],
    },
    breakouts: [
      {
        breakout: {
          id: breakoutId,
          question: 'What?',
          sections: sectionIds.map((id, at) => ({
            id,
            ambitionId: at === 0 ? ambitionId : null,
            title: `Section ${at}`,
            description: '',
          })),
        },
        notes: there.map((id, at) => ({
          id,
          sectionId: sections[at] ?? sectionIds[0]!,
          text: `Words of ${id}`,
          order: `a${at}`,
          signedBy: 'Amina',
          route: 'phone' as const,
          roomNumber: 1,
          roomName: 'Wren',
          breakoutId,
        })),
        themes: themes.map((id, at) => ({ id, name: `Theme ${id}`, said: '', order: `a${at}` })),
        placements: placements.map(([noteId, themeId], at) => ({
          id: PlacementId.parse(`placement-number-${at}`),
          noteId,
          themeId,
        })),
        parked: parked.map((noteId, at) => ({ id: ParkedId.parse(`parked-number-${at}`), noteId, reason: 'Later' })),
        links: [],
      },
    ],
  }))

const cites = fc.array(
  fc.oneof(
    fc.constantFrom(...themeIds).map(themeId => ({ themeId })),
    fc.constantFrom(...noteIds).map(noteId => ({ noteId })),
  ),
  { maxLength: 3 },
)
const words: fc.Arbitrary<Block[]> = fc.subarray(statementIds).chain(some =>
  fc.tuple(
    ...some.map(id =>
      cites.map((all): Block => ({
        kind: 'statement',
        id,
        cites: all,
        ownWords: false,
        spans: [{ text: `Says ${id}`, marks: [] }],
      })),
    ),
  ),
)
const versions = fc.array(words, { minLength: 1, maxLength: 3 }).map(all =>
  all.map((blocks, at) => ({
    number: all.length - at,
    words: { blocks, themes: themeIds.map(id => ({ id, name: `Then ${id}`, said: '', notes: 1 })) },
  })),
)

/** The notes behind a statement, by the way of the statement's page. */
const behind = ({ statements, themes }: Trail, id: StatementId): Set<string> => {
  const statement = statements.get(id)
  return new Set([
    ...(statement?.noteIds ?? []),
    ...(statement?.themeIds ?? []).flatMap(themeId => themes.get(themeId)?.noteIds ?? []),
  ])
}

test('[TR1] the trail reads the same from both ends: a note leads to a statement exactly if the statement leads to it', () => {
  fc.assert(
    fc.property(heard, versions, (from, published) => {
      const trail = trailOf(from, published)
      for (const [id, note] of trail.notes)
        for (const statementId of statementIds) {
          const leads = note.statementIds.includes(statementId)
          expect(leads).toBe(trail.statements.has(statementId) && behind(trail, statementId).has(id))
        }
    }),
  )
})

test('[TR2] every note that stands on a board has its trail, in its exact words, whatever became of it', () => {
  fc.assert(
    fc.property(heard, versions, (from, published) => {
      const { notes } = trailOf(from, published)
      const said = from.breakouts.flatMap(one => one.notes.map(({ id, text }) => [id, text]))
      expect([...notes.values()].map(({ id, text }) => [id, text]).toSorted(byId)).toEqual(said.toSorted(byId))
    }),
  )
})

test('[TR3] every statement of every published version is found, as the newest that has it says it', () => {
  fc.assert(
    fc.property(heard, versions, (from, published) => {
      const { statements } = trailOf(from, published)
      for (const id of statementIds) {
        const newest = published.find(({ words: { blocks } }) =>
          blocks.some(block => block.kind === 'statement' && block.id === id),
        )
        expect(statements.get(id)?.version).toBe(newest?.number)
      }
    }),
  )
})

test('[TR4] nobody’s name, room or time is in the trail', () => {
  fc.assert(
    fc.property(heard, versions, (from, published) => {
      const { notes, themes, statements } = trailOf(from, published)
      const all = JSON.stringify([...notes.values(), ...themes.values(), ...statements.values()])
      expect(all).not.toMatch(/Amina|Wren|roomN|signedBy|order/)
    }),
  )
})

test('[TR3] a statement says under which headings it stands, and a theme that is gone keeps the name it had', () => {
  const heading = (level: 1 | 2 | 3, text: string): Block => ({
    kind: 'heading',
    level,
    about: null,
    spans: [{ text, marks: [] }],
  })
  const statement: Block = {
    kind: 'statement',
    id: statementIds[0]!,
    cites: [{ themeId: themeIds[0]! }],
    ownWords: false,
    spans: [{ text: 'We open the doors.', marks: [] }],
  }
  const blocks = [heading(1, 'All'), heading(2, 'One'), heading(3, 'In it'), heading(2, 'Two'), statement]
  const none: Heard = { strategy: { title: 'Our Direction', period: '2027', ambitions: [] }, breakouts: [] }
  const { statements, themes } = trailOf(none, [
    { number: 1, words: { blocks, themes: [{ id: themeIds[0]!, name: 'Doors', said: 'They want in.', notes: 3 }] } },
  ])
  const found = statements.get(statementIds[0]!)
  expect([found?.under, textOf(found!)]).toEqual([['Two'], 'We open the doors.'])
  expect(themes.get(themeIds[0]!)).toMatchObject({ name: 'Doors', noteIds: [] })
})

const byId = (a: readonly string[], b: readonly string[]): number => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)
