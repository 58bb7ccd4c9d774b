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
    readonly asksToQuote?: boolean | undefined
  }
  /** Where the same questions stand on a web page; empty where they stand on none. */
  readonly address: string
  /** Where answers can be sent as e-mail; empty where that is nowhere. */
  readonly mail?: string | undefined
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
  /** What is said in files of another filling, by which one that came back some other way is known. */
  readonly elsewhere: readonly string[]
}

/** Filled in on a screen and sent back as a file, on paper with a pen, or on a sheet that is handed out with lines to write on. */
export type Filling = 'file' | 'paper' | 'sheet'

/** What a sheet has beside the questions. */
export interface SheetParts {
  readonly web: {
    readonly heading: string
    /** What to do with the code, or why there is none. */
    readonly words: string
    /** What the code says; empty where there is none. */
    readonly address: string
    /** What is told of the code to those who cannot see it. */
    readonly alt: string
    readonly under: string
  }
  readonly quote: { readonly question: string; readonly hint: string; readonly choices: readonly string[] } | undefined
}

/** The box for the name, among those for answers. No id of a question is so short. */
export const nameTag = 'wm_name'

export function questionnaireOf(facts: QuestionnaireFacts, filling: Filling = 'file'): Questionnaire {
  const { set } = facts
  const told = howToAnswer(facts, filling)
  return {
    title: oneLine(set.title),
    language: 'en-GB',
    before: [
      ...paragraphs(set.intro),
      ...(set.outcome === '' ? [] : [{ kind: 'heading' as const, text: outcomeHeading }, ...paragraphs(set.outcome)]),
      { kind: 'heading', text: howHeading },
      ...told.map(wordsLine),
      ...(filling === 'sheet' ? [{ kind: 'heading' as const, text: happensHeading }, ...happens.map(wordsLine)] : []),
    ],
    boxes: [nameBox, ...set.questions.map(boxOf)],
    after: [{ kind: 'words', text: thanks }],
    elsewhere: saidByAny.filter(text => !told.includes(text)),
  }
}

export const sheetPartsOf = ({ set, address }: QuestionnaireFacts): SheetParts => ({
  web: {
    heading: webHeading,
    words: address === '' ? noWeb : scan,
    address,
    alt: codeAlt,
    under: address === '' ? '' : `${onTheWeb} ${address}`,
  },
  quote: set.asksToQuote === true ? { question: quoteQuestion, hint: quoteHint, choices: quoteChoices } : undefined,
})

const wordsLine = (text: string): QuestionnaireLine => ({ kind: 'words', text })

/** The heading of what came out of it so far. */
const outcomeHeading = 'What came out of it so far'
const howHeading = 'How to answer'
const thanks = 'That was the last question. Thank you.'
export const onTheWeb = 'You can also answer on a web page:'
export const byMail = 'You can also answer by e-mail, in your own words, to:'

const happensHeading = 'What happens with your words'
const happens = [
  'The team types in what you wrote on this sheet, word for word, and reads all of it.',
  'Passages of it become notes beside what was said in the session, without your name.',
]

const webHeading = 'With a phone or a computer instead'
const scan = 'Point the camera of a phone at this square. The same questions stand there.'
const noWeb = 'At the time this was printed, these questions stood on no web page.'
const codeAlt = 'A QR code that leads to the web address under it.'

export const quoteQuestion = 'May we quote your words without your name?'
export const quoteHint = 'You need not say. Your answer counts the same.'
/** Never taken for ours in what came back: whoever leaves one of them standing has chosen it. */
const quoteChoices = ['Yes, you may quote my words', 'No, please do not quote my words']

const how: Readonly<Record<Filling, readonly string[]>> = {
  file: [
    'Write in the boxes. They grow as you write. You can leave any of them empty.',
    'Then save this file, and send it back to whoever sent it to you.',
  ],
  paper: [
    'Write in the boxes. You can leave any of them empty. Where a box is too small, go on on another sheet, with the number of the question.',
    'Then send it back to whoever gave it to you.',
  ],
  sheet: [
    'Write on the lines with a pen. You can leave out any question. Where the lines are too few, go on on another sheet, with the number of the question.',
    'Then give or send it back to whoever gave it to you.',
  ],
}

const saidByAny: readonly string[] = [
  ...Object.values(how).flat(),
  happensHeading,
  ...happens,
  webHeading,
  scan,
  noWeb,
  quoteQuestion,
  quoteHint,
]

/** A sheet says the address of the web page under its code. */
const howToAnswer = ({ set, address, mail = '' }: QuestionnaireFacts, filling: Filling): string[] => [
  ...how[filling],
  `Please answer by ${sayTime(set.deadline)}.`,
  ...linesOf(set.contact ?? ''),
  ...(filling !== 'sheet' || mail === '' ? [] : [`${byMail} ${mail}`]),
  ...(filling === 'sheet' || address === '' ? [] : [`${onTheWeb} ${address}`]),
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

const paragraphs = (words: string): QuestionnaireLine[] => linesOf(words).map(wordsLine)

const linesOf = (words: string): string[] => words.split('\n').filter(line => line.trim() !== '')

const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()
