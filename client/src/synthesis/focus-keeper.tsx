/** Puts the focus where the work goes on: on a moved note at its new place; never anywhere because somebody else did something. */
import { useEffect } from 'react'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import { keyOf, placesOf, type Occurrence } from './occurrence.ts'
import { useScope } from './synthesis-scope.ts'
import { useSynthesisState } from './synthesis-store.ts'

const tickOf = (occurrence: Occurrence): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-drag="${keyOf(occurrence)}"] .tick input`)

/** Drawn after the notes, so that it finds them. `drawn` changes whenever they may have been drawn anew. */
export function FocusKeeper({ grouping, drawn }: { readonly grouping: Grouping; readonly drawn: unknown }) {
  const { store } = useScope()
  const wanted = useSynthesisState(store, state => state.wanted)
  useEffect(() => {
    if (wanted === null) return
    store.setState({ wanted: null })
    // Hidden by the filter, say: then the list it is in has the focus next.
    const there = tickOf(wanted) ?? document.querySelector<HTMLElement>('#tray, .synthlist h2')
    there?.focus()
  }, [wanted, store])
  useEffect(() => {
    const { focus } = store.getState()
    // The theme around the focused note was dissolved by somebody else: without this, the focus would be nowhere.
    if (focus === null || document.activeElement !== document.body) return
    const [place = 'loose'] = placesOf(focus.noteId, grouping)
    tickOf({ noteId: focus.noteId, place })?.focus()
  }, [drawn, grouping, store])
  return null
}
