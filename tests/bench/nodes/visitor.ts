/** One window that comes back by itself when it is cut off, with nothing but what it is given then, and knows which of its notes were called saved. */
import { setTimeout as pause } from 'node:timers/promises'
import { enter, type Door, type Guest } from '#bench/live/guest.ts'
import type { Contestant } from './contestants.ts'

export interface Visitor {
  /** False while it is away: then nothing is written. */
  readonly isIn: () => boolean
  readonly write: (mark: number, text: string) => void
  readonly stir: () => void
  readonly frames: () => number
  readonly leave: () => void
}

export interface Visit {
  /** Asked each time. */
  readonly door: () => Door
  readonly saved: Contestant['saved']
  readonly heard: (frame: Buffer) => void
  readonly onSaved: (mark: number) => void
  readonly onCut: (code: number) => void
  readonly onBack: () => void
}

/** A window tries again so soon, a little later each time by what it is. */
const againMs = 100

/** Answers once it is in step. */
export async function visitor(visit: Visit): Promise<Visitor> {
  let guest: Guest | undefined
  let frames = 0
  let hasLeft = false
  /** In the order in which they were sent, of this connection; undefined for what is no note. */
  let sent: (number | undefined)[] = []

  const comeIn = async (): Promise<void> => {
    const { dialect, ...door } = visit.door()
    let counted = 0
    sent = []
    const mine = sent
    const heard = (frame: Buffer): void => {
      if (dialect.kindOf(frame) === 'step1') mine.push(undefined)
      const now = visit.saved(frame, counted)
      for (const mark of mine.slice(counted, now)) if (mark !== undefined) visit.onSaved(mark)
      counted = now
      visit.heard(frame)
    }
    guest = await new Promise<Guest>((entered, failed) => {
      const cut = (code: number): void => {
        failed(new Error('cut'))
        if (guest === undefined || mine !== sent) return
        frames += guest.frames()
        guest = undefined
        visit.onCut(code)
        void comeBack()
      }
      enter({ dialect, ...door }, { heard, cut }).then(entered, failed)
    })
  }
  const comeBack = async (): Promise<void> => {
    while (!hasLeft) {
      await pause(againMs)
      try {
        await comeIn()
        visit.onBack()
        return
      } catch {
        // Nobody is there yet.
      }
    }
  }
  await comeIn()
  return {
    isIn: () => guest !== undefined,
    write: (mark, text) => {
      sent.push(mark)
      guest?.write(text)
    },
    stir: () => guest?.stir(),
    frames: () => frames + (guest?.frames() ?? 0),
    leave: () => {
      hasLeft = true
      guest?.leave()
    },
  }
}
