/** Doing things with notes, as gestures that can be taken back and done again. */
import { useState } from 'react'
import { NoteId, type RoomId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { orderAtEnd } from '@waymark/shared/rules/order.ts'
import { newId } from '#sync/new-id.ts'
import { waitingHere } from '#sync/waiting-here.ts'
import { refusedOf, type AsksByNote } from './asks-by-note.ts'
import { askOf, type Act, type Words } from './my-acts.ts'
import { lastOf, noHistory, redo, undo, withGesture, type Gesture, type Scene, type Step } from './my-history.ts'
import type { Shown } from './shown-notes.ts'

export interface Acts {
  /** One gesture: taken back as one. All of its acts are of one kind; none, nothing. */
  readonly act: (acts: readonly Act[]) => void
  /** Answers the ids of the new notes, in the order of the words. */
  readonly add: (words: readonly Words[], signedBy: Note['signedBy']) => readonly NoteId[]
  readonly undoable: Gesture | undefined
  readonly redoable: Gesture | undefined
  /** Answer what was taken back or done again. */
  readonly undo: () => Step | undefined
  readonly redo: () => Step | undefined
  readonly tryAgain: (noteId: NoteId) => void
  readonly letGo: (noteId: NoteId) => void
}

export function useActs(
  roomId: RoomId,
  { notes, withdrawn }: Pick<Shown, 'notes' | 'withdrawn'>,
  { asks, isOpen }: { readonly asks: AsksByNote; readonly isOpen: boolean },
): Acts {
  const [history, setHistory] = useState(noHistory)
  const waiting = waitingHere()
  const scene: Scene = {
    isThere: ({ is, note: { id } }) =>
      is === 'withdraw' ? withdrawn.some(note => note.id === id) : notes.has(id) && refusedOf(asks, id) === undefined,
    now: note => notes.get(note.id) ?? note,
  }
  const ask = (acts: readonly Act[]): void => {
    waiting.askAll(
      roomId,
      acts.map(act => ({ noteId: act.note.id, ask: askOf(act) })),
    )
  }
  const act = (acts: readonly Act[]): void => {
    const [first] = acts
    if (first === undefined) return
    ask(acts)
    setHistory(before => withGesture(before, { is: first.is, acts }))
  }
  const take = (step: Step | undefined): Step | undefined => {
    if (step === undefined) return undefined
    ask(step.acts)
    setHistory(step.history)
    return step
  }
  return {
    act,
    add: (all, signedBy) => {
      const order = orderAtEnd(notes.values())
      const added = all.map(({ sectionId, text, route, isSummary, isReadBack }): Note => {
        return { id: NoteId.parse(newId()), sectionId, text, route, signedBy, isSummary, isReadBack, order }
      })
      act(added.map(note => ({ is: 'add', note })))
      return added.map(({ id }) => id)
    },
    // Once the breakout is closed nothing can be taken back either.
    undoable: isOpen ? lastOf(history.done, scene) : undefined,
    redoable: isOpen ? lastOf(history.undone, scene) : undefined,
    undo: () => take(isOpen ? undo(history, scene) : undefined),
    redo: () => take(isOpen ? redo(history, scene) : undefined),
    tryAgain: waiting.tryAgain,
    letGo: waiting.letGo,
  }
}
