/**
 * Keys of the page. Letters act only while the focus is among the notes, the themes or in the bar, and can be turned off; undo acts
 * everywhere but in fields.
 */
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import { comfortNow } from '#ui/comfort.ts'
import { occurrenceOf, type Occurrence } from './occurrence.ts'
import { linkKey, moves, noteActionByKey } from './synthesis-actions.ts'
import type { SynthesisScope } from './synthesis-scope.ts'
import { handful, selectedOccurrences } from './synthesis-store.ts'
import { themeActionByKey } from './theme-actions.ts'

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'checkbox')

/** For the element around notes, themes and bar. */
export function useKeys(
  { store, acts, mayWrite }: SynthesisScope,
  switchView: () => void,
): (event: KeyboardEvent) => void {
  useUndoKeys({ acts, mayWrite })
  return event => {
    if (isField(event.target) || event.defaultPrevented || event.ctrlKey || event.metaKey) return
    if (event.altKey) moveByKey(event, { acts, mayWrite })
    else if (comfortNow('keys') === 'off') return
    else if (event.key === '?') acts.ask({ kind: 'keys' })
    else if (event.key.toLowerCase() === 'v') switchView()
    else actByKey(event, { store, acts, mayWrite })
  }
}

function actByKey(
  event: KeyboardEvent,
  { store, acts, mayWrite }: Pick<SynthesisScope, 'store' | 'acts' | 'mayWrite'>,
): void {
  if (!mayWrite) return
  const theme = themeAround(event.target)
  if (event.key.toLowerCase() === linkKey) {
    event.preventDefault()
    return acts.ask({ kind: 'add-link', from: theme ?? null })
  }
  const onTheme = theme === undefined ? undefined : themeActionByKey(event.key)
  if (onTheme !== undefined && theme !== undefined) {
    event.preventDefault()
    return onTheme.run(acts, theme)
  }
  const action = noteActionByKey(event.key)
  const about = aboutNotes(store, action?.isOfOne === true)
  if (action === undefined || about.length === 0) return
  // Or the letter would be typed into the question that opens.
  event.preventDefault()
  action.run(acts, about)
}

/** What a letter is about: the selected notes, or the one that has the focus. */
function aboutNotes(store: SynthesisScope['store'], isOfOne: boolean): readonly Occurrence[] {
  const { focus, selection } = store.getState()
  if (isOfOne) return focus === null ? selectedOccurrences({ selection }).slice(0, 1) : [focus]
  if (selection.size > 0) return selectedOccurrences({ selection })
  return focus === null ? [] : handful(store, focus)
}

/** The note that has the focus, where it stands in a theme; otherwise the theme around the focus. */
function moveByKey(event: KeyboardEvent, { acts, mayWrite }: Pick<SynthesisScope, 'acts' | 'mayWrite'>): void {
  const { target, key } = event
  const move = moves.find(one => one.key === key)
  if (!mayWrite || move === undefined || !(target instanceof HTMLElement)) return
  const theme = themeAround(target)
  if (theme === undefined) return
  event.preventDefault()
  const note = occurrenceOf(keyAround(target) ?? '')
  if (note === undefined) acts.moveTheme(theme, move.direction)
  else acts.moveNote(note, move.direction)
  keepFocus(target)
}

/** Of the note around the focus, wherever it is drawn. */
const keyAround = (target: HTMLElement): string | undefined =>
  target.closest<HTMLElement>('[data-card]')?.dataset['card'] ??
  target.closest<HTMLElement>('[data-drag]')?.dataset['drag']

function themeAround(target: EventTarget): ThemeId | undefined {
  const id = target instanceof Element ? target.closest('[data-theme-id]')?.getAttribute('data-theme-id') : undefined
  return ThemeId.safeParse(id).data
}

/** A moved element loses the focus in some browsers. A question that was asked meanwhile keeps it. */
export function keepFocus(element: HTMLElement): void {
  requestAnimationFrame(() => {
    if (!element.isConnected || document.activeElement === element) return
    if (document.querySelector('dialog[open]') !== null) return
    element.focus()
    element.scrollIntoView({ block: 'nearest' })
  })
}

function useUndoKeys({ acts, mayWrite }: Pick<SynthesisScope, 'acts' | 'mayWrite'>): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    if (!mayWrite) return undefined
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isField(event.target)) return
      const key = event.key.toLowerCase()
      const redoes = (key === 'z' && event.shiftKey) || key === 'y'
      if (key !== 'z' && !redoes) return
      event.preventDefault()
      if (redoes) latest.current.redo()
      else latest.current.undo()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [mayWrite])
}
