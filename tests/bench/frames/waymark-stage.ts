/** Waymark itself, as somebody runs it: a server, a session, people who wrote the notes, and a facilitator who looks at them. */
import type { Browser } from 'playwright-core'
import { NoteId, RoomId, type SectionId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { comeIn } from '#support/pages/coming-in.ts'
import { person, type Person } from '#support/person.ts'
import { preparedSession, secretOf, type PreparedSession } from '#support/prepared-session.ts'
import type { RunningServer } from '#support/running-server.ts'
import type { Contestant, Stage } from './contestants.ts'
import { notesOf, sections, type BenchNote } from './notes.ts'
import { waymarkAdapter } from './waymark-adapter.ts'

const people = 12
const atOnce = 48

interface House {
  readonly notes: readonly BenchNote[]
  readonly session: PreparedSession
  readonly cookies: NonNullable<Stage['context']['storageState']>
  readonly change: Stage['change']
}

/** The page of a room, and the page where the same notes are grouped. `server` lets through more than people ask for. */
export function waymark(server: RunningServer): { readonly room: Contestant; readonly grouping: Contestant } {
  const houses = new Map<number, Promise<House>>()
  const houseOf = (browser: Browser, notes: number): Promise<House> => {
    const house = houses.get(notes) ?? furnish({ server, browser }, notes)
    houses.set(notes, house)
    return house
  }
  const page = (column: string, path: 'room' | 'grouping'): Omit<Contestant, 'key'> => ({
    name: column,
    column,
    prepare: async (browser, count) => {
      const { notes, session, cookies, change } = await houseOf(browser, count)
      return {
        notes,
        address: `${server.address}${session.pathOf(path)}?view=board&bench=1`,
        context: { storageState: cookies, locale: 'en-GB', timezoneId: 'Europe/London' },
        adapter: waymarkAdapter,
        change,
        zoomStep: 25,
        typesInto: { label: 'Your note' },
      }
    },
  })
  return {
    room: { ...page('Waymark', 'room'), key: 'waymark' },
    grouping: { ...page('its grouping', 'grouping'), key: 'grouping', does: ['pan'] },
  }
}

async function furnish(
  { server, browser }: { readonly server: RunningServer; readonly browser: Browser },
  count: number,
): Promise<House> {
  const session = await preparedSession(server, {
    under: Array.from({ length: sections - 1 }, (_, at) => `Ambition ${at + 1}`),
  })
  const [breakout] = session.session.breakouts
  const roomId = RoomId.parse(breakout?.rooms[0]?.id)
  const secret = secretOf(session.linkFor('participant'))
  const authors = Array.from({ length: people }, () => person(server.address))
  for (const author of authors) await author.comeIn(secret, { roomId })
  const write = writerOf({ authors, roomId, sectionIds: breakout?.sections.map(({ id }) => id) ?? [] })
  const notes = notesOf(count)
  // The first one first, so that it is known where it stands; the others in any order.
  const [first, ...others] = notes.keys()
  if (first !== undefined) await write(first, notes[first])
  while (others.length > 0) await Promise.all(others.splice(0, atOnce).map(at => write(at, notes[at])))
  const context = await browser.newContext()
  await comeIn(await context.newPage(), session.linkFor('facilitator'), { name: 'Fay' })
  const cookies = await context.storageState()
  await context.close()
  const change: Stage['change'] = ({ index, text }) => write(index, notes[index], text)
  return { notes, session, cookies, change }
}

/** Writes note number `at`, or other words into it, as its author. */
function writerOf({
  authors,
  roomId,
  sectionIds,
}: {
  readonly authors: readonly Person[]
  readonly roomId: RoomId
  readonly sectionIds: readonly SectionId[]
}) {
  return async (at: number, note: BenchNote | undefined, text = note?.text ?? ''): Promise<void> => {
    const sectionId = sectionIds[note?.section ?? 0]
    if (sectionId === undefined) throw new Error('the session has too few parts')
    await authors[at % people]?.ask(putNote, {
      params: { roomId, noteId: NoteId.parse(`note-${at}-${roomId}`.slice(0, 40)) },
      body: { sectionId, text, signed: false, route: 'live' },
    })
  }
}
