/** The board: frames with notes in reading order, on a surface that is moved and resized, so that nothing overlaps and nothing is lost off an edge. */
import './surface.css'
import type { CSSProperties } from 'react'
import { onBoardKey } from './board-keys.ts'
import type { View } from './camera.ts'
import { rectOf } from './drawn-cards.ts'
import { FrameBox } from './frame-box.tsx'
import { cardCount } from './frames.ts'
import { LandingSign } from './landing-sign.tsx'
import { Lasso } from './lasso-box.tsx'
import type { Layout } from './layout.ts'
import { LinkLines } from './link-lines.tsx'
import { MiniMap } from './mini-map.tsx'
import { PrintedBoard } from './printed-board.tsx'
import { countNotes } from './surface-props.ts'
import type { SurfaceProps } from './view-props.ts'
import { comeNear, useBoard } from './use-board.ts'
import { WhereAmI } from './where-am-i.tsx'

export function BoardView(surface: SurfaceProps) {
  const { frames } = surface
  const board = useBoard(surface)
  const { wrap, space, canvas } = board.elements
  const { layout, size, palette, staged, drag, presses, goHome } = board
  const { camera, stage, isOverview } = staged
  const all = frames.reduce((sum, frame) => sum + cardCount(frame), 0)
  return (
    <>
      <div
        className={`surface-wrap${drag.dragging === null ? '' : ' dragging'}`}
        ref={wrap}
        role="region"
        aria-label={`Board: ${frames.length === 1 ? '1 part' : `${frames.length} parts`}, ${countNotes(all)}`}
        tabIndex={all === 0 ? 0 : undefined}
        onPointerDown={presses.onPointerDown}
        onClick={presses.onClick}
        onDoubleClick={presses.onDoubleClick}
        onKeyDown={event => {
          onBoardKey(event, {
            frames,
            layout,
            camera,
            zoom: () => stage.current?.zoom() ?? 1,
            focusCard: board.focusCard,
            extend: (from, to) => {
              surface.onSelect([from, to], 'add')
            },
            home: goHome,
            comeNear: key => {
              const rect = isOverview ? rectOf(layout, key) : undefined
              if (rect !== undefined) comeNear(staged, rect)
              return rect !== undefined
            },
          })
        }}
      >
        <div className={`surface-space${board.openMenu === null ? '' : ' opened'}`} ref={space}>
          <canvas className="painter" aria-hidden="true" ref={canvas} />
          <Frames surface={surface} board={board} />
        </div>
      </div>
      <MiniMap wrap={wrap} staged={staged} layout={layout} palette={palette} size={size} />
      <LandingSign drag={drag} />
      <WhereAmI surface={surface} staged={staged} layout={layout} wrap={wrap} onHome={goHome} />
      <PrintedBoard frames={frames} />
    </>
  )
}

/** What is in the page, scaled. */
function Frames({ surface, board }: { readonly surface: SurfaceProps; readonly board: ReturnType<typeof useBoard> }) {
  const { layout, staged, inHand, openMenu, hands, drag, presses } = board
  const { layer } = board.elements
  const { view, isOverview, drawn } = staged
  const { dragging } = drag
  return (
    <div className={classOf(view, isOverview)} style={layerStyle(view.zoom, layout)} ref={layer}>
      <LinkLines layout={layout} links={surface.links} />
      {drawn.map(one => {
        const { id } = one.frame.inside.frame
        return (
          <FrameBox
            key={id}
            drawn={one}
            look="sticky"
            isFetched={surface.isFetched}
            isOverview={isOverview}
            stopAt={inHand ?? ''}
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
  )
}

const noKeys: ReadonlySet<string> = new Set()

/** Below this zoom the button of a note would be smaller than a finger or a trembling hand can press: the whole note is the button then. */
const wholeBelow = 0.86

const classOf = ({ zoom, isMoving }: View, isOverview: boolean): string =>
  ['surface', zoom < wholeBelow && 'small', isOverview && 'overview', isMoving && 'moving']
    .filter(name => name !== false)
    .join(' ')

/** React knows no custom properties by type. The transform is the stage's own. */
const layerStyle = (zoom: number, { width, height }: Layout): CSSProperties =>
  Object.fromEntries<string | number>([
    ['--z', zoom],
    ['inlineSize', width],
    ['blockSize', height],
  ])
