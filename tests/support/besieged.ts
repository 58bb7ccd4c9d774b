/**
 * A real server under attack, and people in other rooms who go on working: what they feel of it is measured beside what they felt
 * before, in the same run on the same machine.
 */
import { roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { person, type OpenDoc, type Person } from '#support/person.ts'
import { preparedSession, secretOf } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'

export interface Besieged {
  readonly server: RunningServer
  /** The room under attack, and the themes. */
  readonly room: DocName
  readonly themes: DocName
  /** Somebody who came in by a link, into the room under attack. */
  readonly attacker: (role?: 'participant' | 'facilitator') => Promise<Person>
  /** What somebody in another room feels while `act` runs: milliseconds from asking for a note until another sees it, in their order of size. */
  readonly felt: (act: () => Promise<unknown>) => Promise<readonly number[]>
  readonly measure: (line: string) => Promise<number>
  /** Writes a theme as an honest facilitator, and answers when another one sees it. */
  readonly themesStillWork: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** Memory that nobody holds is let go every second, so that what is measured is what is held; more than this and the process ends. */
const options = '--expose-gc --max-old-space-size=192 --import=data:text/javascript,setInterval(gc,1000).unref()'

async function frugalServer(): Promise<RunningServer> {
  const before = process.env['NODE_OPTIONS']
  process.env['NODE_OPTIONS'] = options
  try {
    return await runningServer()
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS']
    else process.env['NODE_OPTIONS'] = before
  }
}

export async function besieged(): Promise<Besieged> {
  const server = await frugalServer()
  const { session, linkFor } = await preparedSession(server, { rooms: 2 })
  const [breakout] = session.breakouts
  const [target, other] = (breakout?.rooms ?? []).map(({ id }) => RoomId.parse(id))
  if (breakout === undefined || target === undefined || other === undefined) throw new Error('two rooms were asked for')
  const comeIn = async (role: 'participant' | 'facilitator', roomId: RoomId | null): Promise<Person> => {
    const somebody = person(server.address)
    await somebody.comeIn(secretOf(linkFor(role)), { name: 'Somebody', roomId })
    return somebody
  }
  const writer = await comeIn('participant', other)
  const watcher = await (await comeIn('participant', other)).openDoc(roomDocName(other))
  const themes = themesDocName(breakout.id)
  const honest = [await comeIn('facilitator', null), await comeIn('facilitator', null)] as const
  let notes = 0
  let themesMade = 0

  const oneNote = async (): Promise<number> => {
    notes += 1
    // Words that are changed as often as written: one person writes no more notes than a person would.
    const noteId = NoteId.parse(`note-${String(notes % 20).padStart(8, '0')}`)
    const text = `note ${notes}`
    const from = performance.now()
    await writer.ask(putNote, {
      params: { roomId: other, noteId },
      body: { sectionId: breakout.sections[0]!.id, text, signed: false, route: 'live' },
    })
    await seen(watcher, () => openRoomDoc(watcher.doc).notes.all().get(noteId)?.text === text)
    return performance.now() - from
  }

  return {
    server,
    room: roomDocName(target),
    themes,
    attacker: (role = 'participant') => comeIn(role, role === 'participant' ? target : null),
    felt: async act => {
      const times: number[] = []
      let acting = true
      const samples = async (): Promise<void> => {
        while (acting || times.length < 30) times.push(await oneNote())
      }
      const acts = async (): Promise<void> => {
        try {
          await act()
        } finally {
          acting = false
        }
      }
      await Promise.all([acts(), samples()])
      return times.toSorted((a, b) => a - b)
    },
    measure: async line => {
      const text = await (await fetch(`${server.address}/metrics`)).text()
      return Number(
        text
          .split('\n')
          .find(one => one.startsWith(`${line} `))
          ?.split(' ')[1] ?? Number.NaN,
      )
    },
    themesStillWork: async () => {
      const [one, two] = await Promise.all(honest.map(somebody => somebody.openDoc(themes)))
      if (one === undefined || two === undefined) throw new Error('two were asked for')
      themesMade += 1
      const id = ThemeId.parse(`theme-${String(themesMade).padStart(8, '0')}`)
      openThemesDoc(one.doc).themes.put({ id, name: 'honest', said: '', order: 'a0' })
      await until('the other sees the theme', () => openThemesDoc(two.doc).themes.all().has(id))
      one.close()
      two.close()
    },
    [Symbol.asyncDispose]: async () => {
      watcher.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

const seen = ({ doc }: OpenDoc, holds: () => boolean): Promise<void> =>
  new Promise(resolve => {
    const look = (): void => {
      if (!holds()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })

/** The time within which so great a part of them are. */
export const within = (times: readonly number[], part: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN
