/** Bringing in what another program made, as a facilitator does it: named for undo, and said aloud. */
import type { Undo } from '#sync/undo.ts'
import { bringThemes, countOf, namesHere, themesInWords, type BroughtTheme } from './bring-themes.ts'
import type { Hand } from './gestures.ts'

export interface BringActs {
  readonly bringThemes: (brought: readonly BroughtTheme[]) => void
  /** The names of the themes at this moment, as they are compared. */
  readonly namesHere: () => ReadonlySet<string>
}

interface Bringing {
  readonly undo: Undo
  readonly say: (text: string) => void
}

export function bringActs({ undo, say }: Bringing, hand: Hand): BringActs {
  return {
    bringThemes: brought => {
      const what = `${themesInWords(countOf(brought))} brought in.`
      if (undo.made(what, () => void bringThemes(hand, brought))) say(what)
    },
    namesHere: () => namesHere(hand.doc),
  }
}
