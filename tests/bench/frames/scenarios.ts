/** What is done on every board, by name: each answers its figures, and fails where what was done had no effect. */
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { percentile, type Figures } from '#bench/live/figures.ts'
import { until } from '#support/wait.ts'
import type { Stage } from './contestants.ts'
import { inTime, type Hand, type Point } from './hand.ts'
import { changesOf } from './notes.ts'
import type { Box, Where } from './watch.ts'

export interface Desk {
  readonly page: Page
  readonly wire: CDPSession
  readonly hand: Hand
  readonly stage: Stage
  /** Seconds of processor time that all of the browser has used so far. */
  readonly browserSeconds: () => Promise<number>
}

const panMs = 3000
const editsPerSecond = 50
const editsMs = 5000
const dragMs = 2000
const keyEveryMs = 80
const typed = 'the library could stay open in the evening for all the people'.slice(0, 60)

/** Far from every edge of every board. */
const middle: Point = { x: 800, y: 480 }
/** Which note is taken in hand. */
const inHand = 40

export const scenarios: Readonly<Record<string, (desk: Desk) => Promise<Figures>>> = {
  pan: async desk => {
    const { gaps } = await framesOf(desk, panMs, {
      act: () => desk.hand.wheel(middle, panMs, at => ({ by: at < 0.5 ? 40 : -40 })),
    })
    return { panP50: percentile(gaps, 50), panP95: percentile(gaps, 95), panFrames: gaps.length / (panMs / 1000) }
  },

  zoom: async desk => {
    const { zoomStep } = desk.stage
    const { gaps, glanced } = await framesOf(desk, panMs, {
      act: () =>
        desk.hand.wheel(middle, panMs, at => ({ by: (at * 2) % 1 < 0.5 ? zoomStep : -zoomStep, withCtrl: true })),
      glanceAt: 0.25,
    })
    return {
      zoomP95: percentile(gaps, 95),
      zoomFrames: gaps.length / (panMs / 1000),
      zoomLeast: 100 * (glanced?.zoom ?? Number.NaN),
    }
  },

  edits: async desk => {
    const { main, thread, all } = await editsOn(desk, 1)
    return { editsCpu: main, editsThread: thread, editsAll: all }
  },

  drag: async desk => {
    const box = await pick(desk)
    const from = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
    const way = (at: number): Point => {
      const angle = at * 4 * Math.PI
      return { x: from.x + 120 * Math.sin(angle), y: from.y + 80 * (1 - Math.cos(angle)) }
    }
    const { gaps } = await framesOf(desk, dragMs, { act: () => desk.hand.drag(from, dragMs, way), moves: 'inHand' })
    return { dragP95: percentile(gaps, 95) }
  },

  typing: async desk => {
    await openEditor(desk)
    await settled(desk.page)
    await desk.page.evaluate(() => {
      window.benchWatch.startKeys()
    })
    const count = await desk.hand.type(typed, keyEveryMs)
    await settled(desk.page)
    const words = await desk.page.evaluate(() => {
      const field = document.activeElement
      return field instanceof HTMLTextAreaElement ? field.value : ''
    })
    if (!words.includes(typed.slice(0, count).trim()))
      throw new Error(`what was typed is not in the field, which has: ${words}`)
    const slow = await desk.page.evaluate(() => window.benchWatch.slowKeys())
    await desk.page.keyboard.press('Escape')
    const quick = Array.from({ length: count }, () => 16)
    const all = [...slow, ...quick].slice(0, count).toSorted((a, b) => a - b)
    return { typingWorst: all.at(-1) ?? Number.NaN, typingP98: percentile(all, 98) }
  },

  overview: async desk => {
    await desk.page.evaluate(() => window.board?.overview())
    await settled(desk.page)
    const nodesOverview = await countNodes(desk.page)
    const zoom = await desk.page.evaluate(() => window.board?.where().zoom)
    const cpu = await cpuMeter(desk)
    const { gaps } = await framesOf(desk, panMs, {
      act: () => desk.hand.wheel(middle, panMs, at => ({ by: (at * 6) % 1 < 0.5 ? 8 : -8 })),
    })
    const pan = await cpu()
    const edits = await editsOn(desk, 2)
    return {
      nodesOverview,
      overviewZoom: 100 * (zoom ?? Number.NaN),
      overviewCpu: pan.main,
      overviewThread: pan.thread,
      overviewAll: pan.all,
      overviewP95: percentile(gaps, 95),
      overviewFrames: gaps.length / (panMs / 1000),
      farEditsCpu: edits.main,
      farEditsThread: edits.thread,
      farEditsAll: edits.all,
    }
  },
}

