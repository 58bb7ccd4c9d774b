/**
 * The live core beside its peers: one run, one machine, the same work, whoever is measured in a process of its own. Every piece of work
 * is done several times, the servers taking turns, and the middle of the figures is shown. Name pieces of work to do only those, and
 * say `alone` to leave the peers out. BENCH_ROUNDS says how often; WAYMARK_BENCH_FLAGS are Node's own flags for our server, such as
 * --cpu-prof.
 */
import { loadavg } from 'node:os'
import { hocuspocusServer, relayServer, waymark, yWebsocketServer, type Contestant } from './contestants.ts'
import { medians, type Figures } from './figures.ts'
import { installPeers, versions } from './install-peers.ts'
import { inOne, pastOf } from './past.ts'
import { fixed, judged, ofPeer, shareOfBest, table, type Aim, type Column, type Line } from './report.ts'
import { coldOpen, oneLargeRoom, reunion, thirtyRooms, thirtyRoomsAsked } from './scenarios.ts'
import { perRoom } from './waymark-house.ts'

const rounds = Number(process.env['BENCH_ROUNDS'] ?? '3')
const tickMs = 25

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const load = (): string =>
  loadavg()
    .map(average => average.toFixed(2))
    .join(' ')

const talking: readonly Line[] = [
  { figure: 'p50', label: 'written to seen by another, p50 (ms)', decimals: 1 },
  { figure: 'p99', label: 'written to seen by another, p99 (ms)', decimals: 1 },
  { figure: 'cpuEach', label: 'server CPU per delivered change (µs)', decimals: 1 },
  { figure: 'cpuShare', label: 'server CPU (% of a core)' },
  { figure: 'frames', label: 'frames per second out' },
  { figure: 'memory', label: 'memory (MB)' },
  { figure: 'delivered', label: 'changes delivered per second' },
  { figure: 'ownShare', label: 'CPU of the one who measures (% of a core)' },
  { figure: 'late', label: 'how late who measures was woken, p99 (ms)', decimals: 1 },
  { figure: 'lost', label: 'notes not with everybody 3 s after the end' },
  { figure: 'cut', label: 'people who were cut off' },
]

const talkingAims: readonly Aim[] = [
  { figure: 'p50', limit: ofPeer('bare relay', 'p50', { more: tickMs, said: 'the relay and a tick' }) },
  { figure: 'p99', limit: ofPeer('Hocuspocus', 'p99', { share: 0.5, said: 'half of Hocuspocus' }) },
  { figure: 'cpuEach', limit: shareOfBest('cpuEach', 0.5) },
  { figure: 'cpuEach', limit: shareOfBest('cpuEach', 0.5, 'keepers') },
  { figure: 'memory', limit: shareOfBest('memory', 1, 'keepers') },
]

interface Work {
  readonly title: string
  readonly lines: readonly Line[]
  readonly aims: readonly Aim[]
  /** Undefined for those who cannot do it. */
  readonly by: (contestant: Contestant) => Promise<(() => Promise<Figures>) | undefined>
}

const reunionNotes = 2000
const archiveNotes = 5000
const archiveEdits = 50_000

