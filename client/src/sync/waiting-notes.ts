/**
 * Asks of mine, kept in the browser until the server has answered, and sent again until it has: once each in effect, because their
 * ids are made here. What is said of one note arrives in the order in which it was said.
 */
import type { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Problem } from '@waymark/shared/wire/problem.ts'
import { watched, type Watchable } from './watched.ts'
import * as queues from './waiting-queue.ts'
import type { Ask, Change, Queue, Waiting } from './waiting-queue.ts'

export type Outcome = { readonly is: 'done' | 'unanswered' } | { readonly is: 'refused'; readonly problem: Problem }

/** Where the queue is kept, for all windows of one browser. */
export interface QueueStore {
  /** Reads, changes and keeps it, with nobody in between; answers what is kept now. Never rejects. */
  readonly change: (to: Change) => Promise<Queue>
  /** Runs it while no other window does. */
  readonly alone: (run: () => Promise<void>) => Promise<void>
  /** Called when another window has changed the queue. */
  readonly onElsewhere: (listener: () => void) => void
}

export interface WaitingDeps {
  readonly store: QueueStore
  readonly send: (one: Waiting) => Promise<Outcome>
  /** Milliseconds. */
  readonly now: () => number
  /** From 0 to 1. */
  readonly chance: () => number
  readonly newId: () => string
  /** Answers the way to call it off. */
  readonly later: (run: () => void, ms: number) => () => void
}

/** Watches the queue. */
export interface WaitingNotes extends Watchable<Queue> {
  readonly ask: (roomId: RoomId, noteId: NoteId, ask: Ask) => void
  /** Of several notes at once: in this order. */
  readonly askAll: (roomId: RoomId, all: readonly { readonly noteId: NoteId; readonly ask: Ask }[]) => void
  readonly tryAgain: (noteId: NoteId) => void
  readonly letGo: (noteId: NoteId) => void
  /** Drops everything: another person is at this computer. Kept once the promise is. */
  readonly forget: () => Promise<unknown>
  /** The server may be there again: send now what waits. */
  readonly online: () => void
}

/** More at once would crowd out others when a server comes back. */
const mostAtOnce = 4

/** While another window has its turn, ours looks again no sooner than this. */
const soonestMs = 250

export function waitingNotes(deps: WaitingDeps): WaitingNotes {
  const queue = watched<Queue>([])
  let unkept = 0
  let keeping: Promise<unknown> = Promise.resolve()
  const keep = async (to: Change): Promise<void> => {
    const kept = await deps.store.change(to)
    unkept -= 1
    // What is kept lacks whatever has happened since, until that is kept too.
    if (unkept === 0) queue.set(kept)
  }
  const happen: Happen = to => {
    unkept += 1
    queue.set(to(queue.now()))
    keeping = keeping.then(() => keep(to))
    return keeping
  }
  const wake = senderOf(deps, queue, happen)
  const happenAndSend = (to: Change): void => {
    void happen(to)
    wake()
  }
  deps.store.onElsewhere(() => {
    void happen(before => before).then(wake)
  })
  // A new window begins with a fresh try.
  void happen(queues.online).then(wake)
  return {
    now: queue.now,
    subscribe: queue.subscribe,
    ask: (roomId, noteId, ask) => {
      happenAndSend(queues.asked({ id: deps.newId(), roomId, noteId, ask }))
    },
    askAll: (roomId, all) => {
      happenAndSend(queues.allAsked(all.map(one => ({ id: deps.newId(), roomId, ...one }))))
    },
    tryAgain: noteId => {
      happenAndSend(queues.triedAgain(noteId))
    },
    letGo: noteId => {
      happenAndSend(queues.letGo(noteId))
    },
    forget: () => happen(queues.forgotten),
    online: () => {
      happenAndSend(queues.online)
    },
  }
}

/** Changes the queue at once; the promise is kept when the change is. */
type Happen = (to: Change) => Promise<unknown>

/** Answers how to wake it: then it sends what is due, unless it is doing so already, and wakes again by itself when more will be. */
function senderOf(deps: WaitingDeps, queue: Watchable<Queue>, happen: Happen): () => void {
  let onTheWay = 0
  let isTurn = false
  let isAsked = false
  let endTurn: (() => void) | undefined
  let callOff: (() => void) | undefined

  const sendOne = async (one: Waiting): Promise<void> => {
    await happen(queues.sending(one.id))
    // Another window may have put something else in its place meanwhile.
    const isStill = queue.now().some(({ id, state }) => id === one.id && state === 'sending')
    if (isStill) await happen(answered(one, await deps.send(one), deps))
    onTheWay -= 1
    fill()
  }
  const fill = (): void => {
    if (!isTurn) return
    for (const one of queues.dueNow(queue.now(), deps.now()).slice(0, mostAtOnce - onTheWay)) {
      onTheWay += 1
      void sendOne(one)
    }
    if (onTheWay > 0) return
    isTurn = false
    endTurn?.()
  }
  const turn = async (): Promise<void> => {
    // Whoever was sending before is not any more: what it left half sent is sent again.
    await happen(queues.resumed)
    isTurn = true
    await new Promise<void>(resolve => {
      endTurn = resolve
      fill()
    })
  }
  /** On its way, and not from here: by another window, or by one that was closed over it. Our turn will tell. */
  const mayBeAbandoned = (): boolean => !isTurn && queue.now().some(({ state }) => state === 'sending')
  const wake = (): void => {
    fill()
    if (!isAsked && (queues.dueNow(queue.now(), deps.now()).length > 0 || mayBeAbandoned())) {
      isAsked = true
      void deps.store.alone(turn).then(() => {
        isAsked = false
        wake()
      })
    }
    callOff?.()
    const next = queues.nextAt(queue.now())
    callOff = next === undefined ? undefined : deps.later(wakeLater, Math.max(soonestMs, next - deps.now()))
  }
  const wakeLater = (): void => {
    void happen(queues.passed(deps.now()))
    wake()
  }
  return wake
}

function answered(one: Waiting, outcome: Outcome, { now, chance }: WaitingDeps): Change {
  if (outcome.is === 'done') return queues.done(one.id, now())
  if (outcome.is === 'refused') return queues.refused(one.id, outcome.problem)
  return queues.unanswered(one.id, now() + queues.pauseAfter(one.tries, chance()))
}
