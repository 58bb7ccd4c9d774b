/** Words that the browser did not let us copy, marked, so that their reader can. */
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'

export function CopyDialog({ text, close }: { readonly text: string; readonly close: () => void }) {
  return (
    <Dialog title="Copy as text" onClose={close}>
      <Field
        label="The exact words"
        hint="This browser does not let us copy. The words are marked: copy them with your keyboard, or by a long press."
      >
        {control => (
          <textarea
            className="input"
            {...control}
            rows={8}
            readOnly
            autoFocus
            dir="auto"
            value={text}
            onFocus={({ target }) => {
              target.select()
            }}
          />
        )}
      </Field>
      <footer>
        <Button onClick={close}>Close</Button>
      </footer>
    </Dialog>
  )
}
