import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  AmbitionId,
  BreakoutId,
  DraftId,
  NoteId,
  OutcomeId,
  PlacementId,
  SectionId,
  ThemeId,
  UpdateId,
} from '#model/ids.ts'
import { routes } from '#model/note.ts'
import { outcomes as kinds } from '#model/outcome.ts'
import type { ThemeOutcome } from '#model/theme-outcome.ts'
import type { Theme } from '#model/theme.ts'
import { saidCoverage } from '#rules/outcomes.ts'
import { standingThemes } from '#rules/standing-themes.ts'
import type { Heard } from './chapters.ts'
import type { DocumentNode } from './document-tree.ts'
import { outcomeNodes } from './outcome-nodes.ts'
import { byChapter, saidThemes } from './said-themes.ts'
import { treeFromDraft } from './tree-from-draft.ts'

const at = (kind: string, number: number): string => `${kind}-number-${number}`
const noteIds = Array.from({ length: 9 }, (_, n) => NoteId.parse(at('note', n)))
const themeIds = Array.from({ length: 8 }, (_, n) => ThemeId.parse(at('theme', n)))
const sectionIds = Array.from({ length: 3 }, (_, n) => SectionId.parse(at('section', n)))
const ambitionId = AmbitionId.parse('ambition-01')
const draftId = DraftId.parse('draft-of-these')
const breakoutId = BreakoutId.parse('breakout-01')
const some = fc.option(fc.constantFrom(...themeIds), { nil: undefined })

interface Given {
  readonly themes: readonly Theme[]
  readonly heard: Heard
  readonly outcomes: readonly ThemeOutcome[]
}

/** As several people may have left them: merged in circles, notes in many themes and under many headings, answers to what is gone. */
const given: fc.Arbitrary<Given> = fc
  .record({
    themes: fc.array(
      fc.record({ mergedInto: some, within: some, order: fc.constantFrom('a0', 'a1', 'a2'), said: fc.constant('') }),
      { maxLength: 7 },
    ),
    notes: fc.array(fc.record({ section: fc.nat(2), route: fc.constantFrom(...routes) }), { maxLength: 9 }),
    placements: fc.array(fc.record({ noteId: fc.constantFrom(...noteIds), themeId: fc.constantFrom(...themeIds) }), {
      maxLength: 24,
    }),
    answers: fc.array(
      fc.record({
        themeId: fc.constantFrom(...themeIds),
        what: fc.constantFrom(...kinds),
        at: fc.constantFrom('2027-03-24T13:00:00.000Z', '2027-05-24T13:00:00.000Z'),
        isTakenBack: fc.boolean(),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ themes, notes, placements, answers }) => {
    const all = themes.map((one, n): Theme => ({
      ...one,
      id: themeIds[n] ?? ThemeId.parse('no-theme-00'),
      name: `${n}`,
    }))
    const standing = standingThemes({
      themes: all,
      placements: placements.map((one, n) => ({ ...one, id: PlacementId.parse(at('placement', n)) })),
      parked: [],
      links: [],
    })
    return {
      themes: all,
      heard: {
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
              sections: sectionIds.map((id, n) => ({
                id,
                ambitionId: n === 0 ? ambitionId : null,
                title: `Section ${n}`,
                description: '',
              })),
            },
            notes: notes.map(({ section, route }, n) => ({
              id: noteIds[n] ?? NoteId.parse('no-note-000'),
              sectionId: sectionIds[section] ?? SectionId.parse('no-section-0'),
              text: `Words ${n}`,
              order: 'a0',
              signedBy: null,
              route,
              roomNumber: 1,
              roomName: '',
              breakoutId,
            })),
            ...standing,
          },
        ],
      },
      outcomes: [...new Map(answers.map(one => [one.themeId, one])).values()].map((one, n): ThemeOutcome => ({
        ...one,
        id: OutcomeId.parse(at('outcome', n)),
        draftId,
        reason: 'Because',
        updates: [],
        by: 'Ama',
        revision: 1,
      })),
    }
  })

