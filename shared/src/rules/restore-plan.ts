/**
 * What has to change so that notes and themes stand again as they did in a snapshot. Nothing that people wrote is changed or goes: a note
 * written since stays where it is, a theme made since is kept beside with its notes, and a note that was taken back is left alone.
 */
import type { BoxLink } from '#model/box-link.ts'
import type { BoxLinkId, NoteId, ParkedId, PlacementId, RoomId, SectionId, ThemeId } from '#model/ids.ts'
import type { OrderKey } from '#model/note.ts'
import type { Section } from '#model/session.ts'
import { nothingBroughtBack, type BroughtBack, type Standing } from '#model/snapshot.ts'
import { Parked, Placement, type Theme } from '#model/theme.ts'

export interface NotePlace {
  readonly roomId: RoomId
  readonly noteId: NoteId
  readonly sectionId: SectionId
  readonly order: OrderKey
}

interface Changes<T extends { readonly id: string }> {
  readonly put: readonly T[]
  readonly remove: readonly T['id'][]
}

export interface RestorePlan {
  readonly notes: readonly NotePlace[]
  readonly themes: Changes<Theme>
  readonly placements: Changes<Placement>
  readonly parked: Changes<Parked>
  readonly links: Changes<BoxLink>
  /** To be kept with the snapshot of what stands now, so that going back to that takes it away again. */
  readonly broughtBack: BroughtBack
}

export interface Restoring {
  readonly past: Standing
  readonly now: Standing
  /** What going back brought back straight after `past`; it goes again, unless somebody has worked on it since. */
  readonly broughtBack?: BroughtBack
  readonly sections: readonly Pick<Section, 'id'>[]
  readonly newId: () => string
}

interface Scene extends Restoring {
  /** Notes that stood there then and stand here now. */
  readonly known: ReadonlySet<NoteId>
}

export function planRestore(restoring: Restoring): RestorePlan {
  const { past, now, broughtBack = nothingBroughtBack } = restoring
  const standing = new Set(idsIn(now))
  const scene: Scene = { ...restoring, known: new Set(idsIn(past).filter(id => standing.has(id))) }
  const themes = themesOf(scene, broughtBack)
  const links = linksOf(scene, broughtBack, new Set(themes.remove))
  const nowThemes = byId(now.themes)
  const nowLinks = byId(now.links)
  return {
    notes: placesOf(scene),
    themes,
    placements: placementsOf(scene, new Set(themes.remove)),
    parked: parkedOf(scene),
    links,
    broughtBack: {
      themes: themes.put.filter(({ id }) => !nowThemes.has(id)),
      links: links.put.filter(({ id }) => !nowLinks.has(id)),
    },
  }
}

const idsIn = ({ rooms }: Standing): NoteId[] => rooms.flatMap(({ notes }) => notes.map(({ id }) => id))

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<T['id'], T> =>
  new Map(all.map(one => [one.id, one]))

function placesOf({ past, now, sections }: Scene): NotePlace[] {
  const was = byId(past.rooms.flatMap(({ notes }) => notes))
  const there = new Set(sections.map(({ id }) => id))
  return now.rooms.flatMap(({ id: roomId, notes }) =>
    notes.flatMap(({ id, sectionId, order }) => {
      const before = was.get(id)
      if (before === undefined || !there.has(before.sectionId)) return []
      if (before.sectionId === sectionId && before.order === order) return []
      return [{ roomId, noteId: id, sectionId: before.sectionId, order: before.order }]
    }),
  )
}

/** Put: those that are gone or are others now. Remove: those that going back had brought, where nobody has touched them. */
function changed<T extends { readonly id: string }>(
  all: { readonly past: readonly T[]; readonly now: readonly T[]; readonly brought: readonly T[] },
  isSame: (a: T, b: T) => boolean,
): Changes<T> {
  const [past, now, brought] = [byId(all.past), byId(all.now), byId(all.brought)]
  const isAsItWas = (one: T, known: ReadonlyMap<T['id'], T>): boolean => {
    const other = known.get(one.id)
    return other !== undefined && isSame(one, other)
  }
  return {
    put: all.past.filter(one => !isAsItWas(one, now)),
    remove: all.now.filter(one => !past.has(one.id) && isAsItWas(one, brought)).map(({ id }) => id),
  }
}

function themesOf({ past, now, known }: Scene, { themes }: BroughtBack): Changes<Theme> {
  const { put, remove } = changed({ past: past.themes, now: now.themes, brought: themes }, isSameTheme)
  const all = new Set(idsIn(now))
  const isWorkedOn = (id: ThemeId): boolean =>
    now.placements.some(({ themeId, noteId }) => themeId === id && all.has(noteId) && !known.has(noteId))
  return { put, remove: remove.filter(id => !isWorkedOn(id)) }
}

/** In every field. */
const isSameTheme = (a: Theme, b: Theme): boolean => {
  const fields = new Map<string, unknown>(Object.entries(b))
  return Object.keys(a).length === fields.size && Object.entries(a).every(([name, value]) => fields.get(name) === value)
}

function linksOf({ past, now }: Scene, { links }: BroughtBack, gone: ReadonlySet<string>): Changes<BoxLink> {
  const { put, remove } = changed(
    { past: past.links, now: now.links, brought: links },
    (a, b) => a.from === b.from && a.to === b.to && a.sentence === b.sentence,
  )
  const withThemes = now.links.filter(({ from, to }) => gone.has(from) || gone.has(to)).map(({ id }) => id)
  return { put, remove: [...new Set<BoxLinkId>([...remove, ...withThemes])] }
}

const pairOf = ({ noteId, themeId }: Placement): string => `${noteId} ${themeId}`

function placementsOf({ past, now, known, newId }: Scene, gone: ReadonlySet<ThemeId>): Changes<Placement> {
  const themes = new Set(past.themes.map(({ id }) => id))
  const wanted = new Map(past.placements.filter(({ noteId }) => known.has(noteId)).map(one => [pairOf(one), one]))
  const isOver = (one: Placement): boolean =>
    gone.has(one.themeId) || (themes.has(one.themeId) && known.has(one.noteId) && !wanted.has(pairOf(one)))
  const remove = now.placements.filter(isOver).map(({ id }) => id)
  const kept = now.placements.filter(one => !isOver(one))
  const standing = new Map(kept.map(one => [pairOf(one), one]))
  const taken = new Set<PlacementId>(kept.map(({ id }) => id))
  const put = [...wanted.values()].flatMap(one => {
    const there = standing.get(pairOf(one))
    if (there !== undefined) return there.order === one.order ? [] : [{ ...one, id: there.id }]
    return [taken.has(one.id) ? { ...one, id: Placement.shape.id.parse(newId()) } : one]
  })
  return { put, remove }
}

function parkedOf({ past, now, known, newId }: Scene): Changes<Parked> {
  const wanted = new Map(past.parked.filter(({ noteId }) => known.has(noteId)).map(one => [one.noteId, one]))
  const isWanted = ({ noteId, reason }: Parked): boolean => wanted.get(noteId)?.reason === reason
  const isOver = (one: Parked): boolean => known.has(one.noteId) && !isWanted(one)
  const kept = now.parked.filter(one => !isOver(one))
  const [standing, taken] = [new Set(kept.map(({ noteId }) => noteId)), new Set<ParkedId>(kept.map(({ id }) => id))]
  return {
    put: [...wanted.values()]
      .filter(({ noteId }) => !standing.has(noteId))
      .map(one => (taken.has(one.id) ? { ...one, id: Parked.shape.id.parse(newId()) } : one)),
    remove: now.parked.filter(isOver).map(({ id }) => id),
  }
}
