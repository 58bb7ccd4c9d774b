/** The waymark of a section: a letter and a tone. Six tones exist, each with a shape of its own; the letter carries the meaning when they run out. */

export const tones = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export type Tone = (typeof tones)[number]

export interface Waymark {
  /** A, B, C... for the ambitions; empty for a section that is about all of them or named by the breakout. */
  readonly letter: string
  readonly tone: Tone
}

/** One for each section, in their order. Sections of no ambition get the quiet tones from the end. */
export function waymarksOf(sections: readonly { readonly ambitionId: string | null }[]): Waymark[] {
  let ambition = 0
  let other = 0
  return sections.map(({ ambitionId }) => {
    if (ambitionId === null) return { letter: '', tone: tones[(5 - (other++ % 2)) % 6] ?? 'f' }
    const at = ambition++
    return { letter: String.fromCharCode(65 + (at % 26)), tone: tones[at % 6] ?? 'a' }
  })
}
