/**
 * How an exported Word document looks: a humanist sans at 12 points, black on white, so that a reader's own colours and sizes can
 * win. Every look is a style with a name, which an organisation can change in one place.
 */

/** Calibri where Word is, Carlito (of the same widths) where LibreOffice is, Arial for scripts that neither holds. */
const font = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Calibri', cs: 'Arial' }

/** Space in twentieths of a point, a line in 240ths of a single one; sizes of letters are in half points. `room` makes all of it wider. */
const spacing = (before: number, after: number, { line = 300, room = 1 } = {}) => ({
  before: Math.round(before * room),
  after: Math.round(after * room),
  line: Math.round(line * room),
  // Left out it means the same to Word; to LibreOffice the height would be fixed, and large words would stand in each other.
  lineRule: 'auto' as const,
})

/** In a large print of 18 points everything is larger by half. */
export const largePrint = 1.5

/** In half points: nothing is smaller there. */
const smallInLargePrint = 32

/** And the lines of a draft in large print stand further apart. */
export const roomOfLargePrint = 1.2

const heading = (level: number, size: number, space: ReturnType<typeof spacing>) => ({
  run: { font, size, bold: true, color: 'auto' },
  paragraph: { keepNext: true, keepLines: true, outlineLevel: level - 1, spacing: space },
})

const paragraphStyle = (id: string, name: string, look: object) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...look,
})

/** `times` makes the letters larger, `room` the space between lines and paragraphs. */
export const documentStyles = (language: string, times = 1, room = 1) => ({
  default: {
    document: {
      run: { font, size: 24 * times, language: { value: language } },
      paragraph: { spacing: spacing(0, 120, { room }) },
    },
    heading1: heading(1, 52 * times, spacing(0, 240, { line: 264, room })),
    heading2: heading(2, 36 * times, spacing(480, 100, { line: 264, room })),
    heading3: heading(3, 28 * times, spacing(320, 100, { line: 264, room })),
    heading4: heading(4, 24 * times, spacing(240, 100, { line: 264, room })),
    heading5: heading(5, 24 * times, spacing(240, 100, { line: 264, room })),
    heading6: heading(6, 24 * times, spacing(240, 100, { line: 264, room })),
  },
  paragraphStyles: [
    paragraphStyle('Statement', 'Statement', { paragraph: { keepLines: true, spacing: spacing(60, 60, { room }) } }),
    paragraphStyle('ListBullet', 'List Bullet', { paragraph: { keepLines: true, spacing: spacing(60, 60, { room }) } }),
    paragraphStyle('Source', 'Source', {
      run: { size: times > 1 ? smallInLargePrint : 20 },
      paragraph: { spacing: spacing(0, 160, { line: 264, room }) },
    }),
    paragraphStyle('EvidenceIntro', 'Evidence intro', {
      run: { bold: true },
      paragraph: { keepNext: true, spacing: spacing(160, 60, { room }) },
    }),
    paragraphStyle('Evidence', 'Evidence', {
      paragraph: { keepLines: true, spacing: spacing(0, 120, { line: 276, room }) },
    }),
    paragraphStyle('Remark', 'Remark', {
      run: { size: times > 1 ? smallInLargePrint : 20 },
      paragraph: { spacing: spacing(480, 0, { line: 264, room }) },
    }),
  ],
  characterStyles: [{ id: 'EvidenceFrom', name: 'Evidence from', run: { size: times > 1 ? smallInLargePrint : 20 } }],
})

/** Of the boxes of a questionnaire, which no other document has. */
export const boxCaption = paragraphStyle('BoxCaption', 'Box caption', {
  run: { bold: true },
  paragraph: { keepNext: true, spacing: spacing(60, 60, { line: 264 }) },
})

export const quoteList = 'quotes'

export const quoteLists = {
  config: [
    {
      reference: quoteList,
      levels: [
        {
          level: 0,
          format: 'bullet' as const,
          text: '•',
          alignment: 'left' as const,
          style: { paragraph: { indent: { left: 425, hanging: 283 } } },
        },
      ],
    },
  ],
}

/** Says which font stands in where Calibri is missing; the library has no word for it. */
export const fontTable = {
  path: 'word/fontTable.xml',
  data: '<?xml version="1.0" encoding="UTF-8"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="Calibri"><w:altName w:val="Carlito"/><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>',
}
