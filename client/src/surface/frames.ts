/** What a surface draws: frames with groups of cards, in reading order. Board and list draw the same frames; positions are worked out, never kept. */
import type { ThemeId } from '@waymark/shared/model/ids.ts'
import type { Tone, Waymark } from '@waymark/shared/rules/letters.ts'
import type { BoardNote, Sign } from './surface-props.ts'

/** A note where it stands. The same object until something about it changes: then it alone is drawn anew. */
export interface Card {
  /** Once on the surface: the note's id, with its place where a note stands in several. */
  readonly key: string
  readonly note: BoardNote
  readonly tone: Tone
  /** The waymark and title of the section it comes from, where notes of several stand together. */
  readonly mark: (Waymark & { readonly title: string }) | null
  /** More that is said of it: its room, the other themes it stands in. */
  readonly signs: readonly Sign[]
}

/** notes: those of a room. theme, tray, parked: how far facilitators are with them. */
export type GroupKind = 'notes' | 'theme' | 'tray' | 'parked'

export interface Group {
  /** Once in its frame. */
  readonly id: string
  readonly kind: GroupKind
  /** A part of the theme before it: drawn further in, its heading one deeper. */
  readonly isPart?: boolean
  /** Empty: the notes of the frame stand in it without more. */
  readonly title: string
  /** What people said, in a sentence; may be empty. */
  readonly said: string
  readonly themeId: ThemeId | null
  readonly links: readonly FrameLink[]
  readonly cards: readonly Card[]
  /** How many there are; more than `cards` while some are looked for. */
  readonly count: number
}

export interface FrameLink {
  readonly id: string
  /** The name of the box at its other end. */
  readonly to: string
  readonly sentence: string
}

/** The same object until something in it changes. */
export interface Frame {
  /** Once on the surface: that of its section, where it is one. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly waymark: Waymark
  readonly groups: readonly Group[]
  readonly links: readonly FrameLink[]
  /** How many different notes it shows, and how many it has: more, while some are looked for. */
  readonly shown: number
  readonly count: number
}

export const cardsIn = (frame: Pick<Frame, 'groups'>): Card[] => frame.groups.flatMap(({ cards }) => cards)

export const cardCount = (frame: Pick<Frame, 'groups'>): number =>
  frame.groups.reduce((sum, { cards }) => sum + cards.length, 0)

/** `A, Leading culture change` */
export const nameOfFrame = ({ waymark, title }: Pick<Frame, 'waymark' | 'title'>): string =>
  waymark.letter === '' ? title : `${waymark.letter}, ${title}`
