import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import * as z from 'zod/mini'
import { recordMap, type RecordMap } from './record-map.ts'

const Post = z.object({ id: z.string().check(z.maxLength(6)), text: z.string(), size: z.number() })
type Post = z.infer<typeof Post>

interface Peer {
  readonly doc: Y.Doc
  readonly raw: Y.Map<unknown>
  readonly posts: RecordMap<Post>
}

function aPeer(clientID: number): Peer {
  const doc = new Y.Doc()
  doc.clientID = clientID
  const raw = doc.getMap('posts')
  return { doc, raw, posts: recordMap<Post>(raw, Post) }
}

const pull = (to: Peer, from: Peer): void => {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)))
}

const read = ({ posts }: Peer): { readonly all: Post[]; readonly unreadable: number } => ({
  all: [...posts.all().values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  unreadable: posts.unreadable(),
})

/** Where fast-check says that two peers meet, the first hears from the second; all else is done by the first. */
type Act = (peer: Peer, other: Peer, id: string) => void

const junkFields: (() => unknown)[] = [
  () => 7,
  () => null,
  () => undefined,
  () => new Y.Map([['text', 'nested']]),
  () => new Y.Text('typed'),
  () => Y.Array.from(['a']),
  () => new Uint8Array([1, 2, 3]),
]
const junkRecords: (() => unknown)[] = [
  ...junkFields,
  () => 'a string',
  () => ({ id: 'a', text: 'somebody else', size: 1 }),
  () => [{ id: 'a', text: 'in a list', size: 1 }],
  () => new Y.XmlElement('p'),
  () => new Y.Map(),
]

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ text: fc.string(), size: fc.nat(9) }).map(
    (fields): Act =>
      ({ posts }, _, id) =>
        posts.put({ id, ...fields }),
  ),
  fc.string().map(
    (text): Act =>
      ({ posts }, _, id) =>
        void posts.patch(id, { text }),
  ),
  fc.nat(9).map(
    (size): Act =>
      ({ posts }, _, id) =>
        void posts.patch(id, { size }),
  ),
  fc.constant<Act>(({ posts }, _, id) => posts.remove(id)),
  fc.constantFrom(...junkRecords).map(
    (junk): Act =>
      ({ raw }, _, id) =>
        void raw.set(id, junk()),
  ),
  fc
    .tuple(fc.constantFrom('text', 'size', 'id', '__proto__', 'more'), fc.constantFrom(...junkFields))
    .map(([field, junk]): Act => ({ raw }, _, id) => {
      const record = raw.get(id)
      if (record instanceof Y.Map) record.set(field, junk())
    }),
  fc.constant<Act>((peer, other) => pull(peer, other)),
)

const history = fc.array(
  fc.record({
    act,
    who: fc.nat(2),
    other: fc.nat(2),
    id: fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor', 'a-long-id'),
  }),
  { maxLength: 50 },
)

const aRoomOfThree = (): readonly [Peer, Peer, Peer] => [aPeer(1), aPeer(2), aPeer(3)]

test('[D1] three peers who also write junk read the same in the end, and so does one who comes late', () => {
  fc.assert(
    fc.property(history, steps => {
      const peers = aRoomOfThree()
      for (const { act: run, who, other, id } of steps) run(peers[who] ?? peers[0], peers[other] ?? peers[0], id)
      for (const to of peers) for (const from of peers) pull(to, from)
      for (const to of peers) for (const from of peers) pull(to, from)
      const late = aPeer(4)
      pull(late, peers[0])
      const reopened: Peer = { ...late, posts: recordMap<Post>(late.raw, Post) }
      for (const peer of [...peers, reopened]) expect(read(peer)).toEqual(read(late))
      expect(late.posts.all().size + late.posts.unreadable()).toBe(late.raw.size)
    }),
    { numRuns: 300 },
  )
})

test('[D1] what can be read is what the schema takes, under its own id', () => {
  fc.assert(
    fc.property(history, steps => {
      const peers = aRoomOfThree()
      for (const { act: run, who, other, id } of steps) {
        const peer = peers[who] ?? peers[0]
        run(peer, peers[other] ?? peers[0], id)
        for (const [key, post] of peer.posts.all()) {
          expect(post.id).toBe(key)
          expect(Post.safeParse(post)).toEqual({ success: true, data: post })
          expect(peer.raw.has(key)).toBe(true)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('[D2] a change of one record leaves the others the same objects, and nothing changes without a change', () => {
  fc.assert(
    fc.property(history, steps => {
      const peers = aRoomOfThree()
      for (const { act: run, who, id } of steps) {
        const peer = peers[who] ?? peers[0]
        const before = peer.posts.all()
        run(peer, peer, id)
        const after = peer.posts.all()
        for (const [key, post] of before) expect(key === id || after.get(key) === post).toBe(true)
        expect(peer.posts.all()).toBe(after)
      }
    }),
    { numRuns: 300 },
  )
})

test('[D2] a change that comes from another peer leaves the untouched records the same objects', () => {
  const [ruth, joe] = aRoomOfThree()
  ruth.posts.put({ id: 'a', text: 'one', size: 1 })
  ruth.posts.put({ id: 'b', text: 'two', size: 2 })
  pull(joe, ruth)
  const before = joe.posts.all()
  ruth.posts.patch('a', { text: 'changed' })
  pull(joe, ruth)
  expect(joe.posts.all()).not.toBe(before)
  expect(joe.posts.all().get('a')).toEqual({ id: 'a', text: 'changed', size: 1 })
  expect(joe.posts.all().get('b')).toBe(before.get('b'))
  pull(joe, ruth)
  expect(before.get('a')?.text).toBe('one')
})

test('[D2] whoever listens is told once for each change, and no more after they stop', () => {
  const { doc, posts } = aPeer(1)
  let told = 0
  const stop = posts.subscribe(() => {
    told += 1
  })
  doc.transact(() => {
    posts.put({ id: 'a', text: 'one', size: 1 })
    posts.put({ id: 'b', text: 'two', size: 2 })
  })
  posts.patch('a', { text: 'changed', size: 2 })
  expect(told).toBe(2)
  posts.patch('a', { text: 'changed' })
  expect(told).toBe(2)
  stop()
  posts.remove('a')
  expect(told).toBe(2)
})

test('[D3] two people change different fields of one record at once, and both changes stay', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.boolean(), (text, size, ruthFirst) => {
      const [ruth, joe] = aRoomOfThree()
      ruth.posts.put({ id: 'a', text: 'one', size: 1 })
      pull(joe, ruth)
      ruth.posts.patch('a', { text })
      joe.posts.patch('a', { size })
      const [first, second] = ruthFirst ? [ruth, joe] : [joe, ruth]
      pull(first, second)
      pull(second, first)
      expect([read(ruth), read(joe)]).toEqual(
        Array.from({ length: 2 }, () => ({ all: [{ id: 'a', text, size }], unreadable: 0 })),
      )
    }),
  )
})

test('[D1] a change to a record that is gone says so and writes nothing', () => {
  const { doc, posts, raw } = aPeer(1)
  const empty = Y.encodeStateAsUpdate(doc)
  expect(posts.patch('a', { text: 'late' })).toBe(false)
  posts.remove('a')
  expect(Y.encodeStateAsUpdate(doc)).toEqual(empty)
  raw.set('a', 'junk')
  expect(posts.patch('a', { text: 'late' })).toBe(false)
})
