import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BoxLinkId, NoteId, ParkedId, PlacementId, RoomId, SectionId, ThemeId } from '#model/ids.ts'
import type { Standing } from '#model/snapshot.ts'
import { planRestore, type RestorePlan } from './restore-plan.ts'

const many = <T>(count: number, make: (at: string) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(`number-${String(at).padStart(4, '0')}`))
const noteIds = many(6, at => NoteId.parse(`n-${at}`))
const themeIds = many(4, at => ThemeId.parse(`t-${at}`))
const sections = many(3, at => ({ id: SectionId.parse(`s-${at}`) }))
const rooms = many(2, at => RoomId.parse(`r-${at}`))
let made = 0
const newId = (): string => `made-anew-${(made += 1)}-000`

const orderKey = fc.constantFrom('a0', 'a1', 'a2', 'b3')
const aNote = fc.record({
  sectionId: fc.constantFrom(...sections.map(({ id }) => id)),
  order: orderKey,
  text: fc.constantFrom('One', 'Other', 'Third'),
})

/** Placements are a pair each; ids are now the same for the same pair, now others, as facilitators leave them. */
const aStanding: fc.Arbitrary<Standing> = fc
  .record({
    notes: fc.array(fc.option(aNote), { minLength: noteIds.length, maxLength: noteIds.length }),
    themes: fc.array(fc.option(fc.record({ name: fc.constantFrom('', 'Sundays', 'Lifts'), order: orderKey })), {
      minLength: themeIds.length,
      maxLength: themeIds.length,
    }),
    pairs: fc.uniqueArray(fc.tuple(fc.constantFrom(...noteIds), fc.nat(3), fc.option(orderKey)), {
      selector: ([noteId, theme]) => `${noteId} ${theme}`,
    }),
    parked: fc.uniqueArray(fc.tuple(fc.constantFrom(...noteIds), fc.constantFrom('Later', 'Twice')), {
      selector: ([noteId]) => noteId,
    }),
    links: fc.subarray([0, 1, 2]),
    salt: fc.constantFrom('x', 'y'),
  })
  .map(({ notes, themes, pairs, parked, links, salt }) => {
    const there = themeIds.filter((_, at) => themes[at] !== null)
    const standing = noteIds.filter((_, at) => notes[at] !== null)
    return {
      rooms: rooms.map((id, room) => ({
        id,
        number: room + 1,
        name: '',
        notes: noteIds.flatMap((noteId, at) => {
          const note = notes[at] ?? null
          return note === null || at % 2 !== room
            ? []
            : [{ id: noteId, ...note, signedBy: null, route: 'live' as const }]
        }),
      })),
      themes: themeIds.flatMap((id, at) => {
        const theme = themes[at] ?? null
        return theme === null ? [] : [{ id, said: '', ...theme }]
      }),
      placements: pairs.flatMap(([noteId, theme, order], at) => {
        const themeId = themeIds[theme]
        if (themeId === undefined || !there.includes(themeId) || !standing.includes(noteId)) return []
        return [{ id: PlacementId.parse(`p-${salt}-000000-${at}`), noteId, themeId, ...(order !== null && { order }) }]
      }),
      parked: parked
        .filter(([noteId]) => standing.includes(noteId))
        .map(([noteId, reason], at) => ({ id: ParkedId.parse(`k-${salt}-000000-${at}`), noteId, reason })),
      links: links.flatMap(at => {
        const [from, to] = [themeIds[at], sections[at]?.id]
        if (from === undefined || to === undefined || !there.includes(from)) return []
        return [{ id: BoxLinkId.parse(`l-number-000-${at}`), from, to, sentence: `Sentence ${at}` }]
      }),
    }
  })

function applied(now: Standing, plan: RestorePlan): Standing {
  const places = new Map(plan.notes.map(place => [place.noteId, place]))
  const change = <T extends { readonly id: string }>(
    all: readonly T[],
    { put, remove }: { readonly put: readonly T[]; readonly remove: readonly string[] },
  ): T[] => {
    const byId = new Map(all.filter(({ id }) => !remove.includes(id)).map(one => [one.id, one]))
    for (const one of put) byId.set(one.id, one)
    return [...byId.values()]
  }
  return {
    rooms: now.rooms.map(room => ({
      ...room,
      notes: room.notes.map(note => {
        const { sectionId, order } = places.get(note.id) ?? note
        return { ...note, sectionId, order }
      }),
    })),
    themes: change(now.themes, plan.themes),
    placements: change(now.placements, plan.placements),
    parked: change(now.parked, plan.parked),
    links: change(now.links, plan.links),
  }
}

/** What people see of it, whatever the ids of records and their order. */
const seen = ({ rooms: all, themes, placements, parked, links }: Standing) => ({
  notes: all.flatMap(({ id, notes }) => notes.map(note => JSON.stringify([id, note]))).toSorted(),
  themes: themes.map(({ id, name, order }) => `${id} ${name} ${order}`).toSorted(),
  placements: placements.map(({ noteId, themeId, order }) => `${noteId} ${themeId} ${order ?? ''}`).toSorted(),
  parked: parked.map(({ noteId, reason }) => `${noteId} ${reason}`).toSorted(),
  links: links.map(({ id, sentence }) => `${id} ${sentence}`).toSorted(),
})

