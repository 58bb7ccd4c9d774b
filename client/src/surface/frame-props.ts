/** What a section of the surface is drawn from. */
import type { DrawnFrame } from './drawn-cards.ts'
import type { Hands } from './hands.ts'
import type { HereNow, Landing, SurfaceProps } from './view-props.ts'

export interface FrameBoxProps {
  /** Its place, and what of it is in the page. */
  readonly drawn: DrawnFrame
  readonly look: 'sticky' | 'row'
  readonly isFetched: boolean
  /** Drawn small: its cards are on canvas. */
  readonly isOverview: boolean
  /** The key of the card where Tab stops; undefined: at each. */
  readonly stopAt: string | undefined
  readonly selection: ReadonlySet<string>
  readonly openMenu: string | null
  readonly lifted: ReadonlySet<string>
  /** Where dragged cards would land in this frame. */
  readonly landing: Landing | undefined
  readonly here: HereNow | undefined
  readonly find: string
  readonly hasTicks: boolean
  readonly groupHead: SurfaceProps['groupHead']
  readonly frameMore: SurfaceProps['frameMore']
  readonly hands: Hands
}
