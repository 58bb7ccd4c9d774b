import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { nameRemoved } from '#model/erasure.ts'
import { BreakoutId, NoteId, PlacementId, ThemeId, TidiedId } from '#model/ids.ts'
import { themesDocName } from './doc-name.ts'
import { erasedNotesIn, markErased } from './erased-notes.ts'
import { redoDoc } from './redo-doc.ts'
import { openThemesDoc } from './themes-doc.ts'
import { writtenAnew } from './written-anew.ts'

const name = themesDocName(BreakoutId.parse('breakout-01'))
const [gone, here, named] = ['note-gone-0001', 'note-here-0001', 'note-named-001'].map(id => NoteId.parse(id)) as [
  NoteId,
  NoteId,
  NoteId,
]
const themeId = ThemeId.parse('theme-000001')
const tidy = (id: string, noteId: NoteId, text: string) => ({ id: TidiedId.parse(id), noteId, text })
const place = (id: string, noteId: NoteId) => ({ id: PlacementId.parse(id), noteId, themeId })

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

test('[ER16] what was made without a connection of a note that was erased meanwhile is not made once more, and a name that was taken out does not come back; the rest does', () => {
  const base = new Y.Doc()
  const before = openThemesDoc(base)
  before.themes.put({ id: themeId, name: 'Doors', said: '', order: 'a0' })
  before.tidied.put(tidy('tidied-named-1', named, 'Nia opens the door'))
  const mine = copyOf(base)
  const { placements, tidied, themes } = openThemesDoc(mine)
  placements.put(place('placed-gone-01', gone))
  placements.put(place('placed-here-01', here))
  tidied.put(tidy('tidied-gone-01', gone, 'Secretly said'))
  tidied.put(tidy('tidied-here-01', here, 'Said openly'))
  tidied.patch(TidiedId.parse('tidied-named-1'), { text: 'Nia opens the doors' })
  themes.patch(themeId, { name: 'All doors' })

  const erased = copyOf(base)
  openThemesDoc(erased).tidied.patch(TidiedId.parse('tidied-named-1'), { text: `${nameRemoved} opens the door` })
  markErased(erased, [gone, 'no id'])
  const theirs = writtenAnew(name, writtenAnew(name, erased))
  expect([...erasedNotesIn(theirs)]).toEqual([gone])
  redoDoc(name, { base, mine }, theirs)
  const now = openThemesDoc(theirs)
  expect([...now.placements.all().values()].map(({ noteId }) => noteId)).toEqual([here])
  expect([...now.tidied.all().values()].map(({ text }) => text).toSorted()).toEqual([
    'Said openly',
    `${nameRemoved} opens the door`,
  ])
  expect(now.themes.all().get(themeId)?.name).toBe('All doors')
  const said = Array.from(Y.encodeStateAsUpdate(theirs), byte => String.fromCharCode(byte)).join('')
  expect([said.includes('Secretly'), said.includes('Nia'), said.includes('Said openly')]).toEqual([false, false, true])
})
