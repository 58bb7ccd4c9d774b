/** A message as it was sent, taken apart: the one place that knows mailparser. Nothing that it points at is fetched. */
import { simpleParser, type ParsedMail, type SimpleParserOptions } from 'mailparser'
import { keepableText } from '@waymark/shared/model/text.ts'
import { Refusal } from '#refusal.ts'
import { wordsOfHtml } from './words-of-html.ts'

export const maxMessageBytes = 25 * 1024 * 1024

/** `list` is sent on by a mailing list, `machine` is an answer that no person wrote. */
type Origin = 'person' | 'list' | 'machine'

export interface Attachment {
  readonly name: string
  readonly bytes: Uint8Array
  /** A picture within the text, such as a logo. */
  readonly isInline: boolean
}

export interface Mail {
  /** As the sender calls themselves; empty where they do not. */
  readonly name: string
  /** To answer, never to keep. */
  readonly sender: string
  readonly sentTo: readonly string[]
  readonly messageId: string | null
  /** As its head says, which may not be so. */
  readonly sentAt: Date | null
  readonly subject: string
  readonly text: string
  /** Where it came in two versions, what the other one says. */
  readonly html: string
  readonly attachments: readonly Attachment[]
  readonly origin: Origin
  /** What should be known of how it was read, in sentences. */
  readonly messages: readonly string[]
}

const unreadable = new Refusal(
  'malformed',
  'We could not read this message: it has too many parts, or is broken. Copy its words and paste them instead.',
)

/** Refuses what is too large, or too strange to be read in bounds. */
export async function parseMail(bytes: Uint8Array): Promise<Mail> {
  if (bytes.length > maxMessageBytes)
    throw new Refusal('too-large', 'A message may have 25 MB at most. Send its files without it.')
  const parsed = await simpleParser(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), bounds).catch(() => {
    throw unreadable
  })
  return {
    ...senderOf(parsed),
    sentTo: addressesOf(parsed),
    messageId: parsed.messageId ?? null,
    sentAt: parsed.date ?? null,
    subject: keepableText(parsed.subject ?? ''),
    text: keepableText(parsed.text ?? ''),
    html: typeof parsed.html === 'string' ? keepableText(wordsOfHtml(parsed.html)) : '',
    attachments: attachmentsOf(parsed),
    origin: originOf(parsed),
    messages: [],
  }
}

const bounds: SimpleParserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  keepCidLinks: true,
  checksumAlgo: false,
  maxHeadSize: 256 * 1024,
  maxChildNodes: 300,
}

function senderOf({ from }: ParsedMail): Pick<Mail, 'name' | 'sender'> {
  const [first] = from?.value ?? []
  return { name: keepableText(first?.name ?? ''), sender: first?.address ?? '' }
}

/** Seals of signed messages hold nobody's words. */
const seal = /^application\/(x-)?(pkcs7-signature|pgp-signature|pgp-keys)$/i

const attachmentsOf = ({ attachments }: ParsedMail): Attachment[] =>
  attachments
    .filter(({ contentType }) => !seal.test(contentType))
    .map(({ filename = '', content, related }) => ({ name: filename, bytes: content, isInline: related === true }))

/** Headers that say to whom a message came, as different servers write them. */
const recipientHeaders = new Set(['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to'])
const maxAddresses = 200

function addressesOf({ headerLines }: ParsedMail): string[] {
  return headerLines
    .filter(({ key }) => recipientHeaders.has(key))
    .flatMap(({ line }) => line.match(/[^\s<>,;:"]{1,64}@[^\s<>,;:"]{1,255}/g) ?? [])
    .slice(0, maxAddresses)
}

/** What sends answers by itself must never be answered, or two machines would write to each other for ever. */
function originOf({ headerLines }: ParsedMail): Origin {
  const valueOf = new Map(headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]))
  const says = (key: string, what: RegExp): boolean => what.test(valueOf.get(key) ?? '')
  const isMachine =
    says('auto-submitted', /^(?!no\b)./i) ||
    says('return-path', /^<\s*>/) ||
    says('content-type', /^multipart\/report/i) ||
    says('precedence', /^auto_reply/i) ||
    valueOf.has(loopHeader)
  if (isMachine) return 'machine'
  return says('precedence', /^(bulk|list|junk)/i) || valueOf.has('list-id') ? 'list' : 'person'
}

/** On every message that we send ourselves. */
export const loopHeader = 'x-waymark-loop'
