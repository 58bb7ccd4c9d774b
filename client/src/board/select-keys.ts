/** Selecting by keys: Shift with a key that walks, Ctrl+A, Ctrl+C, Esc. (Space is an action of a note.) */
import type { KeyboardEvent, RefObject } from 'react'
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { noteOf } from '#surface/board-keys.ts'
import type { Parts } from './room-parts.ts'
import type { View } from './tool-row.tsx'
import type { DoingsNow } from './use-doings.ts'
import type { RoomReply } from './use-room.ts'

/** What the keys of a room work on. */
export interface KeyParts extends Parts {
  readonly reply: RoomReply
  /** Around all that is said here to be among the notes. */
  readonly side: RefObject<HTMLElement | null>
  readonly section: SectionId | undefined
  readonly view: View
  readonly setView: (view: View) => void
  readonly doings: DoingsNow
}

/** Answers whether the key was meant for it. */
export function runSelectKey(event: KeyboardEvent, parts: KeyParts): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (altKey) return false
  if (ctrlKey || metaKey) return !shiftKey && !event.defaultPrevented && runWithCtrl(key.toLowerCase(), event, parts)
  if (shiftKey) return extend(event, parts)
  if (key !== 'Escape' || event.defaultPrevented || parts.selecting.notes.length === 0) return false
  parts.doings.clear()
  return true
}

function runWithCtrl(letter: string, { target }: KeyboardEvent, { selecting, doings }: KeyParts): boolean {
  if (letter === 'a' && isAmongNotes(target)) {
    selecting.all()
    return true
  }
  // Words that were marked with the pointer are copied as everywhere.
  const isMarked = document.getSelection()?.isCollapsed === false
  if (letter !== 'c' || isMarked || selecting.notes.length === 0) return false
  doings.copy(selecting.notes)
  return true
}

const isAmongNotes = (target: EventTarget): boolean =>
  noteOf(target) !== undefined || (target instanceof Element && target.closest('[data-section]') !== null)

const walks: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/** The view has walked already, if there was further to go, and the note it came to is in hand. */
function extend(event: KeyboardEvent, { selecting, focus }: KeyParts): boolean {
  const from = noteOf(event.target)
  if (from === undefined || !walks.has(event.key)) return false
  selecting.extend(from, (event.defaultPrevented ? focus.inHand() : null) ?? from)
  return true
}
