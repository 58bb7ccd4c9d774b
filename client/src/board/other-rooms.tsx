/** The way to the other rooms of the breakout. */
import { useLocation } from 'wouter'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { enterRoom } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu } from '#ui/menu.tsx'
import type { RoomReply } from './use-room.ts'

export function OtherRooms({ reply: { breakout, room, me } }: { readonly reply: RoomReply }) {
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
