/** What somebody copied out of their mail program: a message with a few lines of its head, with all of it, or its words alone. */
import { keepableText } from '@waymark/shared/model/text.ts'
import { parseMail, type Mail } from './parse-mail.ts'

const head = /^(from|to|cc|bcc|sent|date|subject|reply-to|message-id|importance)\s*:(.*)$/i
const source = /^(mime-version|content-type|received|return-path)\s*:/im

const headIsKnown = 'The lines on top of it, about who sent it to whom and when, were read and not kept.'

/** Every word of it but those of its head. */
export async function pastedMessage(pasted: string): Promise<Mail> {
  const text = keepableText(pasted).replace(/^\s*\n/, '')
  const [top = ''] = text.split(/\n[^\S\n]*\n/, 1)
  if (source.test(top) && /^[\w-]+:/.test(top)) return parseMail(Buffer.from(text, 'utf8'))
  const lines = text.split('\n')
  const end = Math.max(
    0,
    lines.findIndex(line => !head.test(line)),
  )
  const said = new Map(lines.slice(0, end).map(headLine))
  const isHead = said.size >= 2 && (said.has('from') || said.has('subject'))
  return isHead ? { ...bare(lines.slice(end).join('\n')), ...ofHead(said), messages: [headIsKnown] } : bare(text)
}

const headLine = (line: string): [string, string] => {
  const [, key = '', value = ''] = head.exec(line) ?? []
  return [key.toLowerCase(), value.trim()]
}

const ofHead = (said: ReadonlyMap<string, string>): Pick<Mail, 'name' | 'messageId' | 'subject'> => ({
  name: (said.get('from') ?? '')
    .replace(/[<[(].*$/, '')
    .replaceAll('"', '')
    .trim(),
  messageId: said.get('message-id') ?? null,
  subject: said.get('subject') ?? '',
})

const bare = (text: string): Mail => ({
  name: '',
  sender: '',
  sentTo: [],
  messageId: null,
  sentAt: null,
  subject: '',
  text,
  html: '',
  attachments: [],
  origin: 'person',
  messages: [],
})
