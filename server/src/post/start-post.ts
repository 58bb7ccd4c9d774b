/** Begins to receive answers by e-mail, in the ways that were set up. */
import { readFileSync } from 'node:fs'
import type { MailSettings } from '#mail-settings.ts'
import { mailboxReceiver } from './mailbox-receiver.ts'
import { receiving, type ReceiveDeps } from './receive-message.ts'
import { startSmtp } from './smtp-receiver.ts'

const lookEveryMs = 60_000

interface Around {
  readonly host: string
  /** Told without anybody's words or addresses. */
  readonly onFailure: (error: unknown) => void
}

/** Answers how to stop it: what is under way is finished, and nothing is begun. */
export async function startPost(
  deps: ReceiveDeps,
  { mailbox, receivePort, certificate }: MailSettings,
  { host, onFailure }: Around,
): Promise<() => Promise<void>> {
  const receive = receiving(deps, onFailure)
  const smtp =
    receivePort === undefined
      ? undefined
      : await startSmtp(deps, { port: receivePort, host, certificate: filesOf(certificate), receive, onFailure })
  const box = mailbox === undefined ? undefined : mailboxReceiver(mailbox, { receive, onFailure, store: deps.store })
  box?.start(lookEveryMs)
  return async () => {
    await Promise.all([smtp?.stop(), box?.stop()])
  }
}

function filesOf(certificate: MailSettings['certificate']) {
  if (certificate === undefined) return undefined
  try {
    return { cert: readFileSync(certificate.cert), key: readFileSync(certificate.key) }
  } catch {
    throw new Error('The files that WAYMARK_SMTP_CERT and WAYMARK_SMTP_KEY name cannot be read.')
  }
}
