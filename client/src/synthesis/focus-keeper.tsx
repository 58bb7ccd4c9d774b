/** Puts the focus where the work goes on: on a moved note at its new place; never anywhere because somebody else did something. */
import { useEffect } from 'react'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'
import { keyOf, placesOf, type Occurrence } from './occurrence.ts'
import { useScope } from './synthesis-scope.ts'
import { useSynthesisState, type SynthesisStore } from './synthesis-store.ts'

const tickOf = (occurrence: Occurrence): HTMLElement | null => {
  const key = CSS.escape(keyOf(occurrence))
  return document.querySelector<HTMLElement>(`:is([data-drag="${key}"], [data-card="${key}"]) .tick input`)
}

/** Puts the focus on the note that wants it, if that is drawn. */
export function focusWanted(store: SynthesisStore): void {
  const { wanted } = store.getState()
  const there = wanted === null ? null : tickOf(wanted)
  if (there === null) return
  store.setState({ wanted: null })
  there.focus()
}

/** Drawn after the notes, so that it finds them. `drawn` changes whenever they may have been drawn anew. */
export function FocusKeeper({ grouping, drawn }: { readonly grouping: Grouping; readonly drawn: unknown }) {
  const { store } = useScope()
  const wanted = useSynthesisState(store, state => state.wanted)
  useEffect(() => {
    if (wanted === null) return undefined
    focusWanted(store)
    // On the surface it may be about to be drawn. Hidden by the filter, say: then the list it is in has the focus next.
    const frame = requestAnimationFrame(() => {
      focusWanted(store)
      if (store.getState().wanted !== wanted) return
      store.setState({ wanted: null })
      document.querySelector<HTMLElement>('#tray, #surface-heading')?.focus()
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [wanted, store])
  useWantedTheme()
  useEffect(() => {
    const { focus } = store.getState()
    // The theme around the focused note was dissolved by somebody else: without this, the focus would be nowhere.
    if (focus === null || document.activeElement !== document.body) return
    const [place = 'loose'] = placesOf(focus.noteId, grouping)
    tickOf({ noteId: focus.noteId, place })?.focus()
  }, [drawn, grouping, store])
  return null
}

/** On the menu of the theme that a gesture was about, once that is drawn and no question stands open. */
function useWantedTheme(): void {
  const { store } = useScope()
  const wanted = useSynthesisState(store, state => state.wantedTheme)
  useEffect(() => {
    if (wanted === null) return undefined
    const frame = requestAnimationFrame(() => {
      store.setState({ wantedTheme: null })
      const theme = document.querySelector<HTMLElement>(
        `[data-theme-id="${CSS.escape(wanted)}"] > header [data-link-home]`,
      )
      const there = theme ?? document.querySelector<HTMLElement>('#themes, #surface-heading')
      there?.focus()
      there?.scrollIntoView({ block: 'nearest' })
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [wanted, store])
}
