/** Asks for the name of a new theme, which may be left for later. */
import { useState } from 'react'
import { keepableText } from '@waymark/shared/model/text.ts'
import { maxThemeName } from '@waymark/shared/model/theme.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import type { AskedNotes } from './asked-notes.ts'
import { KeepChoice, PickedNotes } from './picked-notes.tsx'
import { notesInWords } from './say-grouping.ts'
import { useScope } from './synthesis-scope.ts'
import { WhyField } from './why-field.tsx'

export function GroupDialog({ occurrences, notes, inThemes, close }: AskedNotes) {
  const { acts } = useScope()
  const [name, setName] = useState('')
  const [keeps, setKeeps] = useState(false)
  const [why, setWhy] = useState('')
  return (
    <Dialog title={`Group ${notesInWords(notes.length)}`} onClose={close}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          acts.group(occurrences, {
            name: keepableText(name).replaceAll('\n', ' '),
            keepOthers: keeps,
            why: keepableText(why).trim(),
          })
          close()
        }}
      >
        <Field label="What is it about?" hint="A few words. You may leave it for later.">
          {control => (
            <input
              className="input"
              {...control}
              value={name}
              maxLength={maxThemeName}
              onChange={({ target }) => {
                setName(target.value)
              }}
            />
          )}
        </Field>
        {inThemes > 0 && <KeepChoice keeps={keeps} onChange={setKeeps} />}
        <WhyField why={why} onChange={setWhy} />
        <PickedNotes notes={notes} />
        <footer>
          <Button type="submit" look="primary">
            Make the theme
          </Button>
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}
