/** What whoever asked for another format is written, where mail is sent: no word that they chose, so that nobody has us write to others. */
import type { FormatRequest } from '@waymark/shared/model/format-request.ts'
import { formatWords } from '@waymark/shared/rules/format-words.ts'

interface Letter {
  readonly subject: string
  readonly text: string
}

export const askedLetter = ({ format, about, due }: FormatRequest, link: string): Letter => ({
  subject: 'You asked for another format',
  text: [
    `We have what you asked for: ${formatWords[format]}.`,
    `It is about: ${about}.`,
    `You hear from us by ${due}. How it stands is here, for you and for whoever has this link:`,
    link,
    'If you know nothing of this, somebody mistyped their address. You need do nothing.',
    '',
  ].join('\n\n'),
})

/** Without the link: it is kept as a hash alone. */
export const saidLetter = ({ format, about, state, said }: FormatRequest): Letter => ({
  subject: state === 'done' ? 'What you asked for is done' : 'About the format you asked for',
  text: [
    `You asked for: ${formatWords[format]}.`,
    `It is about: ${about}.`,
    state === 'done' ? 'It is done.' : 'We cannot do this.',
    said,
    '',
  ].join('\n\n'),
})
