/** Notes like one of them, and themes where notes that stand in none might stand. */
import type { AskedHomes, AskedLike, SuggestedHomes, SuggestedLike } from './asked-suggestion.ts'
import { nearestIn } from './closeness.ts'
import { readNote, rowsOf, sharedWords, stemCounts, type ReadNote } from './compared-notes.ts'

/** Below so much closeness notes have nothing to do with each other. */
const leastClose = 0.3
const mostLike = 8
const nearestForHome = 3

type Senses = ReadonlyMap<string, Float32Array | undefined>

/** None where the note is not among them. */
export function suggestLike({ notes, noteId }: AskedLike, senses: Senses): SuggestedLike {
  const { read, rowFor, bySpelling } = rowsFor(notes, { senses, asked: 1 })
  const at = notes.findIndex(({ id }) => id === noteId)
  const row = at === -1 ? undefined : rowFor(at)
  const like = row === undefined ? [] : nearestIn(row, { one: at, count: mostLike })
  return {
    kind: 'like',
    bySpelling,
    like: like
      .map(other => ({
        noteId: notes[other]?.id ?? '',
        closeness: rounded(row?.[other] ?? 0),
        words: sharedBy(read, other, [at]),
      }))
      .filter(({ closeness }) => closeness >= leastClose),
  }
}

/** For each note in no theme, the theme that most of its three nearest placed notes stand in, by how close they are; none where they are not close. */
export function suggestHomes({ notes, standsIn }: AskedHomes, senses: Senses): SuggestedHomes {
  const themesOf = (at: number): readonly string[] => standsIn[notes[at]?.id ?? ''] ?? []
  const asked = [...notes.keys()].filter(at => themesOf(at).length === 0).length
  const { read, rowFor, bySpelling } = rowsFor(notes, { senses, asked })
  return {
    kind: 'homes',
    bySpelling,
    homes: notes.flatMap(({ id }, at) => {
      if (themesOf(at).length > 0) return []
      const row = rowFor(at)
      const near = nearestIn(row, { one: at, count: nearestForHome, isWanted: other => themesOf(other).length > 0 })
      const home = homeAmong(near, { closenessOf: other => row[other] ?? 0, themesOf })
      if (home === undefined) return []
      const there = near.filter(other => themesOf(other).includes(home.themeId))
      return [
        {
          noteId: id,
          themeId: home.themeId,
          closeness: rounded(home.closeness),
          words: sharedBy(read, at, there),
        },
      ]
    }),
  }
}

interface Votes {
  readonly closenessOf: (other: number) => number
  readonly themesOf: (other: number) => readonly string[]
}

function homeAmong(
  near: readonly number[],
  { closenessOf, themesOf }: Votes,
): { readonly themeId: string; readonly closeness: number } | undefined {
  const votes = new Map<string, { sum: number; closest: number }>()
  for (const other of near) {
    const closeness = closenessOf(other)
    if (closeness < leastClose) continue
    for (const themeId of themesOf(other)) {
      const known = votes.get(themeId) ?? { sum: 0, closest: 0 }
      votes.set(themeId, { sum: known.sum + closeness, closest: Math.max(known.closest, closeness) })
    }
  }
  const [best] = [...votes].toSorted(([a, one], [b, other]) => other.sum - one.sum || (a < b ? -1 : 1))
  return best === undefined ? undefined : { themeId: best[0], closeness: best[1].closest }
}

interface Rows {
  readonly read: readonly ReadNote[]
  readonly rowFor: (one: number) => Float32Array
  readonly bySpelling: number
}

function rowsFor(
  notes: readonly { readonly text: string }[],
  { senses, asked }: { readonly senses: Senses; readonly asked: number },
): Rows {
  const read = notes.map(({ text }) => readNote(text))
  const vectors = read.map(({ text }) => senses.get(text))
  return {
    read,
    rowFor: rowsOf(read, vectors, asked),
    bySpelling: vectors.filter(vector => vector === undefined).length,
  }
}

function sharedBy(read: readonly ReadNote[], one: number, others: readonly number[]): string[] {
  const own = read[one]
  return own === undefined ? [] : sharedWords(own, stemCounts(others.flatMap(other => read[other] ?? [])))
}

const rounded = (closeness: number): number => Math.round(closeness * 100) / 100
