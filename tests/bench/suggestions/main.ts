/**
 * How good suggested themes are, on texts that people have grouped, beside two peers in the same run; and what 5,000 notes cost us and others. Notes
 * that a suggestion leaves alone count as groups of their own.
 */
import { suggester } from '@waymark/server/suggest/suggester.ts'
import type { SuggestedThemes } from '@waymark/server/suggest/asked-suggestion.ts'
import { sentenceVectors } from '@waymark/server/suggest/sentence-vectors.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { argkpBoards, clincBoards, manyNotes, type Board } from './labelled.ts'
import { adjustedMutualInformation } from './mutual-information.ts'
import { tfIdfWithLouvain, vectorsWithKMeans } from './peers.ts'

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
const seed = process.env['SEED'] === undefined ? 1 : seedOfRun()
const suggestions = suggester()
const vectors = sentenceVectors()
const nothing = (): void => undefined
const idOf = (at: number): string => `n${at}`

// First, while the model is in the thread of the suggestions alone, as on a server.
const many = manyNotes(Number(process.argv[2] ?? 5000), seed)
await costs()
print(`\nSeed ${seed}. Adjusted mutual information with what people said belongs together; 1 is the same, 0 is chance.`)
for (const [name, boards, wanted] of [
  ['CLINC150', clincBoards(seed), 0.92],
  ['ArgKP', argkpBoards(seed), 0.38],
] as const)
  await scoreAll(name, boards, wanted)
await linksAreKept()
await suggestions.close()
print('\nA note that somebody else puts into a room of the same server, over HTTP:')
// Loaded only now: what a server takes is not what a suggestion takes.
const { othersMeanwhile } = await import('./others-meanwhile.ts')
for (const line of await othersMeanwhile(many)) print(`  ${line}`)

async function suggest(
  notes: readonly { readonly text: string }[],
  links: Partial<Pick<Parameters<typeof suggestions.suggest>[0] & { kind: 'themes' }, 'mustLink' | 'cannotLink'>> = {},
): Promise<SuggestedThemes> {
  const asked = { mustLink: [], cannotLink: [], ...links }
  const found = await suggestions.suggest(
    { kind: 'themes', notes: notes.map(({ text }, at) => ({ id: idOf(at), text })), grain: 0, ...asked },
    {},
  )
  if (found.kind !== 'themes') throw new Error('something else was suggested')
  return found
}

function groupsOf({ themes }: SuggestedThemes, count: number): string[] {
  const names = new Map(themes.flatMap(({ id, noteIds }) => noteIds.map(noteId => [noteId, id] as const)))
  return Array.from({ length: count }, (_, at) => names.get(idOf(at)) ?? `alone ${at}`)
}

async function scoreAll(name: string, boards: readonly Board[], wanted: number): Promise<void> {
  const scores = { ours: [] as number[], louvain: [] as number[], kMeans: [] as number[] }
  let [alone, all, same] = [0, 0, true]
  for (const { notes } of boards) {
    const labels = notes.map(({ label }) => label)
    const found = await suggest(notes)
    same &&= JSON.stringify(await suggest(notes)) === JSON.stringify(found)
    alone += found.loose.length
    all += notes.length
    const known = await vectors.of(
      notes.map(({ text }, at) => ({ id: idOf(at), text })),
      nothing,
    )
    const senses = notes.map(({ text }) => known.get(text) ?? new Float32Array(512))
    scores.ours.push(adjustedMutualInformation(groupsOf(found, notes.length), labels))
    scores.louvain.push(
      adjustedMutualInformation(
        tfIdfWithLouvain(
          notes.map(({ text }) => text),
          seed,
        ),
        labels,
      ),
    )
    scores.kMeans.push(adjustedMutualInformation(vectorsWithKMeans(senses, seed), labels))
  }
  const mean = (of: readonly number[]): string => (of.reduce((sum, one) => sum + one, 0) / of.length).toFixed(3)
  const above = (other: readonly number[]): number => scores.ours.filter((one, at) => one > other[at]!).length
  print(
    `\n${name}, ${boards.length} boards: suggested ${mean(scores.ours)} (aim ${wanted}); lowest ${Math.min(...scores.ours).toFixed(3)}`,
  )
  print(
    `  TF-IDF with Louvain ${mean(scores.louvain)}: below ours on ${above(scores.louvain)} of ${boards.length} boards`,
  )
  print(`  USE with k-means ${mean(scores.kMeans)}: below ours on ${above(scores.kMeans)} of ${boards.length} boards`)
  print(
    `  ${alone} of ${all} notes left alone, each counted as a group of its own. The same bytes again: ${same ? 'yes' : 'NO'}`,
  )
}

/** People's groups by chance, a tenth of them against what is suggested. */
async function linksAreKept(): Promise<void> {
  const chance = chanceOf(seed)
  let [links, broken] = [0, 0]
  for (const { notes } of clincBoards(seed).slice(0, 8)) {
    const pair = (): [string, string] => [idOf(chance.below(notes.length)), idOf(chance.below(notes.length))]
    const mustLink = Array.from({ length: 6 }, pair)
    const cannotLink = Array.from({ length: 6 }, pair).filter(([a, b]) => a !== b)
    const found = await suggest(notes, { mustLink, cannotLink }).catch(() => undefined)
    if (found === undefined) continue
    const groups = groupsOf(found, notes.length)
    const groupOf = (id: string): string | undefined => groups[Number(id.slice(1))]
    links += mustLink.length + cannotLink.length
    broken += mustLink.filter(([a, b]) => groupOf(a) !== groupOf(b)).length
    broken += cannotLink.filter(([a, b]) => groupOf(a) === groupOf(b)).length
  }
  print(`\n${links} pairs that had to be together or apart: ${broken} broken`)
}

async function costs(): Promise<void> {
  const timed = async (): Promise<{ readonly seconds: string; readonly longest: number }> => {
    const start = performance.now()
    let [last, longest] = [start, 0]
    const beat = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last - 5)
      last = now
    }, 5)
    await suggest(many)
    clearInterval(beat)
    return { seconds: ((performance.now() - start) / 1000).toFixed(1), longest }
  }
  const fresh = await timed()
  print(
    `\n${many.length} notes that are new: ${fresh.seconds} s; this thread was held up for ${fresh.longest.toFixed(0)} ms at most`,
  )
  const again = await timed()
  print(`${many.length} notes that are known: ${again.seconds} s; held up for ${again.longest.toFixed(0)} ms at most`)
  print(`Memory at its highest, of the process so far: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
}
