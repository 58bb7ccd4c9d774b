import { writeFileSync } from 'node:fs'
import { launchBrowser } from '#support/browser.ts'
import { runningServer } from '#support/running-server.ts'
import { changesOf } from './notes.ts'
import { inTime } from './hand.ts'
import { onSecondCore } from './core.ts'
import { watchPage } from './watch.ts'
import { waymark } from './waymark-stage.ts'
process.env['WAYMARK_LIMITS'] = '1000'
await using ours = await runningServer()
const browser = await onSecondCore(() => launchBrowser())
const stage = await waymark(ours).room.prepare(browser, 1000)
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...stage.context })
await context.addInitScript(watchPage)
await context.addInitScript(stage.adapter!)
const page = await context.newPage()
await page.goto(stage.address)
await page.waitForFunction(() => window.board?.isDrawn())
await page.waitForTimeout(2000)
await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'cc', 'blink', 'v8'] })
const changes = changesOf(stage.notes, 150, 1)
await inTime(150, 20, async at => stage.change(changes[at]!))
writeFileSync('/tmp/probe/trace.json', await browser.stopTracing())
await browser.close()
process.exit(0)
