/** What I do with notes in this room, by whatever way: menu, key, drag, dialog or form; and what is said of it. */
import { useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { say } from '#ui/announce.tsx'
import { isSamePlace, placeNow, sayPlace } from '#surface/places.ts'
import type { BoardNote, Place } from '#surface/surface-props.ts'
import type { Waiting } from '#sync/waiting-queue.ts'
import type { Doings } from './board-actions.ts'
import { nameOfAct, wordsOf } from './my-acts.ts'
import type { BoardFocus } from './use-board-focus.ts'
import type { FormNow } from './use-form.ts'
import type { RoomNow } from './use-room.ts'

export type OpenDialog =
  | { readonly is: 'none' }
  | { readonly is: 'keys' }
  | { readonly is: 'edit' | 'move'; readonly id: NoteId }

interface Parts {
  readonly now: RoomNow
  readonly focus: BoardFocus
  readonly form: FormNow
}

export function useDoings(parts: Parts) {
  const { now, form } = parts
  const [dialog, setDialog] = useState<OpenDialog>({ is: 'none' })
  const noteOf = (): Note | undefined => ('id' in dialog ? now.shown.notes.get(dialog.id) : undefined)
  const close = (): void => {
    setDialog({ is: 'none' })
  }
  const notes = noteDoings(parts)
  return {
    ...notes,
    dialog,
    closeDialog: close,
    showKeys: () => {
      setDialog({ is: 'keys' })
    },
    edit: ({ id }: BoardNote) => {
      setDialog({ is: 'edit', id })
    },
    chooseMove: ({ id }: BoardNote) => {
      setDialog({ is: 'move', id })
    },
    add: () => {
      const { form: filled, section, name, clear } = form
      if (section === undefined) return
      const signed = name !== null && !filled.leaveNameOff && filled.route === 'live'
      now.add({ sectionId: section.id, text: filled.text, signed, route: filled.route }, signed ? name : null)
      clear()
    },
    saveWords: (text: string, signed: boolean) => {
      const note = noteOf()
      close()
      if (note === undefined || (note.text === text && (note.signedBy !== null) === signed)) return
      now.act({ is: 'edit', note, words: { ...wordsOf(note), text, signed } })
    },
    moveChosen: (place: Place) => {
      const note = noteOf()
      close()
      if (note !== undefined) notes.move(note, place)
    },
  } satisfies Doings & Record<string, unknown>
}

export type DoingsNow = ReturnType<typeof useDoings>

function noteDoings({ now, focus, form }: Parts) {
  return {
    move: (note: Note, place: Place): void => {
      const from = placeNow(now.tree, note.id)
      if (from === undefined || isSamePlace(now.tree, note.id, place)) return
      now.act({ is: 'move', note: plain(note), place, from })
      focus.want(note.id)
      say(`Moved to ${sayPlace(now.tree, note.id, place)}.`)
    },
    withdraw: (note: Note): void => {
      const next = focus.nearestTo(note.id)
      now.act({ is: 'withdraw', note: plain(note) })
      focus.want(next ?? note.id)
      say('Withdrawn. You can put it back under Notes you withdrew, or undo.')
    },
    putBack: (note: Note): void => {
      now.act({ is: 'put-back', note: plain(note) })
      focus.want(note.id)
      say('Put back.')
    },
    copy: ({ text }: Note): void => {
      void copyText(text).then(isCopied => {
        say(isCopied ? 'Copied.' : 'This browser does not let us copy. Select the words and copy them yourself.')
      })
    },
    undo: (): void => {
      const undone = now.undo()
      if (undone === undefined) return
      say(`Undone: ${nameOfAct[undone.is]}.`)
      if (undone.is !== 'add' && undone.is !== 'put-back') focus.want(undone.note.id)
    },
    takeIntoForm: ({ ask, noteId }: Waiting): void => {
      now.letGo(noteId)
      if (ask.kind !== 'put') return
      const before = form.form.text
      form.change({
        ...form.form,
        text: before === '' ? ask.text : `${before}\n\n${ask.text}`,
        sectionId: ask.sectionId,
      })
      form.focus()
    },
  }
}

/** Without what only this window adds to it. */
const plain = ({ id, sectionId, text, order, signedBy, route }: Note): Note => ({
  id,
  sectionId,
  text,
  order,
  signedBy,
  route,
})

const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
