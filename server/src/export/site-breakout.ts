/** A breakout as a page of an archive: its board as a list, in board order, then its pictures with every word of them. */
import type { DocumentNode, DocumentTree, Evidence } from '@waymark/shared/drafting/document-tree.ts'
import { saidOfTheme } from '@waymark/shared/drafting/said-of-theme.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { coverageOf, sayCoverage } from '@waymark/shared/rules/coverage.ts'
import { inMarkup } from '@waymark/shared/rules/in-markup.ts'
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import { purposeNames } from '@waymark/shared/rules/session-words.ts'
import type { ReadSynthesis, StandingNote } from './read-synthesis.ts'
import { inBlocks, paragraphs, sitePage, type SiteLink } from './site-page.ts'
import { nodesToHtml } from './to-html.ts'

export interface SitePicture {
  /** From the page, one for each sheet. */
  readonly sheets: readonly string[]
  readonly title: string
  readonly alt: string
  /** Every word of it. */
  readonly text: string
}

export const breakoutPage = (
  read: ReadSynthesis,
  { above, pictures }: { readonly above: readonly SiteLink[]; readonly pictures: readonly SitePicture[] },
): string =>
  sitePage({
    title: read.file.breakout.question,
    above,
    main: inBlocks([
      nodesToHtml(boardAsTree(read)),
      pictures.length === 0 ? '' : '<h2>Pictures</h2>',
      ...pictures.map(pictureToHtml),
    ]),
  })

const heading = (level: 1 | 2 | 3, text: string): DocumentNode => ({
  kind: 'heading',
  level,
  spans: [{ text, marks: [] }],
})
const statement = (text: string, source = ''): DocumentNode => ({
  kind: 'statement',
  spans: [{ text, marks: [] }],
  source,
})

function boardAsTree(read: ReadSynthesis): DocumentTree {
  const { file, tree, notes, grouping, points, links } = read
  const { question, purpose } = file.breakout
  const overall = points.filter(({ sectionId }) => sectionId === null).map(({ text }) => text)
  return {
    title: question,
    language: 'en-GB',
    nodes: [
      heading(1, question),
      statement(`${purposeNames[purpose]}. ${sayCoverage(coverageOf(notes, grouping))}`),
      ...(overall.length === 0 ? [] : [heading(2, 'In short'), { kind: 'list', items: overall } as const]),
      ...tree.flatMap(branch => sectionNodes(read, branch)),
      ...(links.length === 0 ? [] : [heading(2, 'Connections')]),
      ...links.map(({ fromName, toName, sentence }) => statement(sentence, `Links “${fromName}” and “${toName}”`)),
    ],
  }
}

type Branch = ReadSynthesis['tree'][number]

function sectionNodes(read: ReadSynthesis, { section, themes, loose }: Branch): DocumentNode[] {
  const own = read.points.filter(({ sectionId }) => sectionId === section.id).map(({ text }) => text)
  return [
    heading(2, read.nameOf(section.id) ?? section.title),
    ...aboutSection(section),
    ...(own.length === 0 ? [] : [heading(3, 'In short'), { kind: 'list', items: own } as const]),
    ...themes.flatMap(({ theme, notes }) => [
      heading(3, nameOfTheme(theme)),
      ...partOf(read, theme),
      ...saidOfTheme(theme, read.file.strategy.ambitions),
      evidence(read, 'What people said', notes),
    ]),
    ...(themes.length + own.length === 0 || loose.length === 0 ? [] : [heading(3, 'In no theme')]),
    ...(themes.length + loose.length === 0 ? [statement('Nobody wrote anything here.')] : []),
    evidence(read, 'What people said', loose),
  ]
}

const aboutSection = ({ description, whatWeDid = '' }: Section): DocumentNode[] => [
  ...(description === '' ? [] : [statement(description)]),
  ...(whatWeDid === '' ? [] : [statement(whatWeDid, 'What was done about it so far')]),
]

function partOf({ nameOf }: ReadSynthesis, { within }: Theme): DocumentNode[] {
  const name = within === undefined ? undefined : nameOf(within)
  return name === undefined ? [] : [statement(`A part of “${name}”.`)]
}

const evidence = (
  { tidied, grouping }: ReadSynthesis,
  intro: string,
  notes: readonly StandingNote[],
): DocumentNode => ({
  kind: 'evidence',
  intro,
  notes: notes.map((note): Evidence => ({
    text: note.text,
    tidied: tidied.get(note.id) ?? '',
    from: [note.room, sayHowItCame(note), note.signedBy ?? ''].filter(words => words !== '').join('. '),
    parkedFor: grouping.themesOf.has(note.id) ? '' : (grouping.parkedFor.get(note.id) ?? ''),
  })),
})

const pictureToHtml = ({ sheets, title, alt, text }: SitePicture): string =>
  `<figure>
${sheets.map((sheet, at) => `<img src="${inMarkup(sheet)}" alt="${inMarkup(at === 0 ? alt : `${title}, sheet ${at + 1}`)}">`).join('\n')}
<figcaption dir="auto">${inMarkup(title)}</figcaption>
<details>
<summary>Every word of this picture<span class="soft">: ${inMarkup(title)}</span></summary>
${paragraphs(text)}
</details>
</figure>`