const notesIn = ({ rooms: all }: Standing) => all.flatMap(({ notes }) => notes)

test('[L21] every note that stands is there after it, with the words it had just before', () => {
  fc.assert(
    fc.property(aStanding, aStanding, (past, now) => {
      const after = applied(now, planRestore({ past, now, sections, newId }))
      const words = (standing: Standing) => notesIn(standing).map(({ id, text }) => `${id} ${text}`)
      expect(words(after)).toEqual(words(now))
    }),
  )
})

test('[L21] notes of then stand in their places of then, notes written since where they were', () => {
  fc.assert(
    fc.property(aStanding, aStanding, (past, now) => {
      const was = new Map(notesIn(past).map(note => [note.id, note]))
      const is = new Map(notesIn(now).map(note => [note.id, note]))
      for (const { id, sectionId, order } of notesIn(applied(now, planRestore({ past, now, sections, newId })))) {
        const due = was.get(id) ?? is.get(id)
        expect([sectionId, order]).toEqual([due?.sectionId, due?.order])
      }
    }),
  )
})

test('[L21] themes of then are as they were, with the notes they had; themes made since are kept beside with theirs', () => {
  fc.assert(
    fc.property(aStanding, aStanding, (past, now) => {
      const after = applied(now, planRestore({ past, now, sections, newId }))
      const known = new Set(notesIn(past).map(({ id }) => id))
      const standing = new Set(notesIn(now).map(({ id }) => id))
      const pairs = ({ placements }: Standing, themeId: ThemeId, some: (noteId: NoteId) => boolean) =>
        placements
          .filter(one => one.themeId === themeId && some(one.noteId))
          .map(({ noteId, order }) => `${noteId} ${order ?? ''}`)
          .toSorted()
      for (const theme of past.themes) {
        expect(after.themes).toContainEqual(theme)
        const old = (noteId: NoteId): boolean => known.has(noteId) && standing.has(noteId)
        expect(pairs(after, theme.id, old)).toEqual(pairs(past, theme.id, old))
        const since = (noteId: NoteId): boolean => !known.has(noteId)
        expect(pairs(after, theme.id, since)).toEqual(pairs(now, theme.id, since))
      }
      for (const theme of now.themes.filter(({ id }) => past.themes.every(one => one.id !== id))) {
        expect(after.themes).toContainEqual(theme)
        expect(pairs(after, theme.id, () => true)).toEqual(pairs(now, theme.id, () => true))
      }
    }),
  )
})

test('[L22] going back to the snapshot that was made before undoes it whole', () => {
  fc.assert(
    fc.property(aStanding, aStanding, (past, now) => {
      const plan = planRestore({ past, now, sections, newId })
      const undone = planRestore({
        past: now,
        now: applied(now, plan),
        broughtBack: plan.broughtBack,
        sections,
        newId,
      })
      expect(seen(applied(applied(now, plan), undone))).toEqual(seen(now))
    }),
  )
})

test('[L22] what was brought back stays where somebody has worked on it since', () => {
  const theme = { id: themeIds[0]!, name: 'Sundays', said: '', order: 'a0' }
  const empty: Standing = { rooms: [], themes: [], placements: [], parked: [], links: [] }
  const broughtBack = { themes: [theme], links: [] }
  const back = (now: Standing) => planRestore({ past: empty, now, broughtBack, sections, newId }).themes.remove
  expect(back({ ...empty, themes: [theme] })).toEqual([theme.id])
  expect(back({ ...empty, themes: [{ ...theme, name: 'Sundays and Mondays' }] })).toEqual([])
  const written = {
    id: noteIds[0]!,
    sectionId: sections[0]!.id,
    text: 'New',
    order: 'a0',
    signedBy: null,
    route: 'live' as const,
  }
  const inIt = { id: PlacementId.parse('placement-1'), noteId: written.id, themeId: theme.id }
  const room = { id: rooms[0]!, number: 1, name: '', notes: [written] }
  expect(back({ ...empty, rooms: [room], themes: [theme], placements: [inIt] })).toEqual([])
})

test('[L21] going back to what stands already changes nothing', () => {
  fc.assert(
    fc.property(aStanding, now => {
      const { notes, ...rest } = planRestore({ past: now, now, sections, newId })
      expect(notes).toEqual([])
      for (const part of [rest.themes, rest.placements, rest.parked, rest.links])
        expect(part).toEqual({ put: [], remove: [] })
    }),
  )
})

test('[L21] a note whose section is gone stays where it is', () => {
  fc.assert(
    fc.property(aStanding, aStanding, (past, now) => {
      const left = sections.slice(1)
      const plan = planRestore({ past, now, sections: left, newId })
      expect(plan.notes.filter(({ sectionId }) => sectionId === sections[0]?.id)).toEqual([])
    }),
  )
})
