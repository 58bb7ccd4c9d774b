/** All of the desk, from what the server said of it. */
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { stepNames } from '@waymark/shared/rules/step-words.ts'
import type { Desk, DeskKey } from '@waymark/shared/wire/desk.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Button } from '#ui/button.tsx'
import { DragLayer } from '#ui/drag-layer.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import type { DeskShape, Ticking } from './desk-shape.ts'
import { DeskRoomCard } from './desk-room-card.tsx'
import { DeskTools } from './desk-tools.tsx'
import { everybodyOf, nameOf, sayWho } from './desk-words.ts'
import { HelpStrip } from './help-strip.tsx'
import { MoveBar } from './move-bar.tsx'
import { UnplacedTray } from './unplaced-tray.tsx'
import type { DeskActs, LastMove } from './use-desk.ts'
import { useKeptFocus } from './use-kept-focus.ts'

export function DeskView({ desk, acts, last, trouble }: DeskShape) {
  const area = useRef<HTMLDivElement>(null)
  useKeptFocus(area)
  const ticking = useTicking(desk, acts)
  const nameOfKey = (key: string): string =>
    nameOf(everybodyOf(desk).find(one => one.key === key) ?? { key: key as DeskKey, name: null })
  const withTicked = (key: DeskKey): readonly DeskKey[] => (ticking.ticked.has(key) ? [...ticking.ticked] : [key])
  return (
    <div className="deskpage" ref={area}>
      <Head desk={desk} />
      <HelpStrip desk={desk} acts={acts} />
      {trouble !== undefined && (
        <Notice tone="danger">
          <p>{trouble}</p>
        </Notice>
      )}
      {last !== undefined && <Last last={last} acts={acts} />}
      <DeskTools desk={desk} acts={acts} />
      <UnplacedTray desk={desk} ticking={ticking} />
      <Rooms desk={desk} acts={acts} ticking={ticking} />
      <MoveBar desk={desk} ticking={ticking} />
      <DragLayer
        area={area}
        words={(dragged, over) => {
          const names = withTicked(dragged as DeskKey).map(nameOfKey)
          const room = desk.rooms.find(({ id }) => id === over)
          return room === undefined
            ? `${sayWho(names)}: let go over a room`
            : `Move ${sayWho(names)} to ${nameOfRoom(room)}`
        }}
        onDrop={(dragged, over) => {
          ticking.moveTo(withTicked(dragged as DeskKey), over as RoomId)
        }}
      />
    </div>
  )
}

/** Whoever is gone from the desk is ticked no more. */
function useTicking(desk: Desk, acts: DeskActs): Ticking {
  const [all, setAll] = useState<ReadonlySet<DeskKey>>(new Set())
  const known = new Set(everybodyOf(desk).map(({ key }) => key))
  return {
    ticked: new Set([...all].filter(key => known.has(key))),
    tick: (key, isOn) => {
      setAll(before => new Set(isOn ? [...before, key] : [...before].filter(one => one !== key)))
    },
    moveTo: (keys, roomId) => {
      setAll(new Set())
      void acts.move(keys.map(key => ({ key, roomId })))
    },
  }
}

function Head({ desk }: Pick<DeskShape, 'desk'>) {
  const at = desk.breakouts.find(({ id }) => id === desk.breakoutId)
  return (
    <div className="stack tight">
      <p className="eyebrow">
        {at === undefined
          ? desk.session.title
          : `Breakout ${at.number} of ${desk.breakouts.length}. All rooms are at the step ${stepNames[at.step]}.`}
      </p>
      <h1 dir="auto">{at?.question ?? 'Desk'}</h1>
      <p>
        <Link href={pages.session(desk.session.id)}>Session page: steps, rooms and links</Link>
      </p>
    </div>
  )
}

function Last({ last, acts }: { readonly last: LastMove; readonly acts: DeskActs }) {
  return (
    <Notice tone="good">
      <div className="row between">
        <p>{last.said}</p>
        <div className="row">
          {last.back.length > 0 && (
            <Button
              size="compact"
              icon="undo"
              data-at="take-back"
              data-else="desk-rooms"
              onClick={() => void acts.takeBack()}
            >
              Take it back
            </Button>
          )}
          <Button look="quiet" size="compact" data-at="put-away" data-else="desk-rooms" onClick={acts.forgetLast}>
            Put away
          </Button>
        </div>
      </div>
    </Notice>
  )
}

function Rooms({ desk, acts, ticking }: Pick<DeskShape, 'desk' | 'acts'> & { readonly ticking: Ticking }) {
  return (
    <section aria-labelledby="desk-rooms">
      <h2 id="desk-rooms" tabIndex={-1}>
        Rooms
      </h2>
      {desk.rooms.length === 0 ? (
        <div className="empty">
          <Icon name="sign" />
          <strong>No rooms yet</strong>
          <p>An organiser adds them on the session page.</p>
        </div>
      ) : (
        <div className="rooms">
          {desk.rooms.map(room => (
            <DeskRoomCard key={room.id} room={room} desk={desk} acts={acts} ticking={ticking} />
          ))}
        </div>
      )}
    </section>
  )
}
