/**
 * A person's hand on the mouse and the keys, through the browser's own input. It keeps its pace and does not wait for the page, as a hand
 * does not: a page that is slow falls behind.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Turn {
  readonly by: number
  readonly withCtrl?: boolean
}

export interface Hand {
  /** Turns the wheel sixty times a second; `turn` says by how much, `at` being 0 to 1. */
  readonly wheel: (at: Point, ms: number, turn: (at: number) => Turn) => Promise<unknown>
  /** Presses, moves along the way sixty times a second, and lets go. */
  readonly drag: (from: Point, ms: number, way: (at: number) => Point) => Promise<void>
  readonly click: (at: Point, times: 1 | 2) => Promise<void>
  /** Answers how many letters were typed before it took too long. */
  readonly type: (text: string, everyMs: number) => Promise<number>
  /** A key that nobody uses. */
  readonly tap: () => Promise<void>
}

const beatMs = 1000 / 60
const ctrl = 2

export function hand(wire: CDPSession): Hand {
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point, clickCount = 1) =>
    wire.send('Input.dispatchMouseEvent', {
      type,
      ...at,
      clickCount,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
    })
  const key = (type: 'keyDown' | 'keyUp', letter: string) =>
    wire.send('Input.dispatchKeyEvent', {
      type,
      key: letter,
      code: letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`,
      windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
      ...(type === 'keyDown' && { text: letter }),
    })
  return {
    wheel: (at, ms, turn) =>
      inTime(Math.round(ms / beatMs), beatMs, (beat, of) => {
        const { by, withCtrl = false } = turn(beat / of)
        const modifiers = withCtrl ? ctrl : 0
        return wire.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...at, deltaX: 0, deltaY: by, modifiers })
      }),
    drag: async (from, ms, way) => {
      await wire.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...from })
      await mouse('mousePressed', from)
      await inTime(Math.round(ms / beatMs), beatMs, (beat, of) => mouse('mouseMoved', way(beat / of)))
      await mouse('mouseReleased', way(1))
    },
    click: async (at, times) => {
      await wire.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at })
      for (let count = 1; count <= times; count += 1) {
        await mouse('mousePressed', at, count)
        await mouse('mouseReleased', at, count)
      }
    },
    type: (text, everyMs) =>
      inTime(text.length, everyMs, async beat => {
        const letter = text[beat] ?? ' '
        await Promise.all([key('keyDown', letter), key('keyUp', letter)])
      }),
    tap: async () => {
      const silent = { key: 'F13', code: 'F13', windowsVirtualKeyCode: 124 }
      await wire.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...silent })
      await wire.send('Input.dispatchKeyEvent', { type: 'keyUp', ...silent })
    },
  }
}

/** So far is nobody ahead of what they see. */
const mostAhead = 8

/**
 * Begins each act at its time, whether the ones before are done or not, unless too many are not. Gives up after twice the time. Answers how
 * many were begun, when all of them are done.
 */
export async function inTime(
  count: number,
  everyMs: number,
  act: (beat: number, of: number) => Promise<unknown>,
): Promise<number> {
  const from = performance.now()
  const begun = new Set<Promise<unknown>>()
  const failed: unknown[] = []
  let beat = 0
  for (; beat < count && performance.now() < from + 2 * count * everyMs; beat += 1) {
    const wait = from + beat * everyMs - performance.now()
    if (wait > 0) await pause(wait)
    if (begun.size >= mostAhead) await Promise.race(begun)
    const acting: Promise<unknown> = act(beat, count)
      .catch((error: unknown) => failed.push(error))
      .finally(() => begun.delete(acting))
    begun.add(acting)
  }
  await Promise.all(begun)
  if (failed.length > 0) throw failed[0]
  return beat
}
