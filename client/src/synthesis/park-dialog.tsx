/** Asks why notes are set aside: nothing is left out in silence. */
import { useState } from 'react'
import { Reason, maxReason } from '@waymark/shared/model/theme.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { PickedNotes } from './picked-notes.tsx'
import { notesInWords, sayLeavesThemes } from './say-grouping.ts'
import type { AskedNotes } from './asked-notes.ts'
import { useScope } from './synthesis-scope.ts'

const mostReasons = 4

export function ParkDialog({ notes, inThemes, reasons, close }: AskedNotes) {
  const { acts } = useScope()
  const ids = notes.map(({ id }) => id)
  const only = ids.length === 1 ? reasons.get(ids[0] ?? '') : undefined
  const [reason, setReason] = useState(only ?? '')
  const [error, setError] = useState<string>()
  return (
    <Dialog title={`Park ${notesInWords(notes.length)}`} onClose={close}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          const kept = Reason.safeParse(keepableText(reason))
          if (!kept.success) return setError(kept.error.issues[0]?.message)
          acts.park(ids, kept.data)
          close()
        }}
      >
        <Field label="Why?" hint="Everybody can read the reason. It is shown in the draft." error={error}>
          {control => (
            <textarea
              className="input"
              {...control}
              rows={2}
              maxLength={maxReason}
              value={reason}
              onChange={({ target }) => {
                setReason(target.value)
              }}
            />
          )}
        </Field>
        <UsedReasons reasons={reasons} choose={setReason} />
        {inThemes > 0 && <p>{sayLeavesThemes(inThemes, notes.length)}</p>}
        <PickedNotes notes={notes} />
        <footer>
          <Button type="submit" look="primary">
            Park
          </Button>
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}

function UsedReasons({ reasons, choose }: Pick<AskedNotes, 'reasons'> & { readonly choose: (reason: string) => void }) {
  const used = [...new Set(reasons.values())].slice(0, mostReasons)
  if (used.length === 0) return null
  return (
    <div className="row reasons">
      <span className="small soft">Used already:</span>
      {used.map(words => (
        <Button
          key={words}
          size="compact"
          onClick={() => {
            choose(words)
          }}
        >
          {words}
        </Button>
      ))}
    </div>
  )
}
