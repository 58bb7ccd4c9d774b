/** Two facilitators who link boxes at one document, with real Yjs documents between which changes travel when the test says so. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import type { BoxId } from '@waymark/shared/model/box-link.ts'
import { AmbitionId, SectionId, type BoxLinkId } from '@waymark/shared/model/ids.ts'
import { boxesOf, readLinks } from '@waymark/shared/rules/links.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { undoOf } from '#sync/undo.ts'
import { dissolve, newTheme, rewordTheme } from './gestures.ts'
import { addLink, removeLink, rewordLink } from './link-gestures.ts'
import { synthesisActs } from './synthesis-acts.ts'
import { synthesisStore } from './synthesis-store.ts'

const sections = ['Aim high', 'Reach out'].map((title, at) => ({
  id: SectionId.parse(`section-0${at}`),
  ambitionId: AmbitionId.parse(`ambition-${at}`),
  title,
  description: '',
}))
const [aimHigh, reachOut] = sections.map(({ id }) => id) as [SectionId, SectionId]

function facilitator(name: string) {
  const yjs = new Y.Doc()
  yjs.clientID = name.codePointAt(0) ?? 1
  const doc = openThemesDoc(yjs)
  const undo = undoOf(themesTypes(yjs))
  let made = 0
  const newId = (): string => `${name}-made-${String((made += 1)).padStart(6, '0')}`
  const boxes = () => boxesOf(sections, [...doc.themes.all().values()].toSorted(byOrder))
  const links = () => readLinks(doc.links.all().values(), boxes())
  const store = synthesisStore()
  store.setState({ gathered: { ...store.getState().gathered, sections } })
  const told: string[] = []
  const acts = synthesisActs({ doc, undo, store, newId, say: text => told.push(text), siblingsOf: () => [] })
  return {
    yjs,
    doc,
    undo,
    hand: { doc, mine: undo.mine, newId },
    boxes,
    links,
    acts,
    told,
    sentences: () => links().map(({ sentence }) => sentence),
    idOf: (sentence: string): BoxLinkId => {
      const link = links().find(one => one.sentence === sentence)
      if (link === undefined) throw new Error(`no link says ${sentence}`)
      return link.id
    },
  }
}
type Facilitator = ReturnType<typeof facilitator>

function meet(a: Facilitator, b: Facilitator): void {
  Y.applyUpdate(a.yjs, Y.encodeStateAsUpdate(b.yjs, Y.encodeStateVector(a.yjs)), 'network')
  Y.applyUpdate(b.yjs, Y.encodeStateAsUpdate(a.yjs, Y.encodeStateVector(b.yjs)), 'network')
}

const between = (from: BoxId, to: BoxId, sentence: string) => ({ from, to, sentence })

test('[T52] each act on a link is said in words, is one step, and is taken back by its name', () => {
  const { acts, told, sentences, undo, hand, idOf } = facilitator('ada')
  const funding = newTheme(hand, 'Funding')
  acts.addLink(between(funding, aimHigh, 'Evidencing impact and funding are linked.'))
  acts.rewordLink(idOf('Evidencing impact and funding are linked.'), 'Impact brings funding.')
  expect(sentences()).toEqual(['Impact brings funding.'])
  acts.removeLink(idOf('Impact brings funding.'))
  expect(sentences()).toEqual([])
  expect(undo.now().undoes).toBe('Link removed: “Funding” and “A, Aim high”.')
  acts.undo()
  expect(sentences()).toEqual(['Impact brings funding.'])
  acts.undo()
  expect(sentences()).toEqual(['Evidencing impact and funding are linked.'])
  acts.undo()
  expect(sentences()).toEqual([])
  acts.redo()
  expect(told).toEqual([
    'Linked: “Funding” and “A, Aim high”.',
    'Link reworded: “Funding” and “A, Aim high”.',
    'Link removed: “Funding” and “A, Aim high”.',
    'Undone: Link removed: “Funding” and “A, Aim high”.',
    'Undone: Link reworded: “Funding” and “A, Aim high”.',
    'Undone: Linked: “Funding” and “A, Aim high”.',
    'Done again: Linked: “Funding” and “A, Aim high”.',
  ])
})

test('[T52] the same said of the same two boxes again is told to be there, and is no step of undo', () => {
  const { acts, told, doc, undo } = facilitator('ada')
  acts.addLink(between(aimHigh, reachOut, 'One needs the other.'))
  acts.addLink(between(reachOut, aimHigh, 'One needs the other.'))
  acts.addLink(between(reachOut, aimHigh, 'And the other the one.'))
  expect(doc.links.all().size).toBe(2)
  expect(told[1]).toBe('These two are linked already, with this very sentence.')
  acts.undo()
  acts.undo()
  expect(undo.now().canUndo).toBe(false)
})

test('[T53] what two say at once in the same words is read once, and reworded and removed as one', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  addLink(ada.hand, between(aimHigh, reachOut, 'Same'))
  addLink(bo.hand, between(reachOut, aimHigh, 'Same'))
  meet(ada, bo)
  expect(ada.doc.links.all().size).toBe(2)
  expect(ada.sentences()).toEqual(['Same'])
  rewordLink(bo.hand, bo.idOf('Same'), 'In other words')
  expect(bo.sentences()).toEqual(['In other words'])
  removeLink(bo.hand, bo.idOf('In other words'))
  meet(ada, bo)
  expect(ada.doc.links.all().size).toBe(0)
})

test('[T53] undoing a link of mine takes away none that somebody else made, nor a sentence they have given it since', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  addLink(ada.hand, between(aimHigh, reachOut, 'Hers'))
  rewordLink(ada.hand, ada.idOf('Hers'), 'Hers, reworded')
  meet(ada, bo)
  addLink(bo.hand, between(aimHigh, reachOut, 'His'))
  rewordLink(bo.hand, bo.idOf('Hers, reworded'), 'Reworded by him')
  meet(ada, bo)
  expect(ada.undo.undo()).toMatchObject({ changed: false })
  expect(ada.sentences().toSorted()).toEqual(['His', 'Reworded by him'])
})

test('[T54] a dissolved theme takes its links with it and says how many, and undo brings them back with it', () => {
  const { acts, told, sentences, hand, doc } = facilitator('ada')
  const [one, two] = [newTheme(hand, 'One'), newTheme(hand, 'Two')]
  addLink(hand, between(one, aimHigh, 'First'))
  addLink(hand, between(two, one, 'Second'))
  addLink(hand, between(two, aimHigh, 'Third'))
  acts.dissolve(one)
  expect(doc.links.all().size).toBe(1)
  expect(told.at(-1)).toBe('One dissolved. 2 links removed with it.')
  acts.undo()
  expect(sentences().toSorted()).toEqual(['First', 'Second', 'Third'])
  acts.dissolve(two)
  acts.undo()
  expect(sentences().toSorted()).toEqual(['First', 'Second', 'Third'])
})

test('[T54] a link made to a theme while somebody else dissolves it is not shown, and is there when the theme is back', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const theme = newTheme(ada.hand, 'Going')
  meet(ada, bo)
  dissolve(ada.hand, theme)
  addLink(bo.hand, between(theme, aimHigh, 'Meanwhile'))
  meet(ada, bo)
  expect(ada.sentences()).toEqual([])
  ada.undo.undo()
  meet(ada, bo)
  expect(bo.sentences()).toEqual(['Meanwhile'])
})

test('[T55] a link that is gone is not reworded, and whoever wrote the words is told so', () => {
  const { acts, told, hand, idOf } = facilitator('ada')
  addLink(hand, between(aimHigh, reachOut, 'Gone soon'))
  const id = idOf('Gone soon')
  removeLink(hand, id)
  expect(acts.rewordLink(id, 'My words')).toBe(false)
  expect(told).toEqual([])
})

interface Turn {
  readonly who: 0 | 1
  readonly act: 'add' | 'reword' | 'remove' | 'theme' | 'name' | 'dissolve' | 'undo' | 'redo' | 'meet'
  readonly one: number
  readonly other: number
}

const turns = fc.array(
  fc.record<Turn>({
    who: fc.constantFrom(0, 1),
    act: fc.constantFrom('add', 'add', 'reword', 'remove', 'theme', 'name', 'dissolve', 'undo', 'redo', 'meet'),
    one: fc.nat(5),
    other: fc.nat(5),
  }),
  { maxLength: 40 },
)

function play(who: Facilitator, { act, one, other }: Turn, word: string): void {
  const boxes = who.boxes()
  const [from, to] = [boxes[one % boxes.length]?.id ?? aimHigh, boxes[other % boxes.length]?.id ?? aimHigh]
  const link = who.links()[one % Math.max(1, who.links().length)]
  const theme = [...who.doc.themes.all().keys()][one % Math.max(1, who.doc.themes.all().size)]
  if (act === 'add' && from !== to) addLink(who.hand, between(from, to, word))
  if (act === 'reword' && link !== undefined) rewordLink(who.hand, link.id, word)
  if (act === 'remove' && link !== undefined) removeLink(who.hand, link.id)
  if (act === 'theme') newTheme(who.hand, word)
  if (act === 'undo') who.undo.undo()
  if (act === 'redo') who.undo.redo()
  if (act === 'name' && theme !== undefined) rewordTheme(who.hand, theme, { name: word })
  if (act === 'dissolve' && theme !== undefined) dissolve(who.hand, theme)
}

test('[T53] whatever two facilitators do at once, both end with the same links, each with both its ends', () => {
  fc.assert(
    fc.property(turns, played => {
      const both: [Facilitator, Facilitator] = [facilitator('ada'), facilitator('bo')]
      for (const [at, turn] of played.entries()) {
        if (turn.act === 'meet') meet(...both)
        else play(both[turn.who], turn, `word ${at}`)
      }
      meet(...both)
      expect(both[1].links()).toEqual(both[0].links())
      const ids = new Set<BoxId>(both[0].boxes().map(({ id }) => id))
      for (const { from, to } of both[0].links()) expect(ids.has(from) && ids.has(to) && from !== to).toBe(true)
    }),
    { numRuns: 150, seed: 53 },
  )
})

test('[T53] what neither took away nor reworded is there in the end, word for word', () => {
  const adding = turns.map(all => all.filter(({ act }) => act === 'add' || act === 'theme' || act === 'meet'))
  fc.assert(
    fc.property(adding, played => {
      const both: [Facilitator, Facilitator] = [facilitator('ada'), facilitator('bo')]
      const said: string[] = []
      for (const [at, turn] of played.entries()) {
        const who = both[turn.who]
        const before = who.links().length
        if (turn.act === 'meet') meet(...both)
        else play(who, turn, `word ${at}`)
        if (turn.act === 'add' && who.links().length > before) said.push(`word ${at}`)
      }
      meet(...both)
      for (const { sentences } of both) expect(sentences().toSorted()).toEqual(said.toSorted())
    }),
    { numRuns: 100, seed: 54 },
  )
})

test('[T53] undoing everything of mine leaves the links of the other alone', () => {
  fc.assert(
    fc.property(turns, played => {
      const [ada, bo] = [facilitator('ada'), facilitator('bo')]
      const own = played.filter(({ act }) => act !== 'undo' && act !== 'redo' && act !== 'meet')
      for (const [at, turn] of own.entries()) play(ada, turn, `word ${at}`)
      addLink(bo.hand, between(aimHigh, reachOut, 'His'))
      meet(ada, bo)
      while (ada.undo.undo() !== undefined);
      expect(ada.sentences()).toEqual(['His'])
      expect(ada.doc.links.all().size).toBe(1)
    }),
    { numRuns: 100, seed: 55 },
  )
})