export const countNodes = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length)

/** Two frames have passed, and a moment for what comes after them. */
export async function settled(page: Page): Promise<void> {
  await pause(200)
  await page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise(resolve => requestAnimationFrame(resolve))
  })
}

async function pick({ page }: Desk): Promise<Box> {
  await page.evaluate(index => window.board?.pick(index), inHand)
  await settled(page)
  const box = await page.evaluate<Box | null | undefined, number>(index => window.board?.boxOf(index), inHand)
  if (box === null || box === undefined) throw new Error('the note cannot be brought into view')
  return box
}

interface Doing {
  readonly act: () => Promise<unknown>
  /** What has to move meanwhile: the view, when left out, or the note in hand. */
  readonly moves?: 'inHand'
  /** When it is looked whether it does: a share of the time. */
  readonly glanceAt?: number
}

/** The gaps between frames while something is done, upwards, and where the board was at the glance. */
async function framesOf(
  { page }: Desk,
  ms: number,
  { act, moves, glanceAt = 0.4 }: Doing,
): Promise<{ readonly gaps: number[]; readonly glanced: Where | undefined }> {
  const look = () => page.evaluate(() => ({ where: window.board?.where(), inHand: window.board?.inHand() }))
  const before = await look()
  await page.evaluate(() => {
    window.benchWatch.startFrames()
  })
  const [glanced] = await Promise.all([pause(ms * glanceAt).then(look), act()])
  const gaps = await page.evaluate(within => window.benchWatch.frameGaps(within), ms)
  await settled(page)
  const what = moves ?? 'where'
  if (isDeepStrictEqual(before[what], glanced[what])) throw new Error(`nothing moved: ${JSON.stringify(before)}`)
  return { gaps: gaps.toSorted((a, b) => a - b), glanced: glanced.where }
}

async function openEditor(desk: Desk): Promise<void> {
  const { typesInto } = desk.stage
  if (typesInto === 'note') {
    const box = await pick(desk)
    await desk.hand.click({ x: box.left + box.width / 2, y: box.top + box.height / 2 }, 2)
  } else await desk.page.getByLabel(typesInto.label).click()
}

interface Cpu {
  /** How long the page's main thread had something to do. */
  readonly main: number
  /** What it has used of the processor. */
  readonly thread: number
  /** What all of the browser has used. */
  readonly all: number
}

/** Call it for what was used since, in percent of a core. */
async function cpuMeter({ wire, browserSeconds }: Desk): Promise<() => Promise<Cpu>> {
  const read = async () => {
    const { metrics } = await wire.send('Performance.getMetrics')
    const value = (name: string): number => metrics.find(metric => metric.name === name)?.value ?? Number.NaN
    return {
      at: value('Timestamp'),
      main: value('TaskDuration'),
      thread: value('ThreadTime'),
      all: await browserSeconds(),
    }
  }
  const before = await read()
  return async () => {
    const after = await read()
    const share = (of: keyof Cpu): number => ((after[of] - before[of]) * 100) / (after.at - before.at)
    return { main: share('main'), thread: share('thread'), all: share('all') }
  }
}

/** `seed` keeps two runs of changes in one visit from being the same. */
async function editsOn(desk: Desk, seed: number): Promise<Cpu> {
  const count = (editsPerSecond * editsMs) / 1000
  const changes = changesOf(desk.stage.notes, count, seed)
  await settled(desk.page)
  const cpu = await cpuMeter(desk)
  const sent = await inTime(count, 1000 / editsPerSecond, async beat => {
    const change = changes[beat]
    if (change !== undefined) await desk.stage.change(change)
  })
  const used = await cpu()
  if (sent < count) throw new Error(`only ${sent} of ${count} changes could be made in time`)
  await desk.page.evaluate(() => window.board?.reading())
  const last = changes.at(-1)?.text
  await until(
    'the last change to be on the page',
    async () => (await desk.page.evaluate(() => window.board?.firstWords())) === last,
    30_000,
  )
  return used
}
