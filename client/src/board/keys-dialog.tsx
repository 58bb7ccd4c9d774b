/** The keys of the board, for those who ask. */
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

const keys = [
  ['Arrow keys', 'On the board: from note to note. Up and down go by row.'],
  ['Page Up, Page Down', 'The part before, the part after'],
  ['Home, End', 'On the board: the first note, the last note'],
  ['Enter', 'On a note: what can be done with it. Esc closes that again.'],
  ['Alt + arrow up, down', 'Moves the note one place'],
  ['Space', 'Selects a note, or lets it go'],
  ['Shift + arrow keys', 'Selects on, from note to note'],
  ['Ctrl + A', 'On a note: selects all that are shown'],
  ['Esc', 'Lets all selected notes go'],
  ['B', 'To the buttons for the selected notes'],
  ['Ctrl + C', 'Copies the selected notes as text'],
  ['Delete', 'Withdraws a note of yours. You can put it back.'],
  ['N', 'To the form. Esc in the form goes back to where you were.'],
  ['Ctrl + Enter', 'In the form: adds the note'],
  ['/', 'Finds words in the notes'],
  ['+, -, 0', 'On the board: larger, smaller, 100 %'],
  ['V', 'Board or list, at the same note'],
  ['Ctrl + Z', 'Takes back what you did last'],
  ['Ctrl + Shift + Z', 'Does it again. So does Ctrl + Y.'],
  ['?', 'Shows these keys'],
] as const

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="facts keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        Letters work while you are on the board or in the list. They can be turned off under “Aa”.
      </p>
      <footer>
        <Button onClick={onClose}>Close</Button>
      </footer>
    </Dialog>
  )
}
