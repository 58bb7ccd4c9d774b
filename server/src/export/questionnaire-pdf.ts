/** The questionnaire to be printed and filled in with a pen: under each question a box with room to write. */
import type { Questionnaire, QuestionnaireLine } from '@waymark/shared/drafting/questionnaire.ts'
import { looks, writePdf } from './to-pdf.ts'

/** Of a box, in points. */
const heights = { name: 28, answer: 190 }

export const questionnairePdf = ({ title, language, before, boxes, after }: Questionnaire): Promise<Uint8Array> =>
  writePdf({ title, language }, ({ block, box }) => {
    const line = ({ kind, text }: QuestionnaireLine): void => {
      block(kind === 'heading' ? looks[2] : looks.words, text)
    }
    block(looks[1], title)
    before.forEach(line)
    for (const { tag, bookmark, heading, hint, caption } of boxes) {
      block(looks[2], heading)
      for (const text of hint) block(looks.words, text)
      box(caption, tag === bookmark ? heights.name : heights.answer)
    }
    after.forEach(line)
  })
