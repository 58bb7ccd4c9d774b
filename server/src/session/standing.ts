/** What stands in the documents of a breakout now, read from the live ones. */
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import type { Room } from '@waymark/shared/model/session.ts'
import type { Standing } from '@waymark/shared/model/snapshot.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import type { Deps } from '#deps.ts'
import { allRoomsOf } from './places.ts'

/** Opens every room. What is not on disk yet is waited for: nothing is kept that could still be lost. */
export async function standingOf(deps: Pick<Deps, 'store' | 'live'>, breakoutId: BreakoutId): Promise<Standing> {
  const own = await allRoomsOf(deps, breakoutId)
  const [rooms, themes] = await Promise.all([
    Promise.all(own.map(room => inRoom(deps, room))),
    inThemes(deps, breakoutId),
  ])
  return { rooms, ...themes }
}

/** In the order of their keys. */
export async function inRoom(
  { live }: Pick<Deps, 'live'>,
  { id, number, name }: Room,
): Promise<Standing['rooms'][number]> {
  const doc = await live.open(roomDocName(id))
  await doc.change(() => undefined)
  const notes = doc.read(opened => [...openRoomDoc(opened).notes.all().values()].toSorted(byOrder))
  return { id, number, name, notes }
}

async function inThemes({ live }: Pick<Deps, 'live'>, breakoutId: BreakoutId): Promise<Omit<Standing, 'rooms'>> {
  const doc = await live.open(themesDocName(breakoutId))
  await doc.change(() => undefined)
  return doc.read(opened => {
    const { themes, placements, parked, links } = openThemesDoc(opened)
    return {
      themes: [...themes.all().values()].toSorted(byOrder),
      placements: [...placements.all().values()],
      parked: [...parked.all().values()],
      links: [...links.all().values()],
    }
  })
}

/**
 * A standing of before, as it may be shown now: a note that stands nowhere any more was taken back, and is left out; and whoever does not
 * sign a note any more did not sign it past.
 */
export function shownNow(past: Standing, now: Standing): { readonly standing: Standing; readonly takenBack: number } {
  const standing = new Map(now.rooms.flatMap(({ notes }) => notes.map(note => [note.id, note])))
  let takenBack = 0
  const rooms = past.rooms.map(room => {
    const notes = room.notes.flatMap(note => {
      const is = standing.get(note.id)
      return is === undefined ? [] : [{ ...note, signedBy: is.signedBy }]
    })
    takenBack += room.notes.length - notes.length
    return { ...room, notes }
  })
  return { standing: { ...past, rooms }, takenBack }
}
