import fc from 'fast-check'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { keyOfPart } from '@waymark/shared/model/draft-part.ts'
import type { Block } from '@waymark/shared/model/draft.ts'
import {
  DraftId,
  NoteId,
  PublicationId,
  SessionId,
  StatementId,
  ThemeId,
  VersionId,
} from '@waymark/shared/model/ids.ts'
import type { Version } from '@waymark/shared/model/version.ts'
import { impactOf } from '@waymark/shared/rules/impact.ts'
import { decisionsPage } from './decisions-page.ts'
import { numbersPage } from './numbers-page.ts'
import { directionChangesPage } from './direction-changes-page.ts'
import { directionPage, type PublishedVersion } from './direction-page.ts'
import { noteTrailPage, statementTrailPage, type NoteTrail, type StatementTrail } from './trail-page.ts'
import { youSaidPage } from './you-said-page.ts'

type Element = DefaultTreeAdapterTypes.Element

const publicationId = PublicationId.parse('publication-01')
const draftId = DraftId.parse('draft-00001')
const statementId = StatementId.parse('statement-1')
const themeId = ThemeId.parse('theme-00001')

const version = (words: string, number: number): Version => ({
  id: VersionId.parse(`version-00${number}`),
  draftId,
  number,
  name: words,
  madeAt: '2027-03-24T13:00:00.000Z',
  by: words,
  publishedAt: '2027-03-24T13:00:00.000Z',
  changes: words,
})

/** Words that went, that came in their place, that are new, and a source that came. */
function changesWith(words: string): string {
  const said = (text: string): Block => ({
    kind: 'statement',
    id: statementId,
    cites: [],
    ownWords: false,
    spans: [{ text, marks: [] }],
  })
  const view = (number: number, blocks: readonly Block[]): PublishedVersion => ({
    publicationId,
    strategy: { title: words, period: words },
    version: version(words, number),
    words: {
      id: version(words, number).id,
      draftId,
      blocks,
      themes: [{ id: themeId, name: words, said: words, notes: 2 }],
      parts: [],
    },
    versions: [version(words, 2), version(words, 1)],
  })
  const cited = { ...said('Zebrafish'), cites: [{ themeId }] }
  const added: Block = { kind: 'heading', level: 2, about: null, spans: [{ text: words, marks: [] }] }
  return directionChangesPage({ before: view(1, [said(words)]), now: view(2, [cited, added]) })
}

const pagesWith = (words: string): Record<string, string> => {
  const strategy = { title: words, period: words }
  const spans = [{ text: words, marks: ['bold' as const, 'italic' as const] }]
  const heading = (level: 1 | 2 | 3 | 4, about: string | null = null): Block => ({
    kind: 'heading',
    level,
    about,
    spans,
  })
  const blocks: Block[] = [
    heading(1),
    heading(2, keyOfPart('left-out')),
    heading(4),
    heading(4),
    { kind: 'statement', id: statementId, cites: [{ themeId }], ownWords: false, spans },
  ]
  const theme = { id: themeId, name: words, said: words }
  const answer = {
    what: 'adapted' as const,
    reason: words,
    updates: [{ at: '2027-03-24T13:00:00.000Z', words }],
  }
  const answers = [answer, answer]
  const said = {
    note: {
      id: NoteId.parse('note-00001'),
      text: words,
      came: words,
      session: {
        id: SessionId.parse('session-01'),
        title: words,
        startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
      },
      question: words,
      about: words,
      themeIds: [themeId],
      parkedFor: undefined,
      statementIds: [statementId],
    },
    address: '/direction/publication-01/said/x',
    isWithheld: false,
  }
  const statement = {
    id: statementId,
    spans,
    under: [words],
    version: 1,
    themeIds: [themeId],
    noteIds: [],
    ownWords: true,
  }
  const ofTheme = { ...theme, noteIds: [said.note.id], statementIds: [statementId] }
  const behind: StatementTrail = {
    publicationId,
    strategy,
    statement,
    isThere: false,
    themes: [{ theme: ofTheme, notes: [said], answers }],
    notes: [said],
  }
  const after: NoteTrail = {
    publicationId,
    strategy,
    note: said.note,
    isWithheld: false,
    themes: [
      { ...ofTheme, answers },
      { ...ofTheme, answers: [] },
    ],
    statements: [{ statement, isThere: false }],
  }
  return {
    text: directionPage({
      publicationId,
      strategy,
      version: version(words, 1),
      words: {
        id: version(words, 1).id,
        draftId,
        blocks,
        themes: [{ ...theme, notes: 2 }],
        parts: [{ part: 'left-out', lines: [words] }],
      },
      versions: [version(words, 2), version(words, 1)],
      feedback: { publicationId, now: '2027-03-24T13:00:00.000Z', here: undefined, openOn: undefined },
    }),
    changes: changesWith(words),
    'trail of a statement': statementTrailPage(behind),
    ...cameOfWith(words, answers),
    'trail of a note': noteTrailPage(after),
    'trail of a note that was set aside': noteTrailPage({ ...after, note: { ...said.note, parkedFor: words } }),
  }
}

