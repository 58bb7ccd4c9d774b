/** The marks of this room, for whoever looks: what is said of them, and showing them. */
import { may } from '@waymark/shared/rules/permissions.ts'
import { showMarks } from '@waymark/shared/wire/marks.ts'
import { call } from '#api/call.ts'
import { say, sayNow } from '#ui/announce.tsx'
import { MarksLine } from './marks-line.tsx'
import type { Marking } from './use-marks.ts'
import type { RoomReply } from './use-room.ts'

export function MarksHere({
  reply: { room, breakout, me },
  marking: { now, isOpen },
  again,
}: {
  readonly reply: RoomReply
  readonly marking: Marking
  readonly again: () => Promise<void>
}) {
  const { settings } = breakout
  if (settings.marks === 'none' && !settings.asksLight) return null
  const show = async (shown: boolean): Promise<void> => {
    const answer = await call(showMarks, { params: { roomId: room.id }, body: { shown } })
    if (answer.ok) say(shown ? 'Everybody sees the marks now.' : 'The marks are hidden.')
    else sayNow(answer.problem.message)
    await again()
  }
  return (
    <MarksLine
      settings={settings}
      isOpen={isOpen}
      left={now.left}
      people={now.people}
      isShown={room.marksShown}
      onShow={may(me.role, 'show-marks') ? shown => void show(shown) : undefined}
    />
  )
}
