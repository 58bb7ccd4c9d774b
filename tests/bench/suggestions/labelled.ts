/** Short texts that people have put into groups, and boards drawn from them by chance that can be had again. */
import { readFileSync } from 'node:fs'
import { chanceOf, type Chance } from '#support/chance.ts'

export interface Labelled {
  readonly text: string
  readonly label: string
}

export interface Board {
  readonly name: string
  readonly notes: readonly Labelled[]
}

/** Of a file beside this one: a line `== label`, then a text on each line. Lines that begin with # say where they come from. */
function readLabelled(file: string): Labelled[] {
  let label = ''
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .flatMap(line => {
      if (line === '' || line.startsWith('#')) return []
      if (!line.startsWith('== ')) return [{ text: line, label }]
      label = line.slice(3)
      return []
    })
}

/** Sixteen boards of five to twelve themes with ten to sixteen notes each. */
export function clincBoards(seed: number): Board[] {
  const byLabel = [...Map.groupBy(readLabelled('./clinc.txt'), ({ label }) => label).values()]
  const chance = chanceOf(seed)
  return Array.from({ length: 16 }, (_, at) => {
    const themes = 5 + (at % 8)
    const notes = drawn(byLabel, themes, chance).flatMap(texts => drawn(texts, 10 + chance.below(7), chance))
    return { name: `CLINC150, ${themes} themes, ${notes.length} notes`, notes: drawn(notes, notes.length, chance) }
  })
}

/** So many, each of which is another text. */
export function manyNotes(count: number, seed: number): { readonly text: string }[] {
  const chance = chanceOf(seed)
  const texts = clincBoards(seed).flatMap(({ notes }) => notes.map(({ text }) => text))
  return Array.from({ length: count }, (_, at) => ({ text: `${chance.pick(texts)} (${at})` }))
}

/** All of it, and eight boards of a part of it. */
export function argkpBoards(seed: number): Board[] {
  const all = readLabelled('./argkp.txt')
  const chance = chanceOf(seed)
  return [
    { name: `ArgKP, ${all.length} notes`, notes: drawn(all, all.length, chance) },
    ...Array.from({ length: 8 }, () => ({ name: 'ArgKP, 45 of them', notes: drawn(all, 45, chance) })),
  ]
}

/** So many, or all, in an order by chance. */
function drawn<T>(of: readonly T[], count: number, chance: Chance): T[] {
  const rest = [...of]
  return Array.from({ length: Math.min(count, of.length) }, () => rest.splice(chance.below(rest.length), 1)[0] as T)
}
