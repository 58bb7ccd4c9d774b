/** What is done with a message that a mail server hands over: taken for the questions it was sent to, left alone, or to be tried again. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { Instant } from '@waymark/shared/model/time.ts'
import type { Deps } from '#deps.ts'
import { parseMail, type Mail } from '#intake/parse-mail.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { Refusal } from '#refusal.ts'
import { setOfAddress } from './mail-doors.ts'
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
  const thank = async (mail: Mail, number: number | null): Promise<void> => {
    if (mail.origin !== 'person' || senders.take(mail.sender.toLowerCase()) > 0) return
    await deps.post?.send({ to: mail.sender, ...thanks(number) })
  }

  return async ({ bytes, sentTo, cameAt, isWithoutSender = false, mustReadFiles }) => {
    const mail = await parseMail(bytes)
    const sets = await setsOf(deps, sentTo ?? mail.sentTo)
    if (sets.length === 0) throw new Refusal('gone', 'There are no questions at this address.')
    if (mail.origin === 'machine' || isWithoutSender)
      throw new Refusal('not-allowed', 'We do not take automatic messages at this address.')
    for (const set of sets) {
      const { number, isNew } = await takeMessage(deps, set, {
        mail,
        mustReadFiles,
        cameAt: notLater(cameAt, deps.now()),
      })
      if (isNew) void thank(mail, number).catch(onFailure)
    }
  }
}

/** The clock of a mail server may be ahead, or have no sense. */
const notLater = (cameAt: Date | undefined, now: Instant): Instant => {
  const came =
    cameAt === undefined || Number.isNaN(cameAt.getTime()) ? now : Instant.safeParse(cameAt.toISOString()).data
  return came === undefined || came > now ? now : came
}

/** Somebody may write to several at once. */
async function setsOf(deps: ReceiveDeps, addresses: readonly string[]): Promise<QuestionSet[]> {
  const found = await Promise.all(addresses.map(address => setOfAddress(deps, address)))
  return [...new Map(found.flatMap(set => (set === undefined ? [] : [[set.id, set] as const]))).values()]
}

const thanks = (number: number | null) => ({
  subject: 'We have your answer',
  text: `Thank you. Your answer has come in and is kept whole. We call it Answer ${number}.\n\nThis message was sent by itself. If it is not about something that you wrote, you need do nothing.\n`,
})
