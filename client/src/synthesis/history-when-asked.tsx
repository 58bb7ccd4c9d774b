/** The history, while it is asked for. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { HistoryDialog, type HistoryShape } from './history-dialog.tsx'
import { useScope } from './synthesis-scope.ts'
import { useSynthesisState } from './synthesis-store.ts'
import type { Synthesis } from './use-synthesis.ts'

export function HistoryWhenAsked({
  breakout,
  clock,
  synthesis: { themes, notes },
}: {
  readonly breakout: BreakoutView
  readonly clock: HistoryShape['clock']
  readonly synthesis: Pick<Synthesis, 'themes' | 'notes'>
}) {
  const { store, acts } = useScope()
  const asking = useSynthesisState(store, state => state.asking)
  if (asking?.kind !== 'history') return null
  return (
    <HistoryDialog
      breakoutId={breakout.id}
      of={asking.of}
      about={asking.about}
      themes={themes}
      clock={clock}
      nameOfSection={id => breakout.sections.find(section => section.id === id)?.title}
      wordsOf={(noteId: NoteId) => notes.get(noteId)?.text}
      close={() => {
        acts.ask(null)
      }}
    />
  )
}
