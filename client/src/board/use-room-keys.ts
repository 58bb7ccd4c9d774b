/** The keys of the room. Letters mean something only among the notes, and can be turned off. */
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { comfortNow } from '#ui/comfort.ts'
import { noteOf } from '#surface/board-keys.ts'
import type { Branch } from '#surface/surface-props.ts'
import { say } from '#ui/announce.tsx'
import { runByKey } from './board-actions.ts'
import type { View } from './tool-row.tsx'
import type { BoardFocus } from './use-board-focus.ts'
import type { DoingsNow } from './use-doings.ts'
import type { FormNow } from './use-form.ts'
import type { RoomReply } from './use-room.ts'

interface Parts {
  readonly reply: RoomReply
  readonly tree: readonly Branch[]
  readonly section: SectionId | undefined
  readonly view: View
  readonly setView: (view: View) => void
  readonly focus: BoardFocus
  readonly form: FormNow
  readonly doings: DoingsNow
}

export function useRoomKeys(parts: Parts): { readonly onKeyDown: (event: KeyboardEvent) => void } {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const { doings, focus, form } = latest.current
      if (isUndo(event) && !isWritingIn(event.target)) {
        event.preventDefault()
        doings.undo()
      }
      if (event.key === 'Escape' && event.target === form.field.current && focus.current !== null)
        focus.to(focus.current)
    }
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onKey)
    }
  }, [])
  return {
    onKeyDown: event => {
      if (event.defaultPrevented || isWritingIn(event.target)) return
      if (keyOfNote(event, parts) || keyOfLetter(event, parts)) event.preventDefault()
    },
  }
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }: globalThis.KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey

/** In a field that holds words, keys are for the words. */
const isWritingIn = (target: EventTarget | null): boolean =>
  (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) && target.value !== ''

function keyOfNote(event: KeyboardEvent, { tree, reply, doings }: Parts): boolean {
  const id = noteOf(event.target)
  const note = tree.flatMap(({ notes }) => notes).find(one => one.id === id)
  if (note === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return false
  const scene = { note, tree, role: reply.me.role, step: reply.breakout.step }
  const said = runByKey(`${event.altKey ? 'Alt+' : ''}${event.key}`, scene, doings)
  if (said !== undefined && said !== '') say(said)
  return said !== undefined
}

function keyOfLetter(event: KeyboardEvent, parts: Parts): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || comfortNow('keys') === 'off') return false
  const run = letters[event.key.toLowerCase()]
  run?.(parts)
  return run !== undefined
}

const letters: Readonly<Record<string, (parts: Parts) => void>> = {
  n: ({ section, form }) => {
    if (section !== undefined && form.form.text === '') form.change({ ...form.form, sectionId: section })
    form.focus()
  },
  v: ({ view, setView, focus }) => {
    setView(view === 'board' ? 'list' : 'board')
    if (focus.current !== null) focus.want(focus.current)
  },
  '?': ({ doings }) => {
    doings.showKeys()
  },
}
