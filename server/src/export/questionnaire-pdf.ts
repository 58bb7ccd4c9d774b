/** The questionnaire to be printed and filled in with a pen: under each question a box with room to write. */
import type { Questionnaire, QuestionnaireLine } from '@waymark/shared/drafting/questionnaire.ts'
import { looks, writePdf } from './pdf-pen.ts'

/** In points: of the boxes, of the space around a heading and the caption, and of a line of words. */
const heights = { name: 28, answer: 190, heading: 60, line: 22 }

/** At most so many lines, on the width of a page. */
const linesOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + Math.ceil(text.length / 50), 0)

export const questionnairePdf = ({ title, language, before, boxes, after }: Questionnaire): Promise<Uint8Array> =>
  writePdf({ title, language }, ({ block, box, keepTogether }) => {
    const line = ({ kind, text }: QuestionnaireLine): void => {
      block(kind === 'heading' ? looks[2] : looks.words, text)
    }
    block(looks[1], title)
    before.forEach(line)
    for (const { tag, bookmark, heading, hint, caption } of boxes) {
      const height = tag === bookmark ? heights.name : heights.answer
      keepTogether(height + heights.heading + linesOf([heading, ...hint]) * heights.line)
      block(looks[2], heading)
      for (const text of hint) block(looks.words, text)
      box(caption, height)
    }
    after.forEach(line)
  })
