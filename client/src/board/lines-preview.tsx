/** The notes that pasted lines would become, numbered, with what there is to say of each. */
import { Icon } from '#ui/icon.tsx'
import { sayOfLine, type Line, type Lines } from './lines-of.ts'
import { notesInWords } from './several.ts'

export function LinesPreview({ id, found: { lines, rows } }: { readonly id: string; readonly found: Lines }) {
  if (lines.length === 0) return null
  return (
    <section className="lines-preview" aria-labelledby={id}>
      <h3 id={id}>{lines.length === 1 ? 'This will be 1 note' : `These will be ${notesInWords(lines.length)}`}</h3>
      {rows > 0 && <p className="small soft">The cells of a row stand on one note, with a space between them.</p>}
      {/* It scrolls, and so it can be reached by keys. */}
      <ol tabIndex={0} aria-labelledby={id}>
        {lines.map((line, at) => (
          <PreviewLine key={`${at} ${line.text}`} line={line} />
        ))}
      </ol>
    </section>
  )
}

function PreviewLine({ line }: { readonly line: Line }) {
  const remark = sayOfLine(line)
  return (
    <li className={line.over > 0 ? 'wrong' : undefined}>
      <span dir="auto">{line.text}</span>
      {remark !== '' && (
        <small>
          <Icon name={line.over > 0 ? 'warn' : 'info'} />
          {remark}
        </small>
      )}
    </li>
  )
}
