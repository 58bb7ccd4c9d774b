/** Asks for the name of a theme that is split off from another, which may be left for later. */
import { useState } from 'react'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { maxThemeName, nameOfTheme } from '@waymark/shared/model/theme.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import type { AskedNotes } from './asked-notes.ts'
import { PickedNotes } from './picked-notes.tsx'
import { notesInWords } from './say-grouping.ts'
import { GoneDialog } from './theme-choice-dialog.tsx'
import { useScope } from './synthesis-scope.ts'

export function SplitDialog({ occurrences, notes, themes, close }: AskedNotes) {
  const { acts } = useScope()
  const [name, setName] = useState('')
  const themeId = ThemeId.safeParse(occurrences.find(({ place }) => place !== 'loose')?.place).data
  const theme = themes.find(one => one.theme.id === themeId)?.theme
  if (theme === undefined) return <GoneDialog close={close} />
  const own = new Set(occurrences.filter(({ place }) => place === theme.id).map(({ noteId }) => noteId))
  const others = notes.length - own.size
  return (
    <Dialog title={`Split ${notesInWords(own.size)} off from “${nameOfTheme(theme)}”`} onClose={close}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          acts.split(occurrences, { themeId: theme.id, name: keepableText(name).replaceAll('\n', ' ') })
          close()
        }}
      >
        <Field label="What are these about?" hint="A few words. You may leave it for later.">
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
        {others > 0 && <p>{notesInWords(others)} ticked elsewhere: they stay where they are.</p>}
        <PickedNotes notes={notes.filter(({ id }) => own.has(id))} />
        <footer>
          <Button type="submit" look="primary">
            Split off
          </Button>
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}
