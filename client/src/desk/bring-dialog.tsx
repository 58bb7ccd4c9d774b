/** What bringing everyone to a question does, before it is done. */
import type { Desk } from '@waymark/shared/wire/desk.ts'
import { everybodyOf, isHere, sayPeople } from './desk-words.ts'
import type { DeskShape } from './desk-shape.ts'
import { SureDialog } from './sure-dialog.tsx'

export function BringDialog({
  desk,
  breakout,
  acts,
  onClose,
}: Pick<DeskShape, 'desk' | 'acts'> & {
  readonly breakout: Desk['breakouts'][number]
  readonly onClose: () => void
}) {
  const here = everybodyOf(desk).filter(isHere).length
  return (
    <SureDialog
      title="Bring everyone to this question?"
      yes="Bring everyone"
      act={() => acts.bring(breakout.id)}
      onClose={onClose}
    >
      <p>
        <q>{breakout.question}</q>
      </p>
      <p>
        Everyone gets the room of the same number there.{' '}
        {here > 0 && `${sayPeople(here)} who are here are told, with a link. `}
        Nobody’s page changes before they follow it, and what they are writing goes with them.
      </p>
    </SureDialog>
  )
}
