/** The board by keyboard: one stop for Tab, and from there the arrow keys walk. */
import type { KeyboardEvent } from 'react'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { noteButtonOf, type Branch } from './surface-props.ts'
import { stepOfKey, walk, walkRows, type Spot } from './walk.ts'
import { stepPercent, type Zoom } from './use-zoom.ts'

/** Handles a key that was pressed on the board; those with Ctrl, Alt or Meta pass by. */
export function onBoardKey(
  event: KeyboardEvent,
  { root, tree, zoom }: { readonly root: HTMLElement | null; readonly tree: readonly Branch[]; readonly zoom: Zoom },
): void {
  if (event.ctrlKey || event.altKey || event.metaKey || root === null) return
  const change = zoomOfKey(event.key)
  if (change !== undefined) {
    event.preventDefault()
    if (change === 'reset') zoom.reset()
    else zoom.by(change)
    return
  }
  const from = noteOf(event.target)
  const to = from && nextNote(root, tree, { from, key: event.key })
  if (to === undefined) return
  event.preventDefault()
  focusNote(root, to)
  if (event.key === 'Home') root.scrollTo({ top: 0, left: 0 })
}

function nextNote(
  root: HTMLElement,
  tree: readonly Branch[],
  { from, key }: { readonly from: NoteId; readonly key: string },
): NoteId | undefined {
  if (key === 'ArrowUp' || key === 'ArrowDown') return walkRows(spotsIn(root), from, key === 'ArrowUp' ? 'up' : 'down')
  const isMirrored = getComputedStyle(root).direction === 'rtl'
  const step = stepOfKey(isMirrored ? (mirrored[key] ?? key) : key)
  return step === undefined ? undefined : walk(tree, from, step)
}

const mirrored: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

export function focusNote(root: ParentNode, id: NoteId): void {
  const button = noteButtonOf(root, id)
  button?.focus({ preventScroll: true })
  button?.closest('.note')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** The note whose button it is; not one of the lines of its menu. */
export function noteOf(target: EventTarget): NoteId | undefined {
  const id = NoteId.safeParse(target instanceof HTMLElement ? target.dataset['noteButton'] : undefined)
  return id.success ? id.data : undefined
}

function zoomOfKey(key: string): number | 'reset' | undefined {
  if (key === '+' || key === '=') return stepPercent
  if (key === '-') return -stepPercent
  return key === '0' ? 'reset' : undefined
}

const spotsIn = (root: HTMLElement): Spot[] =>
  [...root.querySelectorAll<HTMLElement>('[data-note]')].flatMap(element => {
    const id = NoteId.safeParse(element.dataset['note'])
    const { top, left, right } = element.getBoundingClientRect()
    return id.success ? [{ id: id.data, top, middle: (left + right) / 2 }] : []
  })
