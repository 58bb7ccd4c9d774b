/** Choosing what a statement rests on: themes and notes, found by their words, several at once. */
import { useState, type ReactNode } from 'react'
import type { Citation } from '@waymark/shared/model/draft.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { citeKey } from './draft-commands.ts'
import { NoteOrigin } from './note-words.tsx'
import { countNotes, searchFor, type NoteSource, type SourceBook, type ThemeSource } from './sources.ts'

/** More than these are not drawn: a word more in the search finds them. */
const shownNotes = 40

interface Choosing {
  readonly ticked: ReadonlyMap<string, Citation>
  readonly tick: (cite: Citation, on: boolean) => void
}

interface Asking {
  readonly book: SourceBook
  /** What it rests on now: not offered again. */
  readonly already: readonly Citation[]
  readonly onAdd: (cites: readonly Citation[]) => void
  readonly onOwnWords: () => void
  readonly onClose: () => void
}

export function AddSourceDialog({ book, already, onAdd, onOwnWords, onClose }: Asking) {
  const [typed, setTyped] = useState('')
  const choosing = useChoosing()
  const { ticked } = choosing
  const { themes, notes } = offered(book, already, typed)
  return (
    <Dialog title="Add a source" onClose={onClose}>
      <form
        className="stack add-source"
        onSubmit={event => {
          event.preventDefault()
          if (ticked.size > 0) onAdd([...ticked.values()])
        }}
      >
        <Field label="Find" hint="Words of a theme or a note">
          {control => (
            <input
              className="input"
              type="search"
              {...control}
              value={typed}
              onChange={event => {
                setTyped(event.target.value)
              }}
            />
          )}
        </Field>
        <div className="found stack">
          <Themes themes={themes} choosing={choosing} />
          <Notes notes={notes} choosing={choosing} />
        </div>
        {themes.length + notes.length === 0 && <p>Nothing has these words. Try fewer of them.</p>}
        <footer>
          <Button
            type="submit"
            look="primary"
            closedBecause={ticked.size === 0 ? 'Tick at least one first' : undefined}
          >
            {ticked.size < 2 ? 'Add this source' : `Add these ${ticked.size} sources`}
          </Button>
          <Button onClick={onOwnWords}>It is the facilitator’s own words</Button>
          <Button look="quiet" onClick={onClose}>
            Not now
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

function useChoosing(): Choosing {
  const [ticked, setTicked] = useState<ReadonlyMap<string, Citation>>(new Map())
  return {
    ticked,
    tick: (cite, on) => {
      const next = new Map(ticked)
      if (on) next.set(citeKey(cite), cite)
      else next.delete(citeKey(cite))
      setTicked(next)
    },
  }
}

function offered(
  book: SourceBook,
  already: readonly Citation[],
  typed: string,
): { readonly themes: readonly ThemeSource[]; readonly notes: readonly NoteSource[] } {
  const known = new Set(already.map(citeKey))
  const found = searchFor(typed)
  return {
    themes: book.themes.filter(theme => !known.has(citeKey(theme.cite)) && found(`${theme.name} ${theme.said}`)),
    notes: book.notes.filter(note => !known.has(citeKey(note.cite)) && found(note.text)),
  }
}

function Themes({ themes, choosing }: { readonly themes: readonly ThemeSource[]; readonly choosing: Choosing }) {
  if (themes.length === 0) return null
  return (
    <fieldset>
      <legend className="label">Themes</legend>
      {themes.map(theme => (
        <Tick key={citeKey(theme.cite)} cite={theme.cite} choosing={choosing}>
          <span dir="auto">{theme.name}</span>
          <small>{countNotes(theme.notes.length)}</small>
        </Tick>
      ))}
    </fieldset>
  )
}

function Notes({ notes, choosing }: { readonly notes: readonly NoteSource[]; readonly choosing: Choosing }) {
  if (notes.length === 0) return null
  const more = notes.length - shownNotes
  return (
    <fieldset>
      <legend className="label">Notes</legend>
      {notes.slice(0, shownNotes).map(note => (
        <Tick key={citeKey(note.cite)} cite={note.cite} choosing={choosing}>
          <span className="note-words" dir="auto">
            {note.text}
          </span>
          <small>
            <NoteOrigin note={note} />
          </small>
        </Tick>
      ))}
      {more > 0 && <p className="soft">And {countNotes(more)} more: write another word of the one you look for.</p>}
    </fieldset>
  )
}

function Tick({
  cite,
  choosing: { ticked, tick },
  children,
}: {
  readonly cite: Citation
  readonly choosing: Choosing
  readonly children: ReactNode
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={ticked.has(citeKey(cite))}
        onChange={event => {
          tick(cite, event.target.checked)
        }}
      />
      <span>{children}</span>
    </label>
  )
}
