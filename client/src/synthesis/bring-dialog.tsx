/** Asks what is brought in: a codebook, or the notes of another board. Either is shown before anything is added. */
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { BringBoard } from './bring-board.tsx'
import { BringCodebook } from './bring-codebook.tsx'
import type { BringPlace } from './use-board.ts'

const kinds = [
  { kind: 'codebook', label: 'A codebook', hint: 'Themes from a program for qualitative research (.qdc)' },
  {
    kind: 'board',
    label: 'Notes from another board',
    hint: 'A table from Miro, Mural, Padlet and others (.csv or .xlsx)',
  },
] as const

export function BringDialog({ place, close }: { readonly place: BringPlace; readonly close: () => void }) {
  const [kind, setKind] = useState<'codebook' | 'board'>('codebook')
  return (
    <Dialog title="Bring in" onClose={close}>
      <fieldset className="choices boxed">
        <legend>What do you bring?</legend>
        {kinds.map(one => (
          <label className="choice" key={one.kind}>
            <input
              type="radio"
              name="bring"
              checked={kind === one.kind}
              onChange={() => {
                setKind(one.kind)
              }}
            />
            <span>
              {one.label}
              <small>{one.hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {kind === 'codebook' ? (
        <BringCodebook breakoutId={place.id} close={close} />
      ) : (
        <Board place={place} close={close} />
      )}
    </Dialog>
  )
}

function Board({ place, close }: Parameters<typeof BringDialog>[0]) {
  const why =
    place.step === 'closed'
      ? 'This breakout is closed: no notes are added to it any more.'
      : place.rooms.length === 0
        ? 'There is no room here that notes could be brought into.'
        : ''
  if (why === '') return <BringBoard place={place} close={close} />
  return (
    <>
      <p>{why}</p>
      <footer>
        <Button onClick={close}>Close</Button>
      </footer>
    </>
  )
}
