/** The same frames as headings and lists: in the same order, with the same menus. */
import './surface.css'
import type { KeyboardEvent } from 'react'
import { cardOf, isPlain } from './board-keys.ts'
import { FrameBox } from './frame-box.tsx'
import type { Frame } from './frames.ts'
import { LandingSign } from './landing-sign.tsx'
import { Lasso } from './lasso-box.tsx'
import { PrintedBoard } from './printed-board.tsx'
import type { SurfaceProps } from './view-props.ts'
import { useList } from './use-list.ts'
import { stepOfKey, walk, type Step } from './walk.ts'
import { WaymarkSign } from './waymark-sign.tsx'

export function ListView(surface: SurfaceProps) {
  const { frames } = surface
  const { root, space, hands, openMenu, drawn, drag, presses, focusCard } = useList(surface)
  const { dragging } = drag
  return (
    <div
      className={`outline${dragging === null ? '' : ' dragging'}`}
      ref={root}
      onPointerDown={presses.onPointerDown}
      onClick={presses.onClick}
      onDoubleClick={presses.onDoubleClick}
      onKeyDown={event => {
        walkList(event, surface, focusCard)
      }}
    >
      <Jump frames={frames} />
      <div className="listspace" ref={space}>
        {drawn.map(one => {
          const { id } = one.frame.inside.frame
          return (
            <FrameBox
              key={id}
              drawn={one}
              look="row"
              isFetched={surface.isFetched}
              isOverview={false}
              stopAt={undefined}
              selection={surface.selection}
              openMenu={openMenu}
              lifted={dragging?.keys ?? noKeys}
              landing={dragging?.landing?.frameId === id ? dragging.landing : undefined}
              here={surface.here.get(id)}
              find={surface.find}
              hasTicks={surface.hasTicks}
              groupHead={surface.groupHead}
              frameMore={surface.frameMore}
              hands={hands}
            />
          )
        })}
        <Lasso rect={presses.lassoed} />
      </div>
      <LandingSign drag={drag} />
      <PrintedBoard frames={frames} />
    </div>
  )
}

const noKeys: ReadonlySet<string> = new Set()
/** From note to note by arrow keys, from part to part by Page Up and Page Down. Tab walks it as well. */
function walkList(event: KeyboardEvent, { frames, onSelect }: SurfaceProps, focusCard: (key: string) => void): void {
  const from = cardOf(event.target)
  const step = stepsDown[event.key] ?? stepOfKey(event.key)
  if (from === undefined || step === undefined || !isPlain(event)) return
  const to = walk(frames, from, step)
  if (to === undefined) return
  event.preventDefault()
  if (event.shiftKey) onSelect([from, to], 'add')
  focusCard(to)
}

const stepsDown: Readonly<Record<string, Step>> = { ArrowDown: 'next', ArrowUp: 'previous' }

function Jump({ frames }: { readonly frames: readonly Frame[] }) {
  return (
    <nav className="jump" aria-label="Go to">
      {frames.map(({ id, waymark, title }) => (
        <a
          key={id}
          href={`#frame-${id}`}
          onClick={event => {
            // The address stays: it says which view is open, and a step back leaves the room as it was.
            event.preventDefault()
            const heading = document.getElementById(`frame-${id}`)
            heading?.scrollIntoView({ block: 'start' })
            heading?.focus({ preventScroll: true })
          }}
        >
          <WaymarkSign waymark={waymark} small />
          <span className="sr">{waymark.letter === '' ? '' : `${waymark.letter}: `}</span>
          {title}
        </a>
      ))}
    </nav>
  )
}