test('[OC1] whatever was merged and however many themes a note stands in, each theme is told once, and those with an answer and those without are together all', () => {
  fc.assert(
    fc.property(given, ({ heard, outcomes }) => {
      const said = saidThemes(heard, outcomes)
      const standing = heard.breakouts.flatMap(({ themes }) => themes.map(({ id }) => id))
      expect(said.map(({ theme }) => theme.id).toSorted()).toEqual(standing.toSorted())
      const coverage = saidCoverage(said)
      expect(coverage.said + coverage.notYet).toBe(standing.length)
      expect(byChapter(said).flatMap(({ themes }) => themes).length).toBe(standing.length)
      const { notes, placements } = heard.breakouts[0]!
      const there = new Set(notes.map(({ id }) => id))
      for (const { theme, notes: count, routes: by } of said) {
        const own = placements.filter(one => one.themeId === theme.id && there.has(one.noteId))
        expect(count).toBe(new Set(own.map(({ noteId }) => noteId)).size)
        expect(by.reduce((sum, one) => sum + one.notes, 0)).toBe(count)
      }
    }),
  )
})

test('[OC2] a theme answers for those that were merged into it: no answer to a theme that is there is lost or told twice, and its own comes first', () => {
  fc.assert(
    fc.property(given, ({ themes, heard, outcomes }) => {
      const said = saidThemes(heard, outcomes)
      const there = new Set(themes.map(({ id }) => id))
      const told = said.flatMap(({ outcome, also }) => [...(outcome === undefined ? [] : [outcome]), ...also])
      const standing = outcomes.filter(one => there.has(one.themeId) && !one.isTakenBack)
      expect(told.map(({ id }) => id).toSorted()).toEqual(standing.map(({ id }) => id).toSorted())
      for (const { theme, outcome } of said) {
        const own = outcomes.find(({ themeId }) => themeId === theme.id)
        expect(own === undefined || (own.isTakenBack ? outcome === undefined : outcome === own)).toBe(true)
      }
    }),
  )
})

const theme = (n: number, more: Partial<Theme> = {}): Theme => ({
  id: themeIds[n]!,
  name: `Theme ${n}`,
  said: `Sentence ${n}`,
  order: `a${n}`,
  ...more,
})
const answer = (n: number, more: Partial<ThemeOutcome> = {}): ThemeOutcome => ({
  id: OutcomeId.parse(at('outcome', n)),
  draftId,
  themeId: themeIds[n]!,
  what: 'adopted',
  reason: 'The *lights* stay on.',
  updates: [],
  by: 'Ama',
  at: '2027-03-24T13:00:00.000Z',
  revision: 1,
  isTakenBack: false,
  ...more,
})
const heardOf = (themes: readonly Theme[]): Heard => ({
  strategy: { title: 'Our Direction', period: '2027', ambitions: [] },
  breakouts: [
    {
      breakout: {
        id: breakoutId,
        question: 'What?',
        sections: [{ id: sectionIds[0]!, ambitionId: null, title: 'All', description: '' }],
      },
      notes: [],
      ...standingThemes({ themes, placements: [], parked: [], links: [] }),
    },
  ],
})
const textsOf = (nodes: readonly DocumentNode[]): string[] =>
  nodes.flatMap(node =>
    node.kind === 'heading' || node.kind === 'statement'
      ? [node.spans.map(({ text }) => text).join('')]
      : node.kind === 'remark'
        ? [node.text]
        : [],
  )

test('[OC9] a document says near its end what was done about each theme that has an answer, and when; without answers there is no such part', () => {
  const heard = heardOf([theme(0), theme(1), theme(2, { mergedInto: themeIds[0]! })])
  const updates = [
    { id: UpdateId.parse('update-no-1'), at: '2027-07-01T23:30:00.000Z', words: 'Built.', isTakenBack: false },
    { id: UpdateId.parse('update-no-2'), at: '2027-08-01T12:00:00.000Z', words: 'Wrong.', isTakenBack: true },
  ]
  const said = saidThemes(heard, [answer(2, { updates })])
  expect(textsOf(treeFromDraft([], heard, outcomeNodes(said, 'Europe/London')).nodes)).toEqual([
    'You said, we did',
    'Theme 0',
    'You said: Sentence 0',
    'We did: Adopted. We do this, as you said it.',
    'Why: The *lights* stay on.',
    'Friday 2 July 2027: Built.',
    '2 themes: 1 with an answer, 1 without one yet.',
    '0 notes: 0 in a theme, 0 parked with a reason, 0 not yet looked at.',
  ])
  expect(outcomeNodes(saidThemes(heard, [answer(2, { isTakenBack: true })]), 'Europe/London')).toEqual([])
})
