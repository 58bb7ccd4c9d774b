/** Who goes into which room: spreading those who are in none, and evening the rooms out with as few moves as can be. */
import type { RoomId } from '#model/ids.ts'

/** A room with those who are here in it. Whoever is away keeps their room and does not count. */
export interface Filled<Person> {
  readonly id: RoomId
  /** In the order in which they should stay: the last are moved first. */
  readonly people: readonly Person[]
}

export interface Placing<Person> {
  readonly person: Person
  readonly roomId: RoomId
}

/** Each goes into the room that is emptiest by then; of several, the first. Without rooms nobody goes anywhere. */
export function spread<Person>(
  rooms: readonly { readonly id: RoomId; readonly size: number }[],
  people: readonly Person[],
): Placing<Person>[] {
  const sizes = rooms.map(({ id, size }) => ({ id, size }))
  return people.flatMap(person => {
    const [first, ...others] = sizes
    if (first === undefined) return []
    const emptiest = others.reduce((least, room) => (room.size < least.size ? room : least), first)
    emptiest.size += 1
    return [{ person, roomId: emptiest.id }]
  })
}

/**
 * The moves after which the sizes of rooms differ by at most one. The rooms that are largest already stay the larger ones, which is
 * what makes the moves as few as they can be.
 */
export function evenOut<Person>(rooms: readonly Filled<Person>[]): Placing<Person>[] {
  if (rooms.length === 0) return []
  const all = rooms.reduce((sum, { people }) => sum + people.length, 0)
  const least = Math.floor(all / rooms.length)
  const larger = new Set(
    rooms
      .toSorted((a, b) => b.people.length - a.people.length)
      .slice(0, all % rooms.length)
      .map(({ id }) => id),
  )
  const sizeOf = (id: RoomId): number => (larger.has(id) ? least + 1 : least)
  const leaving = rooms.flatMap(({ id, people }) => people.slice(sizeOf(id)))
  const free = rooms.flatMap(({ id, people }) =>
    Array.from({ length: Math.max(0, sizeOf(id) - people.length) }, () => id),
  )
  return leaving.flatMap((person, at) => {
    const roomId = free[at]
    return roomId === undefined ? [] : [{ person, roomId }]
  })
}
