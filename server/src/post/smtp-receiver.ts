/** Receives e-mail: the one place that knows smtp-server. It takes what is sent to addresses that it knows, and passes nothing on. */
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import { maxMessageBytes } from '#intake/parse-mail.ts'
import { Refusal } from '#refusal.ts'
import { behindAddress, nobodyHere, type Receive, type ReceiveDeps } from './receive-message.ts'

const maxClients = 40
const maxFromOneAddress = 10
/** So many messages are held in memory at once. */
const maxUnderWay = 4
const maxRecipients = 5
const idleMs = 60_000
/** All of a message has to be here by then, however slowly it comes. */
const longestMs = 10 * 60_000

export interface SmtpReceiver {
  readonly port: number
  readonly stop: () => Promise<void>
}

interface Listening {
  readonly port: number
  readonly host: string
  /** Without one a line cannot be made secure. */
  readonly certificate?: Pick<SMTPServerOptions, 'cert' | 'key'> | undefined
  readonly receive: Receive
  readonly onFailure: (error: unknown) => void
}

const no = (responseCode: number, sentence: string): Error => Object.assign(new Error(sentence), { responseCode })
const busy = no(451, 'Too much comes in at this moment. Try again later.')

const bounds: SMTPServerOptions = {
  banner: 'Waymark',
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  size: maxMessageBytes,
  maxClients,
  maxRecipients,
  socketTimeout: idleMs,
  closeTimeout: 5000,
  logger: false,
}

/** Nobody takes all the places. */
function callersOf(): Pick<SMTPServerOptions, 'onConnect' | 'onClose'> {
  const addresses = new Map<string, number>()
  const counted = new Set<string>()
  return {
    onConnect: ({ id, remoteAddress }, done) => {
      const open = (addresses.get(remoteAddress) ?? 0) + 1
      addresses.set(remoteAddress, open)
      counted.add(id)
      done(open > maxFromOneAddress ? no(421, 'Too many connections come from this address.') : null)
    },
    onClose: ({ id, remoteAddress }, done) => {
      // Not every one that ends was ever let begin.
      if (!counted.delete(id)) return
      const open = (addresses.get(remoteAddress) ?? 1) - 1
      if (open > 0) addresses.set(remoteAddress, open)
      else addresses.delete(remoteAddress)
      done()
    },
  }
}

/** Says yes once all of a message is kept. */
function hearing({
  receive,
  onFailure,
}: Pick<Listening, 'receive' | 'onFailure'>): NonNullable<SMTPServerOptions['onData']> {
  let underWay = 0
  return (stream, session, done) => {
    if (underWay >= maxUnderWay) {
      stream.resume()
      stream.once('end', () => {
        done(busy)
      })
      return
    }
    underWay += 1
    takeIn(stream, session, receive)
      .then(
        () => done(null, 'Your message is kept.'),
        (error: unknown) => {
          if (!(error instanceof Refusal)) onFailure(error)
          done(error instanceof Refusal ? refused(error) : busy)
        },
      )
      .finally(() => {
        underWay -= 1
      })
  }
}

export async function startSmtp(
  deps: ReceiveDeps,
  { port, host, certificate, receive, onFailure }: Listening,
): Promise<SmtpReceiver> {
  const server = new SMTPServer({
    ...bounds,
    ...(certificate !== undefined && { ...certificate, disabledCommands: ['AUTH'] }),
    ...callersOf(),
    name: deps.mailDomain,
    onRcptTo: ({ address }, _session, done) => {
      behindAddress(deps, address).then(
        found => done(found === undefined ? no(550, nobodyHere) : null),
        (error: unknown) => {
          onFailure(error)
          done(busy)
        },
      )
    },
    onData: hearing({ receive, onFailure }),
  })
  server.on('error', onFailure)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', (error: NodeJS.ErrnoException) => {
      reject(cannotListen(port, error))
    })
    server.listen(port, host, resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve()
        })
      }),
  }
}

function cannotListen(port: number, { code }: NodeJS.ErrnoException): Error {
  const why = code === 'EACCES' ? 'We may not use' : 'Something else is using, or nobody may use,'
  return new Error(`${why} port ${port} for mail. Choose another: WAYMARK_SMTP_PORT=2525.`)
}

const refused = ({ problem: { code, message } }: Refusal): Error =>
  code === 'not-saved' || code === 'too-many' ? no(451, message) : no(code === 'too-large' ? 552 : 550, message)

async function takeIn(stream: SMTPServerDataStream, session: SMTPServerSession, receive: Receive): Promise<void> {
  const chunks: Uint8Array[] = []
  const late = setTimeout(() => {
    stream.destroy(new Error('slow'))
  }, longestMs)
  late.unref()
  try {
    for await (const chunk of stream)
      // What is too large is heard out and not held.
      if (!stream.sizeExceeded && chunk instanceof Uint8Array) chunks.push(chunk)
  } finally {
    clearTimeout(late)
  }
  if (stream.sizeExceeded)
    throw new Refusal('too-large', 'A message may have 25 MB at most. Send its files without it.')
  const { mailFrom, rcptTo } = session.envelope
  await receive({
    bytes: Buffer.concat(chunks),
    sentTo: rcptTo.map(({ address }) => address),
    isWithoutSender: mailFrom === false || mailFrom.address === '',
    mustReadFiles: true,
  })
}
