import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RoomId } from '#model/ids.ts'
import { evenOut, spread, type Filled, type Placing } from './spread.ts'

const roomId = (at: number): RoomId => RoomId.parse(`room-number-${at}`)

/** Rooms of any sizes, with people numbered through. */
const filled = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 12 }).map(sizes => {
  let made = 0
  return sizes.map((size, at) => ({
    id: roomId(at),
    people: Array.from({ length: size }, () => (made += 1)),
  }))
})

function after(rooms: readonly Filled<number>[], placings: readonly Placing<number>[]): Filled<number>[] {
  const movers = new Set(placings.map(({ person }) => person))
  return rooms.map(({ id, people }) => ({
    id,
    people: [
      ...people.filter(person => !movers.has(person)),
      ...placings.filter(one => one.roomId === id).map(({ person }) => person),
    ],
  }))
}

const everybody = (rooms: readonly Filled<number>[]): number[] =>
  rooms.flatMap(({ people }) => people).toSorted((a, b) => a - b)

const gap = (sizes: readonly number[]): number => Math.max(...sizes) - Math.min(...sizes)

/** How few moves can do: whoever is above the larger size has to go, and every gap below the smaller has to be filled. */
function fewest(sizes: readonly number[]): number {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const [low, high] = [Math.floor(all / sizes.length), Math.ceil(all / sizes.length)]
  const above = sizes.reduce((sum, size) => sum + Math.max(0, size - high), 0)
  const below = sizes.reduce((sum, size) => sum + Math.max(0, low - size), 0)
  return Math.max(above, below)
}

test('[K1] whoever is spread is in one room, nobody else moves, and no room gets more while another has fewer', () => {
  fc.assert(
    fc.property(filled, fc.nat({ max: 40 }), (rooms, count) => {
      const newcomers = Array.from({ length: count }, (_, at) => 1000 + at)
      const placings = spread(
        rooms.map(({ id, people }) => ({ id, size: people.length })),
        newcomers,
      )
      expect(placings.map(({ person }) => person)).toEqual(newcomers)
      const then = after(rooms, placings)
      expect(everybody(then)).toEqual([...everybody(rooms), ...newcomers])
      const least = Math.min(...then.map(({ people }) => people.length))
      const gotSome = new Set(placings.map(one => one.roomId))
      const tooFull = then.filter(({ id, people }) => gotSome.has(id) && people.length - least > 1)
      expect(tooFull).toEqual([])
    }),
  )
})

test('[K1] rooms that are even stay even', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 300 }), (count, newcomers) => {
      const rooms = Array.from({ length: count }, (_, at) => ({ id: roomId(at), people: [] }))
      const placings = spread(
        rooms.map(({ id }) => ({ id, size: 0 })),
        Array.from({ length: newcomers }, (_, at) => at),
      )
      expect(gap(after(rooms, placings).map(({ people }) => people.length))).toBeLessThanOrEqual(1)
    }),
  )
})

test('[K2] evened out, nobody is lost or doubled, and sizes differ by at most one', () => {
  fc.assert(
    fc.property(filled, rooms => {
      const placings = evenOut(rooms)
      expect(new Set(placings.map(({ person }) => person)).size).toBe(placings.length)
      const then = after(rooms, placings)
      expect(everybody(then)).toEqual(everybody(rooms))
      expect(gap(then.map(({ people }) => people.length))).toBeLessThanOrEqual(1)
    }),
  )
})

test('[K2] evening out moves as few as can be, nobody into their own room, and then nobody again', () => {
  fc.assert(
    fc.property(filled, rooms => {
      const placings = evenOut(rooms)
      expect(placings).toHaveLength(fewest(rooms.map(({ people }) => people.length)))
      const before = new Map(rooms.flatMap(({ id, people }) => people.map(person => [person, id] as const)))
      for (const { person, roomId: to } of placings) expect(before.get(person)).not.toBe(to)
      expect(evenOut(after(rooms, placings))).toEqual([])
    }),
  )
})

test('[K1] without rooms nobody is sent anywhere', () => {
  expect(spread([], [1, 2])).toEqual([])
  expect(evenOut([])).toEqual([])
})
