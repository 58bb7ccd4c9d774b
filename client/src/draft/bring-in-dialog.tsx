/** What the themes say and the draft does not yet: named before it is put in. */
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

export function BringInDialog({
  themes,
  onYes,
  onNo,
}: {
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly onYes: () => void
  readonly onNo: () => void
}) {
  return (
    <Dialog title={themes.length === 1 ? '1 theme is new' : `${themes.length} themes are new`} onClose={onNo}>
      <ul className="bring-in-list">
        {themes.map(({ id, name }) => (
          <li key={id} dir="auto">
            {name}
          </li>
        ))}
      </ul>
      <p>Each comes in as a heading with its sentence, where it belongs. What you have written stays as it is.</p>
      <footer>
        <Button look="primary" onClick={onYes}>
          {themes.length === 1 ? 'Bring it in' : 'Bring them in'}
        </Button>
        <Button onClick={onNo}>Not now</Button>
      </footer>
    </Dialog>
  )
}
