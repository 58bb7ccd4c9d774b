/** What the parts of a surface tell it: the same functions for as long as it is open, so that no card is drawn anew because of them. */
import type { ReactNode } from 'react'
import type { Choice } from '#ui/menu.tsx'
import type { Card, Frame, Group } from './frames.ts'
import type { Sign } from './surface-props.ts'
import type { SelectHow } from './view-props.ts'

export interface DrawnCard {
  readonly element: HTMLElement
  /** CSS pixels at 100 %: how wide and how high it was laid out. */
  readonly width: number
  readonly laid: number
  readonly look: 'sticky' | 'row'
}

export interface Hands {
  /** A card was drawn: how high it turned out to be is looked at, as soon as nothing moves. */
  readonly drew: (frame: Frame, card: Card, drawn: DrawnCard) => void
  readonly sawFrameHeader: (frame: Frame, seen: { readonly width: number; readonly height: number }) => void
  readonly sawGroupHeader: (
    frame: Frame,
    group: Group,
    seen: { readonly width: number; readonly height: number },
  ) => void
  /** Puts the focus on a card, wherever it is. */
  readonly goTo: (key: string) => void
  readonly focused: (card: Card, frame: Frame | null) => void
  readonly select: (keys: readonly string[], how: SelectHow) => void
  readonly openMenu: (key: string | null) => void
  /** A sign on a card that is pressed. */
  readonly pressed: (card: Card, sign: Sign) => void
  readonly choicesOf: (card: Card) => readonly Choice[]
  readonly troubleOf: (card: Card) => ReactNode
}
