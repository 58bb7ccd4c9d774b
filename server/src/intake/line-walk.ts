/** Collects the lines of a document while its elements are walked through, in whatever format they are. */
import { hasWords } from '@waymark/shared/model/text.ts'
import { mostLines, type Aside, type Line } from './line.ts'
import { openBookmarks, type OpenBookmarks } from './open-bookmarks.ts'
import { newParagraph, type Paragraph } from './paragraph.ts'
import { tooMuchText } from './refused.ts'

/** What is around the place where the walk is. */
export interface Around {
  readonly control: string | null
  readonly table: number | null
  readonly aside: Aside | null
  readonly near: number | null
}

export const inBody: Around = { control: null, table: null, aside: null, near: null }

export interface Walk {
  readonly lines: Line[]
  readonly bookmarks: OpenBookmarks
  /** The outermost table counts. Bookmarks reach neither into it nor out of it: LibreOffice opens some twice and closes them once. */
  readonly table: (around: Around, walkRows: (around: Around) => void) => void
  readonly paragraph: () => Paragraph
  readonly put: (paragraph: Paragraph, around: Around) => void
  /** Words that belong to no paragraph. */
  readonly aside: (text: string, aside: Aside, near: number | null) => void
  /** The cells of a row become one line; each is a walk of its own. */
  readonly row: (cells: readonly (() => void)[], around: Around) => void
}

/** More than an XML may hold, as spaces can be told by their number. */
const mostLetters = 1_500_000

export function lineWalk(): Walk {
  const lines: Line[] = []
  const bookmarks = openBookmarks()
  let [tables, letters] = [0, 0]
  const count = (text: string): void => {
    letters += text.length
    if (letters > mostLetters) throw tooMuchText()
  }
  const push = (line: Line): number => {
    if (lines.length >= mostLines) throw tooMuchText()
    return lines.push(line) - 1
  }
  return {
    lines,
    bookmarks,
    table: (around, walkRows) => {
      if (around.table !== null) {
        walkRows(around)
        return
      }
      tables += 1
      const table = tables
      bookmarks.apart(() => {
        walkRows({ ...around, table })
      })
    },
    paragraph: () => newParagraph(bookmarks.names(), count),
    put: ({ text, control, isHeading, bookmarks: its, asides }, { table, aside, near, ...around }) => {
      const place = push({
        text: text(),
        aside,
        near,
        control: control ?? around.control,
        bookmarks: [...its],
        table,
        isHeading,
      })
      for (const hang of asides) hang(near ?? place)
    },
    aside: (text, aside, near) => {
      if (hasWords(text)) push({ text, aside, near, control: null, bookmarks: [], table: null, isHeading: false })
    },
    row: (cells, around) => {
      const from = lines.length
      const texts = cells.map(walkCell => textOfCell(lines, walkCell, around.aside))
      const all = lines.splice(from)
      push(
        asOne(
          texts,
          all.filter(({ aside }) => aside === around.aside),
          around,
        ),
      )
      for (const line of all) if (line.aside !== around.aside) push({ ...line, near: around.near ?? from })
    },
  }
}

const asOne = (texts: readonly string[], lines: readonly Line[], { aside, near, control, table }: Around): Line => ({
  text: texts.join('\t'),
  aside,
  near,
  control: lines.find(line => line.control !== null)?.control ?? control,
  bookmarks: [...new Set(lines.flatMap(({ bookmarks }) => bookmarks))],
  table,
  isHeading: false,
})

function textOfCell(lines: readonly Line[], walkCell: () => void, own: Aside | null): string {
  const before = lines.length
  walkCell()
  return lines
    .slice(before)
    .filter(({ aside }) => aside === own)
    .map(({ text }) => text)
    .join('\n')
}
