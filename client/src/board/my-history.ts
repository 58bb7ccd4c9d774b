/**
 * What I did in this window, gesture by gesture, and what of it I took back: each can be taken back, and then done again, as one,
 * however many notes it was about. Pure.
 */
import type { Note } from '@waymark/shared/model/note.ts'
import { takeBack, type Act } from './my-acts.ts'

export interface Gesture {
  /** What it was when it was first done; its acts may be those that do it again. */
  readonly is: Act['is']
  /** At least one, in the order in which they were done. */
  readonly acts: readonly Act[]
}

/** The latest last. */
export interface History {
  readonly done: readonly Gesture[]
  readonly undone: readonly Gesture[]
}

export const noHistory: History = { done: [], undone: [] }

/** The longest way back that is kept. */
const mostGestures = 50

/** Whatever is done anew ends what could have been done again. */
export const withGesture = ({ done }: History, gesture: Gesture): History => ({
  done: [...done, gesture].slice(-mostGestures),
  undone: [],
})

/** What is known of the notes now. */
export interface Scene {
  /** Whether the note of the act is where the act left it, so that it can be taken back. */
  readonly isThere: (act: Act) => boolean
  /** The note as it is. */
  readonly now: (note: Note) => Note
}

export interface Step {
  readonly gesture: Gesture
  /** To be asked now, in this order. Fewer than the gesture had where some of its notes are gone. */
  readonly acts: readonly Act[]
  readonly history: History
}

/** The last gesture of which anything can still be taken back. */
export const lastOf = (gestures: readonly Gesture[], { isThere }: Scene): Gesture | undefined =>
  gestures.findLast(({ acts }) => acts.some(isThere))

/** Undefined where nothing can be taken back. */
export function undo({ done, undone }: History, scene: Scene): Step | undefined {
  const gesture = lastOf(done, scene)
  if (gesture === undefined) return undefined
  const acts = backwards(gesture, scene)
  return {
    gesture,
    acts,
    history: { done: done.slice(0, done.indexOf(gesture)), undone: [...undone, { is: gesture.is, acts }] },
  }
}

/** Undefined where nothing was taken back, or something else was done since. */
export function redo({ done, undone }: History, scene: Scene): Step | undefined {
  const gesture = lastOf(undone, scene)
  if (gesture === undefined) return undefined
  const acts = backwards(gesture, scene)
  return {
    gesture,
    acts,
    history: { done: [...done, { is: gesture.is, acts }], undone: undone.slice(0, undone.indexOf(gesture)) },
  }
}

/** The last act first, so that each note finds its place as it was left. */
const backwards = ({ acts }: Gesture, { isThere, now }: Scene): Act[] =>
  acts
    .filter(isThere)
    .toReversed()
    .map(act => takeBack(act, now(act.note)))

const nameOfOne: Readonly<Record<Act['is'], string>> = {
  add: 'add note',
  edit: 'change of words',
  withdraw: 'withdraw',
  'put-back': 'put back',
  move: 'move',
}

const nameOfSeveral: Readonly<Record<Act['is'], (count: number) => string>> = {
  add: count => `add ${count} notes`,
  edit: count => `change of ${count} notes`,
  withdraw: count => `withdraw ${count} notes`,
  'put-back': count => `put ${count} notes back`,
  move: count => `move ${count} notes`,
}

/** On the button: "Undo: ..." */
export const nameOf = ({ is, acts }: Gesture): string =>
  acts.length === 1 ? nameOfOne[is] : nameOfSeveral[is](acts.length)

/** `Undone: move 3 notes.` Where some of its notes are gone, that too. */
export function sayStep(how: 'Undone' | 'Done again', { gesture, acts }: Step): string {
  const gone = gesture.acts.length - acts.length
  const said = `${how}: ${nameOf(gesture)}.`
  if (gone === 0) return said
  return `${said} ${gone === 1 ? '1 of them is' : `${gone} of them are`} not there any more.`
}
