/** The points of the summary, changed by one facilitator and by two at once. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, themesTypes, type ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, SectionId, ThemeId, type PointId } from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { undoOf } from '#sync/undo.ts'
import type { Hand } from '#synthesis/gestures.ts'
import { summaryActs } from './summary-acts.ts'
import * as gestures from './summary-gestures.ts'

const home = SectionId.parse('section-one-')
const noteId = NoteId.parse('note-one-----')

interface Facilitator {
  readonly yjs: Y.Doc
  readonly doc: ThemesDoc
  readonly hand: Hand
  readonly said: string[]
  readonly acts: ReturnType<typeof summaryActs>
}

function facilitator(name: string): Facilitator {
  const yjs = new Y.Doc()
  const doc = openThemesDoc(yjs)
  const undo = undoOf(themesTypes(yjs))
  let ids = 0
  // Later ones are smaller: what comes first is never told by ids.
  const hand = { doc, mine: undo.mine, newId: () => `${name}-${String(1e9 - (ids += 1))}` }
  const said: string[] = []
  return { yjs, doc, hand, said, acts: summaryActs(hand, undo, text => said.push(text)) }
}

function meet(...all: readonly Facilitator[]): void {
  for (const one of all)
    for (const other of all) Y.applyUpdate(other.yjs, Y.encodeStateAsUpdate(one.yjs, Y.encodeStateVector(other.yjs)))
}
const pointsIn = ({ doc }: Facilitator): string[] =>
  [...doc.points.all().values()].toSorted(byOrder).map(({ text }) => text)
const idsIn = ({ doc }: Facilitator): PointId[] => gestures.idsOf([...doc.points.all().values()].toSorted(byOrder))
const theme = (name: string, said: string): Theme => ({
  id: ThemeId.parse(name.padEnd(12, '-')),
  name,
  said,
  order: 'a1',
})

describe('the points of a summary', () => {
  test('[T130] are added, reworded, moved and removed with what they rest on; each is said, and my own undo takes back one', () => {
    const ruth = facilitator('ruth')
    ruth.acts.add({ home, text: 'One', rests: [noteId, noteId] })
    ruth.acts.add({ home, text: 'Two', rests: [] })
    const [one, two] = idsIn(ruth)
    if (one === undefined || two === undefined) throw new Error('there are no two points')
    expect(ruth.doc.sources.all().size).toBe(1)
    ruth.acts.move(two, { among: [one, two], by: -1 })
    expect(pointsIn(ruth)).toEqual(['Two', 'One'])
    expect(ruth.acts.reword(two, 'Two, in other words')).toBe(true)
    ruth.acts.remove(one)
    expect([pointsIn(ruth), ruth.doc.sources.all().size]).toEqual([['Two, in other words'], 0])
    ruth.acts.undo()
    expect([pointsIn(ruth), ruth.doc.sources.all().size]).toEqual([['Two, in other words', 'One'], 1])
    expect(ruth.said).toEqual([
      'Point added.',
      'Point added.',
      'Point 1 of 2.',
      'Point changed.',
      'Point removed. You can undo it.',
      'Undone: Point removed. You can undo it.',
    ])
    expect(ruth.acts.reword('nothing-here' as PointId, 'x')).toBe(false)
  })

  test('[T131] start from the themes that no point rests on yet, and change nothing that is there', () => {
    const ruth = facilitator('ruth')
    ruth.acts.add({ home, text: 'Mine', rests: [] })
    const themes = [
      theme('Funding', 'Money has to be ethical.'),
      theme('Hope', ''),
      theme('', ''),
      theme('Known', 'Cited'),
    ]
    const cited = new Set<string>([themes[3]?.id ?? ''])
    ruth.acts.start(home, { themes, cited })
    expect(pointsIn(ruth)).toEqual(['Mine', 'Money has to be ethical.', 'Hope'])
    expect([...ruth.doc.sources.all().values()].map(({ source }) => source)).toEqual(
      themes.slice(0, 2).map(({ id }) => id),
    )
    expect(ruth.said.at(-1)).toBe('2 points made of the themes. 1 theme has neither a sentence nor a name yet.')
    ruth.acts.undo()
    expect(pointsIn(ruth)).toEqual(['Mine'])
  })

  test('[T132] changed by two facilitators at once are the same for both, and none that nobody removed is lost', () => {
    const act = fc.record({ who: fc.nat(1), kind: fc.constantFrom('add', 'up', 'down', 'rest', 'meet'), at: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), acts => {
        const both = [facilitator('ruth'), facilitator('tomos')] as const
        let added = 0
        for (const { who, kind, at } of acts) {
          const mine = both[who === 0 ? 0 : 1]
          const ids = idsIn(mine)
          const id = ids[at % Math.max(1, ids.length)]
          if (kind === 'meet') meet(...both)
          else if (kind === 'add') mine.acts.add({ home, text: String((added += 1)), rests: [] })
          else if (id !== undefined && kind === 'rest') mine.acts.rest(id, { added: [noteId], removed: [] })
          else if (id !== undefined) mine.acts.move(id, { among: ids, by: kind === 'up' ? -1 : 1 })
        }
        meet(...both)
        expect(pointsIn(both[0])).toEqual(pointsIn(both[1]))
        expect(pointsIn(both[0]).toSorted((a, b) => Number(a) - Number(b))).toEqual(
          Array.from({ length: added }, (_, at) => String(at + 1)),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('[T133] the words beside a picture are written, kept as still right, or made anew, and undo brings them back', () => {
    const ruth = facilitator('ruth')
    const words = { id: home, alt: 'Two bubbles', text: '', of: 'before' }
    ruth.acts.writeWords(words)
    ruth.acts.stillFits(home, 'now')
    expect(ruth.doc.pictures.all().get(home)).toEqual({ ...words, of: 'now' })
    ruth.acts.makeAnew(home)
    expect(ruth.doc.pictures.all().size).toBe(0)
    ruth.acts.undo()
    expect(ruth.doc.pictures.all().get(home)).toEqual({ ...words, of: 'now' })
  })
})
