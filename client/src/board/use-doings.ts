/** What I do with notes in this room, by whatever way: menu, key, drag, dialog, bar or form; and what is said of it. */
import { useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { say } from '#ui/announce.tsx'
import type { BoardNote, Place } from '#surface/surface-props.ts'
import type { Doings } from './board-actions.ts'
import { wordsOf } from './my-acts.ts'
import { noteDoings } from './note-doings.ts'
import type { Parts } from './room-parts.ts'
import { notesInWords } from './several.ts'
import { unseenDoings } from './unseen-doings.ts'

export type OpenDialog =
  | { readonly is: 'none' }
  | { readonly is: 'keys' }
  | { readonly is: 'edit'; readonly id: NoteId }
  | { readonly is: 'hold'; readonly id: NoteId }
  | { readonly is: 'name'; readonly id: NoteId }
  | { readonly is: 'move'; readonly ids: readonly NoteId[] }
  /** Of the lines in the form, or of others. */
  | { readonly is: 'many'; readonly of: 'form' | 'others' }

export function useDoings(parts: Parts) {
  const { now, selecting } = parts
  const [dialog, setDialog] = useState<OpenDialog>({ is: 'none' })
  const close = (): void => {
    setDialog({ is: 'none' })
  }
  const notes = noteDoings(parts)
  return {
    ...notes,
    ...unseenDoings(now),
    ...addingOf(parts, dialog, close),
    dialog,
    closeDialog: close,
    showKeys: () => {
      setDialog({ is: 'keys' })
    },
    askMany: (of: 'form' | 'others') => {
      setDialog({ is: 'many', of })
    },
    edit: ({ id }: BoardNote) => {
      setDialog({ is: 'edit', id })
    },
    chooseHold: ({ id }: BoardNote) => {
      setDialog({ is: 'hold', id })
    },
    chooseName: ({ id }: BoardNote) => {
      setDialog({ is: 'name', id })
    },
    chooseMove: (chosen: readonly BoardNote[]) => {
      setDialog({ is: 'move', ids: chosen.map(({ id }) => id) })
    },
    toggle: ({ id }: BoardNote) => {
      selecting.onSelect([id], 'toggle')
    },
    saveWords: (text: string, signed: boolean) => {
      const note = dialog.is === 'edit' ? now.shown.notes.get(dialog.id) : undefined
      close()
      if (note === undefined || (note.text === text && (note.signedBy !== null) === signed)) return
      now.act([{ is: 'edit', note, words: { ...wordsOf(note), text, signed } }])
    },
    moveChosen: (place: Place) => {
      const chosen = dialog.is === 'move' ? dialog.ids : []
      close()
      notes.move(
        chosen.flatMap(id => now.shown.notes.get(id) ?? []),
        place,
      )
    },
  } satisfies Doings & Record<string, unknown>
}

export type DoingsNow = ReturnType<typeof useDoings>

function addingOf({ now, form, store }: Parts, dialog: OpenDialog, close: () => void) {
  const add = (texts: readonly string[]): readonly NoteId[] => {
    const { form: filled, section, signedBy } = form
    if (section === undefined) return []
    const { route, isSummary, isReadBack } = filled
    const told = route === 'live' ? {} : { isSummary, isReadBack }
    const words = { sectionId: section.id, signed: signedBy !== null, route, ...told }
    const ids = now.add(
      texts.map(text => ({ ...words, text })),
      signedBy,
    )
    store.setState({ fresh: ids.at(-1) ?? null })
    return ids
  }
  return {
    add: () => {
      add([form.form.text])
      form.clear('text')
    },
    addMany: (texts: readonly string[]) => {
      close()
      store.setState({ adding: add(texts) })
      form.clear(dialog.is === 'many' && dialog.of === 'form' ? 'text' : 'lines')
      say(`Adding ${notesInWords(texts.length)}.`)
    },
  }
}
