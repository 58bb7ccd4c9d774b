/** The keys of this page. */
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { keyList } from './key-list.ts'

export function KeysDialog({ close }: { readonly close: () => void }) {
  return (
    <Dialog title="Keys on this page" onClose={close}>
      <dl className="facts keys">
        {keyList.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        Letters work while a note, a theme or the bar has the focus. They can be turned off under “Aa”.
      </p>
      <footer>
        <Button onClick={close}>Close</Button>
      </footer>
    </Dialog>
  )
}
