/** A section of the board: its heading and its notes, in reading order. */
import { useState, type ReactNode } from 'react'
import { NoteCard } from './note-card.tsx'
import { countNotes, type Branch, type SurfaceProps } from './surface-props.ts'
import type { useDrag } from './use-drag.ts'
import { WaymarkSign } from './waymark-sign.tsx'

/** More would make the rest of the board hard to find. The list is always whole. */
const crowded = 60
const shownWhenCrowded = 40

export function BoardFrame({
  branch,
  surface,
  stopAt,
  drag,
}: {
  readonly branch: Branch
  readonly surface: SurfaceProps
  /** The one note of the board where Tab stops. */
  readonly stopAt: string | undefined
  readonly drag: ReturnType<typeof useDrag>
}) {
  const [isWhole, setWhole] = useState(false)
  const { section, waymark, notes } = branch
  const { dragging } = drag
  const isTarget = dragging?.place?.sectionId === section.id
  const needed = notes.findIndex(({ id }) => id === surface.current) + 1
  const count = isWhole || notes.length <= crowded ? notes.length : Math.max(shownWhenCrowded, needed)
  return (
    <section
      className={`frame${isTarget ? ' target' : ''}`}
      data-tone={waymark.tone}
      data-section={section.id}
      aria-labelledby={`frame-${section.id}`}
    >
      <header>
        <WaymarkSign waymark={waymark} />
        <h3 id={`frame-${section.id}`} tabIndex={-1}>
          {waymark.letter !== '' && <span className="sr">{waymark.letter}: </span>}
          {section.title}
        </h3>
        <span className="count">{surface.isFetched ? countNotes(notes.length) : ''}</span>
      </header>
      {!surface.isFetched && notes.length === 0 && <Fetching />}
      {surface.isFetched && notes.length === 0 && <p className="soft">Nothing here yet.</p>}
      <ul className="notes">
        {isTarget && dragging?.place?.after === 'first' && <LandingGap />}
        {notes.slice(0, count).map(note => (
          <NoteWithGap key={note.id} isLanding={isTarget && dragging?.place?.after === note.id}>
            <NoteCard
              note={note}
              tone={waymark.tone}
              look="sticky"
              choices={surface.choicesOf(note)}
              trouble={surface.troubleOf(note)}
              isStop={note.id === stopAt}
              onFocus={() => {
                surface.onCurrent(note.id)
                surface.onSection(section.id)
              }}
              onPointerDown={event => {
                drag.start(note, event)
              }}
            />
          </NoteWithGap>
        ))}
      </ul>
      {count < notes.length && (
        <p>
          <button
            type="button"
            className="btn compact"
            onClick={() => {
              setWhole(true)
            }}
          >
            Show all {notes.length}
          </button>
        </p>
      )}
    </section>
  )
}

const NoteWithGap = ({ isLanding, children }: { readonly isLanding: boolean; readonly children: ReactNode }) => (
  <>
    {children}
    {isLanding && <LandingGap />}
  </>
)

const LandingGap = () => <li className="landing-gap" aria-hidden="true" />

const Fetching = () => (
  <div className="fetching" aria-hidden="true">
    <span />
    <span />
    <span />
  </div>
)
