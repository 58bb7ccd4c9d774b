/** Many notes at once: one line, one note. What they will be is shown before they are added. */
import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import type { Branch } from '#surface/surface-props.ts'
import { HowItCame, type HowItCameProps } from './how-it-came.tsx'
import { LeaveOutChoices } from './leave-out-choices.tsx'
import { LinesPreview } from './lines-preview.tsx'
import { linesOf, usuallyLeftOut, wrongWithLines } from './lines-of.ts'
import { SectionSelect } from './section-select.tsx'
import { notesInWords } from './several.ts'

export function ManyDialog({
  text,
  onText,
  tree,
  mostNow,
  onAdd,
  onClose,
  ...how
}: HowItCameProps & {
  readonly text: string
  readonly onText: (text: string) => void
  readonly tree: readonly Branch[]
  /** How many this person may add now. */
  readonly mostNow: number
  readonly onAdd: (texts: readonly string[]) => void
  readonly onClose: () => void
}) {
  const [leftOut, setLeftOut] = useState(usuallyLeftOut)
  const found = linesOf(text, leftOut, new Set(tree.flatMap(({ notes }) => notes.map(note => note.text))))
  const wrong = wrongWithLines(found.lines, mostNow)
  const list = useId()
  return (
    <Dialog title="Add many notes" onClose={onClose}>
      <LinesField text={text} onText={onText} />
      <LeaveOutChoices found={found} leftOut={leftOut} onChange={setLeftOut} />
      <LinesPreview id={list} found={found} />
      <SectionSelect
        label="About"
        tree={tree}
        value={how.form.sectionId}
        onChange={sectionId => {
          how.onForm({ ...how.form, sectionId })
        }}
      />
      <HowItCame {...how} several />
      <footer>
        {wrong !== undefined && found.lines.length > 0 && <p className="error">{wrong}</p>}
        <Button
          look="primary"
          icon="plus"
          closedBecause={wrong}
          onClick={() => {
            onAdd(found.lines.map(line => line.text))
          }}
        >
          Add {notesInWords(found.lines.length)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Not now
        </Button>
      </footer>
    </Dialog>
  )
}

function LinesField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  return (
    <Field label="One line, one note" hint="Paste a list, or a column of a table. Lines without words are left out.">
      {control => (
        <textarea
          className="input"
          rows={5}
          dir="auto"
          {...control}
          value={text}
          onChange={({ target }) => {
            onText(target.value)
          }}
        />
      )}
    </Field>
  )
}
