/** A section of the board: its heading and its notes, in reading order. */
import { useState } from 'react'
import { BranchNotes } from './branch-notes.tsx'
import { countNotes, type Branch, type Place, type SurfaceProps } from './surface-props.ts'
import type { useDrag } from './use-drag.ts'
import { WaymarkSign } from './waymark-sign.tsx'

/** More would make the rest of the board hard to find. The list is always whole. */
const crowded = 60
const shownWhenCrowded = 40

interface FrameProps {
  readonly branch: Branch
  readonly surface: SurfaceProps
  /** The one note of the board where Tab stops. */
  readonly stopAt: string | undefined
  readonly drag: ReturnType<typeof useDrag>
}

export function BoardFrame(props: FrameProps) {
  const { branch, surface, drag } = props
  const { section, waymark, notes } = branch
  const isTarget = drag.dragging?.place?.sectionId === section.id
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
      {notes.length === 0 && <NothingHere isFetched={surface.isFetched} />}
      <FrameNotes {...props} landing={isTarget ? drag.dragging?.place?.after : undefined} />
    </section>
  )
}

function FrameNotes({
  branch,
  surface,
  stopAt,
  drag,
  landing,
}: FrameProps & { readonly landing: Place['after'] | undefined }) {
  const { notes } = branch
  const [isWhole, setWhole] = useState(false)
  const needed = notes.findIndex(({ id }) => id === surface.current) + 1
  const count = isWhole || notes.length <= crowded ? notes.length : Math.max(shownWhenCrowded, needed)
  return (
    <>
      <ul className={`notes${landing === 'first' ? ' lands-first' : ''}`}>
        <BranchNotes
          branch={branch}
          notes={notes.slice(0, count)}
          surface={surface}
          look="sticky"
          isStop={({ id }) => id === stopAt}
          drag={drag}
          landing={landing}
        />
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
    </>
  )
}

const NothingHere = ({ isFetched }: { readonly isFetched: boolean }) =>
  isFetched ? <p className="soft">Nothing here yet.</p> : <Fetching />

const Fetching = () => (
  <div className="fetching" aria-hidden="true">
    <span />
    <span />
    <span />
  </div>
)
