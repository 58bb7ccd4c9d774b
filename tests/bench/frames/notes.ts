/** What stands on the boards: the same notes, and the same changes of their words, for everybody, in every run. */
import { chanceOf } from '#support/chance.ts'

export interface BenchNote {
  /** From 0. */
  readonly section: number
  readonly text: string
}

/** Note number `index` now has the words of number `from`. */
export interface Change {
  readonly index: number
  readonly from: number
  readonly text: string
}

export const sections = 5

const vocabulary =
  'a the we our in on for with people work open doors time help place more less could should keep young old town meet hall garden bus music evening quiet small often ask learn together pay fair share books neighbours language listen longer weekend easier room nobody somebody remember welcome cheap warm bring children story winter travel village library street'.split(
    ' ',
  )

/** In reading order, section after section, as many in each. */
export function notesOf(count: number): BenchNote[] {
  const chance = chanceOf(count)
  return Array.from({ length: count }, (_, at) => {
    const words = Array.from({ length: 3 + chance.below(28) }, () => chance.pick(vocabulary))
    return { section: Math.floor((at * sections) / count), text: `${at + 1} ${words.join(' ')}` }
  })
}

/** Any notes, in any order, and last the first note of all, by which it is seen that all have come. */
export function changesOf(notes: readonly BenchNote[], count: number, seed: number): Change[] {
  const chance = chanceOf(seed)
  return Array.from({ length: count }, (_, at) => {
    const from = 1 + chance.below(notes.length - 1)
    return { index: at === count - 1 ? 0 : chance.below(notes.length), from, text: notes[from]?.text ?? '' }
  })
}
