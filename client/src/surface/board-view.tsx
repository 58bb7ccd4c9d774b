/** The board: frames with notes, laid out by the browser from the tree, so that nothing overlaps and nothing is lost off an edge. */
import { useEffect, useRef, useState, type CSSProperties, type RefObject } from 'react'
import { SectionId } from '@waymark/shared/model/ids.ts'
import { BoardFrame } from './board-frame.tsx'
import { onBoardKey } from './board-keys.ts'
import { LandingSign } from './landing-sign.tsx'
import { branchOf } from './places.ts'
import { countNotes, nameOfBranch, type Branch, type SurfaceProps } from './surface-props.ts'
import { useDrag } from './use-drag.ts'
import { useZoom } from './use-zoom.ts'
import { ZoomBar } from './zoom-bar.tsx'

export function BoardView(surface: SurfaceProps) {
  const { tree } = surface
  const wrap = useRef<HTMLDivElement>(null)
  const zoom = useZoom(wrap)
  const drag = useDrag({ root: wrap, flow: 'rows', onDrop: surface.onMove })
  const at = useSectionInSight(wrap, surface)
  const all = tree.flatMap(({ notes }) => notes)
  const stopAt = all.some(({ id }) => id === surface.current) ? (surface.current ?? undefined) : all[0]?.id
  const goHome = (): void => {
    zoom.reset()
    wrap.current?.scrollTo({ top: 0, left: 0 })
  }
  return (
    <>
      <div
        className={`surface-wrap${drag.dragging === null ? '' : ' dragging'}`}
        ref={wrap}
        role="region"
        aria-label={`Board: ${tree.length === 1 ? '1 part' : `${tree.length} parts`}, ${countNotes(all.length)}`}
        tabIndex={all.length === 0 ? 0 : undefined}
        onKeyDown={event => {
          onBoardKey(event, { root: wrap.current, tree, zoom })
        }}
      >
        <div className="surface" style={zoomStyle(zoom.percent)}>
          {tree.map(branch => (
            <BoardFrame key={branch.section.id} branch={branch} surface={surface} stopAt={stopAt} drag={drag} />
          ))}
        </div>
        <LandingSign dragging={drag.dragging} tree={tree} />
      </div>
      <div className="hereat">
        <span>
          You are at <b>{at === undefined ? 'the start' : nameOfBranch(at)}</b>
        </span>
        <span className="hide-s">Press Home to come back to the start</span>
        <ZoomBar zoom={zoom} onHome={goHome} />
      </div>
    </>
  )
}

/** React knows no custom properties by type. */
const zoomStyle = (percent: number): CSSProperties => Object.fromEntries([['--z', percent / 100]])

/** The section whose notes are looked at: that of the note in hand, or, once the board was scrolled by hand, the one at the top. */
function useSectionInSight(
  wrap: RefObject<HTMLElement | null>,
  { tree, current, onSection }: Pick<SurfaceProps, 'tree' | 'current' | 'onSection'>,
): Branch | undefined {
  const [seen, setSeen] = useState<SectionId>()
  const tell = useRef(onSection)
  useEffect(() => {
    tell.current = onSection
  })
  useEffect(() => {
    const element = wrap.current
    if (element === null) return undefined
    const ended = new AbortController()
    const { signal } = ended
    let isByHand = false
    const byHand = (): void => {
      isByHand = true
    }
    for (const kind of ['wheel', 'touchmove', 'pointerdown'] as const)
      element.addEventListener(kind, byHand, { signal, passive: true })
    const onFocus = (): void => {
      isByHand = false
      setSeen(undefined)
    }
    const onScroll = (): void => {
      const id = isByHand ? atTop(element) : undefined
      if (id === undefined) return
      setSeen(id)
      tell.current(id)
    }
    element.addEventListener('focusin', onFocus, { signal })
    element.addEventListener('scroll', onScroll, { signal, passive: true })
    return () => {
      ended.abort()
    }
  }, [wrap])
  const inHand = current === null ? undefined : branchOf(tree, current)
  return tree.find(({ section }) => section.id === seen) ?? inHand ?? tree[0]
}

function atTop(wrap: HTMLElement): SectionId | undefined {
  const top = wrap.getBoundingClientRect().top + wrap.clientHeight / 3
  const frame = [...wrap.querySelectorAll<HTMLElement>('[data-section]')].find(
    each => each.getBoundingClientRect().bottom > top,
  )
  const id = SectionId.safeParse(frame?.dataset['section'])
  return id.success ? id.data : undefined
}
