/**
 * Everything that is known here of one person, by the seats of their browser: a table with a line for each kind of row that belongs to
 * somebody. A kind that names a member and is not in it fails a test. Nothing of anybody else is read into it.
 */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { MemberId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { nameOfRoom, type Breakout, type Room } from '@waymark/shared/model/session.ts'
import { lightWords, sayDots } from '@waymark/shared/rules/mark-words.ts'
import { routeWords } from '@waymark/shared/rules/route-words.ts'
import { unseenWords } from '@waymark/shared/rules/unseen-words.ts'
import type { Deps } from '#deps.ts'
import * as kinds from '#store/kinds.ts'

export type Entry = Readonly<Record<string, string | number | boolean>>

export interface AboutPart {
  readonly kind: string
  readonly entries: readonly Entry[]
}

export interface Sitting {
  readonly member: Member
  readonly rooms: readonly { readonly room: Room; readonly breakout: Breakout }[]
}

type ReadDeps = Pick<Deps, 'store' | 'live'>
type Read = (deps: ReadDeps, sitting: Sitting) => Promise<readonly Entry[]>

/** Of each room, or of each breakout, what is this person's. */
const mineUnder =
  <T extends { readonly id: string; readonly memberId: MemberId | null }>(
    kind: kinds.Kind<T>,
    parentOf: (place: Sitting['rooms'][number]) => string,
    entry: (one: T, place: Sitting['rooms'][number]) => Entry,
  ): Read =>
  async ({ store }, { member, rooms }) => {
    const places = new Map(rooms.map(place => [parentOf(place), place]))
    const found = await Promise.all(
      [...places].map(async ([parent, place]) =>
        (await store.list(kind, parent)).filter(({ memberId }) => memberId === member.id).map(one => entry(one, place)),
      ),
    )
    return found.flat()
  }

const inRoom = ({ room }: Sitting['rooms'][number]): string => room.id
const placed = ({ room, breakout }: Sitting['rooms'][number]): Entry => ({
  question: breakout.question,
  room: nameOfRoom(room),
})
const headed = ({ breakout }: Sitting['rooms'][number], sectionId: string): string =>
  breakout.sections.find(({ id }) => id === sectionId)?.title ?? ''

/** Those that the team wrote down for somebody else are not theirs to be told: it is said that there are so many. */
const notes: Read = async (deps, { member, rooms }) => {
  const found: Entry[] = []
  for (const place of rooms) {
    const rows = (await deps.store.list(kinds.authorships, place.room.id)).filter(one => one.memberId === member.id)
    if (rows.length === 0) continue
    const doc = await deps.live.open(roomDocName(place.room.id))
    const shown = doc.read(opened => new Map(openRoomDoc(opened).notes.all()))
    found.push(...rows.flatMap(one => noteOf(one, shown, place)))
  }
  return found
}

function noteOf(
  { id, withdrawn, unseen }: kinds.Authorship,
  shown: ReadonlyMap<string, Note>,
  place: Sitting['rooms'][number],
): Entry[] {
  const said = (note: Note | undefined, state: string, why = ''): Entry[] =>
    note === undefined ? [] : [{ ...placed(place), ...noteSaid(note, place), state, why }]
  if (withdrawn !== null) return said(withdrawn, 'You took it back')
  return unseen === null ? said(shown.get(id), 'Shown') : said(unseen.note, unseenWords[unseen.why], unseen.reason)
}

const noteSaid = (note: Note, place: Sitting['rooms'][number]): Entry =>
  note.route === 'live'
    ? { under: headed(place, note.sectionId), text: note.text, signedAs: note.signedBy ?? '' }
    : {
        under: headed(place, note.sectionId),
        text: '',
        signedAs: '',
        writtenDownForSomebodyElse: routeWords[note.route],
      }

/** One row, whose id is theirs. */
const own =
  <T extends { readonly id: MemberId }>(kind: kinds.Kind<T>, entry: (one: T) => Entry): Read =>
  async ({ store }, { member }) => {
    const one = await store.get(kind, member.id)
    return one === undefined ? [] : [entry(one)]
  }

export const aboutParts: ReadonlyMap<string, Read> = new Map([
  [
    kinds.members.name,
    async (_, { member, rooms }) => {
      const room = rooms.find(one => one.room.id === member.roomId)?.room
      return [{ role: member.role, name: member.name ?? '', room: room === undefined ? '' : nameOfRoom(room) }]
    },
  ],
  [
    kinds.seats.name,
    async ({ store }, { member }) =>
      (await store.list(kinds.seats, member.id)).map(() => ({ browser: 'One browser is known as yours here' })),
  ],
  [kinds.notQuoted.name, own(kinds.notQuoted, () => ({ choice: 'You are not to be quoted' }))],
  [kinds.authorships.name, notes],
  [
    kinds.marks.name,
    async (deps, { member, rooms }) => {
      const given = mineUnder(kinds.marks, inRoom, ({ dots, noteId }, place) => ({
        ...placed(place),
        given: place.breakout.settings.marks === 'dots' ? sayDots(dots) : 'You agree',
        note: noteId,
      }))
      return given(deps, { member, rooms })
    },
  ],
  [
    kinds.lightsGiven.name,
    mineUnder(kinds.lightsGiven, inRoom, ({ light, sectionId }, place) => ({
      ...placed(place),
      under: headed(place, sectionId),
      given: lightWords[light],
    })),
  ],
  [
    kinds.checkBacks.name,
    mineUnder(kinds.checkBacks, inRoom, ({ answer, words, signedBy }, place) => ({
      ...placed(place),
      answer: answer === 'yes' ? 'Yes, this is right' : 'Not quite',
      text: words,
      signedAs: signedBy ?? '',
    })),
  ],
  [
    kinds.looks.name,
    mineUnder(
      kinds.looks,
      ({ breakout }) => breakout.id,
      ({ name, by }, { breakout }) => ({ question: breakout.question, look: name, signedAs: by }),
    ),
  ],
  [
    kinds.talkWishes.name,
    async ({ store }, { member }) =>
      member.sessionId === null
        ? []
        : (await store.list(kinds.talkWishes, member.sessionId))
            .filter(({ memberId }) => memberId === member.id)
            .map(({ words, at }) => ({ text: words, at })),
  ],
  [kinds.helpAsks.name, own(kinds.helpAsks, ({ askedAt }) => ({ at: askedAt }))],
])

/** In the order of the table; kinds of which there is nothing are left out. */
export async function aboutMe(deps: ReadDeps, sitting: Sitting): Promise<AboutPart[]> {
  const found: AboutPart[] = []
  for (const [kind, read] of aboutParts) {
    const entries = await read(deps, sitting)
    if (entries.length > 0) found.push({ kind, entries })
  }
  return found
}
