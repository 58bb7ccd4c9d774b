/** Mail for tests: a message as text, sent by a real client; a server that takes what we send; and answers as the team reads them. */
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import type { ResponseId } from '@waymark/shared/model/ids.ts'
import { messageFilesPath, TakenMessages } from '@waymark/shared/wire/messages.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { answerOf } from './answers.ts'
import type { Person } from './person.ts'

let made = 0

export const message = (to: string, text: string, head: readonly string[] = []): string => {
  made += 1
  const id = head.some(line => line.startsWith('Message-ID')) ? [] : [`Message-ID: <${made}@home.example>`]
  return [
    'From: Nia Rees <nia@home.example>',
    `To: ${to}`,
    ...id,
    ...head,
    ...(head.some(line => line.startsWith('Content-Type')) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    '',
    text,
    '',
  ].join('\r\n')
}

/** The same with files that come along. */
export const messageWith = (to: string, text: string, files: Readonly<Record<string, string>>): string => {
  const parts = Object.entries(files).flatMap(([name, content]) => [
    '--b',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    content,
  ])
  const body = ['--b', '', text, ...parts, '--b--'].join('\r\n')
  return message(to, body, ['Content-Type: multipart/mixed; boundary=b'])
}

/** Answers what the server said: its code, and its sentence. */
export async function mailTo(
  port: number,
  to: string,
  raw: string | Buffer,
  from = 'nia@home.example',
): Promise<readonly [code: number, said: string]> {
  const transport = createTransport({ host: '127.0.0.1', port, tls: { rejectUnauthorized: false } })
  try {
    const { response } = await transport.sendMail({ envelope: { from, to: [to] }, raw })
    return [Number(response.slice(0, 3)), response]
  } catch (error) {
    if (error instanceof Error && 'responseCode' in error) return [Number(error.responseCode), error.message]
    throw error
  } finally {
    transport.close()
  }
}

export interface Sink {
  readonly port: number
  readonly got: readonly { readonly to: readonly string[]; readonly raw: string }[]
  readonly stop: () => Promise<void>
}

/** Takes whatever is sent. */
export async function sink(host = '127.0.0.1'): Promise<Sink> {
  const got: { to: string[]; raw: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        got.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>(resolve => {
    server.listen(0, host, resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    got,
    stop: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve()
        })
      }),
  }
}

/** The ids of the answers to a set, in the order of their numbers. */
export async function answersTo(by: Person, set: Pick<QuestionSetView, 'id'>): Promise<ResponseId[]> {
  const { responses } = await by.ask(readInbox, { params: { setId: set.id } })
  return responses.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)).map(({ id }) => id)
}

/** What the team reads of each answer: its pieces. */
export const piecesOf = async (by: Person, set: Pick<QuestionSetView, 'id'>): Promise<string[][]> =>
  Promise.all((await answersTo(by, set)).map(async id => (await answerOf(by, id)).pieces.map(({ text }) => text)))

export function sendMessages(
  address: string,
  by: Pick<Person, 'cookie'>,
  { set, bytes }: { readonly set: Pick<QuestionSetView, 'id'>; readonly bytes: string | Uint8Array },
): Promise<Response> {
  const form = new FormData()
  form.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), 'messages.mbox')
  return fetch(`${address}${messageFilesPath(set.id)}`, {
    method: 'POST',
    headers: { cookie: by.cookie() },
    body: form,
  })
}

export const takenMessages = async (response: Response) => TakenMessages.parse(await response.json()).messages
