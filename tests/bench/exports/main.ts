/**
 * What a large draft costs as a file of each kind: seconds, bytes, memory, and what others wait for meanwhile. `npm run bench -- exports`, or
 * `-- exports 500 docx md` for so many notes and those kinds alone.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { limitTable } from '@waymark/server/limits/limit-table.ts'
import { DraftId } from '@waymark/shared/model/ids.ts'
import { exportFormats, exportPath, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { aSession } from '#support/a-session.ts'
import { testApp } from '#support/test-app.ts'
import { notesMeanwhile, rest, sayWaits } from '#bench/notes-meanwhile.ts'
import { fillSeries } from './fill-series.ts'

const [notes = '5000', ...only] = process.argv.slice(2)
const calmMs = 5000
const sampleMs = 25

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`

const seed = process.env['SEED'] === undefined ? 1 : seedOfRun()
const a = await aSession({ rooms: 10 }, await testApp({ limits: limitTable(100) }))
const draftId = DraftId.parse(a.session.draftId)
await fillSeries(a, { notes: Number(notes), themes: 200, statements: 150 }, chanceOf(seed))
const reader = await a.newcomer('reader')
const others = await notesMeanwhile(a)

print(`${notes} notes, 200 themes, 150 statements; seed ${seed}. Over HTTP, with people who go on writing notes.`)
print(`calm: ${sayWaits(await others.during(rest(calmMs)))}`)
for (const format of exportFormats.filter(one => only.length === 0 || only.includes(one)))
  for (const [which, forMs] of [
    ['for the first time', 0],
    ['again and again', 6000],
  ] as const)
    print(`${format}, ${which}: ${await measured(format, forMs)}`)
await a.stop()

/** At least once, and for so long. */
async function measured(format: ExportFormat, forMs: number): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let highest = process.memoryUsage().rss
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss)
  }, sampleMs)
  delay.enable()
  const start = performance.now()
  let [times, bytes] = [0, 0]
  const fetched = async (): Promise<void> => {
    do {
      const answered = await reader.get(exportPath(draftId, format))
      if (!answered.ok) throw new Error(`${format} was answered with ${answered.status}`)
      bytes = (await answered.arrayBuffer()).byteLength
      times += 1
    } while (performance.now() - start < forMs)
  }
  const seconds = fetched().then(() => (performance.now() - start) / 1000 / times)
  const waits = await others.during(seconds)
  delay.disable()
  clearInterval(watch)
  return [
    `${(await seconds).toFixed(2)} s, ${megabytes(bytes)}`,
    `process at ${(highest / 1024 / 1024).toFixed(0)} MB at its highest`,
    `held up for ${(delay.max / 1e6).toFixed(0)} ms at most`,
    sayWaits(waits),
  ].join('; ')
}
