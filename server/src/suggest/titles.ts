/** A name for a group of notes, in the words of those who wrote them: what many of these say and few of the others. */
import type { ReadNote } from './compared-notes.ts'
import type { Word } from './words-of-note.ts'

/** One to so many words in a row. */
const longest = 3
/** Looked at of each note. */
const mostWords = 100
/** Longer phrases say more, where as many notes have them. */
const worth = [1, 1.5, 1.9] as const

interface Phrase {
  /** As it is written most often, the first of equals. */
  readonly written: Map<string, number>
  readonly notes: Set<number>
}

/** For each of the `groups` of numbers of notes: a phrase, or '' where no two of its notes share one. Those of one note have none. */
export function titlesOf(notes: readonly ReadNote[], groups: readonly (readonly number[])[]): string[] {
  const shared = groups.map(group => sharedIn(notes, group))
  // Counted of those alone that could be a title: all phrases of all notes would fill the memory.
  const having = new Map<string, number>(shared.flatMap(own => [...own.keys()].map(key => [key, 0] as const)))
  for (const note of notes)
    for (const key of phrasesIn(note).keys()) {
      const known = having.get(key)
      if (known !== undefined) having.set(key, known + 1)
    }
  return groups.map((group, at) => {
    const ranked = [...(shared[at] ?? [])]
      .map(([key, phrase]) => ({ key, phrase, score: scoreOf(phrase, { key, group, having, all: notes.length }) }))
      .toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    const best = ranked[0]
    return best === undefined ? '' : capital(mostOf(best.phrase.written))
  })
}

interface Among {
  readonly key: string
  readonly group: readonly number[]
  readonly having: ReadonlyMap<string, number>
  readonly all: number
}

const scoreOf = ({ notes }: Phrase, { key, group, having, all }: Among): number =>
  (notes.size / group.length) * Math.log(1 + all / (having.get(key) ?? 1)) * (worth[key.split(' ').length - 1] ?? 1)

/** By their stems; only what stands in two notes of the group or more. */
function sharedIn(notes: readonly ReadNote[], group: readonly number[]): ReadonlyMap<string, Phrase> {
  const found = new Map<string, Phrase>()
  for (const at of group)
    for (const [key, written] of phrasesOf(notes[at])) {
      const phrase = found.get(key) ?? { written: new Map(), notes: new Set() }
      found.set(key, phrase)
      phrase.notes.add(at)
      phrase.written.set(written, (phrase.written.get(written) ?? 0) + 1)
    }
  return new Map([...found].filter(([, { notes }]) => notes.size > 1))
}

const phrasesOf = (note: ReadNote | undefined): ReadonlyMap<string, string> =>
  note === undefined ? new Map() : phrasesIn(note)

/** Each phrase that begins and ends with a telling word, by its stems, as it is first written. */
function phrasesIn({ words }: ReadNote): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let from = 0; from < Math.min(words.length, mostWords); from += 1)
    for (let length = 1; length <= longest; length += 1) {
      const phrase = words.slice(from, from + length)
      if (phrase.length < length || !isTelling(phrase)) continue
      const key = phrase.map(({ stem }) => stem).join(' ')
      if (!found.has(key)) found.set(key, phrase.map(({ written }) => written).join(' '))
    }
  return found
}

const isTelling = (phrase: readonly Word[]): boolean =>
  phrase.at(0)?.isCommon === false && phrase.at(-1)?.isCommon === false

function mostOf(written: ReadonlyMap<string, number>): string {
  const [first] = [...written].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return first?.[0] ?? ''
}

const capital = (text: string): string => {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}
