/** Under the board: where one is, how large it is drawn, and the way back to its start. */
import { useEffect, useState, type RefObject } from 'react'
import { nameOfFrame } from './frames.ts'
import { frameAt, spotOf, type Layout } from './layout.ts'
import type { SurfaceProps } from './view-props.ts'
import type { Staged } from './use-stage.ts'
import { ZoomBar } from './zoom-bar.tsx'

export function WhereAmI({
  surface,
  staged,
  layout,
  wrap,
  onHome,
}: {
  readonly surface: SurfaceProps
  readonly staged: Staged
  readonly layout: Layout
  readonly wrap: RefObject<HTMLElement | null>
  readonly onHome: () => void
}) {
  const { camera, view, stage } = staged
  const seen = useSectionInSight(wrap, { staged, layout, onSection: surface.onSection })
  const inHand = surface.current === null ? undefined : spotOf(layout, surface.current)?.frame
  const at = layout.frames.find(({ inside }) => inside.frame.id === seen) ?? inHand ?? layout.frames[0]
  return (
    <div className="hereat">
      <span>
        You are at <b>{at === undefined ? 'the start' : nameOfFrame(at.inside.frame)}</b>
      </span>
      <span className="hide-s">Press Home to come back to the start</span>
      <ZoomBar camera={camera} view={view} least={() => stage.current?.fitting() ?? 1} onHome={onHome} />
    </div>
  )
}

/** The section at the upper third of the window, once the board was scrolled by hand; until then, that of the card in hand. */
function useSectionInSight(
  wrap: RefObject<HTMLElement | null>,
  {
    staged: { stage },
    layout,
    onSection,
  }: { readonly staged: Staged; readonly layout: Layout; readonly onSection: (frameId: string) => void },
): string | undefined {
  const [seen, setSeen] = useState<string>()
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
    let now: string | undefined
    const onScroll = (): void => {
      if (!isByHand || stage.current === null) return
      const { x, y, width, height } = stage.current.sight()
      const column = layout.frames.filter(frame => frame.x < x + width && frame.x + frame.width > x)
      const id = frameAt({ ...layout, frames: column }, y + height / 3)?.inside.frame.id
      if (id === undefined || id === now) return
      now = id
      setSeen(id)
      onSection(id)
    }
    element.addEventListener('focusin', onFocus, { signal })
    element.addEventListener('scroll', onScroll, { signal, passive: true })
    return () => {
      ended.abort()
    }
  }, [wrap, stage, layout, onSection])
  return seen
}