const works: Readonly<Record<string, Work>> = {
  rooms: {
    title: '30 rooms of 10 people, two or three of them writing straight into the document, twice a second',
    lines: talking,
    aims: talkingAims,
    by: async contestant => () => thirtyRooms(contestant),
  },
  hall: {
    title: 'one room of 300 people, 20 of them writing twice a second',
    lines: talking,
    aims: [...talkingAims, { figure: 'frames', limit: fixed(15_000) }],
    by: async contestant => () => oneLargeRoom(contestant),
  },
  reunion: {
    title: `300 people coming back at once to ${reunionNotes} notes`,
    lines: [
      { figure: 'all', label: 'until all have the whole document (ms)' },
      { figure: 'first', label: 'until the first has it (ms)' },
      { figure: 'cpuMs', label: 'server CPU (ms)' },
      { figure: 'memory', label: 'memory (MB)' },
      { figure: 'ownShare', label: 'CPU of the one who measures (% of a core)' },
      { figure: 'lost', label: 'people whose document lacked something' },
    ],
    aims: [
      { figure: 'all', limit: fixed(1000) },
      { figure: 'memory', limit: shareOfBest('memory', 1, 'keepers') },
    ],
    by: async contestant => {
      if (!contestant.keeps) return undefined
      const state = inOne(pastOf(reunionNotes, reunionNotes))
      return () => reunion(contestant, state, reunionNotes)
    },
  },
  cold: {
    title: `opening a document of ${archiveNotes} notes and ${archiveEdits} changes on a server that has just started`,
    lines: [
      { figure: 'first', label: 'until it is whole, every change in the log (ms)' },
      { figure: 'again', label: 'the same once more, after a stop (ms)' },
      { figure: 'memory', label: 'memory, the first time (MB)' },
      { figure: 'memoryAgain', label: 'memory, after a stop (MB)' },
      { figure: 'lost', label: 'documents that lacked something' },
    ],
    aims: [
      { figure: 'first', limit: shareOfBest('first', 1 / 3) },
      { figure: 'again', limit: shareOfBest('again', 1 / 3) },
      { figure: 'memory', limit: shareOfBest('memory', 1, 'keepers') },
    ],
    by: async contestant => {
      if (!contestant.keeps) return undefined
      const updates = pastOf(archiveNotes, archiveEdits)
      const data = await contestant.withPast('archive', updates)
      return () => coldOpen(contestant, data, archiveNotes)
    },
  },
}

/** The servers take turns, so that a noisy moment of the machine falls on all of them. */
async function inTurns(work: Work, contestants: readonly Contestant[]): Promise<Column[]> {
  const doers = []
  for (const { name, keeps, ...rest } of contestants) {
    const act = await work.by({ name, keeps, ...rest })
    if (act !== undefined) doers.push({ name, keeps, act, done: [] as Figures[] })
  }
  for (let round = 0; round < rounds; round += 1) for (const { act, done } of doers) done.push(await act())
  return doers.map(({ name, keeps, done }) => ({ name, keeps, figures: medians(done) }))
}

const words = process.argv.slice(2)
const alone = words.includes('alone')
const asked = words.filter(word => word !== 'alone')
const unknown = asked.filter(word => works[word] === undefined)
if (unknown.length > 0) {
  print(
    `There is no such work: ${unknown.join(', ')}. There is ${Object.keys(works).join(', ')}; and alone, without the peers.`,
  )
  process.exit(1)
}
const started = performance.now()
const peers = alone ? [] : withPeers()
print(`Rounds: ${rounds}. Load of the machine before: ${load()}`)
const ours = await waymark()
for (const [name, work] of Object.entries(works)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const columns = await inTurns(work, [ours, ...peers])
  print(`\n${name}: ${work.title}`)
  for (const line of table(work.lines, columns)) print(line)
  if (!alone) for (const line of judged(work.aims, work.lines, columns)) print(line)
  if (name === 'rooms') await alsoAsked()
  print(`  load of the machine: ${load()}`)
}
print(`\nDone in ${((performance.now() - started) / 1000).toFixed(0)} s.`)
process.exit(0)

function withPeers(): Contestant[] {
  const folder = installPeers()
  print(
    `Beside ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
  )
  print(
    'Hocuspocus runs its SQLite extension over Node’s own binding; y-websocket keeps to LevelDB; the relay keeps nothing.',
  )
  return [hocuspocusServer(folder), yWebsocketServer(folder), relayServer()]
}

/** How a participant's note comes: asked for by a request, written by the server. Only Waymark has that. */
async function alsoAsked(): Promise<void> {
  const done: Figures[] = []
  for (let round = 0; round < rounds; round += 1)
    done.push(
      await thirtyRoomsAsked(ours, (server, writer, text) =>
        ours.askIn(server, { room: Math.floor(writer / perRoom), person: writer, text }),
      ),
    )
  print('  the same rooms, each note asked for over HTTP:')
  for (const line of table(talking, [{ name: 'Waymark', keeps: true, figures: medians(done) }])) print(line)
}
