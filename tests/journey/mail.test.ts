import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMailSettings } from '@waymark/server/mail-settings.ts'
import { mailboxReceiver } from '@waymark/server/post/mailbox-receiver.ts'
import { receiving, type Receive } from '@waymark/server/post/receive-message.ts'
import { postOf } from '@waymark/server/post/smtp-sender.ts'
import { startSmtp, type SmtpReceiver } from '@waymark/server/post/smtp-receiver.ts'
import { changeMailAddress, closeMailAddress, openMailAddress, readMailAddress } from '@waymark/shared/wire/messages.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { answerOf, asked } from '#support/answers.ts'
import { dovecot, type Dovecot } from '#support/dovecot.ts'
import { answersTo, mailTo, message, messageWith, piecesOf, sink, type Sink } from '#support/mail.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let now = '2027-03-24T13:00:00.000Z'
let at: ASession
let smtp: SmtpReceiver
let out: Sink
let mailbox: Dovecot
let receive: Receive
const failures: unknown[] = []
const onFailure = (error: unknown): void => {
  failures.push(error)
}

beforeAll(async () => {
  ;[out, mailbox] = await Promise.all([sink(), dovecot()])
  const post = postOf(
    readMailSettings({ WAYMARK_SMTP: `smtp://127.0.0.1:${out.port}`, WAYMARK_MAIL_FROM: 'waymark@example.org' }),
  )
  at = await aSession({}, await testApp({ mailDomain: 'answers.example.org', post, now: () => now }))
  receive = receiving(at.deps, onFailure)
  smtp = await startSmtp(at.deps, { port: 0, host: '127.0.0.1', receive, onFailure })
})
afterAll(async () => {
  await smtp.stop()
  await Promise.all([at.stop(), out.stop(), mailbox.stop()])
})

async function withAddress(): Promise<{ readonly set: QuestionSetView; readonly to: string }> {
  const set = await asked(at)
  const { address } = await at.organiser.ask(openMailAddress, { params: { setId: set.id } })
  return { set, to: address }
}
const readBy = (set: QuestionSetView) => piecesOf(at.organiser, set)
const thanksTo = (address: string) => out.got.filter(({ to }) => to.includes(address))

test('[E80] what is sent to the address of a question set is in the store when the mail server hears yes, and is taken once', async () => {
  const { set, to } = await withAddress()
  const raw = message(to, 'A longer table')
  expect((await mailTo(smtp.port, to.toUpperCase(), raw))[0]).toBe(250)
  expect(await readBy(set)).toEqual([['A longer table']])
  expect((await mailTo(smtp.port, to, raw))[0]).toBe(250)
  expect(await readBy(set)).toEqual([['A longer table']])
  const both = message(to, 'By two ways at once')
  const handed = { bytes: Buffer.from(both), mustReadFiles: false }
  await Promise.all([mailTo(smtp.port, to, both), receive(handed), receive(handed)])
  expect(await readBy(set)).toEqual([['A longer table'], ['By two ways at once']])
  expect(failures).toEqual([])
})

test('[E97] a mail address is changed and turned off: the one before stops at once, and what came is counted', async () => {
  const { set, to } = await withAddress()
  const params = { setId: set.id }
  expect((await mailTo(smtp.port, to, message(to, 'To the first')))[0]).toBe(250)
  const { address } = await at.organiser.ask(changeMailAddress, { params })
  expect(address).not.toBe(to)
  const late = message(to, 'To the first, too late')
  expect((await mailTo(smtp.port, to, late))[0]).toBe(550)
  await expect(receive({ bytes: Buffer.from(late), mustReadFiles: false })).rejects.toThrow('no questions')
  expect((await mailTo(smtp.port, address, message(address, 'To the second')))[0]).toBe(250)
  expect(await at.organiser.ask(readMailAddress, { params })).toEqual({
    address,
    canBeMade: true,
    came: 2,
    lastDay: '2027-03-24',
  })
  await at.organiser.ask(closeMailAddress, { params })
  await at.organiser.ask(closeMailAddress, { params })
  expect((await mailTo(smtp.port, address, message(address, 'To nobody')))[0]).toBe(550)
  expect(await at.organiser.ask(readMailAddress, { params })).toMatchObject({ address: null, came: 2 })
  const { address: third } = await at.organiser.ask(openMailAddress, { params })
  expect([to, address]).not.toContain(third)
  expect(await readBy(set)).toEqual([['To the first'], ['To the second']])
})

