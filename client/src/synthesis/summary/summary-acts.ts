/** The gestures of the summary as a facilitator makes them: each is named for undo and said aloud. */
import type { PointId } from '@waymark/shared/model/ids.ts'
import type { PictureWords } from '@waymark/shared/model/summary.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import type { PictureId } from '@waymark/shared/rules/pictures.ts'
import type { TakenBack, Undo } from '#sync/undo.ts'
import type { Hand } from '#synthesis/gestures.ts'
import * as gestures from './summary-gestures.ts'

export interface SummaryActs {
  readonly add: (point: gestures.NewPoint) => void
  /** False: the point is gone, and the words are still with whoever wrote them. */
  readonly reword: (id: PointId, text: string) => boolean
  readonly remove: (id: PointId) => void
  readonly move: (id: PointId, how: Parameters<typeof gestures.movePoint>[2]) => void
  readonly rest: (id: PointId, change: Parameters<typeof gestures.changeSources>[2]) => void
  readonly start: (
    home: gestures.Home,
    of: { readonly themes: readonly Theme[]; readonly cited: ReadonlySet<string> },
  ) => void
  readonly writeWords: (words: PictureWords) => void
  readonly stillFits: (id: PictureId, of: string) => void
  readonly makeAnew: (id: PictureId) => void
  readonly undo: () => void
  readonly redo: () => void
}

export function summaryActs(hand: Hand, undo: Undo, say: (text: string) => void): SummaryActs {
  const act = (what: string, gesture: () => void): void => {
    if (undo.made(what, gesture)) say(what)
  }
  return {
    add: point => {
      act('Point added.', () => {
        gestures.addPoint(hand, point)
      })
    },
    reword: (id, text) => {
      let there = true
      act('Point changed.', () => (there = gestures.rewordPoint(hand, id, text)))
      return there
    },
    remove: id => {
      act('Point removed. You can undo it.', () => {
        gestures.removePoint(hand, id)
      })
    },
    move: (id, how) => {
      let at = 0
      undo.made(`Point moved ${how.by === 1 ? 'down' : 'up'}.`, () => (at = gestures.movePoint(hand, id, how)))
      say(at === 0 ? 'This point is gone.' : `Point ${at} of ${how.among.length}.`)
    },
    rest: (id, change) => {
      act('What the point rests on is changed.', () => {
        gestures.changeSources(hand, id, change)
      })
    },
    start: (home, of) => {
      let started: gestures.Started = { added: 0, silent: 0 }
      undo.made('Points made of the themes.', () => (started = gestures.startFromThemes(hand, home, of)))
      say(sayStarted(started))
    },
    writeWords: words => {
      act('The words beside the picture are changed.', () => {
        gestures.writeWords(hand, words)
      })
    },
    stillFits: (id, of) => {
      act('The words beside the picture still fit.', () => {
        gestures.stillFits(hand, id, of)
      })
    },
    makeAnew: id => {
      act('The words beside the picture are made anew.', () => {
        gestures.makeAnew(hand, id)
      })
    },
    undo: () => {
      sayTakenBack(say, 'Undone', undo.undo())
    },
    redo: () => {
      sayTakenBack(say, 'Done again', undo.redo())
    },
  }
}

export function sayStarted({ added, silent }: gestures.Started): string {
  const made =
    added === 0
      ? 'Every theme is in a point already.'
      : `${added === 1 ? '1 point' : `${added} points`} made of the themes.`
  if (silent === 0) return made
  const left = `${silent === 1 ? '1 theme has' : `${silent} themes have`} neither a sentence nor a name yet.`
  return added === 0 ? left : `${made} ${left}`
}

function sayTakenBack(say: (text: string) => void, done: string, step: TakenBack | undefined): void {
  if (step === undefined) say('There is nothing of yours to take back.')
  else if (step.changed) say(`${done}: ${step.what}`)
  else say(`Others have changed this since, so nothing was changed: ${step.what}`)
}
