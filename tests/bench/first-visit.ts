/** What a participant's first visit costs: bytes on the wire from the link to the room, and seconds from the link to the first note saved. */
import type { Browser } from 'playwright-core'
import { home } from '@waymark/shared/wire/sessions.ts'
import { launchBrowser } from '#support/browser.ts'
import { person } from '#support/person.ts'
import { runningServer } from '#support/running-server.ts'

const visits = 7

interface Visit {
  readonly kilobytes: number
  readonly byKind: ReadonlyMap<string, number>
  readonly secondsToRoom: number
  readonly secondsToSaved: number
}

async function visit(browser: Browser, link: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const byKind = new Map<string, number>()
  const wire = await context.newCDPSession(page)
  const kinds = new Map<string, string>()
  await wire.send('Network.enable')
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'other'
    byKind.set(kind, (byKind.get(kind) ?? 0) + encodedDataLength)
  })
  const start = performance.now()
  await page.goto(link)
  await page.getByRole('button', { name: 'Come in' }).click()
  await page.getByLabel('Your note').waitFor()
  const room = performance.now()
  await page.getByLabel('Your note').fill('The first words of somebody who has never been here')
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('listitem').filter({ hasText: 'never been here' }).filter({ hasText: 'Saved' }).first().waitFor()
  const saved = performance.now()
  await context.close()
  const bytes = [...byKind.values()].reduce((sum, one) => sum + one, 0)
  return {
    kilobytes: bytes / 1000,
    byKind,
    secondsToRoom: (room - start) / 1000,
    secondsToSaved: (saved - start) / 1000,
  }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

await using server = await runningServer()
const browser = await launchBrowser()
const somebody = person(server.address)
const { demo } = await somebody.ask(home, {})
if (demo === null) throw new Error('there is no demo to visit')
const all: Visit[] = []
for (let at = 0; at < visits; at += 1) all.push(await visit(browser, `${server.address}${demo.participant}`))
await browser.close()
const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
print(`First visit of a participant, ${visits} times, each with an empty cache:`)
print(`  on the wire     ${median(all.map(({ kilobytes }) => kilobytes)).toFixed(1)} kB`)
for (const [kind, bytes] of all[0]?.byKind ?? []) print(`    ${kind.padEnd(13)} ${(bytes / 1000).toFixed(1)} kB`)
print(`  link to room    ${median(all.map(({ secondsToRoom }) => secondsToRoom)).toFixed(2)} s`)
print(`  link to saved   ${median(all.map(({ secondsToSaved }) => secondsToSaved)).toFixed(2)} s, typing not counted`)