type Answers = StatementTrail['themes'][number]['answers']

function cameOfWith(words: string, answers: Answers): Record<string, string> {
  const place = { publicationId, strategy: { title: words, period: words }, version: { number: 1 } }
  const statements = [{ id: statementId, text: words }]
  const themes = [answers, []].map(own => ({ name: words, said: words, heard: words, answers: own, statements }))
  const facts = { sessions: [], answers: [], notes: [], themes: [], statements: [], decisions: [{ year: 2027 }] }
  return {
    'you said, we did': youSaidPage({
      ...place,
      chapters: [{ letter: 'A', title: words, themes }],
      rounds: [
        {
          versionNumber: 1,
          answered: [
            {
              group: words,
              statements: [{ id: statementId, text: words }],
              isAboutWhole: true,
              comments: 2,
              outcome: { what: 'adapted', reason: words },
              words: [words],
            },
          ],
        },
      ],
    }),
    decisions: decisionsPage({
      ...place,
      decisions: [
        {
          id: 'decision-01',
          question: words,
          background: words,
          options: [words, words],
          asked: words,
          askedPeople: 3,
          how: 'vote',
          howMore: words,
          chosen: 1,
          result: words,
          reason: words,
          decidedOn: '2027-03-24',
          reviewOn: '2028-03-24',
          statementIds: [],
          themeIds: [],
          isPublished: true,
          themes: [words],
          statements,
        },
      ],
    }),
    'in numbers': numbersPage({ ...place, years: impactOf(facts), notes: [{ year: 2027, words }] }),
  }
}

const elementsOf = (page: string): Element[] => within(parse(page).childNodes)
const within = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] =>
  nodes.flatMap(node => ('tagName' in node ? [node, ...within(node.childNodes)] : []))
const shapeOf = (page: string): string[] =>
  elementsOf(page).map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '))

const hostile = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom(
    '</p></main><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u202Eturned',
    '<!--',
    '&lt;b&gt;',
  ),
)

test('[D66] [OC8] whatever the words of what is published, its pages have the elements and attributes that they have with plain ones', () => {
  const plain = Object.values(pagesWith('words')).map(shapeOf)
  fc.assert(
    fc.property(
      hostile.map(words => `x${words}`),
      words => {
        expect(Object.values(pagesWith(words)).map(shapeOf)).toEqual(plain)
      },
    ),
    { numRuns: 40 },
  )
})

test('[D66] every page of what is published has its language, one first heading, headings that skip no level, and no script', () => {
  for (const [name, page] of Object.entries(pagesWith('words'))) {
    const elements = elementsOf(page)
    const levels = elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []))
    expect([levels.filter(level => level === 1).length, levels[0]], name).toEqual([1, 1])
    expect(
      levels.every((level, at) => at === 0 || level - (levels[at - 1] ?? 0) <= 1),
      name,
    ).toBe(true)
    expect(elements.map(({ tagName }) => tagName)).not.toContain('script')
    expect(elements.find(({ tagName }) => tagName === 'html')?.attrs).toContainEqual({ name: 'lang', value: 'en-GB' })
  }
})
