/** What it costs that hundreds look on: requests answered a second and processor time of one process, at the pace of the pages and flat out. */
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { readWatched, setWatchDoor, watchSecretHeader } from '@waymark/shared/wire/watch.ts'
import { limitTable } from '@waymark/server/limits/limit-table.ts'
import { aSession } from '#support/a-session.ts'
import { chanceOf } from '#support/chance.ts'
import { testApp } from '#support/test-app.ts'

const watchers = 300
const rooms = 30
const notes = 1200
const paceMs = 6500
const seconds = 10

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Chosen by chance, so that a picture is packed as the words of many people are, and not as those of one. */
const chance = chanceOf(7)
const words =
  'open late door key evening bread winter bus shed tool mend neighbour quiet borrow ladder share drill Sunday ramp light water paper child loud cheap roof kettle walk road help list shelf fair chair table garden bench'.split(
    ' ',
  )

const server = await testApp({ limits: limitTable(100) })
const a = await aSession({ rooms }, server)
const breakout = a.session.breakouts[0]
if (breakout === undefined) throw new Error('there is no breakout')
const sessionId = a.session.session.id
const put = async (at: number): Promise<void> => {
  const roomId = RoomId.parse(breakout.rooms[at % rooms]?.id)
  const sectionId = breakout.sections[at % breakout.sections.length]?.id ?? ''
  const text = `${at}: ${Array.from({ length: 18 }, () => chance.pick(words)).join(' ')}`
  await a.organiser.ask(putNote, {
    params: { roomId, noteId: NoteId.parse(`bench-note-${at}`) },
    body: { sectionId: sectionId as never, text, signed: false, route: 'live' },
  })
}
// As many as one person may write in a room.
for (let at = 0; at < notes; at += 1) await put(at)
const door = await a.organiser.ask(setWatchDoor, { params: { sessionId }, body: { isOpen: true, join: '' } })
const headers = { [watchSecretHeader]: door.address.slice(door.address.indexOf('#') + 1) }
const address = readWatched.path.replace(':sessionId', sessionId)

/** Asked inside the process: what is measured is the server, without a network and without those who ask. */
async function ask(etag: string): Promise<{ readonly etag: string; readonly bytes: number; readonly status: number }> {
  const {
    headers: said,
    rawPayload,
    statusCode,
  } = await server.app.inject({
    url: address,
    headers: { ...headers, 'accept-encoding': 'gzip', ...(etag !== '' && { 'if-none-match': etag }) },
  })
  return { etag: String(said.etag), bytes: rawPayload.length, status: statusCode }
}

async function measured(name: string, run: () => Promise<number>): Promise<void> {
  const [cpu, start] = [process.cpuUsage(), performance.now()]
  const answered = await run()
  const wall = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const used = (user + system) / 1e6
  const each = ((used / answered) * 1e6).toFixed(0)
  print(
    `  ${name.padEnd(44)} ${(answered / wall).toFixed(0).padStart(6)} a second, ${((used / wall) * 100).toFixed(1)} % of a core, ${each} µs each`,
  )
}

const first = await ask('')
print(
  `${watchers} look on at ${notes} notes in ${rooms} rooms; a picture is ${(first.bytes / 1000).toFixed(1)} kB packed:`,
)
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Each asks at its own moments; notes come meanwhile, so that pictures change. */
await measured('at the pace of the pages, while notes come', async () => {
  const end = performance.now() + seconds * 1000
  let answered = 0
  const watcher = async (at: number): Promise<void> => {
    let etag = ''
    await pause((paceMs * at) / watchers)
    while (performance.now() < end) {
      etag = (await ask(etag)).etag
      answered += 1
      await pause(paceMs)
    }
  }
  const writing = async (): Promise<void> => {
    for (let at = notes; performance.now() < end; at += 1) {
      await put(at)
      await pause(500)
    }
  }
  await Promise.all([writing(), ...Array.from({ length: watchers }, (_, at) => watcher(at))])
  return answered
})

const flatOut = async (etag: string): Promise<number> => {
  const times = 20
  for (let at = 0; at < times; at += 1) await Promise.all(Array.from({ length: watchers }, () => ask(etag)))
  return times * watchers
}
await measured('flat out, each sent the whole', () => flatOut(''))
const { etag } = await ask('')
await measured('flat out, each told that nothing changed', () => flatOut(etag))
await server.stop()
