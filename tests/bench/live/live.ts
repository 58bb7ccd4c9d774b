/**
 * The live core beside its peers: one run, one machine, the same work, whoever is measured in a process of its own. Every piece of work
 * is done several times, the servers taking turns, and the middle of the figures is shown.
 *
 * Name pieces of work to do only those, and say `alone` to leave the peers out. BENCH_ROUNDS says how often; BENCH_PATIENCE how many
 * seconds may go into doing disturbed rounds again; WAYMARK_BENCH_FLAGS are Node's own flags for our server, such as --cpu-prof.
 */
import { hocuspocusServer, relayServer, waymark, yWebsocketServer, type Contestant } from './contestants.ts'
import { medians, type Figures } from './figures.ts'
import { installPeers, versions } from './install-peers.ts'
import { load, othersShare } from './machine.ts'
import { judged, table, type Column } from './report.ts'
import { thirtyRoomsAsked } from './scenarios.ts'
import { perRoom } from './waymark-house.ts'
import { talking, works, type Work } from './works.ts'

const rounds = Number(process.env['BENCH_ROUNDS'] ?? '3')
let patienceMs = Number(process.env['BENCH_PATIENCE'] ?? '60') * 1000
/** In percent of a core. */
const disturbing = 25

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** What others did to the machine meanwhile spoils a round, so it is done again while there is patience; the least disturbed one counts. */
async function undisturbed(act: () => Promise<Figures>): Promise<Figures> {
  let best: Figures | undefined
  for (;;) {
    const share = othersShare()
    const began = performance.now()
    const figures = await act()
    const others = share() * 100
    if (best === undefined || others < (best['others'] ?? 0)) best = { ...figures, others }
    if (others < disturbing || patienceMs < 0) return best
    patienceMs -= performance.now() - began
  }
}

/** The servers take turns, so that a noisy moment of the machine falls on all of them. */
async function inTurns(work: Work, contestants: readonly Contestant[]): Promise<Column[]> {
  const doers = []
  for (const { name, keeps, ...rest } of contestants) {
    const act = await work.by({ name, keeps, ...rest })
    if (act !== undefined) doers.push({ name, keeps, act, done: [] as Figures[] })
  }
  for (let round = 0; round < rounds; round += 1) for (const { act, done } of doers) done.push(await undisturbed(act))
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
      await undisturbed(() =>
        thirtyRoomsAsked(ours, (server, writer, text) =>
          ours.askIn(server, { room: Math.floor(writer / perRoom), person: writer, text }),
        ),
      ),
    )
  print('  the same rooms, each note asked for over HTTP:')
  for (const line of table(talking, [{ name: 'Waymark', keeps: true, figures: medians(done) }])) print(line)
}
