/**
 * Several nodes beside Hocuspocus with its Redis extension: the same people, the same rooms, one machine. The contestants take turns, and
 * the middle of the figures of all rounds is shown.
 *
 * `alone` leaves Hocuspocus out; a number is how many nodes there are, where only that is wanted. BENCH_ROUNDS says how often.
 */
import { medians, type Figures } from '#bench/live/figures.ts'
import { load } from '#bench/live/machine.ts'
import { table, type Column, type Line } from '#bench/live/report.ts'
import { startShared } from './cluster.ts'
import { hocuspocusNodes, waymarkNodes, type Contestant } from './contestants.ts'
import { installHocuspocus, versions } from './install-hocuspocus.ts'
import { round } from './round.ts'

const rounds = Number(process.env['BENCH_ROUNDS'] ?? '3')
const words = process.argv.slice(2)
const alone = words.includes('alone')
const numbers = words.map(Number).filter(number => number >= 1)
const counts = numbers.length > 0 ? numbers : [1, 2, 3]

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const lines: readonly Line[] = [
  { figure: 'near50', label: 'written to seen within a node, p50 (ms)', decimals: 1 },
  { figure: 'near99', label: 'written to seen within a node, p99 (ms)', decimals: 1 },
  { figure: 'far50', label: 'written to seen across nodes, p50 (ms)', decimals: 1 },
  { figure: 'far99', label: 'written to seen across nodes, p99 (ms)', decimals: 1 },
  { figure: 'cpuEach', label: 'CPU per delivered change, of all (µs)', decimals: 1 },
  { figure: 'nodesEach', label: '  of the nodes', decimals: 1 },
  { figure: 'postgresEach', label: '  of Postgres', decimals: 1 },
  { figure: 'redisEach', label: '  of Redis', decimals: 1 },
  { figure: 'delivered', label: 'changes delivered per second' },
  { figure: 'frames', label: 'frames per second out' },
  { figure: 'memory', label: 'memory of all nodes (MB)' },
  { figure: 'lost', label: 'notes not with everybody 3 s after the end' },
  { figure: 'cut', label: 'people cut off while nothing was wrong' },
  { figure: 'cutOff', label: 'people cut off by the kill' },
  { figure: 'back', label: 'kill to the last of them back (ms)' },
  { figure: 'hears', label: 'kill to the last of them hearing others (ms)' },
  { figure: 'saved', label: 'notes called saved' },
  { figure: 'savedLost', label: 'of these gone, once no window had them open' },
  { figure: 'ownShare', label: 'CPU of the one who measures (% of a core)' },
  { figure: 'late', label: 'how late who measures was woken, p99 (ms)', decimals: 1 },
]

const started = performance.now()
print(`Rounds: ${rounds}. Load of the machine before: ${load()}`)
print('Nodes, people, Postgres, Redis and who measures share this machine.')
const shared = await startShared()
const contestants: Contestant[] = [await waymarkNodes(shared)]
if (!alone) {
  contestants.push(await hocuspocusNodes(installHocuspocus(), shared))
  print(`Beside ${Object.entries(versions).map(said).join(', ')}; both on the same Postgres.`)
  print(
    'Hocuspocus calls saved what it has in memory, and stores a document once nobody changed it for 2 s, or after 10 s.',
  )
}
print('30 rooms of 10 people and a hall of 60, two or three in each room and six in the hall writing twice a second.')
for (const count of counts) {
  const done = contestants.map(() => [] as Figures[])
  for (let at = 0; at < rounds; at += 1)
    for (const [which, contestant] of contestants.entries()) done[which]?.push(await round(contestant, count, shared))
  const columns = contestants.map(({ name }, which): Column => ({
    name,
    keeps: true,
    figures: medians(done[which] ?? []),
  }))
  print(`\n${count === 1 ? 'one node' : `${count} nodes`}`)
  for (const line of table(lines, columns)) print(line)
  if (count > 1)
    print(`  aim: across nodes at most twice as long as within one, p50: ${verdict(columns[0]?.figures ?? {})}`)
  print(`  load of the machine: ${load()}`)
}
print(`\nDone in ${((performance.now() - started) / 1000).toFixed(0)} s.`)
await shared.stop()
process.exit(0)

function said([name, version]: readonly [string, string]): string {
  return `${name} ${version}`
}

function verdict({ near50 = Number.NaN, far50 = Number.NaN }: Figures): string {
  const times = far50 / near50
  return `${times.toFixed(2)} times, ${times <= 2 ? 'met' : 'missed'}`
}
