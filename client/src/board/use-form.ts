/** The form's state: kept in this window, so that loading the page again loses no words. */
import { useRef, useState } from 'react'
import { keepForm, keptForm, type NoteForm } from './kept-form.ts'
import { mayAdd, type RoomNow, type RoomReply } from './use-room.ts'

export function useForm(reply: RoomReply, { tree }: Pick<RoomNow, 'tree'>) {
  const { room } = reply
  const [form, setForm] = useState<NoteForm>(() =>
    keptForm(room.id, { text: '', sectionId: '', leaveNameOff: false, route: 'live', lines: '' }),
  )
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
    /** Signed only where there is a name, it was not left off, and the words are one's own. */
    isSigned:
      reply.me.name !== null &&
      reply.breakout.settings.names === 'by-note' &&
      !form.leaveNameOff &&
      form.route === 'live',
    field,
    focus: () => {
      field.current?.focus()
      field.current?.scrollIntoView({ block: 'center' })
    },
    isOpen: mayAdd(reply),
    isWriting: isWriting && form.text !== '',
    setWriting,
    name: reply.me.name,
  }
}

export type FormNow = ReturnType<typeof useForm>
