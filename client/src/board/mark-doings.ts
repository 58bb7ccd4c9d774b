/** Marking a note, and saying so. */
import type { BreakoutSettings } from '@waymark/shared/model/session.ts'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { sayDots } from '@waymark/shared/rules/mark-words.ts'
import { setMark } from '@waymark/shared/wire/marks.ts'
import { call } from '#api/call.ts'
import { say, sayNow } from '#ui/announce.tsx'
import type { Choice } from '#ui/menu.tsx'
import type { RoomReply } from './use-room.ts'
import type { Marking } from './use-marks.ts'

export function markDoings({ room, breakout }: Pick<RoomReply, 'room' | 'breakout'>, { now, again }: Marking) {
  const isDots = breakout.settings.marks === 'dots'
  const dotsOn = (id: NoteId): number => now.mine.find(({ noteId }) => noteId === id)?.dots ?? 0
  const mark = async (id: NoteId, dots: number): Promise<void> => {
    const before = dotsOn(id)
    const answer = await call(setMark, { params: { roomId: room.id, noteId: id }, body: { dots } })
    if (answer.ok) say(sayMarked({ isDots, before, dots, left: (now.left ?? 0) + before - dots }))
    else sayNow(answer.problem.message)
    await again()
  }
  return {
    dotsOn,
    left: now.left,
    mark: (id: NoteId, dots: number): void => {
      void mark(id, dots)
    },
    /** By a press on its sign: there or not. */
    toggle: (id: NoteId): void => {
      void mark(id, dotsOn(id) > 0 ? 0 : 1)
    },
  }
}

/** In the menu of a note that one did not write. */
export function markChoices(
  { dotsOn, mark, left }: MarkDoings,
  { marks, dots: most }: BreakoutSettings,
  id: NoteId,
): Choice[] {
  const dots = dotsOn(id)
  if (marks === 'agree')
    return [
      {
        label: dots > 0 ? 'Take my agreement back' : 'I agree with this',
        icon: dots > 0 ? 'undo' : 'check',
        run: () => {
          mark(id, dots > 0 ? 0 : 1)
        },
      },
    ]
  const give: Choice = {
    label: dots > 0 ? 'Give another dot' : 'Give a dot',
    more: `You have ${left ?? 0} of ${most} left`,
    icon: 'plus',
    closedBecause: left === 0 ? 'You have given all your dots.' : undefined,
    run: () => {
      mark(id, dots + 1)
    },
  }
  const takeBack: Choice = {
    label: 'Take a dot back',
    icon: 'undo',
    run: () => {
      mark(id, dots - 1)
    },
  }
  return dots > 0 ? [give, takeBack] : [give]
}

export type MarkDoings = ReturnType<typeof markDoings>

function sayMarked({
  isDots,
  before,
  dots,
  left,
}: {
  readonly isDots: boolean
  readonly before: number
  readonly dots: number
  readonly left: number
}): string {
  if (!isDots) return dots > 0 ? 'You agree with this note.' : 'Your agreement is taken back.'
  const done = dots > before ? `${sayDots(dots)} on this note.` : `Taken back. ${sayDots(dots)} on this note.`
  return `${done} You have ${left} left.`
}
