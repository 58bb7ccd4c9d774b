/** A form in a dialog: its fields, what stands in the way, and two ways out. */
import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { sayHowMany } from './field-errors.ts'
import type { WholeForm } from './use-form.ts'

export function FormDialog({
  title,
  yes,
  form: { refused, sending, formProps },
  onClose,
  children,
}: {
  readonly title: string
  /** Of the button that saves. */
  readonly yes: string
  readonly form: Pick<WholeForm, 'refused' | 'sending' | 'formProps'>
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const said = sayHowMany(refused)
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" {...formProps}>
        {children}
        {said !== undefined && (
          <Notice tone="danger">
            <p>{said}</p>
          </Notice>
        )}
        <footer>
          <Button look="primary" type="submit">
            {sending ? 'Saving…' : yes}
          </Button>
          <Button onClick={onClose}>Leave it</Button>
        </footer>
      </form>
    </Dialog>
  )
}
