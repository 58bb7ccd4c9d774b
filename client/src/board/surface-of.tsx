/** What both views of the board are given. */
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Card, Frame } from '#surface/frames.ts'
import type { Place } from '#surface/surface-props.ts'
import type { HereNow, Landing, SurfaceProps } from '#surface/view-props.ts'
import { refusedOf } from './asks-by-note.ts'
import { choicesOf, mayChangeWords } from './board-actions.ts'
import { markChoices, markDoings } from './mark-doings.ts'
import { NoteTrouble } from './note-trouble.tsx'
import type { Parts } from './room-parts.ts'
import { sayWhereTo } from './say-moved.ts'
import type { DoingsNow } from './use-doings.ts'
import type { RoomReply } from './use-room.ts'

interface SurfaceParts extends Parts {
  readonly reply: RoomReply
  readonly doings: DoingsNow
  /** The same array while nothing on the board changes. */
  readonly frames: readonly Frame[]
  /** The same map while nobody comes, goes, or begins to write. */
  readonly here: ReadonlyMap<string, HereNow>
  readonly fresh: NoteId | null
  readonly onDoor: SurfaceProps['onDoor']
  /** The same function while nothing about the parts changes. */
  readonly frameMore: SurfaceProps['frameMore']
  readonly onSection: (id: SectionId) => void
}

export function surfaceOf(parts: SurfaceParts): SurfaceProps {
  const { now, focus, finding, selecting, frames, here, fresh, onDoor, frameMore, onSection } = parts
  return {
    frames,
    here,
    isFetched: now.state.fetched,
    current: focus.current,
    fresh,
    onCurrent: ({ note: { id } }) => {
      focus.onCurrent(id)
      now.hold(id)
    },
    onSection: frameId => {
      const id = SectionId.safeParse(frameId)
      if (id.success) onSection(id.data)
    },
    selection: selecting.selection,
    onSelect: (keys, how) => {
      selecting.onSelect(keys.flatMap(idOf), how)
    },
    hasTicks: false,
    ...acting(parts),
    links: [],
    find: finding.words,
    groupHead: null,
    frameMore,
    onDoor,
    onDrawn: focus.onDrawn,
  }
}

type Acting = Pick<SurfaceProps, 'choicesOf' | 'onSign' | 'sayLanding' | 'onDrop' | 'onOpen' | 'troubleOf'>

function acting({ reply, now, doings, finding, selecting }: SurfaceParts): Acting {
  const { tree } = finding
  const marks = markDoings(reply, now.marking)
  const { selection, order } = selecting
  const sceneOf = ({ note }: Card) => ({ note, tree, role: reply.me.role, step: reply.breakout.step, selection })
  const inOrder = (cards: readonly Card[]) =>
    cards.map(({ note }) => note).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return {
    choicesOf: card => [
      ...choicesOf(sceneOf(card), doings),
      ...(now.marking.isOpen && !card.note.isMine && card.note.unseen === undefined
        ? markChoices(marks, reply.breakout.settings, card.note.id)
        : []),
    ],
    onSign: ({ note }) => {
      marks.toggle(note.id)
    },
    sayLanding: (cards, landing) => {
      const place = placeOf(landing)
      const ids = inOrder(cards).map(({ id }) => id)
      return place === undefined
        ? undefined
        : `To ${sayWhereTo({ ...finding, all: now.tree, shown: tree }, ids, place)}`
    },
    onDrop: (cards, landing) => {
      const place = placeOf(landing)
      if (place !== undefined) doings.move(inOrder(cards), place)
    },
    onOpen: card => {
      if (mayChangeWords(sceneOf(card))) doings.edit(card.note)
    },
    troubleOf: ({ note }) => {
      const refused = refusedOf(now.asks, note.id)
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
            doings.copy([note])
          }}
        />
      )
    },
  }
}

const idOf = (key: string): NoteId[] => {
  const id = NoteId.safeParse(key)
  return id.success ? [id.data] : []
}

function placeOf({ frameId, after }: Landing): Place | undefined {
  const section = SectionId.safeParse(frameId)
  const id = NoteId.safeParse(after)
  if (!section.success) return undefined
  if (after === 'first') return { sectionId: section.data, after }
  return id.success ? { sectionId: section.data, after: id.data } : undefined
}
