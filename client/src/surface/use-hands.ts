/** The functions that the parts of a surface call, and what they set: which menu is open, and what was seen of heights. */
import { useCallback, useInsertionEffect, useMemo, useRef, useState } from 'react'
import type { DrawnMeasures } from './drawn-measures.ts'
import type { Hands } from './hands.ts'
import { later } from './later.ts'
import { makeRest } from './rest.ts'
import type { SurfaceProps } from './view-props.ts'

export interface HandsNow {
  readonly hands: Hands
  readonly openMenu: string | null
  /** Undefined before the first drawing. Another object when a height turned out to be another than was laid out. */
  readonly known: { readonly measures: DrawnMeasures } | undefined
  /** To be told whenever the surface is scrolled. */
  readonly onMoved: () => void
  /** The view says how a card gets the focus. */
  readonly focusBy: (focus: (key: string) => void) => void
}

export function useHands(surface: SurfaceProps, measures: DrawnMeasures | undefined): HandsNow {
  const latest = useRef(surface)
  const goTo = useRef<(key: string) => void>(() => {})
  // Before the parts are drawn: they tell what they saw as soon as they are.
  useInsertionEffect(() => {
    latest.current = surface
  })
  const [rest] = useState(() => makeRest(later))
  const [openMenu, setOpenMenu] = useState<string | null>(null)
  const [seen, setSeen] = useState(0)
  const hands = useMemo((): Hands => {
    const learn = (isOther: boolean | undefined): void => {
      if (isOther === true) setSeen(before => before + 1)
    }
    return {
      // To ask for a height makes the browser lay out the page at once, which is too dear while it scrolls.
      drew: (frame, card, { element, width, laid, look }) => {
        rest.whenRests(card.key, () => {
          if (!element.isConnected) return
          const height = element.offsetHeight
          // Cards of a row are equally high: only one that needs more says so.
          if (look === 'sticky' ? height > laid + 1 : Math.abs(height - laid) > 1)
            learn(measures?.sawCard(frame, card, { width, height }))
        })
      },
      sawFrameHeader: (frame, drawn) => {
        learn(measures?.sawFrameHeader(frame, drawn))
      },
      sawGroupHeader: (frame, group, drawn) => {
        learn(measures?.sawGroupHeader(frame, group, drawn))
      },
      goTo: key => {
        goTo.current(key)
      },
      focused: (card, frame) => {
        latest.current.onCurrent(card)
        latest.current.onSection(frame?.id ?? card.note.sectionId)
      },
      select: (keys, how) => {
        latest.current.onSelect(keys, how)
      },
      openMenu: setOpenMenu,
      pressed: (card, sign) => {
        latest.current.onSign?.(card, sign)
      },
      choicesOf: card => latest.current.choicesOf(card),
      troubleOf: card => latest.current.troubleOf(card),
    }
    // Other measures know nothing of what was seen: all is told anew.
  }, [measures, rest])
  const focusBy = useCallback((focus: (key: string) => void): void => {
    goTo.current = focus
  }, [])
  const known = useMemo(() => (measures === undefined ? undefined : { measures, seen }), [measures, seen])
  return { hands, openMenu, known, focusBy, onMoved: rest.moved }
}
