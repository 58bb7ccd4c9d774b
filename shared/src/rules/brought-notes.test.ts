import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AmbitionId, BreakoutId, NoteId, RoomId, SectionId } from '#model/ids.ts'
import { routes, type Note } from '#model/note.ts'
import type { Section } from '#model/session.ts'
import { broughtNotes, type Earlier, type Made } from './brought-notes.ts'
import { byOrder, orderAtEnd, orderKeys } from './order.ts'

const section = (id: string): Section => ({
  id: SectionId.parse(id),
  ambitionId: AmbitionId.parse('some-ambition'),
  title: id,
  description: '',
})
const sectionIds = (breakout: number, count: number, era: string) =>
  Array.from({ length: count }, (_, at) => SectionId.parse(`${era}-section-${breakout}-${at}`))

/** A few breakouts with rooms and sections, and notes anywhere in them, also under a section that is gone; and what is copied of them. */
const arbitrary = fc.array(
  fc.record({
    rooms: fc.integer({ min: 1, max: 4 }),
    sections: fc.integer({ min: 1, max: 4 }),
    isCopied: fc.boolean(),
    roomsCopied: fc.integer({ min: 1, max: 4 }),
    sectionsCopied: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    notes: fc.array(
      fc.record({
        room: fc.nat({ max: 3 }),
        section: fc.nat({ max: 4 }),
        key: fc.nat({ max: 5 }),
        text: fc.string({ minLength: 1, maxLength: 5 }),
        route: fc.constantFrom(...routes),
        signedBy: fc.constantFrom(null, 'Wren', 'Robin'),
        isSummary: fc.constantFrom(undefined, true, false),
      }),
      { maxLength: 12 },
    ),
  }),
  { minLength: 1, maxLength: 3 },
)
type Shape = typeof arbitrary extends fc.Arbitrary<infer T> ? T : never

const keys = orderKeys(6)

function sessionsOf(shape: Shape): { readonly earlier: Earlier[]; readonly made: Made[] } {
  const earlier = shape.map((one, b): Earlier => {
    const ids = sectionIds(b, one.sections, 'old')
    const notes = one.notes.map(({ room, section: at, key, ...said }, n) => ({
      room: room % one.rooms,
      note: {
        ...said,
        id: NoteId.parse(`old-note-${b}-${n}`),
        sectionId: ids[at] ?? SectionId.parse('a-section-that-is-gone'),
        order: keys[key]!,
      } satisfies Note,
    }))
    return {
      breakout: { id: BreakoutId.parse(`old-breakout-${b}`), sections: ids.map(section) },
      rooms: Array.from({ length: one.rooms }, (_, r) => ({
        number: r + 1,
        notes: notes.filter(({ room }) => room === r).map(({ note }) => note),
      })),
    }
  })
  const made = shape.map((one, b): Made => ({
    like: one.isCopied ? earlier[b]!.breakout.id : undefined,
    rooms: Array.from({ length: one.roomsCopied }, (_, r) => ({
      id: RoomId.parse(`new-room-${b}-${r + 1}`),
      number: r + 1,
    })),
    sections: sectionIds(b, one.sections, 'new').map((id, at) => ({
      id,
      like: one.sectionsCopied[at] === true ? earlier[b]!.breakout.sections[at]!.id : undefined,
    })),
  }))
  return { earlier, made }
}

const counter = () => {
  let made = 0
  return { newId: () => `fresh-note-${(made += 1)}` }
}

/** What stands in a section of a room, in order: all but whose it is and where its key puts it. */
const read = (notes: readonly Note[], isThere: (note: Note) => boolean) =>
  notes
    .filter(isThere)
    .toSorted(byOrder)
    .map(({ text, route, isSummary, isReadBack }) => ({ text, route, isSummary, isReadBack }))

test('[Q20] the notes that come along are those that stand there: by room, by section and in their order', () => {
  fc.assert(
    fc.property(arbitrary, shape => {
      const { earlier, made } = sessionsOf(shape)
      const { rooms, left } = broughtNotes(earlier, made, counter())
      let expected = 0
      for (const [b, { like, rooms: newRooms, sections }] of made.entries())
        for (const room of newRooms)
          for (const [at, { id, like: from }] of sections.entries()) {
            const before = earlier[b]!.rooms.find(({ number }) => number === room.number)?.notes ?? []
            const own = earlier[b]!.breakout.sections
            const isLast = at === own.length - 1
            const known = new Set<string>(own.map(one => one.id))
            const standing = read(
              like === undefined || from === undefined ? [] : before,
              ({ sectionId }) => sectionId === from || (isLast && !known.has(sectionId)),
            )
            const now = rooms.filter(({ roomId }) => roomId === room.id).flatMap(({ notes }) => notes)
            expect(read(now, ({ sectionId }) => sectionId === id)).toEqual(standing)
            expected += standing.length
          }
      const all = earlier.flatMap(one => one.rooms.flatMap(({ notes }) => notes))
      expect(rooms.flatMap(({ notes }) => notes)).toHaveLength(expected)
      expect(left).toBe(all.length - expected)
    }),
  )
})

test('[Q21] nothing comes along by which two notes could be told to be one person’s: no name, no id, and no key but of the order on the board', () => {
  fc.assert(
    fc.property(arbitrary, shape => {
      const { earlier, made } = sessionsOf(shape)
      const { rooms } = broughtNotes(earlier, made, counter())
      const old = new Set<string>(earlier.flatMap(one => one.rooms.flatMap(({ notes }) => notes.map(({ id }) => id))))
      for (const { notes } of rooms) {
        expect(notes.every(({ id, signedBy }) => signedBy === null && !old.has(id))).toBe(true)
        for (const own of Map.groupBy(notes, ({ sectionId }) => sectionId).values())
          expect(own.map(({ order }) => order)).toEqual(orderKeys(own.length))
        expect(
          orderAtEnd(notes) >
            notes
              .map(({ order }) => order)
              .toSorted()
              .at(-1)!,
        ).toBe(true)
      }
    }),
  )
})
