import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import * as z from 'zod/mini'
import { recordMap, type RecordMap } from './record-map.ts'
import { redoRecords } from './redo-records.ts'

const Post = z.object({ id: z.string(), text: z.string(), by: z.string(), order: z.optional(z.string()) })
type Post = z.infer<typeof Post>
type Posts = RecordMap<Post>

interface Act {
  readonly kind: 'put' | 'text' | 'by' | 'order' | 'unorder' | 'remove'
  readonly id: string
}

const ids = ['a', 'b', 'c', 'd', 'e']
const act = (kinds: readonly Act['kind'][]): fc.Arbitrary<Act> =>
  fc.record({ kind: fc.constantFrom(...kinds), id: fc.constantFrom(...ids) })
const acts = fc.array(act(['put', 'text', 'by', 'order', 'unorder', 'remove']), { maxLength: 12 })

/** Each word that is written is the only one of its kind. New records get ids of their own, as in the product. */
function run(posts: Posts, done: readonly Act[], who: string): void {
  done.forEach(({ kind, id }, at) => {
    const word = `${who}${at}`
    if (kind === 'put') posts.put({ id: `${id}${who}`, text: word, by: word })
    else if (kind === 'remove') posts.remove(id)
    else if (kind === 'unorder') posts.patch(id, { order: undefined })
    else posts.patch(id, { [kind]: word })
  })
}

const someRecords = (doc: Y.Doc): Posts => {
  const posts = recordMap<Post>(doc.getMap('posts'), Post)
  for (const id of ids) if (!posts.all().has(id)) posts.put({ id, text: `first ${id}`, by: 'first' })
  return posts
}

function copyOf(doc: Y.Doc): { readonly doc: Y.Doc; readonly posts: Posts } {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return { doc: copy, posts: recordMap<Post>(copy.getMap('posts'), Post) }
}

/** As the server does it: what can be read, put into a new document. */
function writtenAnew(from: Posts): { readonly doc: Y.Doc; readonly posts: Posts } {
  const doc = new Y.Doc()
  const posts = recordMap<Post>(doc.getMap('posts'), Post)
  for (const post of from.all().values()) posts.put(post)
  return { doc, posts }
}

function three(mineDone: readonly Act[], theirsDone: readonly Act[]) {
  const doc = new Y.Doc()
  const base = someRecords(doc)
  const [mine, changed] = [copyOf(doc), copyOf(doc)]
  run(mine.posts, mineDone, 'mine')
  run(changed.posts, theirsDone, 'theirs')
  return { base, mine: mine.posts, theirs: writtenAnew(changed.posts) }
}

const plain = (posts: Posts): Record<string, Post> =>
  Object.fromEntries(
    [...posts.all()].map(([id, { order, ...post }]) => [id, { ...post, ...(order !== undefined && { order }) }]),
  )

const fields = ['text', 'by', 'order'] as const
type Plain = Record<string, Post>

/** Said once more, field by field. */
function expected(base: Plain, mine: Plain, theirs: Plain): Plain {
  const result: Plain = {}
  for (const [id, there] of Object.entries(theirs)) {
    const [was, is] = [base[id], mine[id]]
    if (was === undefined || is === undefined) {
      if (was === undefined) result[id] = there
      continue
    }
    const merged: Post = { ...there }
    for (const name of fields) {
      if (is[name] === was[name]) continue
      delete merged[name as 'order']
      if (is[name] !== undefined) Object.assign(merged, { [name]: is[name] })
    }
    result[id] = merged
  }
  for (const [id, is] of Object.entries(mine)) if (base[id] === undefined) result[id] = is
  return result
}

test('[S70] work on records is made once more: none of mine is lost, and none that was deleted comes back', () => {
  fc.assert(
    fc.property(acts, acts, (mineDone, theirsDone) => {
      const { base, mine, theirs } = three(mineDone, theirsDone)
      const before = plain(theirs.posts)
      redoRecords({ base, mine, theirs: theirs.posts })
      expect(plain(theirs.posts)).toEqual(expected(plain(base), plain(mine), before))
    }),
    { numRuns: 500, seed: 20270324 },
  )
})

test('[S70] without work of mine the new document is not touched', () => {
  fc.assert(
    fc.property(acts, theirsDone => {
      const { base, mine, theirs } = three([], theirsDone)
      const state = Y.encodeStateAsUpdate(theirs.doc)
      redoRecords({ base, mine, theirs: theirs.posts })
      expect(Y.encodeStateAsUpdate(theirs.doc)).toEqual(state)
    }),
    { seed: 20270324 },
  )
})
