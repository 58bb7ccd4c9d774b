/** The room once it is open: what is read and done, handed to the views. */
import { useEffect, useRef, useState } from 'react'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { SectionId, type NoteId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { Page } from '#ui/page.tsx'
import { Icon } from '#ui/icon.tsx'
import { BoardView } from '#surface/board-view.tsx'
import { ListView } from '#surface/list-view.tsx'
import type { BoardNote, SurfaceProps } from '#surface/surface-props.ts'
import { choicesOf } from './board-actions.ts'
import { Composer } from './composer.tsx'
import { ConnectionNotice } from './connection-notice.tsx'
import { Guide } from './guide.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { EditDialog, MoveDialog } from './note-dialogs.tsx'
import { NoteTrouble } from './note-trouble.tsx'
import { SavedStatus } from './saved-status.tsx'
import { StepNews } from './step-news.tsx'
import { ToolRow } from './tool-row.tsx'
import { useBoardFocus } from './use-board-focus.ts'
import { useDoings } from './use-doings.ts'
import { useForm } from './use-form.ts'
import { useNews } from './use-news.ts'
import { refusedOf, useLookAgain, useRoom, type RoomReply } from './use-room.ts'
import { useRoomKeys } from './use-room-keys.ts'
import { useSavedNews } from './use-saved-news.ts'
import { useView } from './use-view.ts'
import { whyClosed } from './step-words.ts'
import { WithdrawnNotes } from './withdrawn-notes.tsx'

export function RoomBoard({ reply, again }: { readonly reply: RoomReply; readonly again: () => Promise<void> }) {
  const { breakout, room, me, strategy } = reply
  const now = useRoom(reply)
  const { tree, state, queue } = now
  useLookAgain(now, again)
  useSavedNews(queue)
  useNews({ notes: now.shown.notes, mine: now.shown.mine, isFetched: state.fetched, tree })
  const [view, setView] = useView()
  const [section, setSection] = useState<SectionId>()
  const side = useRef<HTMLElement>(null)
  const focus = useBoardFocus(side, tree)
  const form = useForm(reply, now)
  const doings = useDoings({ now, focus, form })
  const keys = useRoomKeys({ reply, tree, section, view, setView, focus, form, doings })
  useSayPresence(now, section, form.isWriting)
  const noteFor = (id: NoteId | undefined): BoardNote | undefined =>
    tree.flatMap(({ notes }) => notes).find(note => note.id === id)
  const inDialog = doings.dialog.is === 'edit' || doings.dialog.is === 'move' ? noteFor(doings.dialog.id) : undefined
  const surface: SurfaceProps = {
    tree,
    isFetched: state.fetched,
    current: focus.current,
    onCurrent: focus.onCurrent,
    onSection: setSection,
    choicesOf: note => choicesOf({ note, tree, role: me.role, step: breakout.step }, doings),
    onMove: doings.move,
    troubleOf: note => {
      const refused = refusedOf(queue, note.id)
      return (
        refused && (
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
      )
    },
  }
  const isEmpty = state.fetched && tree.every(({ notes }) => notes.length === 0)
  return (
    <Page
      title={nameOfRoom(room)}
      where={nameOfRoom(room)}
      whereMore={strategy.title}
      mainClass={`room ${view === 'board' ? 'panned' : 'listed'}`}
      tools={<SavedStatus queue={queue} isConnected={now.isConnected} />}
    >
      <Guide reply={reply}>
        {(form.isOpen || form.form.text !== '') && (
          <Composer
            form={form.form}
            onForm={form.change}
            tree={tree}
            hasName={me.name !== null}
            forOthers={may(me.role, 'write-for-others', breakout.step)}
            closedBecause={form.isOpen ? undefined : whyClosed[breakout.step]}
            onAdd={doings.add}
            field={form.field}
            onWriting={form.setWriting}
          />
        )}
      </Guide>
      <section className="boardside" aria-labelledby="notes-heading" ref={side} {...keys}>
        <ToolRow
          reply={reply}
          view={view}
          onView={setView}
          here={now.here}
          myKey={now.myKey}
          undoable={now.undoable}
          onUndo={doings.undo}
          onKeys={doings.showKeys}
        />
        <div className="notices">
          <ConnectionNotice state={state} waiting={queue.filter(({ state: is }) => is === 'waiting').length} />
          <StepNews step={breakout.step} />
          {isEmpty && <NothingYet />}
        </div>
        {view === 'board' ? <BoardView {...surface} /> : <ListView {...surface} />}
        <WithdrawnNotes
          notes={now.shown.withdrawn}
          closedBecause={may(me.role, 'change-own-note', breakout.step) ? undefined : whyClosed[breakout.step]}
          onPutBack={doings.putBack}
        />
        {form.isOpen && <AddBar onWrite={form.focus} />}
      </section>
      {doings.dialog.is === 'keys' && <KeysDialog onClose={doings.closeDialog} />}
      {doings.dialog.is === 'edit' && inDialog !== undefined && (
        <EditDialog note={inDialog} canSign={me.name !== null} onSave={doings.saveWords} onClose={doings.closeDialog} />
      )}
      {doings.dialog.is === 'move' && inDialog !== undefined && (
        <MoveDialog note={inDialog} tree={tree} onMove={doings.moveChosen} onClose={doings.closeDialog} />
      )}
    </Page>
  )
}

const NothingYet = () => (
  <div className="empty">
    <Icon name="sign" />
    <strong>No notes yet.</strong>
    <p>Be the first. One idea to a note is enough.</p>
  </div>
)

/** On a phone: the way back to the form. */
const AddBar = ({ onWrite }: { readonly onWrite: () => void }) => (
  <div className="addbar no-print">
    <button type="button" className="btn wide" onClick={onWrite}>
      <Icon name="pencil" />
      Write a note
    </button>
  </div>
)

/** Tells the others where I am and that I am writing, never what. */
function useSayPresence({ live }: ReturnType<typeof useRoom>, sectionId: SectionId | undefined, isWriting: boolean) {
  useEffect(() => {
    live.presence.say({ sectionId: sectionId ?? null, writing: isWriting })
  }, [live, sectionId, isWriting])
}
