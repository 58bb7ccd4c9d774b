/** What can be done with the selected notes. It stands below the notes, so that none of them jumps when it comes. */
import { Button } from '#ui/button.tsx'
import { severalChoices, type Doings, type Scene } from './board-actions.ts'
import { notesInWords } from './several.ts'
import type { Selecting } from './use-selecting.ts'

/** Where the key B leads. */
export const selectBarId = 'selected-notes'

export function SelectBar({
  selecting,
  scene,
  doings,
}: {
  readonly selecting: Selecting
  readonly scene: Omit<Scene, 'note'>
  readonly doings: Doings
}) {
  const { notes } = selecting
  if (notes.length === 0) return null
  return (
    <div className="selectbar" id={selectBarId} role="region" aria-label="What to do with the selected notes">
      <p>{notesInWords(notes.length)} selected</p>
      {severalChoices(notes, scene, doings).map(({ label, icon, closedBecause, run }) => (
        <Button
          key={icon}
          {...(icon !== undefined && { icon })}
          size="compact"
          closedBecause={closedBecause}
          onClick={run}
        >
          <span>{label}</span>
        </Button>
      ))}
    </div>
  )
}
