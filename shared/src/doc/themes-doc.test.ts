/** Whatever lives in the themes of a breakout goes where the themes go: through undo, through a rebuild, and through work made once more. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoxLinkId, BreakoutId, SectionId, ThemeId } from '#model/ids.ts'
import { readLinks } from '#rules/links.ts'
import { themesDocName } from './doc-name.ts'
import { redoDoc } from './redo-doc.ts'
import { openThemesDoc, themesTypes } from './themes-doc.ts'
import { writtenAnew } from './written-anew.ts'

const name = themesDocName(BreakoutId.parse('breakout-01'))
const linkId = (at: number): BoxLinkId => BoxLinkId.parse(`link-number-${at}`)
const link = (at: number) => ({
  id: linkId(at),
  from: SectionId.parse('section-01'),
  to: ThemeId.parse('theme-00001'),
  sentence: `Sentence ${at}`,
})
const sentencesIn = (doc: Y.Doc): string[] =>
  [...openThemesDoc(doc).links.all().values()].map(one => one.sentence).toSorted()

test('[S6] a document written anew has every link that can be read, and nothing of those that were removed', () => {
  const doc = new Y.Doc()
  const { links } = openThemesDoc(doc)
  for (const at of [1, 2]) links.put(link(at))
  links.remove(linkId(2))
  doc.getMap('links').set('link-number-3', 'junk')
  const anew = writtenAnew(name, doc)
  expect(sentencesIn(anew)).toEqual(['Sentence 1'])
  expect(anew.getMap('links').size).toBe(1)
  expect(String.fromCharCode(...Y.encodeStateAsUpdate(anew))).not.toContain('Sentence 2')
})

test('[S70] links that were added, reworded or removed and not saved are so once more on a document written anew', () => {
  const [base, mine] = [new Y.Doc(), new Y.Doc()]
  for (const doc of [base, mine]) for (const at of [1, 2, 3]) openThemesDoc(doc).links.put(link(at))
  const theirs = writtenAnew(name, base)
  openThemesDoc(theirs).links.remove(linkId(3))
  const { links } = openThemesDoc(mine)
  links.put(link(4))
  links.patch(linkId(1), { sentence: 'In better words' })
  links.remove(linkId(2))
  expect(redoDoc(name, { base, mine }, theirs)).toBe(true)
  expect(sentencesIn(theirs)).toEqual(['In better words', 'Sentence 4'])
})

test('[T52] undo watches the links as it watches the themes', () => {
  const doc = new Y.Doc()
  const undo = new Y.UndoManager(themesTypes(doc), { trackedOrigins: new Set(['mine']) })
  openThemesDoc(doc).gesture('mine', () => {
    openThemesDoc(doc).links.put(link(1))
  })
  undo.undo()
  expect(sentencesIn(doc)).toEqual([])
})

test('[T51] whatever somebody writes where links are kept, it is counted, and the links are read without a fault', () => {
  const fields = fc.dictionary(fc.constantFrom('from', 'to', 'sentence', 'id'), fc.jsonValue({ maxDepth: 1 }))
  const junk = fc.oneof(
    fields.map(some => () => new Y.Map(Object.entries(some))),
    fc.jsonValue({ maxDepth: 1 }).map(value => () => value),
    fc.constantFrom(
      () => new Y.Text('typed'),
      () => new Y.XmlElement('p'),
      () => new Y.Map([['sentence', new Y.Text('typed')]]),
    ),
  )
  const boxes = [link(0).from, link(0).to].map(id => ({ id, name: id }))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), junk), { maxLength: 10 }), bad => {
      const doc = new Y.Doc()
      const { links } = openThemesDoc(doc)
      links.put(link(1))
      for (const [at, [id, make]] of bad.entries()) doc.getMap('links').set(`bad ${at} ${id}`, make())
      expect(readLinks(links.all().values(), boxes).map(({ id }) => id)).toEqual([linkId(1)])
      expect(links.unreadable()).toBe(bad.length)
    }),
  )
})
