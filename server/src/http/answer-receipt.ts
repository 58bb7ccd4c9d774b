/** The receipt of an answer by e-mail, where mail is sent: to an address that is kept nowhere, and without a word that whoever asks could have chosen. */
import type { FastifyInstance } from 'fastify'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import { nameOf } from '#plain/fields.ts'
import { receiptLetter } from '#plain/answer-receipt.ts'
import { myAnswerPage } from '#plain/my-answer-page.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'
import { keptByNobody, viewOfOwn } from './own-answer-view.ts'
import { fieldsOf, goTo, refusalOf, sendPage } from './plain-forms.ts'

const oneAddress = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{3,190}$/u

/** Nobody can have others flooded. */
export function mountReceipt(scope: FastifyInstance, deps: Deps): void {
  const recipients = keyedBuckets(answerRates.receiptsTo, deps.monotonic)
  const senders = keyedBuckets(answerRates.receiptsFrom, deps.monotonic)
  const send = async (to: string, ip: string, letter: ReturnType<typeof receiptLetter>): Promise<void> => {
    if (deps.post === undefined) throw new Refusal('gone', 'No e-mail is sent from here.')
    if (!oneAddress.test(to)) throw new Refusal('malformed', 'Write one e-mail address, like name@example.org.')
    if (senders.take(addressKey(ip)) > 0 || recipients.take(to.toLowerCase()) > 0)
      throw new Refusal('too-many', 'That was too often. Wait a while, or download the receipt.')
    await deps.post.send({ to, ...letter }).catch(() => {
      throw new Refusal('not-saved', 'The e-mail could not be sent. Try again later, or download the receipt.')
    })
  }
  scope.post('/mine/:secret/mail', async (request, reply) => {
    const view = await viewOfOwn(deps, request)
    if (view.response.sentAt === null) return goTo(keptByNobody(reply), pages.myAnswer(view.secret))
    const to = (fieldsOf(request)[nameOf.mail] ?? '').trim()
    const refused = await send(to, request.ip, receiptLetter(view)).catch(refusalOf)
    if (!(refused instanceof Refusal)) return goTo(keptByNobody(reply), `${pages.myAnswer(view.secret)}?mailed=yes`)
    const { message } = tellProblem(refused, { request, reply })
    return sendPage(keptByNobody(reply), myAnswerPage({ ...view, mail: { typed: to, wrong: message } }))
  })
}
