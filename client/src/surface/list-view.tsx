/** The same tree as headings and lists: whole, in the same order, with the same menus. */
import { useRef, type KeyboardEvent } from 'react'
import { focusNote, noteOf } from './board-keys.ts'
import { BranchNotes } from './branch-notes.tsx'
import { LandingSign } from './landing-sign.tsx'
import { countNotes, nameOfBranch, type Branch, type SurfaceProps } from './surface-props.ts'
import { useDrag } from './use-drag.ts'
import { stepOfKey, walk } from './walk.ts'
import { WaymarkSign } from './waymark-sign.tsx'

export function ListView(surface: SurfaceProps) {
  const { tree } = surface
  const root = useRef<HTMLDivElement>(null)
  const drag = useDrag({ root, flow: 'list', onDrop: surface.onMove })
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = noteOf(event.target)
    const step = stepOfKey(event.key)
    if (from === undefined || step === undefined || !step.endsWith('section') || event.altKey || event.ctrlKey) return
    const to = walk(tree, from, step)
    if (to === undefined || root.current === null) return
    event.preventDefault()
    focusNote(root.current, to)
  }
  return (
    <div className={`outline${drag.dragging === null ? '' : ' dragging'}`} ref={root} onKeyDown={onKeyDown}>
      <nav className="jump" aria-label="Go to">
        {tree.map(branch => (
          <a
            key={branch.section.id}
            href={`#list-${branch.section.id}`}
            onClick={event => {
              // The address stays: it says which view is open, and a step back leaves the room as it was.
              event.preventDefault()
              const heading = document.getElementById(`list-${branch.section.id}`)
              heading?.scrollIntoView({ block: 'start' })
              heading?.focus({ preventScroll: true })
            }}
          >
            <WaymarkSign waymark={branch.waymark} small />
            <span className="sr">{branch.waymark.letter === '' ? '' : `${branch.waymark.letter}: `}</span>
            {branch.section.title}
          </a>
        ))}
      </nav>
      {tree.map(branch => (
        <ListSection key={branch.section.id} branch={branch} surface={surface} drag={drag} />
      ))}
      <LandingSign dragging={drag.dragging} tree={tree} />
    </div>
  )
}

function ListSection({
  branch,
  surface,
  drag,
}: {
  readonly branch: Branch
  readonly surface: SurfaceProps
  readonly drag: ReturnType<typeof useDrag>
}) {
  const { section, waymark, notes } = branch
  const landing = drag.dragging?.place?.sectionId === section.id ? drag.dragging.place.after : undefined
  return (
    <section aria-labelledby={`list-${section.id}`} data-section={section.id} data-tone={waymark.tone}>
      <ListHeader branch={branch} isFetched={surface.isFetched} />
      {notes.length > 0 && (
        <ul className={`notelist${landing === 'first' ? ' lands-first' : ''}`} aria-label={nameOfBranch(branch)}>
          <BranchNotes
            branch={branch}
            notes={notes}
            surface={surface}
            look="row"
            isStop={() => true}
            drag={drag}
            landing={landing}
          />
        </ul>
      )}
    </section>
  )
}

function ListHeader({ branch, isFetched }: { readonly branch: Branch; readonly isFetched: boolean }) {
  const { section, waymark, notes } = branch
  return (
    <>
      <header>
        <WaymarkSign waymark={waymark} />
        <h3 id={`list-${section.id}`} tabIndex={-1}>
          {waymark.letter !== '' && <span className="sr">{waymark.letter}: </span>}
          {section.title}
        </h3>
        <span className="small soft">{isFetched ? countNotes(notes.length) : ''}</span>
        {section.description !== '' && <p>{section.description}</p>}
      </header>
      {notes.length === 0 && <p className="soft">{isFetched ? 'Nothing here yet.' : 'On the way…'}</p>}
    </>
  )
}
