// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Heard } from '@waymark/shared/rules/countdown.ts'
import { setComfort } from '#ui/comfort.ts'
import { TimerLine } from './timer-line.tsx'
import { useToldCountdown } from './use-told-countdown.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)

const start = Date.parse('2027-03-24T13:00:00.000Z')
const endingIn = (minutes: number) => ({ endsAt: new Date(start + minutes * 60_000).toISOString() })

let told: string[]
let sounds: number
const tell = (words: string): void => {
  told.push(words)
}

/** Counts the tones; jsdom has no sound. */
class Silent {
  readonly currentTime = 0
  readonly destination = {}
  readonly createGain = () => ({
    gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} },
    connect: () => {},
  })
  readonly close = async (): Promise<void> => undefined
  readonly createOscillator = () => ({
    frequency: { value: 0 },
    connect: (next: unknown) => next,
    start: () => {
      sounds += 1
    },
    stop: () => {},
  })
}
vi.stubGlobal('AudioContext', Silent)

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  sounds = 0
  setComfort('sound', 'off')
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page on a device whose clock is five hours off; `answer` is what the server says next. */
function aPage() {
  const place = document.createElement('div')
  const root = createRoot(place)
  function Room({ timer, heard }: { readonly timer: ReturnType<typeof endingIn> | null; readonly heard: Heard }) {
    const left = useToldCountdown(timer, heard, tell)
    return left === undefined ? null : <TimerLine left={left} />
  }
  let atServer = start
  vi.setSystemTime(start + 5 * 3_600_000)
  const answer = (timer: ReturnType<typeof endingIn> | null): void => {
    const heard = { now: new Date(atServer).toISOString(), heardAt: performance.now() }
    act(() => {
      root.render(<Room timer={timer} heard={heard} />)
    })
  }
  const wait = (seconds: number): void => {
    atServer += seconds * 1000
    act(() => {
      vi.advanceTimersByTime(seconds * 1000)
    })
  }
  return { words: () => place.textContent, answer, wait, leave: () => act(() => root.unmount()) }
}

test('[L4] the moments are told once each, and nothing is told when the page is opened or the timer is stopped', () => {
  const page = aPage()
  page.answer(endingIn(6))
  page.wait(30)
  page.answer(endingIn(6))
  expect(told).toEqual([])
  page.wait(30)
  expect([page.words(), told]).toEqual(['5 minutes left', ['5 minutes left.']])
  for (let at = 0; at < 23; at += 1) page.wait(10)
  page.answer(endingIn(6))
  page.wait(10)
  expect(told).toEqual(['5 minutes left.', '1 minute left.'])
  page.wait(20)
  expect(page.words()).toBe('40 seconds left')
  page.wait(40)
  page.wait(100)
  expect(told).toEqual(['5 minutes left.', '1 minute left.', 'Time is up. Finish your sentence.'])
  page.answer(null)
  expect(page.words()).toBe('')
  expect(told).toHaveLength(3)
  page.leave()
})

test('[L4] more time is told, and the moments of it anew', () => {
  const page = aPage()
  page.answer(endingIn(1))
  page.wait(61)
  expect(told).toEqual(['Time is up. Finish your sentence.'])
  page.answer(endingIn(6))
  expect(told.at(-1)).toBe('There is more time: 5 minutes left.')
  page.wait(240)
  expect(told.slice(2)).toEqual(['1 minute left.'])
  page.leave()
})

const sounded = [
  ['on', 2],
  ['off', 0],
] as const
test.each(sounded)(
  '[L6] with the sound %s there are %i tones: one minute before the end, and at the end',
  (sound, tones) => {
    setComfort('sound', sound)
    const page = aPage()
    page.answer(endingIn(6))
    page.wait(61)
    expect(sounds).toBe(0)
    for (let at = 0; at < 40; at += 1) page.wait(10)
    expect(sounds).toBe(tones)
    page.leave()
  },
)

test('[L3] an hour after the end nothing is said of the timer any more', () => {
  const page = aPage()
  page.answer(endingIn(-59))
  expect(page.words()).toBe('Time is up. Finish your sentence.')
  page.answer(endingIn(-61))
  expect(page.words()).toBe('')
  page.leave()
})
