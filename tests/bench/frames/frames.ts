/**
 * How the board is drawn, beside React Flow and Excalidraw that show the same notes: one run, one machine, one browser, the same hand. Whoever
 * is measured has a fresh context of the browser; they take turns, and the middle of the figures is shown.
 *
 * Say which to have only those: sizes (`1000`, `5000`), speeds (`full`, `slow`), contestants (`waymark`, `grouping`, `react-flow`,
 * `excalidraw`), and what is done on the board (`ready`, `pan` and so on). BENCH_ROUNDS says how often: once when everything is measured,
 * which takes a quarter of an hour, otherwise three times.
 */
import type { Browser } from 'playwright-core'
import { medians, type Figures } from '#bench/live/figures.ts'
import { familySeconds, load, othersShare } from '#bench/live/machine.ts'
import { launchBrowser } from '#support/browser.ts'
import { runningServer } from '#support/running-server.ts'
import { excalidraw, reactFlow, type Contestant } from './contestants.ts'
import { onSecondCore, pinning } from './core.ts'
import { installPeers, versions } from './install-peers.ts'
import { lines, remarks } from './lines.ts'
import { pageServer } from './page-server.ts'
import { betterOf, report, type Column } from './report.ts'
import { scenarios as works } from './scenarios.ts'
import { visit } from './visit.ts'
import { waymark } from './waymark-stage.ts'

const speeds: Readonly<Record<string, number>> = { full: 1, slow: 4 }
const sizes = ['1000', '5000']
const done = ['ready', ...Object.keys(works)]
const names = ['waymark', 'grouping', 'react-flow', 'excalidraw']

const words = process.argv.slice(2)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? (words.length > 0 ? '3' : '1'))
const unknown = words.filter(word => ![...sizes, ...Object.keys(speeds), ...done, ...names].includes(word))
if (unknown.length > 0) {
  print(`There is no such thing to measure: ${unknown.join(', ')}.`)
  print(`There is ${[...sizes, ...Object.keys(speeds), ...names, ...done].join(', ')}.`)
  process.exit(1)
}
/** Those of these that were asked for; all where none was. */
const among = (all: readonly string[]): readonly string[] => {
  const some = all.filter(one => words.includes(one))
  return some.length > 0 ? some : all
}

const began = performance.now()
// Who measures asks for more than people do, all from one address.
process.env['WAYMARK_LIMITS'] ??= '1000'
const pages = await pageServer(installPeers())
await using server = await runningServer()
await using browser = await onSecondCore(() => launchBrowser())
const ours = waymark(server)
const own = [ours.room.column, ours.grouping.column]
const contestants = [ours.room, ours.grouping, reactFlow(pages, 'all'), reactFlow(pages, 'visible'), excalidraw(pages)]
print(
  `Beside ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}; Chromium ${browser.version()}, without a graphics card, ${pinning}. Rounds: ${rounds}.`,
)
print(`Load of the machine before: ${load()}`)
for (const size of among(sizes)) for (const speed of among(Object.keys(speeds))) await compare(browser, size, speed)
print('')
for (const remark of remarks) print(remark)
print(`Done in ${((performance.now() - began) / 1000).toFixed(0)} s. Load of the machine: ${load()}`)
pages.close()

async function compare(chromium: Browser, size: string, speed: string): Promise<void> {
  const slower = speeds[speed] ?? 1
  const share = othersShare(familySeconds)
  const asked = contestants.filter(({ key }) => among(names).includes(key))
  const all = new Map<Contestant, Figures[]>(asked.map(contestant => [contestant, []]))
  const troubles = new Set<string>()
  const wish = among(Object.keys(works))
  for (let round = 0; round < rounds; round += 1)
    for (const [contestant, figures] of all) {
      const stage = await contestant.prepare(chromium, Number(size))
      const { does = wish } = contestant
      const scenarios = wish.filter(name => does.includes(name))
      const seen = await visit(chromium, stage, { slower, scenarios })
      figures.push(seen.figures)
      for (const trouble of seen.troubles) troubles.add(`${contestant.name}: ${trouble}`)
    }
  print(`\n${Number(size).toLocaleString('en-GB')} notes, ${slower === 1 ? 'at full speed' : `${slower} times slower`}`)
  const columns = columnsOf(all)
  const peers = columns.filter(({ name }) => !own.includes(name))
  for (const name of own) {
    const column = columns.find(one => one.name === name)
    if (column === undefined && (name !== own[0] || peers.length === 0)) continue
    const shown = name === own[0] ? lines : lines.filter(({ figure }) => figure in (column?.figures ?? {}))
    for (const line of report(shown, [column ?? { name, figures: {} }, ...peers], { isSlow: slower > 1 })) print(line)
  }
  for (const trouble of troubles) print(`  not measured: ${trouble}`)
  print(`  others have used ${(share() * 100).toFixed(0)} % of a core meanwhile; load ${load()}`)
}

/** Of a peer that can be set up in several ways, the better of each figure. */
function columnsOf(all: ReadonlyMap<Contestant, readonly Figures[]>): Column[] {
  const columns = new Map<string, Figures[]>()
  for (const [{ column }, figures] of all) columns.set(column, [...(columns.get(column) ?? []), medians(figures)])
  return [...columns].map(([name, figures]) => ({ name, figures: betterOf(figures, lines) }))
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
