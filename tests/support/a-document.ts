/** A document with one of everything in it, and another with the worst that people could write. */
import type { DocumentNode, DocumentTree } from '@waymark/shared/drafting/document-tree.ts'

export const headingOf = (level: 1 | 2 | 3, text: string): DocumentNode => ({
  kind: 'heading',
  level,
  spans: [{ text, marks: [] }],
})
export const statementOf = (
  text: string,
  more: { readonly id?: string; readonly source?: string } = {},
): DocumentNode => ({
  kind: 'statement',
  spans: [{ text, marks: [] }],
  source: 'Rests on: Mending is company too',
  ...more,
})
const said = (...texts: string[]): DocumentNode => ({
  kind: 'evidence',
  intro: 'What people said',
  notes: texts.map((text, at) => ({ text, from: `Room ${at + 1}, Wren. By phone`, parkedFor: '' })),
})

export const aDocument: DocumentTree = {
  title: 'Our Direction 2027 to 2031',
  language: 'en-GB',
  nodes: [
    headingOf(1, 'Our Direction 2027 to 2031'),
    {
      kind: 'statement',
      spans: [
        { text: 'We asked ', marks: [] },
        { text: 'everybody', marks: ['italic'] },
        { text: ', and ', marks: [] },
        { text: '36 notes', marks: ['bold'] },
        { text: ' came.\nThis is where they point.', marks: [] },
      ],
      source: 'Facilitator’s own words',
    },
    headingOf(2, 'Mend together'),
    headingOf(3, 'Mending is company too'),
    statementOf('Mending night is as much about company as about repair.', { id: 'of-the-evenings-01' }),
    said(
      "My nan's radio works again 📻🎉",
      "Mae fy ŵyr wedi trwsio'r tŷ dol.\n\n  1. Mwy o *nosweithiau*",
      'مساء الخير',
    ),
    {
      kind: 'evidence',
      intro: 'Set aside, with the reason',
      notes: [{ text: '<b>Car park?</b> & {CURRENT}', from: 'Room 3, Swift', parkedFor: 'Answered there.' }],
    },
    headingOf(2, 'Also heard'),
    said('Longer hours, please.'),
    headingOf(2, 'Links'),
    statementOf('A night of *mending* <needs> a door that opens.', {
      source: 'Links “Mend together” and “Mending is company too”',
    }),
    { kind: 'remark', text: '5 notes: 4 in a theme, 1 parked with a reason, 0 not yet looked at.' },
  ],
}

const nasty = [
  ' two  spaces ', '\ttab', 'line\n\nline', '\u00A0', 'a\u2028b', '\uFEFFmark', 'zero\u200Bwidth', 'e\u0301 ŵ Ŷ', '👩‍👩‍👧 🎉', 'مرحبا abc', 'שלום',
  '\u202Eturned round', '\u2066apart\u2069', '字 日本語', '<b>', '</p>', '</a:t></a:r>', '<text:p>', '<script>alert(1)</script>', '<!--', '-->', ']]>', '<![CDATA[',
  '<?xml version="1.0"?>', '&', '&amp;', '&#10;', '&nbsp;', '"', "'", '{', '}', '{{x}}', '_x000D_', '%s', '${x}', "=cmd|' /C calc'!A0", '@SUM(1)', '+1', '-1',
  '\\n', 'CURRENT', '#annex_1', 'javascript:alert(1)', 'https://example.org',
] // prettier-ignore

/** What is left of characters that no file can hold is not asked here: a tree holds none (`presentable.ts`). */
export const nastyWords: readonly string[] = nasty.flatMap(piece => [
  `${piece}a`,
  `a${piece}b`,
  `a${piece}`,
  `a\n${piece}b`,
])

export const longWords: readonly string[] = ['w'.repeat(10_000), '🎉'.repeat(5000)]

/** Each of them as a heading, as a statement with its source, and as a note with where it came from. */
export const nastyDocument: DocumentTree = {
  title: nasty.join(' '),
  language: 'en-GB',
  nodes: [
    ...longWords.map(text => statementOf(text)),
    said(...longWords),
    ...nastyWords.flatMap((text, at): DocumentNode[] => [
      ...(at % 12 === 0 ? [headingOf(2, `Part ${at}`)] : []),
      headingOf(3, text),
      statementOf(text, { source: text, id: `id-${text}`.slice(0, 60) }),
      { kind: 'evidence', intro: text, notes: [{ text, from: text, parkedFor: text }] },
    ]),
  ],
}
