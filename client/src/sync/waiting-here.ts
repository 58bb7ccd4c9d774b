/** The asks of this browser, sent to this page's server. */
import { call, type Answer } from '#api/call.ts'
import { moveNote, putNote, putNoteBack, withdrawNote } from '@waymark/shared/wire/notes.ts'
import type { ProblemCode } from '@waymark/shared/wire/problem.ts'
import { forgetCopies, forgetOld, sendCopies } from './copies-apart.ts'
import { forgetAnswers } from './kept-answers.ts'
import { keptQueue } from './kept-queue.ts'
import { forgetShell } from './kept-shell.ts'
import { later } from './later.ts'
import { newId } from './new-id.ts'
import { waitingNotes, type Outcome, type WaitingDeps, type WaitingNotes } from './waiting-notes.ts'
import type { Waiting } from './waiting-queue.ts'

/** Unsent words of forms are kept in the window under keys that begin so. */
export const formsPrefix = 'waymark-form-'

type Given = Pick<WaitingDeps, 'now' | 'chance'>

let here: WaitingNotes | undefined

/** Begun as soon as any page is open, so that what waited is sent whichever page that is. */
export function beginWaiting(given: Given): void {
  here ??= begin(given)
}

/** One for this window. */
export function waitingHere(): WaitingNotes {
  if (here === undefined) throw new Error('beginWaiting comes first')
  return here
}

/** For the next person at this computer: nothing that the one before read is left on it, and nothing unsent is shown, or sent in their name. */
export async function forgetHere(): Promise<void> {
  await Promise.all([waitingHere().forget(), forgetCopies(), forgetAnswers(), forgetShell()])
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(formsPrefix)) sessionStorage.removeItem(key)
  } catch {
    // Where nothing may be kept there is nothing to forget.
  }
}

function begin(given: Given): WaitingNotes {
  const waiting = waitingNotes({
    ...given,
    store: keptQueue({ newId, now: given.now }),
    send: async one => outcomeOf(await sendOne(one)),
    newId,
    later,
  })
  const online = (): void => {
    waiting.online()
    void sendCopies()
  }
  addEventListener('online', online)
  void forgetOld(given.now()).then(sendCopies)
  return waiting
}

async function sendOne({ id, over, roomId, noteId, ask }: Waiting): Promise<Answer<unknown>> {
  const params = { roomId, noteId }
  const asking = { askId: id, over }
  switch (ask.kind) {
    case 'put': {
      const { kind: _, ...words } = ask
      return await call(putNote, { params, body: { ...words, ...asking } })
    }
    case 'move':
      return await call(moveNote, { params, body: { ...ask.place, ...asking } })
    case 'withdraw':
      return await call(withdrawNote, { params, body: asking })
    case 'put-back':
      return await call(putNoteBack, { params, body: asking })
  }
}

/** What may be otherwise in a while, without anybody changing their mind. */
const mayPass: ReadonlySet<ProblemCode> = new Set(['not-saved', 'broken'])

/** Whoever asked too often is told when to ask again; a room that is full says no such thing. */
function outcomeOf(answer: Answer<unknown>): Outcome {
  if (answer.ok) return { is: 'done' }
  const { problem, retryAfter } = answer
  if (problem.code === 'unreachable' || mayPass.has(problem.code)) return { is: 'unanswered' }
  return problem.code === 'too-many' && retryAfter !== undefined ? { is: 'unanswered' } : { is: 'refused', problem }
}
