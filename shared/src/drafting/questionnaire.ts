/**
 * The questions of a set as a document to be filled in: what it says before the boxes, a box for each question, what it says after them.
 * One source for every file that is written of it, and for reading such a file back: what we wrote is known by it.
 */
import type { QuestionSet } from '#model/question-set.ts'
import { sayTime } from '#rules/deadline.ts'

export interface QuestionnaireFacts {
  readonly set: Pick<QuestionSet, 'id' | 'title' | 'intro' | 'outcome' | 'questions' | 'deadline'> & {
    /** How to answer by phone or ask something. */
    readonly contact?: string | undefined
  }
  /** Where the same questions stand on a web page; empty where they stand on none. */
  readonly address: string
}

export interface QuestionnaireLine {
  readonly kind: 'heading' | 'words'
  readonly text: string
}

export interface AnswerBox {
  /** The id of its question, or `nameTag`. What a Word file carries to say whose box it is. */
  readonly tag: string
  readonly bookmark: string
  readonly heading: string
  /** What is asked, without its number. */
  readonly text: string
  readonly hint: readonly string[]
  readonly caption: string
}

export interface Questionnaire {
  readonly title: string
  readonly language: string
  readonly before: readonly QuestionnaireLine[]
  readonly boxes: readonly AnswerBox[]
  readonly after: readonly QuestionnaireLine[]
}

/** Filled in on a screen and sent back as a file, or on paper with a pen. */
export type Filling = 'file' | 'paper'

/** The box for the name, among those for answers. No id of a question is so short. */
export const nameTag = 'wm_name'

export function questionnaireOf(facts: QuestionnaireFacts, filling: Filling = 'file'): Questionnaire {
  const { set } = facts
  return {
    title: oneLine(set.title),
    language: 'en-GB',
    before: [
      ...paragraphs(set.intro),
      ...(set.outcome === '' ? [] : [{ kind: 'heading' as const, text: outcomeHeading }, ...paragraphs(set.outcome)]),
      { kind: 'heading', text: howHeading },
      ...howToAnswer(facts, filling).map(text => ({ kind: 'words' as const, text })),
    ],
    boxes: [nameBox, ...set.questions.map(boxOf)],
    after: [{ kind: 'words', text: thanks }],
  }
}

/** The heading of what came out of it so far. */
const outcomeHeading = 'What came out of it so far'
const howHeading = 'How to answer'
const thanks = 'That was the last question. Thank you.'
export const onTheWeb = 'You can also answer on a web page:'

const how: Readonly<Record<Filling, readonly string[]>> = {
  file: [
    'Write in the boxes. They grow as you write. You can leave any of them empty.',
    'Then save this file, and send it back to whoever sent it to you.',
  ],
  paper: [
    'Write in the boxes. You can leave any of them empty. Where a box is too small, go on on another sheet, with the number of the question.',
    'Then send it back to whoever gave it to you.',
  ],
}

const howToAnswer = ({ set, address }: QuestionnaireFacts, filling: Filling): string[] => [
  ...how[filling],
  `Please answer by ${sayTime(set.deadline)}.`,
  ...linesOf(set.contact ?? ''),
  ...(address === '' ? [] : [`${onTheWeb} ${address}`]),
]

const nameBox: AnswerBox = {
  tag: nameTag,
  bookmark: nameTag,
  heading: 'Your name',
  text: 'Your name',
  hint: ['You need not give one.'],
  caption: 'Your name, if you like',
}

const boxOf = ({ id, text, hint }: QuestionSet['questions'][number], at: number): AnswerBox => ({
  tag: id,
  bookmark: bookmarkOf(id),
  heading: `${at + 1}. ${oneLine(text)}`,
  text: oneLine(text),
  hint: linesOf(hint),
  caption: `Your answer to question ${at + 1}`,
})

/** Word takes letters, digits and underscores, and at most 40 of them. Two ids can share one, and then it says nothing. */
const bookmarkOf = (id: string): string => `wm_q_${id.replaceAll('-', '_').slice(0, 35)}`

const paragraphs = (words: string): QuestionnaireLine[] => linesOf(words).map(text => ({ kind: 'words', text }))

const linesOf = (words: string): string[] => words.split('\n').filter(line => line.trim() !== '')

const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()
