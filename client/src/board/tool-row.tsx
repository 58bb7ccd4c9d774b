/** Above the notes: board or list, who is here, other rooms, what I did last, the keys. */
import { useLocation } from 'wouter'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { isAtLeast } from '@waymark/shared/model/member.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { enterRoom } from '@waymark/shared/wire/sessions.ts'
import type { Presence } from '@waymark/shared/wire/sync.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, Panel } from '#ui/menu.tsx'
import { say } from '#ui/announce.tsx'
import { Leave } from './leave.tsx'
import { nameOfAct, type Act } from './my-acts.ts'
import type { RoomReply } from './use-room.ts'

export type View = 'board' | 'list'

export function ToolRow({
  reply,
  view,
  onView,
  here,
  myKey,
  undoable,
  onUndo,
  onKeys,
}: {
  readonly reply: RoomReply
  readonly view: View
  readonly onView: (view: View) => void
  readonly here: readonly Presence[]
  readonly myKey: string | undefined
  readonly undoable: Act | undefined
  readonly onUndo: () => void
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
      <WhoIsHere here={here} myKey={myKey} sessionId={reply.session.id} />
      <Rooms reply={reply} />
      <div className="push row">
        {undoable !== undefined && (
          <Button size="compact" icon="undo" onClick={onUndo}>
            Undo: {nameOfAct[undoable.is]}
          </Button>
        )}
        <Button size="compact" look="quiet" className="hide-s" onClick={onKeys}>
          Keys
        </Button>
      </div>
    </div>
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

const nameless = 'Somebody who gave no name'

function WhoIsHere({
  here,
  myKey,
  sessionId,
}: {
  readonly here: readonly Presence[]
  readonly myKey: string | undefined
  readonly sessionId: SessionId
}) {
  const team = here.filter(({ user }) => isAtLeast(user.role, 'facilitator'))
  const others = here.filter(({ user }) => !isAtLeast(user.role, 'facilitator'))
  return (
    <Panel
      face={
        <>
          <Icon name="people" />
          {here.length} here
        </>
      }
      buttonClass="btn compact"
      from="start"
    >
      <h3>In this room</h3>
      <ul className="people">
        {[...team, ...others].map(({ user, writing }) => (
          <li className="person" key={user.key}>
            <span className="dot" aria-hidden="true" />
            <span dir="auto">{user.name ?? nameless}</span>
            {user.key === myKey && ' (you)'}
            {isAtLeast(user.role, 'facilitator') && <span className="soft">facilitator</span>}
            {writing === true && user.key !== myKey && <span className="soft">writing…</span>}
          </li>
        ))}
      </ul>
      <Leave sessionId={sessionId} />
    </Panel>
  )
}

function Rooms({ reply: { breakout, room, me } }: { readonly reply: RoomReply }) {
  const [, go] = useLocation()
  if (breakout.rooms.length < 2) return null
  const enter = async (to: (typeof breakout.rooms)[number]): Promise<void> => {
    if (!may(me.role, 'read-all-rooms')) {
      const answer = await call(enterRoom, { params: { roomId: to.id }, body: {} })
      if (!answer.ok) {
        say(answer.problem.message)
        return
      }
    }
    go(pages.room(to.id))
  }
  return (
    <Menu
      face={
        <>
          <Icon name="sign" />
          Rooms
        </>
      }
      label="Rooms: go to another one"
      buttonClass="btn compact"
      from="start"
      choices={breakout.rooms.map(one => ({
        label: nameOfRoom(one),
        more: one.id === room.id ? 'You are here' : one.people === 1 ? '1 person' : `${one.people} people`,
        closedBecause: one.id === room.id ? 'You are here' : undefined,
        run: () => void enter(one),
      }))}
    />
  )
}
