/**
 * The questionnaire as a sheet that is handed out: large letters, lines to write on by hand, and a code for those who would rather answer
 * by phone. No question stands apart from its lines.
 */
import { nameTag, type AnswerBox, type Questionnaire, type SheetParts } from '@waymark/shared/drafting/questionnaire.ts'
import { ruleHeight, tickIndent } from './pdf-drawings.ts'
import { qrCode, quietZone } from './qr-code.ts'
import { spreadOverPages, type Part } from './spread-over-pages.ts'
import { looks, writePdf, type Look, type Pen } from './pdf-pen.ts'

const words: Look = { ...looks.words, size: 14 }
const heading: Look = looks[2]
const choice: Look = { ...words, before: 10, indent: tickIndent }

/** In points: the code without the white around it, and the least that a phone tells apart, about 35 mm and half a millimetre. */
const code = { side: 100, module: 1.5 }
/** Lines for an answer. */
const lines = { fewest: 6, most: 14 }
/** Above the first line there is room for a hand. */
const beforeLines = 4
/** So much of a page is left free: its last paragraph asks for a line more than it has. */
const spare = 24

interface DrawnPart extends Part {
  readonly draw: (lines: number) => void
}

export const questionnaireSheet = (
  { title, language, before, boxes, after }: Questionnaire,
  { web, quote }: SheetParts,
): Promise<Uint8Array> =>
  writePdf({ title, language }, pen => {
    pen.block(looks[1], title)
    for (const { kind, text } of before) pen.block(kind === 'heading' ? heading : words, text)
    drawWeb(pen, web)
    const end: readonly Said[] = [
      ...(quote === undefined ? [] : quoteSaid(quote)),
      ...after.map(({ text }) => ({ look: { ...words, before: 16 }, text })),
    ]
    const parts = [...boxes.map(box => boxPart(pen, box)), partOf(pen, end, { fewest: 0, most: 0 })]
    const { left, page } = pen.room()
    for (const [at, own] of spreadOverPages(parts, { left: left - spare, page: page - spare }, ruleHeight).entries()) {
      if (at > 0) pen.nextPage()
      for (const { part, lines: count } of own) part.draw(count)
    }
  })

interface Said {
  readonly look: Look
  readonly text: string
  readonly isChoice?: boolean
}

const boxPart = (pen: Pen, { tag, heading: asked, hint, caption }: AnswerBox): DrawnPart => {
  const isName = tag === nameTag
  const said = [{ look: heading, text: asked }, ...hint.map(text => ({ look: words, text }))]
  // What the line for the name is for stands beside it; the number of a question is told above its lines.
  const all = isName ? [...said, { look: words, text: caption }] : said
  return partOf(pen, all, isName ? { fewest: 1, most: 1 } : lines)
}

const partOf = (pen: Pen, said: readonly Said[], count: Pick<Part, 'fewest' | 'most'>): DrawnPart => ({
  ...count,
  height: beforeLines + said.reduce((sum, { look, text }) => sum + pen.heightOf(look, text), 0),
  draw: own => {
    for (const { look, text, isChoice = false } of said) {
      if (isChoice) pen.tickBox(look.before)
      pen.block(look, text)
    }
    pen.doc.y += beforeLines
    pen.rules(own)
  },
})

const quoteSaid = ({ question, hint, choices }: NonNullable<SheetParts['quote']>): Said[] => [
  { look: heading, text: question },
  { look: words, text: hint },
  ...choices.map(text => ({ look: choice, text, isChoice: true })),
]

/** The code stays with what is said of it. */
function drawWeb(pen: Pen, { heading: head, words: said, address, alt, under }: SheetParts['web']): void {
  const rows = address === '' ? undefined : qrCode(address)
  const modules = rows === undefined ? 0 : rows.length
  const size = Math.max(code.module, code.side / (modules - 2 * quietZone))
  const texts = [[heading, head], ...(rows === undefined && address !== '' ? [] : [[words, said] as const])] as const
  const all = [...texts, [words, under]] as const
  pen.keepTogether(all.reduce((sum, [look, text]) => sum + pen.heightOf(look, text), modules * size))
  for (const [look, text] of texts) pen.block(look, text)
  if (rows !== undefined) pen.squares(rows, size, alt)
  if (under !== '') pen.block(words, under)
}
