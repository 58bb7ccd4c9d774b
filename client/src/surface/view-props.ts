/** What a view of a surface is given, and tells. Board and list take the same, and do the same. */
import type { ReactNode } from 'react'
import type { Choice } from '#ui/menu.tsx'
import type { Card, Frame, Group } from './frames.ts'
import type { Sign } from './surface-props.ts'

/** Where cards that are let go come to stand. */
export interface Landing {
  readonly frameId: string
  readonly groupId: string
  /** Straight after this card, or first. */
  readonly after: string
}

/** only: these and no others. toggle: each the other way. add: these as well. range: from the one before to the first of these. */
export type SelectHow = 'only' | 'toggle' | 'add' | 'range'

/** Who is in a part of the board. */
export interface HereNow {
  readonly names: readonly string[]
  readonly writing: number
}

/** Between two boxes: sections, or themes. */
export interface DrawnLink {
  readonly id: string
  readonly from: string
  readonly to: string
}

/** For whoever moves the surface from outside: a find, a list of parts, a measurement. */
export interface SurfaceDoor {
  /** Draws it at this size. A list has one size only. */
  readonly zoomTo: (zoom: number) => void
  /** Brings a card into view, without giving it the focus. */
  readonly show: (key: string) => void
  /** Where a card is in the browser's window, CSS pixels; undefined where it is not on the surface. */
  readonly boxOf: (key: string) => Box | undefined
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface GroupHead {
  readonly name: ReactNode
  readonly said: ReactNode
  /** At its end: a menu. */
  readonly more: ReactNode
}

export interface SurfaceProps {
  /** In reading order. */
  readonly frames: readonly Frame[]
  /** False while the notes are still on their way for the first time. */
  readonly isFetched: boolean
  /** The key of the card in hand: it has the focus, or had it last. */
  readonly current: string | null
  readonly onCurrent: (card: Card) => void
  /** The key of a card that is to be seen, without the focus: one that was just added. Brought into view once. */
  readonly fresh: string | null
  /** The section that is looked at has changed. */
  readonly onSection: (frameId: string) => void
  readonly selection: ReadonlySet<string>
  readonly onSelect: (keys: readonly string[], how: SelectHow) => void
  /** Whether each card has a box to tick. */
  readonly hasTicks: boolean
  /** A sign on a card was pressed; left out where none can be. */
  readonly onSign?: (card: Card, sign: Sign) => void
  readonly choicesOf: (card: Card) => readonly Choice[]
  /** What stands on a note whose asking was refused. */
  readonly troubleOf: (card: Card) => ReactNode
  /** In words, for cards that are dragged there; undefined where they cannot land. */
  readonly sayLanding: (cards: readonly Card[], landing: Landing) => string | undefined
  readonly onDrop: (cards: readonly Card[], landing: Landing) => void
  /** A press twice on a card. */
  readonly onOpen: (card: Card) => void
  readonly here: ReadonlyMap<string, HereNow>
  readonly links: readonly DrawnLink[]
  /** The words that are looked for; empty when none are. */
  readonly find: string
  /** The heading of a group; null: its name and what people said, as they are. */
  readonly groupHead: ((group: Group, frame: Frame) => GroupHead) | null
  /** More for the end of a frame's heading. */
  readonly frameMore: ((frame: Frame) => ReactNode) | null
  /** Other cards are in the page now: whoever waits for one may look again. The same function each time. */
  readonly onDrawn: () => void
  /** Given the door while the surface is there, null after. The same function each time. */
  readonly onDoor: (door: SurfaceDoor | null) => void
}
