/** A question set, its questionnaire as files, and what people and programs do to such a file: by editing the XML in it, without our own reader or writer. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { BreakoutId, QuestionId, QuestionSetId, SectionId, SessionId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { QuestionnaireFormat } from '@waymark/shared/wire/answer-files.ts'
import { questionnaireAs } from '@waymark/server/export/questionnaire-as.ts'

const asked = [
  ['What did the first session leave out?', 'Think of who was not there.'],
  ['What should we keep doing?', ''],
  ['Beth sydd bwysicaf i chi?', 'Atebwch yn Gymraeg neu yn Saesneg.'],
  ['Is there anything else {you} would like to say & tell?', ''],
] as const

export const aSet = (more: Partial<QuestionSet> = {}): QuestionSet => ({
  id: QuestionSetId.parse('set-0123456789'),
  sessionId: SessionId.parse('session-0123456'),
  title: 'For those who could not come',
  intro: 'Answer as many as you like.\n\nNobody is named.',
  outcome: 'People asked for warm rooms.\nThey asked for later buses.',
  questions: asked.map(([text, hint], at) => ({
    id: QuestionId.parse(`question-${at + 1}_of-this-set`),
    text,
    hint,
    breakoutId: BreakoutId.parse('breakout-012345'),
    sectionId: SectionId.parse('section-0123456'),
  })),
  deadline: { local: '2023-05-08T09:00', zone: 'Europe/London' },
  withdrawUntil: null,
  nation: 'england-and-wales',
  contact: 'Ring us on 01632 960 001 and we type it in.',
  asksToQuote: true,
  createdAt: '2023-05-01T09:00:00.000Z',
  openedAt: null,
  ...more,
})

export const address = 'https://waymark.example/answer/abcdefgh'

export const emptyFile = async (format: QuestionnaireFormat, set: QuestionSet = aSet()): Promise<Uint8Array> =>
  (await questionnaireAs(format, { set, address })).bytes

/** The same file with one part of it written anew. */
export function withPart(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes)
  return zipSync({ ...files, [part]: strToU8(change(strFromU8(files[part] ?? new Uint8Array()))) })
}

export const withDocument = (bytes: Uint8Array, change: (xml: string) => string): Uint8Array =>
  withPart(bytes, 'word/document.xml', change)

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
export const escaped = (text: string): string => text.replaceAll(/[&<>]/g, sign => signs[sign] ?? '')

/** As Word writes what was typed: each line a paragraph, each tab an element. */
export const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map(
      line =>
        `<w:p>${line
          .split('\t')
          .map(part => (part === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`))
          .join('<w:r><w:tab/></w:r>')}</w:p>`,
    )
    .join('')

/** Typed into the box of that tag: what begins in the control goes on in the cell below it, or all of it is in the control, as Word has it. */
export function typedInto(xml: string, tag: string, content: string, how: 'begun' | 'within' = 'begun'): string {
  const mark = xml.indexOf(`<w:tag w:val="${tag}"/>`)
  const from = xml.lastIndexOf('<w:p>', mark)
  const to = xml.indexOf('</w:tc>', mark)
  const paragraph = xml.slice(from, to)
  const control = /<w:sdt>.*?<w:sdtContent>/s.exec(paragraph)?.[0]
  const bookmark = /<w:bookmarkStart[^>]*\/><w:bookmarkEnd[^>]*\/>/.exec(paragraph)?.[0] ?? ''
  if (mark === -1 || control === undefined) throw new Error('there is no such box')
  const end = '</w:sdtContent></w:sdt>'
  const filled =
    how === 'within'
      ? `${control}${content.replace('<w:p>', `<w:p>${bookmark}`)}${end}`
      : content.replace(/<w:p>(.*?)<\/w:p>/s, (_, first: string) => `<w:p>${bookmark}${control}${first}${end}</w:p>`)
  return xml.slice(0, from) + filled + xml.slice(to)
}

/** An answer to each question in its order; undefined leaves a box empty. */
export const filledIn = (
  bytes: Uint8Array,
  set: Pick<QuestionSet, 'questions'>,
  answers: readonly (string | undefined)[],
  how: 'begun' | 'within' = 'begun',
): Uint8Array =>
  withDocument(bytes, xml =>
    set.questions.reduce((whole, { id }, at) => {
      const answer = answers[at]
      return answer === undefined ? whole : typedInto(whole, id, paragraphs(answer), how)
    }, xml),
  )

/** The box of a question with all that is in it, and where it stands. */
export function boxIn(xml: string, tag: string): { readonly from: number; readonly to: number; readonly box: string } {
  const mark = xml.indexOf(`<w:tag w:val="${tag}"/>`)
  const from = xml.lastIndexOf('<w:tbl>', mark)
  const to = xml.indexOf('</w:tbl>', mark) + '</w:tbl>'.length
  if (mark === -1 || from === -1) throw new Error('there is no such box')
  return { from, to, box: xml.slice(from, to) }
}

/** With something else in the place of a box. */
export function insteadOfBox(xml: string, tag: string, content: string | ((box: string) => string)): string {
  const { from, to, box } = boxIn(xml, tag)
  return xml.slice(0, from) + (typeof content === 'string' ? content : content(box)) + xml.slice(to)
}

/** As programs do that know no content controls: what was in them stays. */
export const withoutControls = (xml: string): string =>
  xml.replaceAll(/<w:sdt>.*?<w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/gs, '$1')
export const withoutBookmarks = (xml: string): string => xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*\/>/g, '')
