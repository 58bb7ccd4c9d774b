/** Notes that stand together in a section: those of a theme in a box with its heading, those of a room without. */
import { useCallback, useRef, type CSSProperties, type ReactNode } from 'react'
import { CardBox, type DragPart } from './card-box.tsx'
import type { FrameBoxProps } from './frame-props.ts'
import { nameOfFrame, type Frame, type Group } from './frames.ts'
import { GoOn } from './go-on.tsx'
import { Linked } from './linked.tsx'
import type { PlacedCard, PlacedGroup } from './layout.ts'
import { countNotes } from './surface-props.ts'
import { useSeenHeight } from './use-seen-height.ts'

interface GroupBoxProps extends FrameBoxProps {
  readonly group: PlacedGroup
  readonly own: readonly PlacedCard[]
  readonly isTarget: boolean
}

export function GroupBox(shape: GroupBoxProps) {
  const { drawn, group, own, isTarget } = shape
  const { frame } = drawn.frame.inside
  if (group.group.title === '')
    return own.length === 0 && !isTarget ? (
      <MoreCards {...shape} />
    ) : (
      <>
        <Cards {...shape} from={origin} label={nameOfFrame(frame)} />
        <MoreCards {...shape} />
      </>
    )
  return (
    <section
      className={`group is-${group.group.kind}${isTarget ? ' target' : ''}`}
      style={boxStyle(group)}
      aria-labelledby={idOf(frame, group.group)}
      data-theme-id={group.group.themeId ?? undefined}
    >
      <GroupHeader {...shape} />
      {(own.length > 0 || isTarget) && <Cards {...shape} from={group} label={group.group.title} />}
      <MoreCards {...shape} />
    </section>
  )
}

/** For those who read on without scrolling: back and on to the notes that are not in the page. */
function MoreCards({ group: { group }, own, hands }: GroupBoxProps) {
  const { cards } = group
  const before = cards[(own[0]?.at ?? 0) - 1]
  const at = (own.at(-1)?.at ?? -1) + 1
  const next = cards[at]
  return (
    <>
      {before !== undefined && (
        <GoOn hands={hands} to={before.key} words={`Back to note ${own[0]?.at} of ${cards.length}`} />
      )}
      {next !== undefined && <GoOn hands={hands} to={next.key} words={`Go on to note ${at + 1} of ${cards.length}`} />}
    </>
  )
}

const idOf = (frame: Frame, group: Group): string => `group-${frame.id}-${group.id}`

const origin = { x: 0, y: 0 }

const boxStyle = ({ x, y, width, height }: PlacedGroup): CSSProperties => ({
  left: x,
  top: y,
  inlineSize: width,
  blockSize: height,
})

function GroupHeader({ drawn, group, groupHead, hands, isOverview }: GroupBoxProps) {
  const { frame } = drawn.frame.inside
  const { title, said, count, cards, links } = group.group
  const head = groupHead?.(group.group, frame)
  const box = useRef<HTMLElement>(null)
  const width = group.headerWidth
  const { group: own } = group
  const tell = useCallback(
    (height: number): void => {
      hands.sawGroupHeader(frame, own, { width, height })
    },
    [hands, frame, own, width],
  )
  useSeenHeight(box, isOverview ? null : tell)
  return (
    <header ref={box}>
      <GroupName isPart={own.isPart === true} id={idOf(frame, own)}>
        {head?.name ?? title}
      </GroupName>
      <span className="count">{count === cards.length ? countNotes(count) : `${cards.length} of ${count}`}</span>
      {head?.more}
      {head?.said ?? (said !== '' && <p className="said">{said}</p>)}
      <Linked links={links} />
    </header>
  )
}

function GroupName({
  isPart,
  id,
  children,
}: {
  readonly isPart: boolean
  readonly id: string
  readonly children: ReactNode
}) {
  return isPart ? (
    <h5 id={id} tabIndex={-1}>
      {children}
    </h5>
  ) : (
    <h4 id={id} tabIndex={-1}>
      {children}
    </h4>
  )
}

function Cards({
  drawn,
  own,
  group,
  look,
  landing,
  isTarget,
  stopAt,
  selection,
  openMenu,
  lifted,
  find,
  hasTicks,
  hands,
  from,
  label,
}: GroupBoxProps & { readonly from: { readonly x: number; readonly y: number }; readonly label: string }) {
  const after = isTarget ? landing?.after : undefined
  return (
    <ul
      className={`${look === 'row' ? 'notelist' : 'notes'}${after === 'first' ? ' lands-first' : ''}`}
      style={firstPlace(own[0], from)}
      aria-label={label}
    >
      {own.map(one => (
        <CardBox
          key={one.card.key}
          placed={one}
          frame={drawn.frame.inside.frame}
          from={from}
          look={look}
          of={group.group.cards.length}
          isStop={stopAt === undefined || stopAt === one.card.key}
          isSelected={selection.has(one.card.key)}
          isMenuOpen={openMenu === one.card.key}
          part={partOf(one.card.key, lifted, after)}
          find={find}
          hasTick={hasTicks}
          hands={hands}
        />
      ))}
    </ul>
  )
}

/** Where a card that is dragged to the beginning would stand. */
function firstPlace(first: PlacedCard | undefined, from: { readonly x: number; readonly y: number }): CSSProperties {
  const [x, y] = first === undefined ? [12, 48] : [first.x - from.x, first.y - from.y]
  return Object.fromEntries<string>([
    ['--first-x', `${x}px`],
    ['--first-y', `${y}px`],
  ])
}

const partOf = (key: string, lifted: ReadonlySet<string>, after: string | undefined): DragPart =>
  lifted.has(key) ? 'lifted' : after === key ? 'landing' : undefined
