/** What facilitators do to a document, what comes of it when a few bytes are wrong, and whether the document is still whole. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { Block } from '@waymark/shared/model/draft.ts'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import { applyUpdate, NotApplied, type Refused } from '@waymark/server/sync/apply.ts'
import type { Chance } from '#support/chance.ts'
import { bombs } from '#support/forged-updates.ts'

/** As the server does it. Undefined where it is in. */
export function given(doc: Y.Doc, update: Uint8Array): Refused | undefined {
  let why: Refused | undefined
  doc.transact(() => {
    try {
      applyUpdate(doc, update, 'a peer')
    } catch (error) {
      if (!(error instanceof NotApplied)) throw error
      why = error.why
    }
  })
  return why
}

/** Everything that is ever done with a document still works, and says the same at the other end. */
export function isWhole(doc: Y.Doc): void {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  expect(Y.encodeStateVector(other)).toEqual(Y.encodeStateVector(doc))
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  for (const one of [doc, other]) {
    const { themes, placements, parked, links } = openThemesDoc(one)
    for (const records of [themes, placements, parked, links]) records.all()
    readBlocks(draftFragment(one))
  }
  expect(readBlocks(draftFragment(other))).toEqual(readBlocks(draftFragment(doc)))
  expect(new Map(openThemesDoc(other).themes.all())).toEqual(new Map(openThemesDoc(doc).themes.all()))
}

const theme = (name: string) => ({ id: ThemeId.parse(name.padEnd(12, '0')), name, said: '', order: 'a0' })
export const statement = (text: string): Block => ({
  kind: 'statement',
  cites: [],
  ownWords: true,
  spans: [{ text, marks: ['bold'] }],
})

/** Something that a facilitator does. */
export type Gesture = readonly [kind: 'theme' | 'rename' | 'remove' | 'write' | 'type' | 'cut', at: number]

export function make(doc: Y.Doc, [kind, at]: Gesture): void {
  const { themes } = openThemesDoc(doc)
  const fragment = draftFragment(doc)
  const block = fragment.length === 0 ? undefined : fragment.get(at % fragment.length)
  const words = block instanceof Y.XmlElement ? block.get(0) : undefined
  const id = ThemeId.parse(`theme-${at % 5}`.padEnd(12, '0'))
  if (kind === 'theme') themes.put({ ...theme(`theme-${at % 5}`), id })
  else if (kind === 'rename' && themes.all().has(id)) themes.patch(id, { name: `renamed ${at}` })
  else if (kind === 'remove') themes.remove(id)
  else if (kind === 'write') insertBlocks(fragment, at % (fragment.length + 1), [statement(`words ${at}`)])
  else if (kind === 'cut' && fragment.length > 0) fragment.delete(at % fragment.length, 1)
  else if (kind === 'type' && words instanceof Y.XmlText)
    words.insert(at % (words.length + 1), 'typed', { bold: at % 2 === 0 })
}

/** Some bytes changed, put in, left out, repeated or cut off. */
export function mutated(chance: Chance, bytes: Uint8Array): Uint8Array {
  let now = [...bytes]
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    const at = chance.below(now.length + 1)
    const some = [0, 1, 127, 128, 255, chance.below(256)]
    const ways: (() => number[])[] = [
      () => now.with(Math.min(at, Math.max(0, now.length - 1)), chance.pick(some)),
      () => [...now.slice(0, at), chance.pick(some), ...now.slice(at)],
      () => [...now.slice(0, at), ...now.slice(at + 1 + chance.below(4))],
      () => now.slice(0, at),
      () => [...now.slice(0, at), ...now.slice(Math.max(0, at - 8), at), ...now.slice(at)],
      () => [...now.slice(0, at), 255, 255, 255, 255, 255, 255, 255, chance.below(128), ...now.slice(at)],
    ]
    now = now.length === 0 ? [chance.below(256)] : chance.pick(ways)()
  }
  return Uint8Array.from(now)
}

const kinds = ['theme', 'write', 'rename', 'type', 'write', 'cut', 'remove', 'theme', 'type'] as const

/** So many updates with a few bytes wrong, given to a document like ours. Answers how often each fate was met; fails where the document is not whole after. */
export function fuzz(chance: Chance, times: number): ReadonlyMap<Refused | 'taken', number> {
  const begin = new Y.Doc()
  begin.clientID = 1000
  const valid: Uint8Array[] = []
  begin.on('update', (update: Uint8Array) => valid.push(update))
  for (const kind of kinds) for (const at of [1, 2, 3]) make(begin, [kind, at])
  valid.push(Y.encodeStateAsUpdate(begin), ...Object.values(bombs).map(bomb => bomb(3)))
  const fates = new Map<Refused | 'taken', number>()
  let doc = begin
  for (let at = 0; at < times; at += 1) {
    if (at % 500 === 0) {
      doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(begin))
    }
    const fate = given(doc, mutated(chance, chance.pick(valid))) ?? 'taken'
    fates.set(fate, (fates.get(fate) ?? 0) + 1)
    if (at % 50 === 49) isWhole(doc)
  }
  return fates
}
