/** Sends e-mail: the one place that knows nodemailer. */
import { createTransport } from 'nodemailer'
import type { MailSettings } from '#mail-settings.ts'
import { loopHeader } from '#intake/parse-mail.ts'
import type { Post } from '#post.ts'

const oneAddress = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{1,255}$/u
const patienceMs = 30_000

/** Undefined where none was set up. What is sent says that a machine wrote it, so that no machine answers. */
export function postOf({ sender }: Pick<MailSettings, 'sender'>): Post | undefined {
  if (sender === undefined) return undefined
  const { server, from } = sender
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.isSecure,
    requireTLS: !server.isSecure && !server.isHere,
    ...(server.user !== '' && { auth: { user: server.user, pass: server.password } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text, calendar }) => {
      // What stands in a line of its own in the head of a message would be another header.
      if (!oneAddress.test(to)) throw new Error('That is not one address.')
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: subject.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, ' '),
        text,
        ...(calendar !== undefined && {
          icalEvent: { method: calendar.method, filename: 'session.ics', content: calendar.text },
        }),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', [loopHeader]: '1' },
      })
    },
  }
}
