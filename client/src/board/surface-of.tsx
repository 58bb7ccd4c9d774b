/** What both views of the board are given. */
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { sayPlace } from '#surface/places.ts'
import type { Card } from '#surface/frames.ts'
import type { Place } from '#surface/surface-props.ts'
import type { Landing, SurfaceProps } from '#surface/view-props.ts'
import { choicesOf, mayChangeWords } from './board-actions.ts'
import { framesOf } from './frames-of.ts'
import { NoteTrouble } from './note-trouble.tsx'
import type { BoardFocus } from './use-board-focus.ts'
import type { DoingsNow } from './use-doings.ts'
import { refusedOf, type RoomNow, type RoomReply } from './use-room.ts'

interface Parts {
  readonly reply: RoomReply
  readonly now: RoomNow
  readonly focus: BoardFocus
  readonly doings: DoingsNow
  readonly onDoor: SurfaceProps['onDoor']
  readonly onSection: (id: SectionId) => void
}

export function surfaceOf(parts: Parts): SurfaceProps {
  const { now, focus, onDoor, onSection } = parts
  return {
    frames: framesOf(now.tree),
    isFetched: now.state.fetched,
    current: focus.current,
    onCurrent: ({ note: { id } }) => {
      focus.onCurrent(id)
      now.hold(id)
    },
    onSection: frameId => {
      const id = SectionId.safeParse(frameId)
      if (id.success) onSection(id.data)
    },
    selection: nothing,
    onSelect: () => {},
    hasTicks: false,
    ...acting(parts),
    here: new Map(),
    links: [],
    find: '',
    groupHead: null,
    frameMore: null,
    onDoor,
    onDrawn: focus.onDrawn,
  }
}

type Acting = Pick<SurfaceProps, 'choicesOf' | 'sayLanding' | 'onDrop' | 'onOpen' | 'troubleOf'>

function acting({ reply, now, doings }: Parts): Acting {
  const { tree, queue } = now
  const sceneOf = ({ note }: Card) => ({ note, tree, role: reply.me.role, step: reply.breakout.step })
  return {
    choicesOf: card => choicesOf(sceneOf(card), doings),
    sayLanding: ([card], landing) => {
      const place = placeOf(landing)
      return card === undefined || place === undefined ? undefined : `To ${sayPlace(tree, card.note.id, place)}`
    },
    onDrop: ([card], landing) => {
      const place = placeOf(landing)
      if (card !== undefined && place !== undefined) doings.move(card.note, place)
    },
    onOpen: card => {
      if (mayChangeWords(sceneOf(card))) doings.edit(card.note)
    },
    troubleOf: ({ note }) => {
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

const nothing: ReadonlySet<string> = new Set()

function placeOf({ frameId, after }: Landing): Place | undefined {
  const section = SectionId.safeParse(frameId)
  const id = NoteId.safeParse(after)
  if (!section.success) return undefined
  if (after === 'first') return { sectionId: section.data, after }
  return id.success ? { sectionId: section.data, after: id.data } : undefined
}
