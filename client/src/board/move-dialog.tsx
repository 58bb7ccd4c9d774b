/** Asks where a note goes, or several together. */
import { useState } from 'react'
import type { SectionId } from '@waymark/shared/model/ids.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { placeNow } from '#surface/places.ts'
import type { BoardNote, Branch, Place } from '#surface/surface-props.ts'
import { SectionSelect } from './section-select.tsx'
import { notesInWords } from './several.ts'

export function MoveDialog({
  notes,
  tree,
  onMove,
  onClose,
}: {
  /** One, or several in reading order: they keep it. */
  readonly notes: readonly [BoardNote, ...BoardNote[]]
  /** Of all notes, shown or not. */
  readonly tree: readonly Branch[]
  readonly onMove: (place: Place) => void
  readonly onClose: () => void
}) {
  const now = whereNow(tree, notes)
  const words = notes.length === 1 ? ofOne : ofSeveral(notes.length)
  const [sectionId, setSection] = useState(now.sectionId)
  const [after, setAfter] = useState(now.after)
  return (
    <Dialog title={words.title} onClose={onClose}>
      <SectionSelect
        label="To"
        tree={tree}
        value={sectionId}
        onChange={to => {
          setSection(to)
          setAfter(to === now.sectionId ? now.after : 'last')
        }}
      />
      <PlaceSelect notes={othersIn(tree, sectionId, notes)} after={after} onChange={setAfter} />
      {words.more !== '' && <p className="small soft">{words.more}</p>}
      <footer>
        <Button
          look="primary"
          onClick={() => {
            onMove({ sectionId, after })
          }}
        >
          {words.move}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words.leave}
        </Button>
      </footer>
    </Dialog>
  )
}

const ofOne = { title: 'Move this note', more: '', move: 'Move it there', leave: 'Leave it where it is' }

const ofSeveral = (count: number): typeof ofOne => ({
  title: `Move ${notesInWords(count)}`,
  more: 'They keep their order among themselves.',
  move: 'Move them there',
  leave: 'Leave them where they are',
})

/** Where one stands; for several, at the end of the part in which the first of them stands. */
function whereNow(tree: readonly Branch[], [first, ...rest]: readonly [BoardNote, ...BoardNote[]]): Place {
  const now = placeNow(tree, first.id) ?? { sectionId: first.sectionId, after: 'last' }
  return rest.length === 0 ? now : { sectionId: now.sectionId, after: 'last' }
}

function othersIn(tree: readonly Branch[], sectionId: SectionId, moved: readonly BoardNote[]): readonly BoardNote[] {
  const ids = new Set(moved.map(({ id }) => id))
  return tree.find(({ section }) => section.id === sectionId)?.notes.filter(({ id }) => !ids.has(id)) ?? []
}

const wordsOfOption = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

function PlaceSelect({
  notes,
  after,
  onChange,
}: {
  readonly notes: readonly BoardNote[]
  readonly after: Place['after']
  readonly onChange: (after: Place['after']) => void
}) {
  return (
    <Field label="Where there">
      {control => (
        <select
          className="input"
          {...control}
          value={after}
          onChange={event => {
            const { value } = event.target
            onChange(value === 'first' ? value : (notes.find(({ id }) => id === value)?.id ?? 'last'))
          }}
        >
          <option value="first">First</option>
          {notes.map(({ id, text }) => (
            <option key={id} value={id}>
              After “{wordsOfOption(text)}”
            </option>
          ))}
          <option value="last">Last</option>
        </select>
      )}
    </Field>
  )
}
