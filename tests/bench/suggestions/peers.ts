/** What suggestions are measured against: words alone with Louvain's communities, and the same sentence vectors with k-means. */
import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { chanceOf } from '#support/chance.ts'

/** Of each text the name of its group. */
export type Groups = readonly number[]

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** TF-IDF over words, a graph of all pairs that share one, weighed by cosine. */
export function tfIdfWithLouvain(texts: readonly string[], seed: number): Groups {
  const counts = texts.map(text => {
    const own = new Map<string, number>()
    for (const word of wordsOf(text)) own.set(word, (own.get(word) ?? 0) + 1)
    return own
  })
  const having = new Map<string, number>()
  for (const own of counts) for (const word of own.keys()) having.set(word, (having.get(word) ?? 0) + 1)
  const vectors = counts.map(own => {
    const weighed = [...own].map(
      ([word, count]) => [word, count * (Math.log((1 + texts.length) / (1 + having.get(word)!)) + 1)] as const,
    )
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1
    return new Map(weighed.map(([word, weight]) => [word, weight / length]))
  })
  const graph = new UndirectedGraph()
  for (const at of texts.keys()) graph.addNode(at)
  for (const [i, one] of vectors.entries())
    for (let j = i + 1; j < vectors.length; j += 1) {
      let weight = 0
      for (const [word, value] of one) weight += value * (vectors[j]!.get(word) ?? 0)
      if (weight > 0) graph.addEdge(i, j, { weight })
    }
  const chance = chanceOf(seed)
  // Its types are those of another kind of module.
  const communities = louvain as unknown as (
    of: UndirectedGraph,
    options: { rng: () => number },
  ) => Record<string, number>
  const found = communities(graph, { rng: () => chance.below(2 ** 30) / 2 ** 30 })
  return texts.map((_, at) => found[at] ?? at)
}

/** As many groups as have the best mean silhouette, from 2 to 20; ten beginnings each. */
export function vectorsWithKMeans(vectors: readonly Float32Array[], seed: number): Groups {
  let best: { readonly groups: Groups; readonly score: number } | undefined
  for (let k = 2; k <= Math.min(20, vectors.length - 1); k += 1) {
    const groups = kMeans(vectors, k, seed + k)
    const score = silhouette(vectors, groups)
    if (best === undefined || score > best.score) best = { groups, score }
  }
  return best?.groups ?? vectors.map(() => 0)
}

const distance = (a: Float32Array, b: Float32Array): number => {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at]! - b[at]!) ** 2
  return sum
}

function kMeans(vectors: readonly Float32Array[], k: number, seed: number): Groups {
  const chance = chanceOf(seed)
  let best: { readonly groups: number[]; readonly cost: number } | undefined
  for (let start = 0; start < 10; start += 1) {
    let centres = firstCentres(vectors, k, chance)
    let groups: number[] = []
    for (let round = 0; round < 50; round += 1) {
      const next = vectors.map(vector => nearest(vector, centres))
      if (next.every((one, at) => one === groups[at])) break
      groups = next
      centres = centres.map((centre, name) => {
        const own = vectors.filter((_, at) => groups[at] === name)
        return own.length === 0
          ? centre
          : centre.map((_, at) => own.reduce((sum, one) => sum + one[at]!, 0) / own.length)
      })
    }
    const cost = vectors.reduce((sum, vector, at) => sum + distance(vector, centres[groups[at]!]!), 0)
    if (best === undefined || cost < best.cost) best = { groups, cost }
  }
  return best!.groups
}

/** Each with a chance by how far it is from those before (k-means++). */
function firstCentres(
  vectors: readonly Float32Array[],
  k: number,
  chance: ReturnType<typeof chanceOf>,
): Float32Array[] {
  const centres = [chance.pick(vectors)]
  while (centres.length < k) {
    const far = vectors.map(vector => Math.min(...centres.map(centre => distance(vector, centre))))
    let left = (chance.below(2 ** 30) / 2 ** 30) * far.reduce((sum, one) => sum + one, 0)
    const at = far.findIndex(one => (left -= one) <= 0)
    centres.push(vectors[Math.max(0, at)]!)
  }
  return centres
}

const nearest = (vector: Float32Array, centres: readonly Float32Array[]): number => {
  const all = centres.map(centre => distance(vector, centre))
  return all.indexOf(Math.min(...all))
}

function silhouette(vectors: readonly Float32Array[], groups: Groups): number {
  const names = [...new Set(groups)]
  if (names.length < 2) return -1
  const fits = vectors.map((vector, i) => {
    const means = new Map(
      names.map(name => {
        const others = vectors.filter((_, j) => j !== i && groups[j] === name)
        return [
          name,
          others.reduce((sum, other) => sum + Math.sqrt(distance(vector, other)), 0) / Math.max(1, others.length),
        ]
      }),
    )
    if (groups.filter(name => name === groups[i]).length === 1) return 0
    const inside = means.get(groups[i]!)!
    const outside = Math.min(...names.filter(name => name !== groups[i]).map(name => means.get(name)!))
    return (outside - inside) / Math.max(outside, inside, 1e-9)
  })
  return fits.reduce((sum, one) => sum + one, 0) / fits.length
}
