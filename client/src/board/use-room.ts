/** All that a room's page reads: the live notes, my asks over them, who is here; and what it does with them. */
import { useMemo, useState } from 'react'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { UnseenBecause } from '@waymark/shared/model/note.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc, type RoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readRoom } from '@waymark/shared/wire/sessions.ts'
import { Presence } from '@waymark/shared/wire/sync.ts'
import { gathered } from '#sync/gathered.ts'
import type { LiveDoc } from '#sync/open-doc.ts'
import { useDoc, useDocState, useHere, useWatched } from '#sync/use-doc.ts'
import { waitingHere } from '#sync/waiting-here.ts'
import type { Queue } from '#sync/waiting-queue.ts'
import type { Branch } from '#surface/surface-props.ts'
import { treeOf } from '#surface/tree-of.ts'
import { asksByNote, type AsksByNote } from './asks-by-note.ts'
import { boardNotesMaker } from './board-notes.ts'
import { shownNotes, withHeld, type Held, type Shown } from './shown-notes.ts'
import type { Moved } from './moved-notice.tsx'
import { treeKeeper, treeMaker } from './stable-tree.ts'
import { useActs } from './use-acts.ts'
import { useHold } from './use-hold.ts'
import { useMarks, type Marking } from './use-marks.ts'
import { useNoteInHand } from './use-note-in-hand.ts'
import { useOwnNotes } from './use-own-notes.ts'

/** `moved`: this person has another room by now, and the page stays as it is. */
export type RoomReply = ReplyOf<typeof readRoom> & { readonly moved?: Moved }

export function useRoom(reply: RoomReply) {
  const { room, breakout, me } = reply
  const live = useDoc(roomDocName(room.id))
  const doc = useMemo(() => openRoomDoc(live.doc), [live])
  const state = useDocState(live)
  const here = useHere(live)
  const queue = useQueueOf(room.id)
  const own = useOwnNotes(room.id, queue, reply)
  const held = useHold(useLiveNotes(doc), { of: doc, isFetched: state.fetched, queue, mine: own.known.mine })
  const unseenNow = unseenBecause(reply)
  const shown = useMemo(
    () => shownNotes({ notes: held.notes, queue, ...own.known, unseenNow, myName: me.name }),
    [held.notes, queue, own.known, unseenNow, me.name],
  )
  const marking = useMarks(reply, { notes: held.notes, mine: own.known.mine })
  const asks = useMemo(() => asksByNote(queue), [queue])
  const isConnected = state.connection !== 'offline'
  const inHand = useNoteInHand(shown.notes)
  const tree = useTree(reply, { shown, marks: marking.signs, asks, isConnected, inHand: inHand.held })
  const acts = useActs(room.id, shown, { asks, isOpen: may(me.role, 'change-own-note', breakout.step) })
  const myKey = here.length === 0 ? undefined : keyOfMine(live)
  return {
    roomId: room.id,
    /** What is mine, asked for anew. */
    refresh: own.again,
    marking,
    live,
    state,
    here,
    myKey,
    queue,
    asks,
    shown,
    /** Of all notes. */
    tree,
    held,
    isConnected,
    hold: inHand.hold,
    release: inHand.release,
    ...acts,
  }
}

export type RoomNow = ReturnType<typeof useRoom>

/** Why the others do not see what I add now; undefined where they do. */
export const unseenBecause = ({ room, breakout: { settings, step }, me }: RoomReply): UnseenBecause | undefined => {
  if (settings.isPrivate && !room.isRevealed) return 'unrevealed'
  return settings.checks === 'check-first' && !may(me.role, 'hold-note', step) ? 'to-check' : undefined
}

export const mayAdd = ({ me, breakout }: RoomReply): boolean => may(me.role, 'add-note', breakout.step)

/** From so many notes on, what others change is shown so often and no more. */
const manyNotes = 300
const gatherMs = 120
/** From so many on less often still: nobody sees thousands of notes at once. */
const veryMany = 1500
const gatherManyMs = 300

function useLiveNotes({ notes }: RoomDoc) {
  const watch = useMemo(
    () =>
      gathered(
        { now: notes.all, subscribe: notes.subscribe },
        {
          isMany: all => all.size > manyNotes,
          everyMs: all => (all.size > veryMany ? gatherManyMs : gatherMs),
          urgent: waitingHere(),
        },
      ),
    [notes],
  )
  return useWatched(watch)
}

interface Looked {
  readonly shown: Shown
  readonly marks: Marking['signs']
  readonly asks: AsksByNote
  readonly isConnected: boolean
  readonly inHand: Held | null
}

/** Notes and parts stay the same objects while nothing about them changes. */
function useTree({ me, breakout }: RoomReply, { shown, marks, asks, isConnected, inHand }: Looked): readonly Branch[] {
  const [makeNotes] = useState(boardNotesMaker)
  const [keep] = useState(treeKeeper)
  const [makeTree] = useState(treeMaker)
  return useMemo(() => {
    const boardNotes = makeNotes({ ...shown, marks, asks, isConnected, role: me.role, step: breakout.step })
    const free = makeTree(breakout.sections, boardNotes)
    const movedByMe = inHand !== null && asks.get(inHand.id)?.some(({ ask }) => ask.kind === 'move') === true
    const isAsItIs = inHand === null || movedByMe || shown.notes.get(inHand.id)?.sectionId === inHand.sectionId
    return keep(isAsItIs ? free : treeOf(breakout.sections, withHeld(boardNotes, inHand, free)))
  }, [shown, marks, asks, isConnected, inHand, me.role, breakout.sections, breakout.step, makeNotes, makeTree, keep])
}

/** Under which key the others see me, once the server has said so. */
function keyOfMine({ awareness }: LiveDoc): string | undefined {
  const parsed = Presence.safeParse(awareness.getLocalState())
  return parsed.success ? parsed.data.user.key : undefined
}

function useQueueOf(roomId: RoomId): Queue {
  const all = useWatched(waitingHere())
  return useMemo(() => all.filter(one => one.roomId === roomId), [all, roomId])
}
