/** Selecting notes: by press, by lasso, by key; always among those that are shown, and said how many. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { say } from '#ui/announce.tsx'
import type { BoardNote, Branch } from '#surface/surface-props.ts'
import type { SelectHow } from '#surface/view-props.ts'
import {
  clearSelection,
  keepOnly,
  selectAlso,
  selectOnly,
  selectRange,
  toggle,
  useBoardState,
  type BoardStore,
} from './board-store.ts'
import { notesInWords } from './several.ts'

export interface Selecting {
  readonly selection: ReadonlySet<NoteId>
  /** The selected notes, in reading order. */
  readonly notes: readonly BoardNote[]
  /** What is shown, in reading order. */
  readonly order: readonly NoteId[]
  /** What was pressed, or encircled. */
  readonly onSelect: (ids: readonly NoteId[], how: SelectHow) => void
  /** On to another note, from where the range began or else from this one. */
  readonly extend: (from: NoteId, to: NoteId) => void
  readonly all: () => void
  readonly clear: () => void
}

/** `tree`: what is shown. */
export function useSelecting(store: BoardStore, tree: readonly Branch[]): Selecting {
  const selection = useBoardState(store, state => state.selection)
  const order = useMemo(() => tree.flatMap(({ notes }) => notes.map(({ id }) => id)), [tree])
  const notes = useMemo(
    () => (selection.size === 0 ? [] : tree.flatMap(branch => branch.notes.filter(({ id }) => selection.has(id)))),
    [tree, selection],
  )
  useLayoutEffect(() => {
    keepOnly(store, order)
  }, [store, order])
  const isToTell = useRef(false)
  // Once for all that one key or press has changed.
  useEffect(() => {
    if (isToTell.current) say(sayHowMany(selection.size))
    isToTell.current = false
  }, [selection])
  const told = (change: () => void): void => {
    const before = store.getState().selection
    change()
    isToTell.current ||= before.size > 0 || store.getState().selection.size > 0
  }
  return {
    selection,
    notes,
    order,
    onSelect: (ids, how) => {
      told(() => {
        selectAs[how](store, ids, order)
      })
    },
    extend: (from, to) => {
      told(() => {
        selectRange(store, order, { from, to })
      })
    },
    all: () => {
      told(() => {
        selectOnly(store, order)
      })
    },
    clear: () => {
      told(() => {
        clearSelection(store)
      })
    },
  }
}

const selectAs: Readonly<
  Record<SelectHow, (store: BoardStore, ids: readonly NoteId[], order: readonly NoteId[]) => void>
> = {
  only: selectOnly,
  toggle,
  add: selectAlso,
  range: (store, ids, order) => {
    const to = ids.at(-1)
    if (to !== undefined) selectRange(store, order, { from: to, to })
  },
}

const sayHowMany = (count: number): string => (count === 0 ? 'No notes selected.' : `${notesInWords(count)} selected.`)
