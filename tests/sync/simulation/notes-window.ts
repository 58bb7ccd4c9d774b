/** A browser with windows, in which notes wait to be sent: the product's own queue, on our clock and our network. */
import { waitingNotes, type Outcome, type QueueStore, type WaitingNotes } from '@waymark/client/sync/waiting-notes.ts'
import type { Ask, Queue, Waiting } from '@waymark/client/sync/waiting-queue.ts'
import { moveNote, putNote, putNoteBack, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import type { Answer, Network, Who } from './network.ts'
import type { World } from './world.ts'

export interface NotesWindow {
  readonly now: () => WaitingNotes
  /** The window is closed in the midst of whatever it does, and another is opened. */
  readonly loadAgain: () => void
}

export interface NotesWindowDeps {
  readonly world: World
  readonly network: Network
  readonly who: () => Who
  /** Hears what came of each ask that was answered. */
  readonly onAnswer: (one: Waiting, outcome: Outcome) => void
}

export function notesWindow({ world, network, who, onAnswer }: NotesWindowDeps): NotesWindow {
  let kept: Queue = []
  let turn: Promise<void> = Promise.resolve()
  let endTurn = (): void => undefined
  let number = 0

  const storeOf = (window: number): QueueStore => {
    const isClosed = (): boolean => window !== number
    const never = <T>(): Promise<T> => new Promise<T>(() => undefined)
    return {
      change: async to => {
        await Promise.resolve()
        if (isClosed()) return never()
        kept = structuredClone([...to(kept)])
        return kept
      },
      alone: async run => {
        const before = turn
        let end = (): void => undefined
        turn = new Promise(resolve => {
          end = () => resolve()
        })
        endTurn = end
        await before
        if (isClosed()) return never()
        await run()
        end()
      },
      onElsewhere: () => undefined,
    }
  }
  const open = (): WaitingNotes => {
    number += 1
    const window = number
    return waitingNotes({
      store: storeOf(window),
      send: async one => {
        const outcome = outcomeOf(await askFor(network, who(), one), one.tries)
        // Nobody hears the answer in a window that was closed: the next one asks again.
        if (window !== number) return new Promise<never>(() => undefined)
        if (outcome.is !== 'unanswered') onAnswer(one, outcome)
        return outcome
      },
      now: world.now,
      chance: () => world.chance.below(1000) / 1000,
      newId: world.newId,
      later: (run, ms) =>
        world.after(ms, () => {
          if (window === number) run()
        }).cancel,
    })
  }
  let current = open()
  return {
    now: () => current,
    loadAgain: () => {
      current = open()
      endTurn()
    },
  }
}

function askFor(network: Network, who: Who, { id, over, roomId, noteId, ask }: Waiting): Promise<Answer | undefined> {
  const params = { roomId, noteId }
  const asking = { askId: id, over }
  switch (ask.kind) {
    case 'put': {
      const { kind: _, ...words } = ask
      return network.ask(who, putNote, { params, body: { ...words, ...asking } }, noteId)
    }
    case 'move':
      return network.ask(who, moveNote, { params, body: { ...ask.place, ...asking } }, noteId)
    case 'withdraw':
      return network.ask(who, withdrawNote, { params, body: asking }, noteId)
    case 'put-back':
      return network.ask(who, putNoteBack, { params, body: asking }, noteId)
  }
}

/** As the pages do it: what may pass is sent again. */
function outcomeOf(answer: Answer | undefined, tries: number): Outcome {
  if (answer === undefined) return { is: 'unanswered' }
  if (answer.status < 300) return { is: 'done' }
  const problem = Problem.parse(answer.body)
  const mayPass = ['not-saved', 'too-many', 'broken'].includes(problem.code)
  return mayPass && !(problem.code === 'too-many' && tries >= 6) ? { is: 'unanswered' } : { is: 'refused', problem }
}

export const isWords = (ask: Ask): ask is Ask & { kind: 'put' } => ask.kind === 'put'
