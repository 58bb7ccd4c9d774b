/** What whoever runs the server may set about e-mail, read from the environment. No sentence about it says a password. */
import * as z from 'zod/mini'

/** A mail server, and how to come in. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** From the first byte on; otherwise it is asked for once connected, unless it is on this machine. */
  readonly isSecure: boolean
  readonly isHere: boolean
  readonly user: string
  readonly password: string
  /** The folder of a mailbox. */
  readonly folder: string
}

export interface MailSettings {
  /** What stands behind the @ of the addresses to which answers are sent. */
  readonly domain: string | undefined
  readonly mailbox: MailServer | undefined
  /** Where messages are taken in. */
  readonly receivePort: number | undefined
  /** The files of a certificate and its key, with which a line can be made secure. */
  readonly certificate: { readonly cert: string; readonly key: string } | undefined
  readonly sender: { readonly server: MailServer; readonly from: string } | undefined
}

const address = z.string().check(z.regex(/^[^\s@<>"(),:;]{1,64}@[a-z0-9.-]{1,255}$/i))
const domain = z.string().check(z.regex(/^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/i))

export function readMailSettings(environment: Readonly<Record<string, string | undefined>>): MailSettings {
  const set = (name: string): string | undefined => (environment[name] === '' ? undefined : environment[name])
  const settings: MailSettings = {
    domain: read(set('WAYMARK_MAIL_DOMAIN'), domain, 'WAYMARK_MAIL_DOMAIN must be a domain: answers.example.org.'),
    mailbox: server(set('WAYMARK_IMAP'), 'WAYMARK_IMAP', ['imap', 143, 993]),
    receivePort: port(set('WAYMARK_SMTP_PORT')),
    certificate: certificate(set('WAYMARK_SMTP_CERT'), set('WAYMARK_SMTP_KEY')),
    sender: sender(set('WAYMARK_SMTP'), set('WAYMARK_MAIL_FROM')),
  }
  if (settings.domain === undefined && (settings.mailbox !== undefined || settings.receivePort !== undefined))
    throw new Error('To receive answers by e-mail, set WAYMARK_MAIL_DOMAIN too: answers.example.org.')
  return settings
}

function read<T>(value: string | undefined, schema: z.ZodMiniType<T>, otherwise: string): T | undefined {
  if (value === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Error(otherwise)
  return parsed.data
}

function port(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,5}$/.test(value) && Number(value) < 65_536) return Number(value)
  throw new Error('WAYMARK_SMTP_PORT must be a number from 0 to 65535, for example 25.')
}

function certificate(cert: string | undefined, key: string | undefined): MailSettings['certificate'] {
  if (cert === undefined && key === undefined) return undefined
  if (cert !== undefined && key !== undefined) return { cert, key }
  throw new Error('Set both WAYMARK_SMTP_CERT and WAYMARK_SMTP_KEY, or neither: each names a file.')
}

function sender(smtp: string | undefined, from: string | undefined): MailSettings['sender'] {
  const found = server(smtp, 'WAYMARK_SMTP', ['smtp', 587, 465])
  if (found === undefined) return undefined
  if (from === undefined || !address.safeParse(from).success)
    throw new Error('To send e-mail, set WAYMARK_MAIL_FROM to one address: answers@example.org.')
  return { server: found, from }
}

type Scheme = readonly [name: string, port: number, securePort: number]

function server(value: string | undefined, setting: string, [name, usual, secure]: Scheme): MailServer | undefined {
  if (value === undefined) return undefined
  const wrong = new Error(
    `${setting} must be a whole address: ${name}s://user:password@mail.example.org. Write signs such as @ : / # of a password as %40 %3A %2F %23.`,
  )
  const url = URL.parse(value)
  if (url === null || ![`${name}:`, `${name}s:`].includes(url.protocol) || url.hostname === '') throw wrong
  try {
    const isSecure = url.protocol === `${name}s:`
    const host = url.hostname.replaceAll(/^\[|\]$/g, '')
    return {
      host,
      port: url.port === '' ? (isSecure ? secure : usual) : Number(url.port),
      isSecure,
      isHere: ['localhost', '127.0.0.1', '::1'].includes(host),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    }
  } catch {
    throw wrong
  }
}
