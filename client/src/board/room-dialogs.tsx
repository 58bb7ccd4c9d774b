/** The dialog that is open in the room, if one is. */
import { maxNameLength } from '@waymark/shared/model/erasure.ts'
import { withoutName } from '@waymark/shared/rules/take-out.ts'
import type { BoardNote, Branch } from '#surface/surface-props.ts'
import { RemoveNameDialog } from '#ui/remove-name-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import type { HowItCameProps } from './how-it-came.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { ManyDialog } from './many-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { DoingsNow } from './use-doings.ts'

export function RoomDialogs({
  doings,
  tree,
  how,
  mostNow,
}: {
  readonly doings: DoingsNow
  /** Of all notes. */
  readonly tree: readonly Branch[]
  readonly how: HowItCameProps
  /** How many notes this person may add now. */
  readonly mostNow: number
}) {
  const { dialog, closeDialog } = doings
  if ('id' in dialog)
    return (
      <OneNote
        is={dialog.is}
        note={notesIn(tree, [dialog.id])[0]}
        doings={doings}
        canSign={how.hasName && how.hasNames}
      />
    )
  switch (dialog.is) {
    case 'none':
      return null
    case 'keys':
      return <KeysDialog onClose={closeDialog} />
    case 'move': {
      const [first, ...rest] = notesIn(tree, dialog.ids)
      if (first === undefined) return null
      return <MoveDialog notes={[first, ...rest]} tree={tree} onMove={doings.moveChosen} onClose={closeDialog} />
    }
    case 'many': {
      const field = dialog.of === 'form' ? 'text' : 'lines'
      return (
        <ManyDialog
          {...how}
          text={how.form[field]}
          onText={text => {
            how.onForm({ ...how.form, [field]: text })
          }}
          tree={tree}
          mostNow={mostNow}
          onAdd={doings.addMany}
          onClose={closeDialog}
        />
      )
    }
  }
}

function OneNote({
  is,
  note,
  doings,
  canSign,
}: {
  readonly is: 'edit' | 'hold' | 'name'
  readonly note: BoardNote | undefined
  readonly doings: DoingsNow
  readonly canSign: boolean
}) {
  if (note === undefined) return null
  if (is === 'name')
    return (
      <RemoveNameDialog
        of="this note"
        mostLetters={maxNameLength}
        without={name => withoutName(note.text, name)}
        text={note.text}
        onRemove={words => doings.removeName(note.id, words)}
        onClose={doings.closeDialog}
      />
    )
  return is === 'edit' ? (
    <EditDialog note={note} canSign={canSign} onSave={doings.saveWords} onClose={doings.closeDialog} />
  ) : (
    <HoldDialog
      note={note}
      onHold={(reason, letter) => doings.hold(note.id, reason, letter)}
      onClose={doings.closeDialog}
    />
  )
}

/** Those of them that are there, in reading order. */
function notesIn(tree: readonly Branch[], ids: readonly string[]): BoardNote[] {
  const wanted = new Set(ids)
  return tree.flatMap(({ notes }) => notes.filter(({ id }) => wanted.has(id)))
}
