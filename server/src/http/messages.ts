/** Answers that came by e-mail, over HTTP: pasted or sent as a file by the team; and the address to which they can be sent. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ResponseId, type QuestionSetId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import * as wire from '@waymark/shared/wire/messages.ts'
import type { Deps } from '#deps.ts'
import { maxMessageBytes, parseMail } from '#intake/parse-mail.ts'
import { pastedMessage } from '#intake/pasted-message.ts'
import { isMbox, maxMboxMessages, splitMbox } from '#intake/split-mbox.ts'
import { cameByMail, changeMailAddress, closeMailAddress, mailAddressOf, openMailAddress } from '#post/mail-doors.ts'
import { takeMessage } from '#post/take-message.ts'
import { Refusal } from '#refusal.ts'
import { permit, type Browser } from '#session/members.ts'
import { browserOf } from './browser.ts'
import { hearOut, longestUploadMs } from './files.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'
import { workingOn } from './responses.ts'
import { mayTakeLong } from './slow-requests.ts'
import { readingFiles } from './reading-files.ts'

export function mountMessages(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.pasteMessage, async ({ browser, params: { setId }, body: { text, id } }) => {
    const { set } = await workingOn(deps, browser, setId)
    const mail = await pastedMessage(text)
    // Two people may write the same few words: without a name of its own, each paste is another message.
    const own = mail.messageId === null ? (id ?? ResponseId.parse(deps.newId())) : undefined
    return { message: told(await takeMessage(deps, set, { mail, id: own })) }
  })
  app.post(wire.messageFilesPath(':setId'), async (request, reply) => {
    try {
      const { setId } = paramsOf(wire.OfMessages, request)
      const { set } = await workingOn(deps, browserOf(request), setId)
      mayTakeLong(request, longestUploadMs)
      const bytes = await sentBytes(request)
      // One file at a time is read.
      const messages = await readingFiles(() => takeAll(deps, set, bytes))
      return wire.TakenMessages.parse({ messages })
    } catch (error) {
      await hearOut(request, reply)
      throw error
    }
  })
  mount(app, wire.readMailAddress, async ({ browser, params: { setId } }) => {
    const { set } = await workingOn(deps, browser, setId)
    const address = await mailAddressOf(deps, setId)
    return { address, canBeMade: deps.mailDomain !== undefined, ...(await cameByMail(deps, set)) }
  })
  const managing = async (browser: Browser, setId: QuestionSetId): Promise<void> => {
    permit((await workingOn(deps, browser, setId)).member, 'manage-questions')
  }
  mount(app, wire.openMailAddress, async ({ browser, params: { setId } }) => {
    await managing(browser, setId)
    return { address: await openMailAddress(deps, setId) }
  })
  mount(app, wire.changeMailAddress, async ({ browser, params: { setId } }) => {
    await managing(browser, setId)
    return { address: await changeMailAddress(deps, setId) }
  })
  mount(app, wire.closeMailAddress, async ({ browser, params: { setId } }) => {
    await managing(browser, setId)
    await closeMailAddress(deps, setId)
    return {}
  })
}

const told = (taken: Awaited<ReturnType<typeof takeMessage>>): wire.TakenMessage => ({
  ...taken,
  said: taken.isNew ? '' : `This message is here already: it is Answer ${taken.number}.`,
})

async function takeAll(deps: Deps, set: QuestionSet, bytes: Uint8Array): Promise<wire.TakenMessage[]> {
  const all = isMbox(bytes) ? splitMbox(bytes) : [bytes]
  if (all.length > maxMboxMessages)
    throw new Refusal('too-many', `At most ${maxMboxMessages} messages can be read at once. Send them in parts.`)
  const messages: wire.TakenMessage[] = []
  for (const one of all) messages.push(await takeOne(deps, set, one))
  return messages
}

/** What is wrong with one message is said of it, and spoils no other. */
async function takeOne(deps: Deps, set: QuestionSet, bytes: Uint8Array): Promise<wire.TakenMessage> {
  try {
    return told(await takeMessage(deps, set, { mail: await parseMail(bytes) }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { responseId: null, number: null, isNew: false, said: error.message }
  }
}

async function sentBytes(request: FastifyRequest): Promise<Uint8Array> {
  const none = new Refusal('malformed', 'Choose a message to add.', { at: ['body', 'file'] })
  if (!request.isMultipart()) throw none
  const file = await request.file({ limits: { fileSize: maxMessageBytes + 1 } }).catch(() => undefined)
  const bytes = await file?.toBuffer().catch(() => undefined)
  if (file === undefined || bytes === undefined || bytes.length === 0) throw none
  if (file.file.truncated || bytes.length > maxMessageBytes)
    throw new Refusal('too-large', 'At most 25 MB fit at once. Send the messages in parts.', { at: ['body', 'file'] })
  return bytes
}
