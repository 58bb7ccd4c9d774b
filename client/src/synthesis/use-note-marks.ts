/** Asking how notes are marked, where it is shown in their rooms. */
import { useEffect } from 'react'
import { sayMarks } from '@waymark/shared/rules/mark-words.ts'
import { readBreakoutMarks } from '@waymark/shared/wire/marks.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import type { SynthesisStore } from './synthesis-store.ts'

const everyMs = 15_000

/** Asks for them, and again while people can go on marking, and puts them where the page finds them. */
export function useNoteMarks({ id, settings, step }: BreakoutView, store: SynthesisStore): void {
  const asked = useAsked(readBreakoutMarks, { params: { breakoutId: id }, body: {} })
  const { again } = asked
  const notes = asked.state === 'here' ? asked.value.notes : undefined
  useEffect(() => {
    if (notes === undefined) return
    store.setState({
      marks: new Map(notes.map(({ noteId, ...one }) => [noteId, { ...one, words: sayMarks(settings, one) }])),
    })
  }, [notes, settings, store])
  const isOpen = settings.marks !== 'none' && step !== 'closed'
  useEffect(() => {
    if (!isOpen) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void again()
    }, everyMs)
    return () => {
      clearInterval(timer)
    }
  }, [isOpen, again])
}