test('[E80] a line can be made secure where there is a certificate', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-certificate-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=here']
  execFileSync('openssl', [...what, '-days', '2', '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const secure = await startSmtp(at.deps, {
    port: 0,
    host: '127.0.0.1',
    certificate: { cert: readFileSync(cert), key: readFileSync(key) },
    receive,
    onFailure,
  })
  const { set, to } = await withAddress()
  const transport = createTransport({
    host: '127.0.0.1',
    port: secure.port,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  })
  await transport.sendMail({ envelope: { from: 'nia@home.example', to: [to] }, raw: message(to, 'Over TLS') })
  transport.close()
  await secure.stop()
  rmSync(folder, { recursive: true })
  expect(await readBy(set)).toEqual([['Over TLS']])
})

test('[E88] no password goes to another machine over an open line', async () => {
  const { set, to } = await withAddress()
  const elsewhere = mailbox.address.replace('127.0.0.1', '127.0.0.2')
  const settings = readMailSettings({ WAYMARK_IMAP: elsewhere, WAYMARK_MAIL_DOMAIN: 'answers.example.org' })
  mailbox.deliver(message(to, 'Yes'))
  await expect(mailboxReceiver(settings.mailbox!, { onFailure, receive, store: at.deps.store }).look()).rejects.toThrow(
    /STARTTLS|TLS/i,
  )
  expect(await readBy(set)).toEqual([])
  const open = await sink('127.0.0.2')
  const address = `smtp://a:secret@127.0.0.2:${open.port}`
  const post = postOf(readMailSettings({ WAYMARK_SMTP: address, WAYMARK_MAIL_FROM: 'waymark@example.org' }))!
  await expect(post.send({ to: 'nia@home.example', subject: 'Hello', text: 'Yes' })).rejects.toThrow(/TLS/)
  expect(open.got).toEqual([])
  await open.stop()
  // For the tests that count what is there.
  await mailboxReceiver({ ...settings.mailbox!, isHere: true }, { onFailure, receive, store: at.deps.store }).look()
})

test('[E81] nothing is taken for any other address, and nothing is passed on', async () => {
  const { to } = await withAddress()
  for (const other of [
    'nia@elsewhere.example',
    'answers-aaaaaaaaaaaaaaaaaaaaaaaaaa@answers.example.org',
    to.replace('answers.example', 'other.example'),
  ])
    expect(await mailTo(smtp.port, other, message(other, 'Yes'))).toEqual([
      550,
      expect.stringContaining('There are no questions at this address.') as string,
    ])
})

test('[E81] a message of 30 MB, and one whose files nobody would keep, are refused in a sentence', async () => {
  const { set, to } = await withAddress()
  const large = Buffer.concat([
    Buffer.from(message(to, 'Yes')),
    Buffer.alloc(30 * 1024 * 1024, `${'a'.repeat(70)}\r\n`),
  ])
  expect((await mailTo(smtp.port, to, large))[0]).toBe(552)
  const [code, said] = await mailTo(smtp.port, to, messageWith(to, 'It is attached.', { 'a.docx': 'PK' }))
  expect([code, said]).toEqual([550, expect.stringContaining('Write your answer into the message.')])
  expect(await readBy(set)).toEqual([])
})

