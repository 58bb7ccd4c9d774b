/** What is different between two moments, in words and by section. */
import type { Section } from '@waymark/shared/model/session.ts'
import { sayChanges, sayNoteChange, type Changes, type NoteChange } from '@waymark/shared/rules/compare-snapshots.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import { FirstOf } from './first-of.tsx'
import { SectionFrame } from './section-frame.tsx'

export function ChangesSaid({
  changes,
  sections,
  title,
}: {
  readonly changes: Changes
  readonly sections: readonly Section[]
  readonly title: string
}) {
  const marks = waymarksOf(sections)
  return (
    <div className="stack">
      <div>
        <h3>{title}</h3>
        <p role="status">{sayChanges(changes)}</p>
      </div>
      {changes.sections.map(({ section, notes, isReordered }) => (
        <SectionFrame
          key={section.id}
          section={section}
          mark={marks[sections.findIndex(({ id }) => id === section.id)]}
        >
          {isReordered && <p>Notes follow each other in another order.</p>}
          {notes.length > 0 && (
            <FirstOf all={notes}>
              {some => (
                <ul className="changed-notes">
                  {some.map(change => (
                    <Changed key={change.id} change={change} />
                  ))}
                </ul>
              )}
            </FirstOf>
          )}
        </SectionFrame>
      ))}
      <OfThemes changes={changes} />
    </div>
  )
}

const Changed = ({ change }: { readonly change: NoteChange }) => (
  <li className={`note ${change.kind}`}>
    <p className="words" dir="auto">
      {change.text}
    </p>
    <p className="meta">
      <span>
        Room {change.roomNumber}. {sayNoteChange(change).join(' ')}
      </span>
    </p>
    {change.was !== undefined && (
      <blockquote className="words was" dir="auto">
        {change.was}
      </blockquote>
    )}
  </li>
)

function OfThemes({ changes: { themes, links } }: { readonly changes: Changes }) {
  const lines = [
    ...themes.added.map(name => `Added: “${name}”`),
    ...themes.gone.map(name => `Gone: “${name}”`),
    ...themes.renamed.map(({ from, to }) => `Was “${from}”; is “${to}”`),
    ...links.added.map(sentence => `A link added: “${sentence}”`),
    ...links.gone.map(sentence => `A link gone: “${sentence}”`),
  ]
  if (lines.length === 0) return null
  return (
    <div>
      <h4>Themes and links</h4>
      <ul className="theme-changes">
        {lines.map((line, at) => (
          <li key={`${at} ${line}`} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </div>
  )
}
