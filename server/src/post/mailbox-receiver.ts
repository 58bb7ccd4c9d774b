/**
 * Reads a mailbox: the one place that knows imapflow. What was taken is marked, what cannot be taken is marked too and stays unread;
 * nothing is ever deleted. A message is marked only once it is on the disk, and taken once however often it is read.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { maxMessageBytes } from '#intake/parse-mail.ts'
import type { MailServer } from '#mail-settings.ts'
import { Refusal } from '#refusal.ts'
import type { Store } from '#store/store.ts'
import type { Receive } from './receive-message.ts'

const taken = '$WaymarkTaken'
const left = '$WaymarkLeft'
/** Where a mailbox keeps no marks of ours, messages are moved. */
const folders = { [taken]: 'Waymark taken', [left]: 'Waymark left' }
type Mark = keyof typeof folders

const maxAtOnce = 200
const patienceMs = 30_000

export interface MailboxReceiver {
  /** Reads what is new, also where somebody else is at it; answers how many were taken. */
  readonly look: () => Promise<number>
  /** Looks again and again, until it is stopped; not while another server of the store does. */
  readonly start: (everyMs: number) => void
  /** Hangs up. A message under way is taken to its end. */
  readonly stop: () => Promise<void>
}

interface Receiving {
  readonly receive: Receive
  readonly onFailure: (error: unknown) => void
  /** Whether one may look is for all servers of the store to say. */
  readonly store: Pick<Store, 'ifFree'>
}

export function mailboxReceiver(server: MailServer, { receive, onFailure, store }: Receiving): MailboxReceiver {
  const ending = new AbortController()
  const isEnding = (): boolean => ending.signal.aborted
  let looping: Promise<void> = Promise.resolve()
  // A line that we hung up ourselves is no fault; what was not marked is read again, and taken once.
  const tell = (error: unknown): void => {
    if (!isEnding()) onFailure(error)
  }

  const look = async (): Promise<number> => {
    const client = clientOf(server)
    // Said again by whatever is under way then.
    client.on('error', () => undefined)
    const hangUp = (): void => {
      client.close()
    }
    ending.signal.addEventListener('abort', hangUp)
    let count = 0
    try {
      await client.connect()
      await client.mailboxOpen(server.folder)
      const uids = await client.search({ not: { or: [{ keyword: taken }, { keyword: left }] } }, { uid: true })
      for (const uid of (Array.isArray(uids) ? uids : []).slice(0, maxAtOnce)) {
        if (isEnding()) break
        if (await takeOne(client, uid, { receive, tell })) count += 1
      }
      await client.logout()
    } finally {
      ending.signal.removeEventListener('abort', hangUp)
      client.close()
    }
    return count
  }

  const loop = async (everyMs: number): Promise<void> => {
    while (!isEnding()) {
      await store.ifFree('mailbox', look).catch(tell)
      await pause(everyMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }

  return {
    look,
    start: everyMs => {
      looping = loop(everyMs)
    },
    stop: async () => {
      ending.abort()
      await looping
    },
  }
}

interface Around {
  readonly receive: Receive
  readonly tell: (error: unknown) => void
}

/** Whether it was taken. What went wrong for a reason of ours is left as it is, for the next look. */
async function takeOne(client: ImapFlow, uid: number, { receive, tell }: Around): Promise<boolean> {
  const found = await client.fetchOne(String(uid), { size: true }, { uid: true })
  if (found === false) return false
  try {
    if ((found.size ?? 0) > maxMessageBytes) throw new Refusal('too-large', 'This message is too large.')
    const message = await client.fetchOne(String(uid), { source: true, internalDate: true }, { uid: true })
    if (message === false || message.source === undefined) return false
    const { source: bytes, internalDate } = message
    await receive({ bytes, cameAt: dateOf(internalDate), mustReadFiles: false })
  } catch (error) {
    if (error instanceof Refusal && !isOurs(error)) await mark(client, uid, left)
    else tell(error)
    return false
  }
  await mark(client, uid, taken)
  return true
}

/** A no that is no fault of the message: it will be taken once there is room. */
const isOurs = ({ problem: { code } }: Refusal): boolean => code === 'not-saved' || code === 'too-many'

const clientOf = ({ host, port, isSecure, isHere, user, password }: MailServer): ImapFlow =>
  new ImapFlow({
    host,
    port,
    secure: isSecure,
    ...(!isSecure && !isHere && { doSTARTTLS: true }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 2 * patienceMs,
    maxLiteralSize: maxMessageBytes + 1024,
  })

const dateOf = (said: Date | string | undefined): Date | undefined => (said === undefined ? undefined : new Date(said))

async function mark(client: ImapFlow, uid: number, as: Mark): Promise<void> {
  const { mailbox } = client
  const may = mailbox === false ? undefined : mailbox.permanentFlags
  const isKept = may === undefined || may.has('\\*') || may.has(as)
  const flags = as === taken ? ['\\Seen', as] : [as]
  if (isKept && (await client.messageFlagsAdd(String(uid), flags, { uid: true }))) return
  const folder = folders[as]
  await client.mailboxCreate(folder).catch(() => undefined)
  await client.messageMove(String(uid), folder, { uid: true })
}
