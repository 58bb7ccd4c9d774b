/** What this window knows of the work and sends to nobody: what is selected, what is being asked, where focus is. */
import { createStore, useStore, type StoreApi } from 'zustand'
import type { BoxId } from '@waymark/shared/model/box-link.ts'
import type { BoxLinkId, NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import { noFilter, type NoteFilter } from './note-filter.ts'
import type { MarksByNote } from './marks-by-note.ts'
import type { Occurrence, Place } from './occurrence.ts'
import type { Gathered } from './synthesis-view.ts'
import type { TrayOrder } from './tray-order.ts'

/** A question to the facilitator, about these notes. */
export interface Asking {
  readonly kind: 'group' | 'move' | 'also' | 'park' | 'split' | 'tidy'
  readonly occurrences: readonly Occurrence[]
}

/** A question about a whole theme. */
export interface AskingTheme {
  readonly kind: 'merge' | 'part' | 'about'
  readonly themeId: ThemeId
}

export type AnyAsking =
  | Asking
  | AskingTheme
  | { readonly kind: 'keys' }
  | { readonly kind: 'like'; readonly noteId: NoteId }
  /** `about`: what it is called, for a note. */
  | { readonly kind: 'history'; readonly of: 'all' | ThemeId | NoteId; readonly about: string }
  /** One of the two boxes may be known already. */
  | { readonly kind: 'add-link'; readonly from: BoxId | null }
  | { readonly kind: 'reword-link'; readonly linkId: BoxLinkId }
  /** Words that the browser did not let us copy. */
  | { readonly kind: 'copy'; readonly text: string }

/** The note that has the focus, and its line in its list: there it stays while somebody else moves it away. */
export interface HeldFocus extends Occurrence {
  readonly list: string
  readonly at: number
}

export interface SynthesisState {
  /** Each selected note, with the place where it was picked up. */
  readonly selection: ReadonlyMap<NoteId, Place>
  readonly asking: AnyAsking | null
  readonly focus: HeldFocus | null
  /** The note to put the focus on once it is drawn. */
  readonly wanted: Occurrence | null
  /** The theme whose menu is to have the focus once it is drawn. */
  readonly wantedTheme: ThemeId | null
  /** The theme that was just made and wants a name. */
  readonly naming: ThemeId | null
  /** Words that were being given to a theme which somebody else dissolved meanwhile. */
  readonly orphaned: string
  readonly filter: NoteFilter
  readonly trayOrder: TrayOrder
  readonly marks: MarksByNote
  /** All that is read, as it was last drawn. */
  readonly gathered: Gathered
}

export type SynthesisStore = StoreApi<SynthesisState>

export const synthesisStore = (): SynthesisStore =>
  createStore<SynthesisState>()(() => ({
    selection: new Map(),
    asking: null,
    focus: null,
    wanted: null,
    wantedTheme: null,
    naming: null,
    orphaned: '',
    filter: noFilter,
    trayOrder: 'board',
    marks: new Map(),
    gathered: {
      sections: [],
      notes: [],
      themes: [],
      links: [],
      grouping: { themesOf: new Map(), parkedFor: new Map() },
    },
  }))

/** What a part of the page draws of it: the part is drawn again only when what it picked has changed. */
export const useSynthesisState = <T>(store: SynthesisStore, pick: (state: SynthesisState) => T): T =>
  useStore(store, pick)

export const selectedOccurrences = ({ selection }: Pick<SynthesisState, 'selection'>): Occurrence[] =>
  [...selection].map(([noteId, place]) => ({ noteId, place }))

export function select(store: SynthesisStore, occurrences: readonly Occurrence[]): void {
  const selection = new Map(store.getState().selection)
  for (const { noteId, place } of occurrences) selection.set(noteId, place)
  store.setState({ selection })
}

export function unselect(store: SynthesisStore, noteIds: readonly NoteId[]): void {
  const selection = new Map(store.getState().selection)
  for (const noteId of noteIds) selection.delete(noteId)
  store.setState({ selection })
}

export const clearSelection = (store: SynthesisStore): void => {
  store.setState({ selection: new Map() })
}

/** What a key or a drag is about: the selected notes where this one is among them, otherwise this one alone. */
export function handful(store: SynthesisStore, occurrence: Occurrence): readonly Occurrence[] {
  const { selection } = store.getState()
  return selection.has(occurrence.noteId) ? selectedOccurrences({ selection }) : [occurrence]
}
