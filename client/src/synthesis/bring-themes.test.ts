/** Codebooks brought in as themes, on real documents. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, readStanding, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import { undoOf } from '#sync/undo.ts'
import { bringThemes, countOf, namesHere, withoutKnown } from './bring-themes.ts'

const brought = [
  {
    name: 'Opening hours',
    said: 'Longer ones',
    parts: [
      { name: 'Sundays', said: '' },
      { name: 'Evenings', said: 'é' },
    ],
  },
  { name: 'Lifts', said: '', parts: [] },
]

function aDesk() {
  const yjs = new Y.Doc()
  const doc = openThemesDoc(yjs)
  const undo = undoOf(themesTypes(yjs))
  let made = 0
  const hand = { doc, mine: undo.mine, newId: () => `made-${String((made += 1)).padStart(8, '0')}` }
  doc.gesture('another', () => {
    doc.themes.put({ id: ThemeId.parse('here-00000000'), name: ' opening HOURS ', said: 'As it was', order: 'a0' })
  })
  const names = () => readStanding(doc).themes.map(({ name, within }) => `${within === undefined ? '' : '- '}${name}`)
  return { doc, undo, hand, names }
}

test('[T187] a codebook is added after what is here as one gesture, with its parts, and undo takes back all of it and nothing else', () => {
  const { doc, undo, hand, names } = aDesk()
  let updates = 0
  doc.themes.all()
  undo.made('4 themes brought in.', () => {
    updates = bringThemes(hand, brought)
  })
  expect(updates).toBe(4)
  expect(names()).toEqual([' opening HOURS ', 'Opening hours', '- Sundays', '- Evenings', 'Lifts'])
  expect(readStanding(doc).themes.map(({ said }) => said)).toEqual(['As it was', 'Longer ones', '', 'é', ''])
  undo.undo()
  expect(names()).toEqual([' opening HOURS '])
})

test('[T187] themes of which the name is here can be left out; their new parts stand by themselves, and nothing that is here is changed', () => {
  const { doc, hand, names } = aDesk()
  const fresh = withoutKnown(brought, namesHere(doc))
  expect(countOf(fresh)).toBe(3)
  bringThemes(hand, fresh)
  expect(names()).toEqual([' opening HOURS ', 'Sundays', 'Evenings', 'Lifts'])
  expect(withoutKnown(brought, namesHere(doc))).toEqual([])
})
