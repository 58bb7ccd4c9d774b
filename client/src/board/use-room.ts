/** All that a room's page reads: the live notes, my asks over them, who is here; and what it does with them. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { NoteId, type RoomId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { myNotes } from '@waymark/shared/wire/notes.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readRoom } from '@waymark/shared/wire/sessions.ts'
import { Presence } from '@waymark/shared/wire/sync.ts'
import { useAsked } from '#api/use-asked.ts'
import type { LiveDoc } from '#sync/open-doc.ts'
import { newId } from '#sync/new-id.ts'
import { useDoc, useDocState, useHere, useRecords, useWatched } from '#sync/use-doc.ts'
import { waitingHere } from '#sync/waiting-here.ts'
import type { Queue, Waiting } from '#sync/waiting-queue.ts'
import { treeOf } from '#surface/tree-of.ts'
import type { BoardNote } from '#surface/surface-props.ts'
import { mayMove } from './board-actions.ts'
import { askOf, lastUndoable, takeBack, withAct, type Act, type Words } from './my-acts.ts'
import { savingOf, shownNotes, withHeld, type Held, type Shown } from './shown-notes.ts'
import { orderAtEnd } from '@waymark/shared/rules/order.ts'

export type RoomReply = ReplyOf<typeof readRoom>

export function useRoom(reply: RoomReply) {
  const { room, breakout, me } = reply
  const live = useDoc(roomDocName(room.id))
  const doc = useMemo(() => openRoomDoc(live.doc), [live])
  const notes = useRecords(doc.notes)
  const state = useDocState(live)
  const here = useHere(live)
  const queue = useQueueOf(room.id)
  const own = useOwnNotes(room.id, queue)
  const shown = useMemo(
    () => shownNotes({ notes, queue, mine: own.mine, withdrawn: own.withdrawn, myName: me.name }),
    [notes, queue, own, me.name],
  )
  const isConnected = state.connection !== 'offline'
  const { held, hold, release } = useHeld(shown.notes)
  const tree = useMemo(() => {
    const boardNotes = [...shown.notes.values()].map((note): BoardNote => {
      const asks = asksFor(queue, note.id)
      const base: BoardNote = {
        ...note,
        roomNumber: 1,
        isMine: shown.mine.has(note.id),
        remark: '',
        isMovable: false,
        saving: savingOf(asks, isConnected),
      }
      return { ...base, isMovable: mayMove({ note: base, role: me.role, step: breakout.step }) }
    })
    const free = treeOf(breakout.sections, boardNotes)
    const movedByMe = held !== null && asksFor(queue, held.id).some(({ ask }) => ask.kind === 'move')
    return held === null || movedByMe ? free : treeOf(breakout.sections, withHeld(boardNotes, held, free))
  }, [shown, queue, isConnected, me.role, breakout.sections, breakout.step, held])
  const acts = useActs(room.id, shown, queue)
  const myKey = here.length === 0 ? undefined : keyOfMine(live)
  return {
    live,
    state,
    here,
    myKey,
    queue,
    shown,
    tree,
    isConnected,
    hold,
    release,
    ...acts,
    ...(may(me.role, 'change-own-note', breakout.step) ? {} : noUndo),
  }
}

/** Once it is closed nothing can be taken back either. */
const noUndo = { undoable: undefined, undo: (): undefined => undefined }

export type RoomNow = ReturnType<typeof useRoom>

export const asksFor = (queue: Queue, noteId: NoteId): Queue => queue.filter(one => one.noteId === noteId)

export const refusedOf = (queue: Queue, noteId: NoteId): Waiting | undefined =>
  queue.find(one => one.noteId === noteId && one.state === 'refused')

/** Under which key the others see me, once the server has said so. */
function keyOfMine({ awareness }: LiveDoc): string | undefined {
  const parsed = Presence.safeParse(awareness.getLocalState())
  return parsed.success ? parsed.data.user.key : undefined
}

function useQueueOf(roomId: RoomId): Queue {
  const all = useWatched(waitingHere())
  return useMemo(() => all.filter(one => one.roomId === roomId), [all, roomId])
}

/** Asked again when something of mine has been done: then the server knows more than before. */
function useOwnNotes(roomId: RoomId, queue: Queue) {
  const asked = useAsked(myNotes, { params: { roomId }, body: {} })
  const { again } = asked
  const done = queue.filter(({ state }) => state === 'done' || state === 'shown').length
  useEffect(() => {
    if (done > 0) void again()
  }, [done, again])
  const value = asked.state === 'here' ? asked.value : undefined
  return useMemo(() => ({ mine: value?.mine ?? [], withdrawn: value?.withdrawn ?? [] }), [value])
}

/** Where the note with the focus stood when it got it: moved by somebody else, it stays there until the focus leaves it. */
function useHeld(notes: ReadonlyMap<NoteId, Note>) {
  const [held, setHeld] = useState<Held | null>(null)
  return {
    held,
    hold: (id: NoteId) => {
      const note = notes.get(id)
      setHeld(before => (before?.id === id ? before : note === undefined ? null : note))
    },
    release: () => {
      setHeld(null)
    },
  }
}

function useActs(roomId: RoomId, { notes, withdrawn }: Pick<Shown, 'notes' | 'withdrawn'>, queue: Queue) {
  const [acts, setActs] = useState<readonly Act[]>([])
  const waiting = waitingHere()
  const ask = (act: Act): void => {
    waiting.ask(roomId, act.note.id, askOf(act))
  }
  const act = (done: Act): void => {
    ask(done)
    setActs(before => withAct(before, done))
  }
  const undoable = lastUndoable(acts, (id, { is }) =>
    is === 'withdraw' ? withdrawn.some(note => note.id === id) : notes.has(id) && refusedOf(queue, id) === undefined,
  )
  return {
    act,
    add: (words: Words, signedBy: Note['signedBy']): NoteId => {
      const id = NoteId.parse(newId())
      const { sectionId, text, route } = words
      act({ is: 'add', note: { id, sectionId, text, route, signedBy, order: orderAtEnd(notes.values()) } })
      return id
    },
    undoable,
    /** Answers what was taken back. */
    undo: (): Act | undefined => {
      if (undoable === undefined) return undefined
      ask(takeBack(undoable, notes.get(undoable.note.id) ?? undoable.note))
      setActs(before => before.slice(0, before.lastIndexOf(undoable)))
      return undoable
    },
    tryAgain: waiting.tryAgain,
    letGo: waiting.letGo,
  }
}

/** Asks for the page again when the server says that something beside the notes has changed, and when the connection comes back. */
export function useLookAgain({ state }: Pick<RoomNow, 'state'>, again: () => Promise<void>): void {
  const { connection, lookAgain } = state
  const was = useRef(connection)
  useEffect(() => {
    const isBack = connection === 'live' && was.current === 'offline'
    if (connection === 'live') waitingHere().online()
    if (isBack || connection === 'refused') void again()
    was.current = connection
  }, [connection, again])
  useEffect(() => {
    if (lookAgain > 0) void again()
  }, [lookAgain, again])
}

export const mayAdd = ({ me, breakout }: RoomReply): boolean => may(me.role, 'add-note', breakout.step)
