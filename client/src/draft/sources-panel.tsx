/** What the statement in hand rests on, in the exact words of those who said it; and the tools to change it. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { Citation } from '@waymark/shared/model/draft.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { citeKey, hasSources } from './draft-commands.ts'
import { NoteWords } from './note-words.tsx'
import { countNotes, saySource, staleIn, type Source, type SourceBook, type ThemeSource } from './sources.ts'
import { StalePart } from './stale-part.tsx'
import type { InHand } from './use-draft-editor.ts'

const shownAtFirst = 12

/** The source that was asked for: each time anew, so that it is shown again. */
export interface Picked {
  readonly key: string
}

interface PanelTools {
  readonly inHand: InHand | null
  /** What the heading in hand is about. */
  readonly about: string | null
  readonly book: SourceBook
  readonly mayWrite: boolean
  readonly picked: Picked | undefined
  readonly onAdd: () => void
  readonly onRemove: (cite: Citation) => void
  readonly onOwnWords: (ownWords: boolean) => void
  readonly onStillRight: (cite: Citation) => void
  readonly onUseSentence: (cite: Citation, said: string) => void
  readonly onBack: () => void
}

export function SourcesPanel(tools: PanelTools) {
  const heading = useId()
  const { inHand, about, book } = tools
  const theme =
    inHand === null ? book.themes.find(({ cite }) => 'themeId' in cite && cite.themeId === about) : undefined
  return (
    <section className="card panelcard" aria-labelledby={heading}>
      <div className="in stack">
        <h2 id={heading}>{theme === undefined ? 'What it rests on' : 'What people said'}</h2>
        {inHand !== null && <OfStatement {...tools} inHand={inHand} />}
        {theme !== undefined && <SourceSection source={theme} picked={undefined} onRemove={undefined} />}
        {inHand === null && theme === undefined && (
          <p className="soft">
            {tools.mayWrite
              ? 'Put the cursor into a statement, and the words it rests on appear here.'
              : 'Press a source under a statement, and the words it rests on appear here.'}
          </p>
        )}
      </div>
    </section>
  )
}

type StatementTools = PanelTools & { readonly inHand: InHand }

/** Nothing where the theme is as it was. */
function StaleOf({
  cite,
  inHand,
  book,
  mayWrite,
  onStillRight,
  onUseSentence,
}: StatementTools & { readonly cite: Citation }) {
  const stale = 'themeId' in cite ? staleIn(book, inHand).find(one => one.themeId === cite.themeId) : undefined
  const source = book.find(cite)
  if (stale === undefined || source.kind !== 'theme') return null
  const acts = {
    onStillRight: () => {
      onStillRight(cite)
    },
    onUseSentence: () => {
      onUseSentence(cite, source.said)
    },
  }
  return <StalePart stale={stale} said={source.said} words={inHand.words} acts={mayWrite ? acts : undefined} />
}

function OfStatement(tools: StatementTools) {
  const { inHand, book, mayWrite, picked, onAdd, onRemove, onOwnWords, onBack } = tools
  return (
    <>
      {inHand.words !== '' && (
        <p className="small soft" dir="auto">
          “{inHand.words}”
        </p>
      )}
      {!hasSources(inHand) && <p>No source yet.</p>}
      {inHand.cites.map(cite => (
        <SourceSection
          key={citeKey(cite)}
          source={book.find(cite)}
          picked={picked?.key === citeKey(cite) ? picked : undefined}
          onRemove={mayWrite ? () => onRemove(cite) : undefined}
        >
          <StaleOf cite={cite} {...tools} />
        </SourceSection>
      ))}
      {mayWrite ? (
        <>
          <label className="choice">
            <input
              type="checkbox"
              checked={inHand.ownWords}
              onChange={event => {
                onOwnWords(event.target.checked)
              }}
            />
            <span>These are the facilitator’s own words</span>
          </label>
          <Button icon="plus" wide onClick={onAdd}>
            Add a source…
          </Button>
        </>
      ) : (
        inHand.ownWords && <p>These are the facilitator’s own words.</p>
      )}
      <Button look="quiet" onClick={onBack}>
        Back to the statement
      </Button>
    </>
  )
}

function SourceSection({
  source,
  picked,
  onRemove,
  children,
}: {
  readonly source: Source
  readonly picked: Picked | undefined
  readonly onRemove: (() => void) | undefined
  readonly children?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (picked !== undefined) heading.current?.focus()
  }, [picked])
  return (
    <div className="source stack">
      <header className="row between">
        <h3 ref={heading} tabIndex={-1} dir={source.kind === 'theme' ? 'auto' : undefined}>
          {source.kind === 'theme' ? source.name : source.kind === 'note' ? 'One note' : saySource(source)}
        </h3>
        {onRemove !== undefined && (
          <IconButton small icon="close" label={`Take this source off: ${saySource(source)}`} onClick={onRemove} />
        )}
      </header>
      {children}
      {source.kind === 'theme' && <ThemeNotes theme={source} />}
      {source.kind === 'note' && (
        <ul className="stack" role="list">
          <NoteWords note={source} />
        </ul>
      )}
      {source.kind === 'gone' && <p className="small">It was there when it was added. Choose another source.</p>}
    </div>
  )
}

function ThemeNotes({ theme }: { readonly theme: ThemeSource }) {
  const [all, setAll] = useState(false)
  const shown = all ? theme.notes : theme.notes.slice(0, shownAtFirst)
  return (
    <>
      <p className="small soft">
        {theme.notes.length === 0 ? 'No notes in it.' : `${countNotes(theme.notes.length)}, in their exact words`}
      </p>
      <ul className="stack" role="list">
        {shown.map(note => (
          <NoteWords key={citeKey(note.cite)} note={note} />
        ))}
      </ul>
      {shown.length < theme.notes.length && (
        <Button
          size="compact"
          onClick={() => {
            setAll(true)
          }}
        >
          Show all {theme.notes.length}
        </Button>
      )}
    </>
  )
}
