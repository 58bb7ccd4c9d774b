/** A section of the board: its heading, and those of its groups and cards that are in the page. */
import { memo } from 'react'
import type { FrameBoxProps } from './frame-props.ts'
import { FrameHeader } from './frame-header.tsx'
import { cardCount, type Frame } from './frames.ts'
import { GoOn } from './go-on.tsx'
import { GroupBox } from './group-box.tsx'

export const FrameBox = memo(function FrameBox(shape: FrameBoxProps) {
  const { look, landing, isFetched } = shape
  const { frame: placed, cards, groups } = shape.drawn
  const { inside } = placed
  const { frame } = inside
  return (
    <section
      className={`frame${landing === undefined ? '' : ' target'}${isOpened(shape) ? ' opened' : ''}`}
      style={{ left: placed.x, top: placed.y, inlineSize: placed.width, blockSize: placed.height }}
      data-tone={frame.waymark.tone}
      data-section={frame.id}
      aria-labelledby={`frame-${frame.id}`}
    >
      <FrameHeader {...shape} />
      {inside.groups.map((group, at) =>
        groups.includes(at) ? (
          <GroupBox
            key={group.group.id}
            {...shape}
            group={group}
            own={cards.filter(card => card.group === at)}
            isTarget={landing?.groupId === group.group.id}
          />
        ) : null,
      )}
      <MoreGroups {...shape} />
      {cardCount(frame) === 0 && <Nothing isFetched={isFetched} frame={frame} top={inside.header} look={look} />}
    </section>
  )
})

/** For those who read on without scrolling: to the groups that are not in the page yet. */
function MoreGroups({ drawn: { frame, groups }, hands }: FrameBoxProps) {
  const after = frame.inside.groups.slice((groups.at(-1) ?? -1) + 1)
  const next = after.find(({ group }) => group.cards.length > 0)?.group
  if (next === undefined) return null
  return (
    <GoOn
      hands={hands}
      to={next.cards[0]?.key}
      words={next.title === '' ? 'Go to its notes' : `Go on to ${next.title}`}
    />
  )
}

function Nothing({
  isFetched,
  frame,
  top,
  look,
}: {
  readonly isFetched: boolean
  readonly frame: Frame
  readonly top: number
  readonly look: 'sticky' | 'row'
}) {
  const style = { insetBlockStart: `calc(${top}px + ${look === 'row' ? '0rem' : '1rem'})` }
  if (!isFetched)
    return (
      <div className="fetching nothing" style={style} aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    )
  return (
    <p className="soft nothing" style={style}>
      {frame.count === 0 ? 'Nothing here yet.' : 'None of its notes has what you look for.'}
    </p>
  )
}

/** The menu of one of its cards is open, and may reach beyond it. */
const isOpened = ({ openMenu, drawn }: FrameBoxProps): boolean =>
  openMenu !== null && drawn.frame.inside.byKey.has(openMenu)
