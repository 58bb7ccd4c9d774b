/** What both views of the board are given. */
import type { SectionId } from '@waymark/shared/model/ids.ts'
import type { SurfaceProps } from '#surface/surface-props.ts'
import { choicesOf } from './board-actions.ts'
import { NoteTrouble } from './note-trouble.tsx'
import type { BoardFocus } from './use-board-focus.ts'
import type { DoingsNow } from './use-doings.ts'
import { refusedOf, type RoomNow, type RoomReply } from './use-room.ts'

export function surfaceOf({
  reply,
  now,
  focus,
  doings,
  onSection,
}: {
  readonly reply: RoomReply
  readonly now: RoomNow
  readonly focus: BoardFocus
  readonly doings: DoingsNow
  readonly onSection: (id: SectionId) => void
}): SurfaceProps {
  const { tree, state, queue } = now
  return {
    tree,
    isFetched: state.fetched,
    current: focus.current,
    onCurrent: id => {
      focus.onCurrent(id)
      now.hold(id)
    },
    onSection,
    choicesOf: note => choicesOf({ note, tree, role: reply.me.role, step: reply.breakout.step }, doings),
    onMove: doings.move,
    troubleOf: note => {
      const refused = refusedOf(queue, note.id)
      return refused === undefined ? null : (
        <NoteTrouble
          refused={refused}
          onTryAgain={() => {
            now.tryAgain(note.id)
          }}
          onTakeBack={() => {
            doings.takeIntoForm(refused)
          }}
          onCopy={() => {
            doings.copy(note)
          }}
        />
      )
    },
  }
}
