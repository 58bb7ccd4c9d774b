/** The guide to a session for those who come: one source, whether it is read as a page, in Word or as a PDF. */
import type { Breakout, Session } from '#model/session.ts'
import type { SessionFile } from '#model/session-file.ts'
import type { Strategy } from '#model/strategy.ts'
import { sayWhen } from '#model/time.ts'
import { kindNames, saySize } from '#rules/file-words.ts'
import { sayPaid, sayWhatNext, typeLines, typeNames } from '#rules/session-words.ts'
import { promisesOf, sayMinutes } from '#rules/settings-words.ts'
import type { DocumentNode, DocumentTree } from './document-tree.ts'

export interface GuideFacts {
  readonly strategy: Pick<Strategy, 'title' | 'period'>
  readonly session: Pick<Session, 'title' | 'type' | 'isPaid' | 'startsAt' | 'whatNext'>
  /** In their order. */
  readonly breakouts: readonly Pick<Breakout, 'purpose' | 'question' | 'sections' | 'settings'>[]
  readonly files: readonly Pick<SessionFile, 'title' | 'description' | 'kind' | 'bytes'>[]
}

export function whatToExpect(facts: GuideFacts): DocumentTree {
  const { session } = facts
  return {
    title: `What to expect: ${session.title}`,
    language: 'en-GB',
    nodes: [
      heading(1, `What to expect: ${session.title}`),
      ...when(facts),
      heading(2, 'What kind of session it is'),
      words(`${typeNames[session.type]}. ${typeLines[session.type]} ${sayPaid(session)}`),
      ...asked(facts),
      heading(2, 'What happens with your words'),
      { kind: 'list', items: withYourWords(facts) },
      heading(2, 'What you need'),
      { kind: 'list', items: youNeed },
      heading(2, 'If you cannot come'),
      words(ifYouCannotCome),
      ...withFiles(facts),
      heading(2, 'What happens next'),
      words(sayWhatNext(session)),
      { kind: 'remark', text: `Part of ${facts.strategy.title}, ${facts.strategy.period}.` },
    ],
  }
}

const heading = (level: 1 | 2 | 3, text: string): DocumentNode => ({
  kind: 'heading',
  level,
  spans: [{ text, marks: [] }],
})
const words = (text: string): DocumentNode => ({ kind: 'statement', spans: [{ text, marks: [] }], source: '' })

function when({ session, breakouts }: GuideFacts): DocumentNode[] {
  const minutes = breakouts.reduce((sum, { settings }) => sum + settings.minutes, 0)
  const long = `${sayMinutes(minutes)} of writing and talking in a room${breakouts.length > 1 ? `, in ${breakouts.length} parts` : ''}.`
  return [
    heading(2, 'When'),
    words(
      session.type === 'own-time'
        ? `From ${sayWhen(session.startsAt)}, whenever it suits you.`
        : `${sayWhen(session.startsAt)}.`,
    ),
    words(long),
  ]
}

const asked = ({ breakouts }: GuideFacts): DocumentNode[] => [
  heading(2, 'What you will be asked'),
  ...breakouts.flatMap(breakout => [
    heading(3, breakout.question),
    words(howAsked(breakout)),
    { kind: 'list' as const, items: breakout.sections.map(sayPlace) },
  ]),
]

const sayPlace = ({ title, description }: Breakout['sections'][number]): string =>
  description === '' ? title : `${title}: ${description}`

/** What one can do in it, and for how long. */
function howAsked({ purpose, settings }: GuideFacts['breakouts'][number]): string {
  const isReview = purpose === 'review-ambitions'
  return [
    `${sayMinutes(settings.minutes)}.`,
    isReview
      ? 'You can write about each of these ambitions, or only about one:'
      : 'You can write under these headings:',
    settings.asksLight && isReview
      ? 'Beside your words you can say whether an ambition is still relevant, with changes, no longer, or that you are not sure.'
      : '',
    markedHow[settings.marks](settings.dots),
  ]
    .filter(said => said !== '')
    .toSorted((a, b) => Number(a.endsWith(':')) - Number(b.endsWith(':')))
    .join(' ')
}

const markedHow: Record<Breakout['settings']['marks'], (dots: number) => string> = {
  none: () => '',
  agree: () => 'You can say of any note that you agree with it.',
  dots: dots =>
    `Once the notes are read there is a step to give dots: you can put ${dots === 1 ? 'one dot' : `${dots} dots`} on the notes that matter most to you.`,
}

/** Where the breakouts differ, each is told under its question. */
function withYourWords({ breakouts }: GuideFacts): string[] {
  const promises = breakouts.map(({ settings }) => promisesOf(settings))
  const areSame = new Set(promises.map(said => said.join(' '))).size <= 1
  return [
    ...(areSame
      ? (promises[0] ?? [])
      : breakouts.map(({ question }, at) => `“${question}” ${(promises[at] ?? []).join(' ')}`)),
    'Your words are kept exactly as you write them. Nobody else can change or delete them.',
    'Until a part is closed you can change them, take them back, and put them back again.',
    'A link is all there is: no account, no e-mail address, no recording made by Waymark.',
  ]
}

const youNeed: readonly string[] = [
  'Nothing but the link that you were sent. There is nothing to install, and no password.',
  'A phone is enough. A tablet or a computer works as well.',
  'Everything can be done with the keyboard alone, and is told to a screen reader.',
  'Under “Aa” you choose larger text, other colours, wider spacing and less movement.',
  'Without JavaScript, or where the network is poor, the plain pages do the same.',
]

const ifYouCannotCome =
  'Your link works before and after the session too, while its parts are open for notes: come in and write what you would have said. Or tell the people who invited you, by phone or in a message; they write your words down exactly, and say how they came.'

const withFiles = ({ files }: GuideFacts): DocumentNode[] =>
  files.length === 0
    ? []
    : [
        heading(2, 'Slides and files'),
        words('You find them on the page of the session.'),
        {
          kind: 'list',
          items: files.map(
            ({ title, description, kind, bytes }) => `${title} (${kindNames[kind]}, ${saySize(bytes)}): ${description}`,
          ),
        },
      ]
