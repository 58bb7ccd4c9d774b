/** Who is where: thirty rooms of ten and a hall of sixty, spread over the nodes, but for a few rooms that are all on the first. */
import { perRoom, people } from '#bench/live/waymark-house.ts'

export interface Place {
  readonly room: string
  readonly person: number
  readonly others: number
  readonly writes: boolean
  /** Which of the nodes they come to first. */
  readonly node: number
}

const inHall = 60
const writersInHall = 6
/** Whose people all happen to be on the one node that is killed. */
const roomsOfFirst = 3

export function places(nodes: number): Place[] {
  const rooms = Array.from({ length: people }, (_, person): Place => {
    const room = Math.floor(person / perRoom)
    return {
      room: `room-${room}`,
      person,
      others: perRoom - 1,
      // Two or three in each.
      writes: person % perRoom < 2 + (room % 2),
      node: room < roomsOfFirst ? 0 : (person + room) % nodes,
    }
  })
  const hall = Array.from({ length: inHall }, (_, person): Place => ({
    room: 'hall',
    person,
    others: inHall - 1,
    writes: person % (inHall / writersInHall) === 0,
    node: person % nodes,
  }))
  return [...rooms, ...hall]
}

export const roomNames = [...new Set(places(1).map(({ room }) => room))]
