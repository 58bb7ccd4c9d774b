/** The notes, by board or by list, with what is above and below them. */
import type { RefObject } from 'react'
import { may } from '@waymark/shared/rules/permissions.ts'
import { Icon } from '#ui/icon.tsx'
import { OverHttpsNotice } from '#ui/over-https-notice.tsx'
import { BoardView } from '#surface/board-view.tsx'
import { ListView } from '#surface/list-view.tsx'
import type { SurfaceProps } from '#surface/view-props.ts'
import { AddBar } from './add-bar.tsx'
import { BelowNotes } from './below-notes.tsx'
import type { Scene } from './board-actions.ts'
import type { BoardStore } from './board-store.ts'
import { ConnectionNotice } from './connection-notice.tsx'
import { FindRow } from './find-row.tsx'
import { FromTheDesk } from './from-desk.tsx'
import { MovedNotice } from './moved-notice.tsx'
import { StepNews } from './step-news.tsx'
import { whyClosed } from '@waymark/shared/rules/step-words.ts'
import { ToolRow, type View } from './tool-row.tsx'
import type { DoingsNow } from './use-doings.ts'
import type { Finding } from './use-find.ts'
import type { FormNow } from './use-form.ts'
import type { useRoomKeys } from './use-room-keys.ts'
import { unseenBecause, type RoomNow, type RoomReply } from './use-room.ts'
import type { Rest } from './use-rest.ts'
import type { Selecting } from './use-selecting.ts'
import { WithdrawnNotes } from './withdrawn-notes.tsx'

interface NotesSideProps {
  readonly reply: RoomReply
  readonly now: RoomNow
  readonly form: FormNow
  readonly doings: DoingsNow
  readonly surface: SurfaceProps
  readonly view: View
  readonly setView: (view: View) => void
  readonly side: RefObject<HTMLElement | null>
  readonly keys: ReturnType<typeof useRoomKeys>
  readonly more: BesideNotes
}

/** What stands above and below the notes themselves. */
export interface BesideNotes {
  readonly store: BoardStore
  readonly finding: Finding
  readonly selecting: Selecting
  readonly scene: Omit<Scene, 'note'>
  readonly rest: Rest
  /** Seconds of the timer; undefined where none runs. */
  readonly left: number | undefined
}

export function NotesSide({ reply, now, form, doings, surface, view, setView, side, keys, more }: NotesSideProps) {
  const { breakout, me } = reply
  const { state, queue, tree } = now
  // What is written privately is not on the board, and yet somebody was first.
  const isEmpty =
    state.fetched && unseenBecause(reply) !== 'unrevealed' && tree.every(({ notes }) => notes.length === 0)
  return (
    <section
      className="boardside"
      aria-labelledby="notes-heading"
      ref={side}
      onKeyDown={keys.onKeyDown}
      onBlur={now.release}
    >
      <ToolRow
        reply={reply}
        view={view}
        onView={setView}
        here={now.here}
        myKey={now.myKey}
        tree={tree}
        store={more.store}
        undoable={now.undoable}
        redoable={now.redoable}
        onUndo={doings.undo}
        onRedo={doings.redo}
        onKeys={doings.showKeys}
      />
      <FindRow {...more} tree={tree} />
      <div className="notices">
        {reply.moved === undefined ? (
          <ConnectionNotice
            state={state}
            waiting={queue.filter(one => one.state === 'waiting').length}
            roomId={reply.room.id}
          />
        ) : (
          <MovedNotice moved={reply.moved} from={reply.room.id} />
        )}
        <OverHttpsNotice isOn={state.connection === 'live' && state.via === 'https'} />
        <FromTheDesk fromDesk={reply.fromDesk} zone={reply.session.startsAt.zone} />
        <StepNews step={breakout.step} />
        {isEmpty && <NothingYet />}
      </div>
      {view === 'board' ? (
        <div className="boardarea">
          <BoardView {...surface} />
        </div>
      ) : (
        <ListView {...surface} />
      )}
      <BelowNotes {...more} now={now} doings={doings} />
      <WithdrawnNotes
        notes={now.shown.withdrawn}
        closedBecause={may(me.role, 'change-own-note', breakout.step) ? undefined : whyClosed[breakout.step]}
        onPutBack={doings.putBack}
      />
      {form.isOpen && <AddBar field={form.field} left={more.left} onWrite={form.focus} />}
    </section>
  )
}

const NothingYet = () => (
  <div className="empty">
    <Icon name="sign" />
    <strong>No notes yet.</strong>
    <p>Be the first. One idea to a note is enough.</p>
  </div>
)
