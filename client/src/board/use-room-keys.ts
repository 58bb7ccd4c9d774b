/** The keys of the room. Letters mean something only among the notes, and can be turned off. */
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { comfortNow } from '#ui/comfort.ts'
import { noteOf } from '#surface/board-keys.ts'
import { say } from '#ui/announce.tsx'
import { runByKey } from './board-actions.ts'
import { openFindRow } from './find-row.tsx'
import { selectBarId } from './select-bar.tsx'
import { runSelectKey, type KeyParts } from './select-keys.ts'

export function useRoomKeys(parts: KeyParts): { readonly onKeyDown: (event: KeyboardEvent) => void } {
  const latest = useRef(parts)
  useEffect(() => {
    latest.current = parts
  })
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const { doings, focus, form } = latest.current
      const back = isWritingIn(event.target) ? undefined : wayOfUndo(event)
      if (back !== undefined) {
        event.preventDefault()
        doings[back]()
      }
      if (event.key === 'Escape' && event.target === form.field.current && focus.current !== null)
        focus.to(focus.current)
    }
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onKey)
    }
  }, [])
  useSpaceSelects(parts.side)
  return {
    onKeyDown: event => {
      if (isField(event.target)) return
      if (runSelectKey(event, parts)) event.preventDefault()
      if (event.defaultPrevented) return
      if (keyOfNote(event, parts) || keyOfLetter(event, parts)) event.preventDefault()
    },
  }
}

function wayOfUndo({ key, ctrlKey, metaKey, shiftKey, altKey }: globalThis.KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined
  const letter = key.toLowerCase()
  if (letter === 'y') return 'redo'
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return undefined
}

/** Space is a key like the others on the button of a note; some browsers press the button when it is let go. */
function useSpaceSelects(side: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = side.current
    if (element === null) return undefined
    const onKeyUp = (event: globalThis.KeyboardEvent): void => {
      if (event.key === ' ' && event.target !== null && noteOf(event.target) !== undefined) event.preventDefault()
    }
    element.addEventListener('keyup', onKeyUp)
    return () => {
      element.removeEventListener('keyup', onKeyUp)
    }
  }, [side])
}

const isTextField = (target: EventTarget | null): target is HTMLTextAreaElement | HTMLInputElement =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox')

/** In a field that holds words, taking back is for the words. */
const isWritingIn = (target: EventTarget | null): boolean => isTextField(target) && target.value !== ''

/** In a field, empty or not, the other keys are for the field. */
const isField = (target: EventTarget): boolean => target instanceof HTMLSelectElement || isTextField(target)

function keyOfNote(event: KeyboardEvent, { finding, reply, doings, selecting }: KeyParts): boolean {
  const id = noteOf(event.target)
  const note = finding.tree.flatMap(({ notes }) => notes).find(one => one.id === id)
  if (note === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return false
  const { selection } = selecting
  const scene = { note, tree: finding.tree, role: reply.me.role, step: reply.breakout.step, selection }
  const said = runByKey(`${event.altKey ? 'Alt+' : ''}${event.key}`, scene, doings)
  if (said !== undefined && said !== '') say(said)
  return said !== undefined
}

function keyOfLetter(event: KeyboardEvent, parts: KeyParts): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || comfortNow('keys') === 'off') return false
  const run = letters[event.key.toLowerCase()]
  run?.(parts)
  return run !== undefined
}

const letters: Readonly<Record<string, (parts: KeyParts) => void>> = {
  n: ({ section, form }) => {
    if (section !== undefined && form.form.text === '') form.change({ ...form.form, sectionId: section })
    form.focus()
  },
  v: ({ view, setView, focus }) => {
    setView(view === 'board' ? 'list' : 'board')
    if (focus.current !== null) focus.want(focus.current)
  },
  b: () => {
    document.getElementById(selectBarId)?.querySelector('button')?.focus()
  },
  '/': ({ store }) => {
    openFindRow(store)
  },
  '?': ({ doings }) => {
    doings.showKeys()
  },
}