test('[E82] so many connections from one address are open at once and no more, and the next one after that is heard', async () => {
  const { set, to } = await withAddress()
  const greeting = (): Promise<{ readonly code: string; readonly end: () => void }> =>
    new Promise((resolve, reject) => {
      const socket = connect(smtp.port, '127.0.0.1').once('error', reject)
      socket.once('data', said => {
        resolve({ code: String(said).slice(0, 3), end: () => socket.destroy() })
      })
    })
  const open = []
  for (let count = 0; count < 10; count += 1) open.push(await greeting())
  expect(open.map(({ code }) => code)).toEqual(open.map(() => '220'))
  expect((await greeting()).code).toBe('421')
  for (const { end } of open) end()
  await until('there is room again', async () => (await mailTo(smtp.port, to, message(to, 'Yes')))[0] === 250)
  expect(await readBy(set)).toEqual([['Yes']])
})

test('[E83] whoever sends an answer is thanked by a message that says it was sent by a machine; machines, lists and senders of many are not', async () => {
  const { set, to } = await withAddress()
  const from = (name: string, head: readonly string[] = [], text = 'Yes') =>
    message(to, text, head).replace('nia@home.example', `${name}@home.example`)
  await mailTo(smtp.port, to, from('mair'))
  await until('she is thanked', () => thanksTo('mair@home.example').length === 1)
  const { raw } = thanksTo('mair@home.example')[0]!
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/im)
  expect(raw).toMatch(/^X-Waymark-Loop: 1\r$/im)
  expect(raw).toContain('Answer 1')
  expect((await mailTo(smtp.port, to, from('list', ['Precedence: bulk'])))[0]).toBe(250)
  expect((await mailTo(smtp.port, to, from('away', ['Auto-Submitted: auto-replied'])))[0]).toBe(550)
  expect((await mailTo(smtp.port, to, from('bounce'), ''))[0]).toBe(550)
  // Our own thanks come back.
  expect((await mailTo(smtp.port, to, raw))[0]).toBe(550)
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtp.port,
    pool: true,
    maxConnections: 1,
    ignoreTLS: true,
  })
  for (let count = 0; count < 25; count += 1)
    await transport.sendMail({
      envelope: { from: 'many@home.example', to: [to] },
      raw: from('many', [], `Message ${count}`),
    })
  transport.close()
  await mailTo(smtp.port, to, from('last'))
  await until('the last is thanked', () => thanksTo('last@home.example').length === 1)
  await until('most are thanked', () => thanksTo('many@home.example').length >= 20)
  expect(thanksTo('many@home.example')).toHaveLength(20)
  expect(out.got.some(({ to: [whom] }) => /list|away|bounce|waymark@/.test(whom ?? ''))).toBe(false)
  expect(await readBy(set)).toHaveLength(28)
})

test('[E84] what is sent goes to one address, and no words in it become a head', async () => {
  const post = at.deps.post!
  await post.send({
    to: 'olwen@home.example',
    subject: 'Hello\r\nBcc: all@home.example\r\n\r\nBody',
    text: '.\r\nRSET\r\n',
  })
  const [got] = thanksTo('olwen@home.example')
  expect(got!.to).toEqual(['olwen@home.example'])
  expect(got!.raw.slice(0, got!.raw.indexOf('\r\n\r\n'))).not.toMatch(/^bcc:/im)
  for (const to of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'Nia <nia@home.example>', ''])
    await expect(post.send({ to, subject: 'Hello', text: 'Yes' })).rejects.toThrow('not one address')
  expect(out.got.some(({ to }) => to.length !== 1)).toBe(false)
})

