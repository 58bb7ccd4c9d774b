/**
 * A Word document in which a person writes the Easy Read version of a draft: one idea a line, with a place for a picture beside it, and the
 * words as they are in the draft below. Nothing is simplified here.
 */
import {
  BorderStyle,
  Document,
  Footer,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import { textOf } from '@waymark/shared/model/draft.ts'
import { hasWords, isKeepable, keepableText } from '@waymark/shared/model/text.ts'
import type { WholeDraft } from '@waymark/shared/drafting/draft-as-file.ts'
import { draftedStatements } from '@waymark/shared/drafting/drafted-statements.ts'
import { documentStyles, fontTable, largePrint, quoteLists } from './docx-styles.ts'
import { page, pageNumbers, paragraph, plain } from './to-docx.ts'

const language = 'en-GB'

/** In twentieths of a point: both columns fill a page of A4 between its margins. */
const columns = [2600, 6472]
/** So high that a picture which says something fits. */
const leastHeight = 2000
const wordsInList = 12

const inSmall = 'Source'
const usual = 'Statement'

export async function toEasyRead(whole: WholeDraft, title: string): Promise<Uint8Array> {
  const document = new Document({
    title: `${title}, to be written in Easy Read`,
    creator: 'Waymark',
    lastModifiedBy: 'Waymark',
    styles: documentStyles(language, largePrint),
    numbering: quoteLists,
    sections: [
      {
        properties: { page },
        footers: { default: pageNumbers() as Footer },
        children: [...beginning(title), ...chapters(whole), ...wordList()],
      },
    ],
  })
  return Packer.toBuffer(document, undefined, [fontTable])
}

const say = (style: string, text: string, more: IParagraphOptions = {}): Paragraph =>
  paragraph(style, plain(text), more)

const beginning = (title: string): Paragraph[] => [
  say('Heading1', `Easy Read: ${title}`),
  say(usual, 'This is a sheet to write an Easy Read version in.'),
  say(usual, 'No software has made these words easier. Under “What it says now” they stand as they are in the draft.'),
  say('Heading2', 'How to write it'),
  say(usual, 'Say one idea in each line, in short words that people know.'),
  say(usual, 'Put a picture beside it that shows the same idea.'),
  say(usual, 'Leave out a line that nobody needs.'),
  say(usual, 'Ask people who read Easy Read whether they understand it. Change what they do not.'),
]

/** A table for each run of statements under the same heading. */
function chapters(whole: WholeDraft): (Paragraph | Table)[] {
  const statements = draftedStatements(whole)
  if (statements.length === 0) return [say(usual, 'Nothing is written in the draft yet.')]
  const written: (Paragraph | Table)[] = []
  let [chapter, heading, ideas] = ['', '', [] as string[]]
  const end = (): void => {
    if (ideas.length > 0) written.push(ideasTable(ideas))
    ideas = []
  }
  for (const one of statements) {
    if (one.chapter !== chapter || one.heading !== heading) {
      end()
      if (one.chapter !== chapter && hasWords(one.chapter)) written.push(say('Heading2', clean(one.chapter)))
      if (hasWords(one.heading)) written.push(say('Heading3', clean(one.heading)))
    }
    ;[chapter, heading] = [one.chapter, one.heading]
    ideas.push(...sentencesOf(clean(textOf(one))))
  }
  end()
  return written
}

const clean = (text: string): string => (isKeepable(text) ? text : keepableText(text))

/** Sentence by sentence, for each is an idea or two; put together again they are the same letters. */
function sentencesOf(text: string): string[] {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment,
  )
  const whole: string[] = []
  for (const sentence of sentences) {
    const before = whole.at(-1)
    if (before === undefined || (hasWords(sentence) && hasWords(before))) whole.push(sentence)
    else whole.splice(-1, 1, before + sentence)
  }
  return whole
}

const ideasTable = (ideas: readonly string[]): Table =>
  tableOf(
    ['Picture', 'Words'],
    ideas.map(idea => [
      [say(inSmall, 'Put a picture here')],
      [
        say(inSmall, 'What it says now:', { keepNext: true }),
        say(inSmall, idea),
        say(usual, 'In easy words:', { keepNext: true }),
        lineToWriteOn(),
      ],
    ]),
  )

const wordList = (): (Paragraph | Table)[] => [
  say('Heading2', 'Word list'),
  say(usual, 'Write down each hard word that stays, and what it means.'),
  tableOf(
    ['Word', 'What it means'],
    Array.from({ length: wordsInList }, () => [[say(usual, '')], [say(usual, '')]]),
    0,
  ),
]

const lineToWriteOn = (): Paragraph =>
  say(usual, '', { border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 1, color: '808080' } } })

/** The first row says what stands in the columns, to eyes and to what reads aloud, and again on each page. */
function tableOf(
  heads: readonly [string, string],
  rows: readonly (readonly Paragraph[])[][],
  least = leastHeight,
): Table {
  const cellOf = (children: readonly Paragraph[], at: number): TableCell =>
    new TableCell({
      children: [...children],
      width: { size: columns[at] ?? 0, type: WidthType.DXA },
      margins: { top: 100, bottom: 100, left: 140, right: 140 },
    })
  return new Table({
    columnWidths: columns,
    width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map((head, at) => cellOf([say('EvidenceIntro', head)], at)),
      }),
      ...rows.map(
        cells =>
          new TableRow({
            cantSplit: cells.flat().length > 2,
            ...(least > 0 && { height: { value: least, rule: 'atLeast' as const } }),
            children: cells.map(cellOf),
          }),
      ),
    ],
  })
}
