/** Above the notes: board or list, who is here, other rooms, finding, what I did last, the keys. */
import type { Presence } from '@waymark/shared/wire/sync.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Branch } from '#surface/surface-props.ts'
import { openFinding, useBoardState, type BoardStore } from './board-store.ts'
import { findButtonId } from './find-row.tsx'
import { nameOf, type Gesture } from './my-history.ts'
import { OtherRooms } from './other-rooms.tsx'
import type { RoomReply } from './use-room.ts'
import { WhoIsHere } from './who-is-here.tsx'

export type View = 'board' | 'list'

export function ToolRow({
  reply,
  view,
  onView,
  here,
  myKey,
  tree,
  store,
  undoable,
  redoable,
  onUndo,
  onRedo,
  onKeys,
}: {
  readonly reply: RoomReply
  readonly view: View
  readonly onView: (view: View) => void
  readonly here: readonly Presence[]
  readonly myKey: string | undefined
  /** Of all notes. */
  readonly tree: readonly Branch[]
  readonly store: BoardStore
  readonly undoable: Gesture | undefined
  readonly redoable: Gesture | undefined
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onKeys: () => void
}) {
  return (
    <div className="toolrow">
      <h2 className="sr" id="notes-heading" tabIndex={-1}>
        {view === 'board' ? 'The board' : 'The notes as a list'}
      </h2>
      <div className="segmented" role="group" aria-label="How to see the notes">
        <ViewButton view="board" now={view} onView={onView} />
        <ViewButton view="list" now={view} onView={onView} />
      </div>
      <WhoIsHere here={here} myKey={myKey} tree={tree} sessionId={reply.session.id} />
      <OtherRooms reply={reply} />
      <FindButton store={store} />
      <div className="push row">
        {undoable !== undefined && (
          <Button size="compact" icon="undo" onClick={onUndo}>
            Undo: {nameOf(undoable)}
          </Button>
        )}
        {redoable !== undefined && (
          <Button size="compact" icon="redo" onClick={onRedo}>
            Redo
            <span className="sr">: {nameOf(redoable)}</span>
          </Button>
        )}
        <Button size="compact" look="quiet" className="hide-s" onClick={onKeys}>
          Keys
        </Button>
      </div>
    </div>
  )
}

function FindButton({ store }: { readonly store: BoardStore }) {
  const isOpen = useBoardState(store, state => state.isFinding)
  return (
    <Button
      id={findButtonId}
      size="compact"
      icon="search"
      aria-expanded={isOpen}
      onClick={() => {
        openFinding(store, !isOpen)
      }}
    >
      Find
    </Button>
  )
}

function ViewButton({
  view,
  now,
  onView,
}: {
  readonly view: View
  readonly now: View
  readonly onView: (view: View) => void
}) {
  return (
    <button
      type="button"
      aria-pressed={view === now}
      onClick={() => {
        onView(view)
      }}
    >
      <Icon name={view} />
      {view === 'board' ? 'Board' : 'List'}
    </button>
  )
}
