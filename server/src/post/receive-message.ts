/** What is done with a message that a mail server hands over: taken for the questions or the round of feedback it was sent to, left alone, or to be tried again. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Round } from '@waymark/shared/model/feedback.ts'
import { Instant } from '@waymark/shared/model/time.ts'
import type { Deps } from '#deps.ts'
import { parseMail, type Mail } from '#intake/parse-mail.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { Refusal } from '#refusal.ts'
import { setOfAddress } from './mail-doors.ts'
import { roundOfAddress } from './round-doors.ts'
import { takeMailedComment } from './take-comment.ts'
import { takeMessage } from './take-message.ts'

export type ReceiveDeps = Pick<Deps, 'store' | 'now' | 'newId' | 'linkKey' | 'mailDomain' | 'post' | 'monotonic'>

export interface Handed {
  readonly bytes: Uint8Array
  /** Where the mail server knows to whom it came; its own head says so otherwise. */
  readonly sentTo?: readonly string[]
  /** When a mail server took it in; now, where it comes straight. */
  readonly cameAt?: Date | undefined
  /** Whether the mail server says that it has no sender, as bounces have none. */
  readonly isWithoutSender?: boolean
  /** Where nobody else keeps it. */
  readonly mustReadFiles: boolean
}

/** Answers once it is on the disk. Refuses what is never taken; anything else that goes wrong is worth another try. */
export type Receive = (handed: Handed) => Promise<void>

const perHour = 20

export function receiving(deps: ReceiveDeps, onFailure: (error: unknown) => void): Receive {
  // Two machines that answer each other write fast.
  const senders = keyedBuckets({ burst: perHour, perSecond: perHour / 3600 }, deps.monotonic, 5000)
  const thank = async (mail: Mail, words: ReturnType<typeof thanks>): Promise<void> => {
    if (mail.origin !== 'person' || senders.take(mail.sender.toLowerCase()) > 0) return
    await deps.post?.send({ to: mail.sender, ...words })
  }

  return async ({ bytes, sentTo, cameAt, isWithoutSender = false, mustReadFiles }) => {
    const mail = await parseMail(bytes)
    const found = await behindAll(deps, sentTo ?? mail.sentTo)
    if (found.length === 0) throw new Refusal('gone', nobodyHere)
    if (mail.origin === 'machine' || isWithoutSender)
      throw new Refusal('not-allowed', 'We do not take automatic messages at this address.')
    const how = { mail, mustReadFiles, cameAt: notLater(cameAt, deps.now()) }
    for (const one of found) {
      const { number, isNew } =
        'set' in one ? await takeMessage(deps, one.set, how) : await takeMailedComment(deps, one.round, how)
      if (isNew) void thank(mail, 'set' in one ? thanks('answer', number) : thanks('comment', number)).catch(onFailure)
    }
  }
}

/** The clock of a mail server may be ahead, or have no sense. */
const notLater = (cameAt: Date | undefined, now: Instant): Instant => {
  const came =
    cameAt === undefined || Number.isNaN(cameAt.getTime()) ? now : Instant.safeParse(cameAt.toISOString()).data
  return came === undefined || came > now ? now : came
}

/** What an address belongs to. */
type Behind = { readonly set: QuestionSet } | { readonly round: Round }

export const nobodyHere = 'There are no questions at this address.'

/** Undefined for one that was never made, or was turned off. */
export async function behindAddress(deps: ReceiveDeps, address: string): Promise<Behind | undefined> {
  const set = await setOfAddress(deps, address)
  if (set !== undefined) return { set }
  const round = await roundOfAddress(deps, address)
  return round && { round }
}

/** Somebody may write to several at once. */
async function behindAll(deps: ReceiveDeps, addresses: readonly string[]): Promise<Behind[]> {
  const found = await Promise.all(addresses.map(address => behindAddress(deps, address)))
  const byId = found.flatMap(one =>
    one === undefined ? [] : [['set' in one ? one.set.id : one.round.id, one] as const],
  )
  return [...new Map<string, Behind>(byId).values()]
}

const thanks = (what: 'answer' | 'comment', number: number | null) => ({
  subject: `We have your ${what}`,
  text: `Thank you. Your ${what} has come in and is kept whole. We call it ${what === 'answer' ? 'Answer' : 'Comment'} ${number}.\n\nThis message was sent by itself. If it is not about something that you wrote, you need do nothing.\n`,
})
