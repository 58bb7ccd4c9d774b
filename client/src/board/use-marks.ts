/** How notes and ambitions are marked: my own marks, and everybody's once they are shown. */
import { useEffect, useMemo, useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { markingAct } from '@waymark/shared/rules/marks.ts'
import { hasDots } from '@waymark/shared/rules/steps-of.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readRoom } from '@waymark/shared/wire/sessions.ts'
import { readMarks } from '@waymark/shared/wire/marks.ts'
import { useAsked } from '#api/use-asked.ts'
import type { Sign } from '#surface/surface-props.ts'
import { markSignsMaker, type MarksNow } from './mark-signs.ts'

/** So often counts that are shown are asked for, and, by the team while dots are given, how many have given any. */
const everyMs = 5000
const none: MarksNow = { mine: [], left: null, myLights: [], people: 0, all: null }

export interface Marking {
  readonly now: MarksNow
  readonly signs: ReadonlyMap<NoteId, readonly Sign[]>
  /** At this step, by this person. */
  readonly isOpen: boolean
  readonly again: () => Promise<void>
}

/** `notes`: those that can be marked, and which of them are mine. */
export function useMarks(
  reply: ReplyOf<typeof readRoom>,
  { notes, mine }: { readonly notes: ReadonlyMap<NoteId, unknown>; readonly mine: readonly NoteId[] },
): Marking {
  const { room, breakout, me } = reply
  const { settings, step } = breakout
  const asked = useAsked(readMarks, { params: { roomId: room.id }, body: {} })
  const { again } = asked
  const isUsed = settings.marks !== 'none' || settings.asksLight
  const isOpen = settings.marks !== 'none' && may(me.role, markingAct(breakout), step)
  const areDotsGiven = isOpen && hasDots(breakout)
  const isWatched =
    isUsed && step !== 'closed' && (room.marksShown || (areDotsGiven && may(me.role, 'show-marks', step)))
  /** A note that is taken back gives its dots back, and has them again when it comes again. */
  const notesWithDots = areDotsGiven ? notes.size : 0
  useEffect(() => {
    if (isUsed) void again()
  }, [reply, isUsed, notesWithDots, again])
  useEffect(() => {
    if (!isWatched) return undefined
    const timer = setInterval(() => void again(), everyMs)
    return () => {
      clearInterval(timer)
    }
  }, [isWatched, again])
  const now = asked.state === 'here' ? asked.value : none
  const [makeSigns] = useState(markSignsMaker)
  const signs = useMemo(
    () => makeSigns({ settings, now, isOpen, notes, mine }),
    [makeSigns, settings, now, isOpen, notes, mine],
  )
  return useMemo(() => ({ now, signs, isOpen, again }), [now, signs, isOpen, again])
}
