/** Below the notes, where nothing jumps when it comes: what is held back, how far the saving of many has come, what can be done with the selected. */
import { AddingLine } from './adding-line.tsx'
import type { AsksByNote } from './asks-by-note.ts'
import type { Doings, Scene } from './board-actions.ts'
import type { BoardStore } from './board-store.ts'
import { HeldLine } from './held-line.tsx'
import { SelectBar } from './select-bar.tsx'
import type { HeldBoard } from './use-hold.ts'
import type { Rest } from './use-rest.ts'
import type { Selecting } from './use-selecting.ts'

export function BelowNotes({
  store,
  now: { asks, held },
  selecting,
  scene,
  doings,
  rest,
}: {
  readonly store: BoardStore
  readonly now: { readonly asks: AsksByNote; readonly held: HeldBoard }
  readonly selecting: Selecting
  readonly scene: Omit<Scene, 'note'>
  readonly doings: Doings
  readonly rest: Rest
}) {
  return (
    <div className="below-notes no-print">
      <AddingLine store={store} asks={asks} />
      <HeldLine held={held} rest={rest} />
      <SelectBar selecting={selecting} scene={scene} doings={doings} />
    </div>
  )
}
