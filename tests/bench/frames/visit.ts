/** One visit of somebody new to one board: it is opened, and everything that was asked for is done on it. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from 'playwright-core'
import type { Figures } from '#bench/live/figures.ts'
import type { Stage } from './contestants.ts'
import { hand, type Hand } from './hand.ts'
import { countNodes, scenarios, settled } from './scenarios.ts'
import { watchPage } from './watch.ts'

export interface Wish {
  /** In this order. */
  readonly scenarios: readonly string[]
  /** How many times slower than it is the processor shall seem to be. */
  readonly slower: number
}

export interface Visit {
  readonly figures: Figures
  /** What could not be measured, and why. */
  readonly troubles: readonly string[]
}

/** Whoever is slower is not waited for. */
const patience = { openMs: 90_000, scenarioMs: 45_000 }
const tapEveryMs = 30

export async function visit(browser: Browser, stage: Stage, wish: Wish): Promise<Visit> {
  const figures: Record<string, number> = {}
  const troubles: string[] = []
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...stage.context })
  /** Answers false where the page is not to be used any more. */
  const measure = async (name: string, act: () => Promise<Figures | undefined>): Promise<boolean> => {
    const late = Symbol('late')
    const patienceMs = name === 'ready' ? patience.openMs : patience.scenarioMs
    try {
      const measured = await Promise.race([act(), pause(patienceMs, late, { ref: false })])
      if (measured === late) troubles.push(`${name}: took longer than ${patienceMs / 1000} s`)
      else Object.assign(figures, measured)
      return measured !== late
    } catch (error) {
      troubles.push(`${name}: ${String(error).split('\n')[0]}`)
      return name !== 'ready'
    }
  }
  try {
    await context.addInitScript(watchPage)
    if (stage.adapter !== undefined) await context.addInitScript(stage.adapter)
    const page = await context.newPage()
    const wire = await context.newCDPSession(page)
    const whole = await browser.newBrowserCDPSession()
    await wire.send('Performance.enable')
    await wire.send('Emulation.setCPUThrottlingRate', { rate: wish.slower })
    const desk = { page, wire, hand: hand(wire), stage, browserSeconds: () => secondsOf(whole) }
    let goesOn = await measure('ready', () => opened(page, stage.address, desk.hand))
    for (const name of wish.scenarios)
      goesOn &&= await measure(name, async () => {
        await page.evaluate(() => window.board?.reading())
        await settled(page)
        return scenarios[name]?.(desk)
      })
    await whole.detach()
    return { figures, troubles }
  } finally {
    await context.close()
  }
}

/** A key is pressed again and again, as by somebody who cannot wait. */
async function opened(page: Page, address: string, fingers: Hand): Promise<Figures> {
  await page.goto(address, { waitUntil: 'commit', timeout: patience.openMs })
  for (;;) {
    await Promise.all([fingers.tap(), pause(tapEveryMs)])
    const ready = await page.evaluate(() => window.benchWatch.readyMs)
    if (ready === undefined) continue
    await settled(page)
    return { ready, nodes: await countNodes(page) }
  }
}

async function secondsOf(whole: CDPSession): Promise<number> {
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo')
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}
