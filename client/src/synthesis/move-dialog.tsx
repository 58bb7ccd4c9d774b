/** Asks which theme notes go to. Choosing one does it. */
import { useState } from 'react'
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { KeepChoice, PickedNotes } from './picked-notes.tsx'
import { notesInWords } from './say-grouping.ts'
import type { AskedNotes } from './asked-notes.ts'
import { useScope } from './synthesis-scope.ts'
import { ThemeChoices } from './theme-choices.tsx'
import { WhyField } from './why-field.tsx'

export function MoveDialog({ kind, occurrences, notes, themes, inThemes, close }: AskedNotes) {
  const { acts } = useScope()
  const [keeps, setKeeps] = useState(kind === 'also')
  const [why, setWhy] = useState('')
  const inWords = notesInWords(notes.length)
  const choose = (themeId: ThemeId): void => {
    acts.move(occurrences, { themeId, keepOthers: keeps, why: keepableText(why).trim() })
    close()
  }
  return (
    <Dialog title={keeps ? `Put ${inWords} in another theme as well` : `Move ${inWords}`} onClose={close}>
      {inThemes > 0 && kind === 'move' && <KeepChoice keeps={keeps} onChange={setKeeps} />}
      <WhyField why={why} onChange={setWhy} />
      <ThemeChoices icon="move" themes={themes} choose={choose}>
        <OtherPlaces kind={kind} occurrences={occurrences} inThemes={inThemes} close={close} />
      </ThemeChoices>
      <PickedNotes notes={notes} />
      <footer>
        <Button onClick={close}>Cancel</Button>
      </footer>
    </Dialog>
  )
}

function OtherPlaces({
  kind,
  occurrences,
  inThemes,
  close,
}: Pick<AskedNotes, 'kind' | 'occurrences' | 'inThemes' | 'close'>) {
  const { acts } = useScope()
  return (
    <>
      <li>
        <button
          type="button"
          className="menuitem"
          onClick={() => {
            acts.ask({ kind: 'group', occurrences })
          }}
        >
          <Icon name="plus" />
          <span>A new theme…</span>
        </button>
      </li>
      {inThemes > 0 && kind === 'move' && (
        <li>
          <button
            type="button"
            className="menuitem"
            onClick={() => {
              acts.toTray(occurrences)
              close()
            }}
          >
            <Icon name="minus" />
            <span>Not yet grouped</span>
          </button>
        </li>
      )}
    </>
  )
}
