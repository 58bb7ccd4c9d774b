/** The dialog that is open in the room, if one is. */
import type { Branch } from '#surface/surface-props.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { EditDialog, MoveDialog } from './note-dialogs.tsx'
import type { DoingsNow } from './use-doings.ts'

export function RoomDialogs({
  doings,
  tree,
  canSign,
}: {
  readonly doings: DoingsNow
  readonly tree: readonly Branch[]
  readonly canSign: boolean
}) {
  const { dialog, closeDialog } = doings
  if (dialog.is === 'none') return null
  if (dialog.is === 'keys') return <KeysDialog onClose={closeDialog} />
  const note = tree.flatMap(({ notes }) => notes).find(({ id }) => id === dialog.id)
  if (note === undefined) return null
  return dialog.is === 'edit' ? (
    <EditDialog note={note} canSign={canSign} onSave={doings.saveWords} onClose={closeDialog} />
  ) : (
    <MoveDialog note={note} tree={tree} onMove={doings.moveChosen} onClose={closeDialog} />
  )
}
