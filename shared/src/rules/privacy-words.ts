/**
 * What people are told of what is kept: the one source of the notice when they come in, of the page for everybody, and of the pages
 * where they see what is known of them. Change the words, and count the version up.
 */
import type { Months, NoticeOf } from '#model/retention.ts'
import { classWords, fixedWords, sayKept, sayMonths } from './retention-words.ts'
import { timedClasses } from '#model/retention.ts'

/** Of these words. With the count of what organisers set it is the version of the notice. */
const wordsVersion = 1

export const noticeVersion = (settings: { readonly version: number }): string => `${wordsVersion}.${settings.version}`

/** In the place of the words of a note whose author does not want to be quoted. */
export const notQuotedWords = '1 more note, not quoted'

export const quoteChoice =
  'Do not quote me: my notes count like all others, and their words stand in no draft, document or public page.'

/** About what, and what is said of it. */
export type Said = readonly (readonly [about: string, said: string])[]

const letGo = (months: number | null): string =>
  months === null
    ? 'is kept until an organiser removes it.'
    : `is forgotten ${sayMonths(months)} after what came of it is published. The words stay, and are nobody’s then.`

/** For those who come in to write. `isNamed`: notes can be signed there. */
export const keptOfPeople = ({ isNamed, months }: { readonly isNamed: boolean; readonly months: Months }): Said => [
  [
    'Your words',
    'are kept exactly as you write them. Only you can change them; the team can take out somebody’s name, and nothing more.',
  ],
  [
    'Your name',
    isNamed
      ? 'is seen in this session only. You can sign each note, or leave it without a name.'
      : 'is seen in your room, and kept with no note.',
  ],
  ['Nothing else', 'is kept: no e-mail address, no place, no recording made by Waymark.'],
  ['Afterwards', 'your words can be followed from the note to the draft that cites it.'],
  ['This browser', 'remembers who you are here, so that you can come back to your notes.'],
  ['Who wrote what', letGo(months.words)],
  [
    'You decide',
    'You can take a note back, say that you are not to be quoted, see or download everything about you, and have all of it erased for good.',
  ],
]

export const keptOfReaders: Said = [
  ['Nothing else', 'is kept: no e-mail address, no place, no recording made by Waymark.'],
]

/** The page for everybody. */
export interface NoticePart {
  readonly title: string
  readonly lines: Said
}

export const noticeParts = ({ months }: { readonly months: Months }): readonly NoticePart[] => [
  {
    title: 'What is kept, and who sees it',
    lines: [
      [
        'Notes',
        'Everybody in the room reads them once they are shown; the team reads all rooms. No name stands with a note unless its author signed it.',
      ],
      ['Whose a note is', 'No person is told. The server knows it, so that nobody but its author can change it.'],
      ['Names', 'They are seen in the session in which they were given. Nobody has to give one.'],
      [
        'Answers and comments',
        'The team reads them. Whoever sent one has a link that leads back to it, and nobody else can change it.',
      ],
      [
        'Payments and bookings',
        'They stand in a store of their own that shares nothing with the words. Only organisers read it.',
      ],
      [
        'About yourself',
        'What people say of themselves for monitoring stands in a third store, names nobody, and is only counted.',
      ],
      ['This browser', 'One cookie says which seat is yours. There is no other, and nothing is sent to anybody else.'],
    ],
  },
  {
    title: 'How long',
    lines: [
      ...timedClasses.map(of => [classWords[of].name, `Kept ${sayKept(months[of])}. ${classWords[of].what}`] as const),
      ...fixedWords,
    ],
  },
  {
    title: 'What you can do',
    lines: [
      ['Take it back', 'Withdraw a note in your room, an answer or a comment by the link that leads back to it.'],
      ['Not be quoted', quoteChoice],
      ['Have it erased', 'On a page of its own everything that you wrote by this browser is erased, for good.'],
      ['See it all', 'The page “Everything about me” shows what is known of you, and lets you download it.'],
    ],
  },
]

export const sayWho = ({ controller }: NoticeOf): string =>
  controller === ''
    ? 'The people who invited you answer for what is kept here.'
    : `${controller} answers for what is kept here.`

export const whyNoVersion =
  'Which version somebody was shown is kept of nobody: it would say who was here and when. What a version said can be asked of whoever answers for it.'
