/** Taking back what I did last, and doing it again. */
import type { Undo } from '#sync/undo.ts'
import { useWatched } from '#sync/use-doc.ts'
import { Button } from '#ui/button.tsx'

export function UndoButtons({
  undo,
  acts,
}: {
  readonly undo: Undo
  readonly acts: { readonly undo: () => void; readonly redo: () => void }
}) {
  const { canUndo, canRedo } = useWatched(undo)
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        icon="undo"
        closedBecause={canUndo ? undefined : 'You have done nothing yet that can be undone'}
        onClick={acts.undo}
      >
        Undo mine
      </Button>
      {canRedo && (
        <Button look="quiet" size="compact" onClick={acts.redo}>
          Redo
        </Button>
      )}
    </>
  )
}
