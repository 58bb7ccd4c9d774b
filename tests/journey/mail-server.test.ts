import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '@waymark/server/config.ts'
import { openMailAddress } from '@waymark/shared/wire/messages.ts'
import { addQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { home, readSession, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { dovecot, type Dovecot } from '#support/dovecot.ts'
import { freePort } from '#support/free-port.ts'
import { mailTo, message, piecesOf } from '#support/mail.ts'
import { person } from '#support/person.ts'
import { secretOf } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'

let server: RunningServer
let mailbox: Dovecot
let port: number

beforeAll(async () => {
  ;[mailbox, port] = await Promise.all([dovecot(), freePort()])
  server = await runningServer(undefined, {
    WAYMARK_IMAP: mailbox.address,
    WAYMARK_SMTP_PORT: String(port),
    WAYMARK_MAIL_DOMAIN: 'answers.example.org',
  })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await mailbox.stop()
})

test('[E87] what was mailed is read through the server’s own doors, by each way, also after it was killed right after it said yes', async () => {
  const organiser = person(server.address)
  await organiser.comeIn(secretOf(server.organiserLink), { name: 'Olwen' })
  const { strategies } = await organiser.ask(home, {})
  const { sessions } = await organiser.ask(readStrategy, { params: { strategyId: strategies[0]!.id } })
  const params = { sessionId: sessions[0]!.id }
  const { breakouts } = await organiser.ask(readSession, { params })
  const { setId } = await organiser.ask(addQuestionSet, {
    params,
    body: {
      title: 'In writing',
      intro: '',
      outcome: '',
      questions: [{ text: 'What is missing?', hint: '', breakoutId: breakouts[0]!.id, sectionId: null }],
      deadline: { local: '2099-05-08T09:00', zone: 'Europe/London' },
      nation: 'scotland',
    },
  })
  const { address } = await organiser.ask(openMailAddress, { params: { setId } })
  expect((await mailTo(port, address, message(address, 'By the server’s own door')))[0]).toBe(250)
  await server.kill()
  mailbox.deliver(message(address, 'By a mailbox'))
  await server.startAgain()
  const read = () => piecesOf(organiser, { id: setId })
  await until('the mailbox was read', async () => (await read()).length === 2)
  expect(await read()).toEqual([['By the server’s own door'], ['By a mailbox']])
  await server.stop()
  expect(mailbox.flags().join('')).toContain('S')
})

const sentenceFor = (settings: Record<string, string>): string => {
  try {
    readConfig(settings)
    return ''
  } catch (error) {
    return String(error)
  }
}

test('[E88] a setting of mail that cannot be used is said to be in a sentence, and no password is in it', () => {
  const domain = { WAYMARK_MAIL_DOMAIN: 'a.example' }
  expect(sentenceFor({ WAYMARK_IMAP: 'http://a:secret@b.example', ...domain })).toMatch(
    /WAYMARK_IMAP must be a whole address/,
  )
  expect(sentenceFor({ WAYMARK_IMAP: 'imaps://a:secret%ZZ@b.example', ...domain })).toMatch(/WAYMARK_IMAP must be/)
  expect(sentenceFor({ WAYMARK_IMAP: 'imaps://a:secret@b.example' })).toMatch(/set WAYMARK_MAIL_DOMAIN too/)
  expect(sentenceFor({ WAYMARK_SMTP_PORT: '25' })).toMatch(/set WAYMARK_MAIL_DOMAIN too/)
  expect(sentenceFor({ WAYMARK_SMTP_PORT: 'secret', ...domain })).toMatch(/WAYMARK_SMTP_PORT must be a number/)
  expect(sentenceFor({ WAYMARK_SMTP: 'smtp://a:secret@b.example' })).toMatch(/set WAYMARK_MAIL_FROM/)
  expect(sentenceFor({ WAYMARK_SMTP_CERT: 'cert.pem', ...domain })).toMatch(/Set both WAYMARK_SMTP_CERT and/)
  expect(sentenceFor({ WAYMARK_MAIL_DOMAIN: 'not a domain' })).toMatch(/WAYMARK_MAIL_DOMAIN must be a domain/)
  for (const wrong of ['WAYMARK_IMAP', 'WAYMARK_SMTP'])
    expect(sentenceFor({ [wrong]: 'imap://a:secret@', ...domain })).not.toContain('secret')
  expect(readConfig({ WAYMARK_IMAP: 'imaps://a%40b.example:p%40ss@mail.example', ...domain }).mail.mailbox).toEqual({
    host: 'mail.example',
    port: 993,
    isSecure: true,
    isHere: false,
    user: 'a@b.example',
    password: 'p@ss',
    folder: 'INBOX',
  })
})
