/** The groups of one grouping with those of another beside them, and the notes where the two differ. */
import { useId, useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { Button } from '#ui/button.tsx'
import { notesInWords } from './say-grouping.ts'

export interface ComparedGroup {
  readonly theme: Theme
  readonly noteIds: readonly NoteId[]
  /** The group of the other that goes with it, and how many notes both have. */
  readonly match: Theme | undefined
  readonly inBoth: number
}

export function ComparedGroups({
  title,
  ofOther,
  groups,
  wordsOf,
  onTake,
}: {
  readonly title: string
  /** The other one, as it is called within a sentence. */
  readonly ofOther: string
  readonly groups: readonly ComparedGroup[]
  readonly wordsOf: (noteId: NoteId) => string
  /** Undefined where its groups cannot be taken over. */
  readonly onTake: ((group: ComparedGroup) => void) | undefined
}) {
  const id = useId()
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id} dir="auto">
        {title}
      </h2>
      {groups.length === 0 && <p>Nothing is grouped here yet.</p>}
      <ul className="compared">
        {groups.map(group => {
          const name = nameOfTheme(group.theme)
          return (
            <li key={group.theme.id}>
              <h3 dir="auto">{name}</h3>
              <p className="small">{sayGoesWith(group, ofOther)}</p>
              {group.noteIds.length > 0 && <NotesOf name={name} texts={group.noteIds.map(wordsOf)} />}
              {onTake !== undefined && group.noteIds.length > 0 && (
                <div>
                  <Button size="compact" onClick={() => onTake(group)}>
                    Take over into the shared themes<span className="sr">: {name}</span>
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function sayGoesWith({ noteIds, match, inBoth }: ComparedGroup, ofOther: string): string {
  const all = notesInWords(noteIds.length)
  if (match === undefined) return `${all}; no group of ${ofOther} goes with it.`
  const name = nameOfTheme(match)
  if (inBoth === noteIds.length) return `${all}, ${inBoth === 1 ? '' : 'all of them '}also in “${name}” of ${ofOther}.`
  return `${all}, ${inBoth} of them also in “${name}” of ${ofOther}.`
}

function NotesOf({ name, texts }: { readonly name: string; readonly texts: readonly string[] }) {
  return (
    <details className="fold small">
      <summary>
        Its notes<span className="sr">: {name}</span>
      </summary>
      <ul className="picked">
        {texts.map((text, at) => (
          <li dir="auto" key={at}>
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface DifferingNote {
  readonly noteId: NoteId
  readonly text: string
  readonly inA: string
  readonly inB: string
}

const atFirst = 40

export function DifferingNotes({
  names,
  notes,
}: {
  readonly names: { readonly a: string; readonly b: string }
  readonly notes: readonly DifferingNote[]
}) {
  const id = useId()
  const [shown, setShown] = useState(atFirst)
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>Where they differ</h2>
      <p className="soft">
        {notes.length === 0
          ? 'Each note that both have grouped stands in groups that go together.'
          : `${notesInWords(notes.length)} in groups that do not go together.`}
      </p>
      <ul className="differing">
        {notes.slice(0, shown).map(({ noteId, text, inA, inB }) => (
          <li key={noteId}>
            <p className="words" dir="auto">
              {text}
            </p>
            <dl>
              <div>
                <dt dir="auto">{names.a}</dt>
                <dd dir="auto">{inA}</dd>
              </div>
              <div>
                <dt dir="auto">{names.b}</dt>
                <dd dir="auto">{inB}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      {notes.length > shown && (
        <div>
          <Button size="compact" onClick={() => setShown(shown + atFirst)}>
            Show more
          </Button>
        </div>
      )}
    </section>
  )
}