test('[E85] a mailbox is read for the sets whose address is on a message; what was taken is marked, all else stays unread, nothing is deleted', async () => {
  const { set, to } = await withAddress()
  const settings = readMailSettings({ WAYMARK_IMAP: mailbox.address, WAYMARK_MAIL_DOMAIN: 'answers.example.org' })
  // The server ends once the message is on the disk and before that is marked.
  const cut = mailboxReceiver(settings.mailbox!, {
    onFailure,
    store: at.deps.store,
    receive: async handed => {
      await receive(handed)
      throw new Error('ended')
    },
  })
  const before = mailbox.flags().length
  mailbox.deliver(message(`Answers <${to}>`, 'Sent to the mailbox'))
  expect(await cut.look()).toBe(0)
  expect(failures.splice(0)).toEqual([new Error('ended')])
  expect(await readBy(set)).toEqual([['Sent to the mailbox']])

  const reader = mailboxReceiver(settings.mailbox!, { onFailure, receive, store: at.deps.store })
  mailbox.deliver(message('somebody@else.example', 'Not for us'))
  mailbox.deliver(message('list@else.example', 'Forwarded', [`Delivered-To: ${to}`]))
  mailbox.deliver(message(to, 'I am away', ['Auto-Submitted: auto-replied']))
  expect(await reader.look()).toBe(2)
  expect(await reader.look()).toBe(0)
  expect(await readBy(set)).toEqual([['Sent to the mailbox'], ['Forwarded']])
  expect(mailbox.keywords()).toMatch(/\$WaymarkTaken/)
  expect(mailbox.keywords()).toMatch(/\$WaymarkLeft/)
  const seen = mailbox.flags().map(flags => flags.includes('S'))
  expect(seen.filter(isSeen => !isSeen)).toHaveLength(2)
  expect(mailbox.flags()).toHaveLength(before + 4)
  expect(failures).toEqual([])
})

test('[E85] where a mailbox keeps no marks, messages are moved to folders of their own', async () => {
  const { set, to } = await withAddress()
  const markless = await dovecot(false)
  const settings = readMailSettings({ WAYMARK_IMAP: markless.address, WAYMARK_MAIL_DOMAIN: 'answers.example.org' })
  const reader = mailboxReceiver(settings.mailbox!, { onFailure, receive, store: at.deps.store })
  markless.deliver(message(to, 'Yes'))
  markless.deliver(message('somebody@else.example', 'Not for us'))
  expect(await reader.look()).toBe(1)
  const there = ['Waymark taken', 'Waymark left'].map(name => markless.inFolder(name))
  const left = markless.flags().length
  await markless.stop()
  expect([there, left]).toEqual([[1, 1], 0])
  expect(await readBy(set)).toEqual([['Yes']])
})

test('[E89] an answer that a mailbox had before the deadline is not late because we looked later; one that says so itself is late, with what it says', async () => {
  const { set, to } = await withAddress()
  const settings = readMailSettings({ WAYMARK_IMAP: mailbox.address, WAYMARK_MAIL_DOMAIN: 'answers.example.org' })
  const reader = mailboxReceiver(settings.mailbox!, { onFailure, receive, store: at.deps.store })
  mailbox.deliver(message(to, 'In time'))
  now = '2099-05-08T08:00:00.000Z'
  expect(await reader.look()).toBe(1)
  expect((await mailTo(smtp.port, to, message(to, 'Late', ['Date: Sat, 8 May 2027 07:59:00 +0000'])))[0]).toBe(250)
  const read = await Promise.all((await answersTo(at.organiser, set)).map(id => answerOf(at.organiser, id)))
  expect(read.map(({ line, messages }) => [line.isLate, messages])).toEqual([
    [false, []],
    [true, ['It came after the deadline. The message itself says that it was sent at 2027-05-08 07:59 UTC.']],
  ])
})

test('[E86] a mailbox that cannot be reached is tried again, and reading it ends with the server', async () => {
  const nowhere = mailboxReceiver(
    readMailSettings({ WAYMARK_IMAP: 'imap://a:secret@127.0.0.1:1/INBOX', WAYMARK_MAIL_DOMAIN: 'a.example' }).mailbox!,
    { onFailure, receive, store: at.deps.store },
  )
  nowhere.start(5)
  await until('it was tried again', () => failures.length >= 2)
  await nowhere.stop()
  const tried = failures.splice(0)
  expect(tried.every(error => !String(error).includes('secret'))).toBe(true)
  expect(failures).toEqual([])
})
