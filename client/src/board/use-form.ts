/** The form's state: kept in this window, so that loading the page again loses no words. */
import { useRef, useState } from 'react'
import { emptyForm, keepForm, keptForm, signerOf, type NoteForm } from './kept-form.ts'
import { mayAdd, type RoomNow, type RoomReply } from './use-room.ts'

export function useForm(reply: RoomReply, { tree }: Pick<RoomNow, 'tree'>) {
  const { room } = reply
  const [form, setForm] = useState<NoteForm>(() => keptForm(room.id, emptyForm))
  const [isWriting, setWriting] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const section = tree.find(({ section: { id } }) => id === form.sectionId) ?? tree[0]
  const change = (next: NoteForm): void => {
    setForm(next)
    keepForm(room.id, next)
  }
  return {
    form: { ...form, sectionId: section?.section.id ?? '' },
    section: section?.section,
    change,
    clear: (what: 'text' | 'lines') => {
      change({ ...form, [what]: '' })
    },
    /** Whose name a note gets that is added now; null where it gets none. */
    signedBy: hasNames(reply) ? signerOf(form, reply.me.name) : null,
    field,
    focus: () => {
      field.current?.focus()
      field.current?.scrollIntoView({ block: 'center' })
    },
    isOpen: mayAdd(reply),
    isWriting: isWriting && form.text !== '',
    setWriting,
  }
}

/** Whether a note may carry a name here. */
export const hasNames = ({ breakout }: RoomReply): boolean => breakout.settings.names === 'by-note'

export type FormNow = ReturnType<typeof useForm>
