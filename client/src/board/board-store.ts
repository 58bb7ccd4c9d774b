/** What this window knows of the board and sends to nobody: which notes are selected, what is looked for, what was added at once. */
import { createStore, useStore, type StoreApi } from 'zustand'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { noFilter, type NoteFilter } from './note-filter.ts'

export interface BoardState {
  readonly selection: ReadonlySet<NoteId>
  /** From here a range goes: the note that was last selected by itself. */
  readonly anchor: NoteId | null
  readonly filter: NoteFilter
  /** Whether the row for finding is open. */
  readonly isFinding: boolean
  /** The notes of the last pasting of many, until all of them are saved and that was said. */
  readonly adding: readonly NoteId[]
  /** The note that I added last. */
  readonly fresh: NoteId | null
}

export type BoardStore = StoreApi<BoardState>

export const boardStore = (): BoardStore =>
  createStore<BoardState>()(() => ({
    selection: new Set(),
    anchor: null,
    filter: noFilter,
    isFinding: false,
    adding: [],
    fresh: null,
  }))

/** What a part of the page draws of it: the part is drawn again only when what it picked has changed. */
export const useBoardState = <T>(store: BoardStore, pick: (state: BoardState) => T): T => useStore(store, pick)

export function selectOnly(store: BoardStore, ids: readonly NoteId[]): void {
  store.setState({ selection: new Set(ids), anchor: ids.at(-1) ?? null })
}

export function toggle(store: BoardStore, ids: readonly NoteId[]): void {
  const selection = new Set(store.getState().selection)
  for (const id of ids) if (!selection.delete(id)) selection.add(id)
  store.setState({ selection, anchor: ids.at(-1) ?? null })
}

/** A range that goes on from here begins where it began. */
export function selectAlso(store: BoardStore, ids: readonly NoteId[]): void {
  store.setState(({ selection, anchor }) => ({
    selection: new Set([...selection, ...ids]),
    anchor: anchor ?? ids[0] ?? null,
  }))
}

/** All from the anchor to `id`, and no others; `from` is the anchor where there is none. `order`: the notes shown, as they are read. */
export function selectRange(
  store: BoardStore,
  order: readonly NoteId[],
  { from, to }: { readonly from: NoteId; readonly to: NoteId },
): void {
  const { anchor } = store.getState()
  const start = anchor !== null && order.includes(anchor) ? anchor : from
  const ends = [order.indexOf(start), order.indexOf(to)]
  if (ends.includes(-1)) return
  store.setState({ selection: new Set(order.slice(Math.min(...ends), Math.max(...ends) + 1)), anchor: start })
}

export function clearSelection(store: BoardStore): void {
  store.setState({ selection: new Set(), anchor: null })
}

/** Notes that are gone, or not shown any more, are not selected either. */
export function keepOnly(store: BoardStore, shown: readonly NoteId[]): void {
  const { selection } = store.getState()
  if (selection.size === 0) return
  const there = new Set(shown)
  const still = [...selection].filter(id => there.has(id))
  if (still.length < selection.size) store.setState({ selection: new Set(still) })
}

export function changeFilter(store: BoardStore, fields: Partial<NoteFilter>): void {
  store.setState(({ filter }) => ({ filter: { ...filter, ...fields } }))
}

/** Closed, it hides nothing: whoever does not see what is looked for shall not miss notes. */
export function openFinding(store: BoardStore, isFinding: boolean): void {
  store.setState(isFinding ? { isFinding } : { isFinding, filter: noFilter })
}
