/** Undo and redo of one's own acts, and nobody else's: only changes made with this manager's origin are taken back. */
import * as Y from 'yjs'
import { watched, type Watchable } from './watched.ts'

export interface UndoState {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** Watches what can be done. */
export interface Undo extends Watchable<UndoState> {
  /** The origin to make gestures with. */
  readonly mine: object
  readonly undo: () => void
  readonly redo: () => void
  readonly end: () => void
}

/** Each gesture is a step of its own. */
export function undoOf(types: Y.AbstractType<unknown>[]): Undo {
  const mine = {}
  const manager = new Y.UndoManager(types, { trackedOrigins: new Set([mine]), captureTimeout: 0 })
  const state = watched<UndoState>({ canUndo: false, canRedo: false })
  const changed = (): void => {
    state.set({ canUndo: manager.undoStack.length > 0, canRedo: manager.redoStack.length > 0 })
  }
  manager.on('stack-item-added', changed)
  manager.on('stack-item-popped', changed)
  manager.on('stack-cleared', changed)
  return {
    mine,
    now: state.now,
    subscribe: state.subscribe,
    undo: () => {
      manager.undo()
    },
    redo: () => {
      manager.redo()
    },
    end: () => {
      manager.destroy()
    },
  }
}
