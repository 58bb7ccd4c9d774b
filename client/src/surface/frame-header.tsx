/** The heading of a section: its waymark, its name, who is there, how many notes it has, and what it is linked with. */
import { useCallback, useRef } from 'react'
import { Icon } from '#ui/icon.tsx'
import type { FrameBoxProps } from './frame-props.ts'
import type { Frame } from './frames.ts'
import { Linked } from './linked.tsx'
import { countNotes } from './surface-props.ts'
import { useSeenHeight } from './use-seen-height.ts'
import type { HereNow } from './view-props.ts'
import { WaymarkSign } from './waymark-sign.tsx'

export function FrameHeader({ drawn, look, isFetched, here, frameMore, hands, isOverview }: FrameBoxProps) {
  const { frame, headerWidth: width } = drawn.frame.inside
  const { waymark } = frame
  const box = useRef<HTMLElement>(null)
  const tell = useCallback(
    (height: number): void => {
      hands.sawFrameHeader(frame, { width, height })
    },
    [hands, frame, width],
  )
  useSeenHeight(box, isOverview ? null : tell)
  return (
    <header ref={box}>
      <WaymarkSign waymark={waymark} />
      <h3 id={`frame-${frame.id}`} tabIndex={-1}>
        {waymark.letter !== '' && <span className="sr">{waymark.letter}: </span>}
        {frame.title}
      </h3>
      {here !== undefined && <Here here={here} />}
      <span className="count">{isFetched ? countOf(frame) : ''}</span>
      {frameMore?.(frame)}
      {look === 'row' && frame.description !== '' && <p className="about">{frame.description}</p>}
      <Linked links={frame.links} />
    </header>
  )
}

const countOf = ({ shown, count }: Frame): string =>
  shown === count ? countNotes(shown) : `${shown} of ${countNotes(count)}`

function Here({ here: { names, writing } }: { readonly here: HereNow }) {
  const said = `${names.length === 1 ? '1 person' : `${names.length} people`} here${writing === 0 ? '' : `, ${writing} writing`}`
  return (
    <span className="tag herenow" title={names.join(', ')}>
      <Icon name={writing === 0 ? 'people' : 'pencil'} />
      <span aria-hidden="true">{writing === 0 ? names.length : 'writing'}</span>
      <span className="sr">{said}</span>
    </span>
  )
}
