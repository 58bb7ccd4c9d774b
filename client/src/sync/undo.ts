/** Undo and redo of one's own acts, and nobody else's: only changes made with this manager's origin are taken back. */
import * as Y from 'yjs'
import { watched, type Watchable } from './watched.ts'

export interface UndoState {
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** What the next undo takes back, in words; empty where it was not named. */
  readonly undoes: string
  readonly redoes: string
}

export interface TakenBack {
  /** The name of the gesture; empty where it was not named. */
  readonly what: string
  /** False: nothing was left of it, because others have changed the same things since. */
  readonly changed: boolean
}

/** Watches what can be done. */
export interface Undo extends Watchable<UndoState> {
  /** The origin to make gestures with. */
  readonly mine: object
  /** Makes a gesture and keeps its name. False: it changed nothing. */
  readonly made: (what: string, gesture: () => void) => boolean
  /** One step and never more. Undefined where there was none. */
  readonly undo: () => TakenBack | undefined
  readonly redo: () => TakenBack | undefined
  readonly end: () => void
}

type Step = Y.UndoManager['undoStack'][number]

const nameKey = 'what'

const nameOf = (step: Step | undefined): string => {
  const name: unknown = step?.meta.get(nameKey)
  return typeof name === 'string' ? name : ''
}

/** Each gesture is a step of its own. */
export function undoOf(types: ConstructorParameters<typeof Y.UndoManager>[0]): Undo {
  const mine = {}
  const manager = new Y.UndoManager(types, { trackedOrigins: new Set([mine]), captureTimeout: 0 })
  const state = watched<UndoState>({ canUndo: false, canRedo: false, undoes: '', redoes: '' })
  const tell = (): void => {
    state.set({
      canUndo: manager.undoStack.length > 0,
      canRedo: manager.redoStack.length > 0,
      undoes: nameOf(manager.undoStack.at(-1)),
      redoes: nameOf(manager.redoStack.at(-1)),
    })
  }
  const takeBack = (stack: Step[], other: readonly Step[], pop: () => Step | null): TakenBack | undefined => {
    const step = stack.at(-1)
    if (step === undefined) return undefined
    // Yjs goes on to the step before when nothing is left of this one; a person asked for one.
    const earlier = stack.splice(0, stack.length - 1)
    const changed = pop() !== null
    stack.unshift(...earlier)
    if (changed) other.at(-1)?.meta.set(nameKey, nameOf(step))
    tell()
    return { what: nameOf(step), changed }
  }
  manager.on('stack-item-added', tell)
  manager.on('stack-item-popped', tell)
  manager.on('stack-cleared', tell)
  return {
    mine,
    now: state.now,
    subscribe: state.subscribe,
    made: (what, gesture) => {
      const before = manager.undoStack.at(-1)
      gesture()
      const step = manager.undoStack.at(-1)
      if (step === undefined || step === before) return false
      step.meta.set(nameKey, what)
      tell()
      return true
    },
    undo: () => takeBack(manager.undoStack, manager.redoStack, () => manager.undo()),
    redo: () => takeBack(manager.redoStack, manager.undoStack, () => manager.redo()),
    end: () => {
      manager.destroy()
    },
  }
}
