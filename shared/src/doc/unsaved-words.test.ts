import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Block } from '#model/draft.ts'
import { BoxLinkId, BreakoutId, DraftId, NoteId, ParkedId, SectionId, ThemeId } from '#model/ids.ts'
import { draftDocName, themesDocName } from './doc-name.ts'
import { draftFragment, insertBlocks } from './draft-doc.ts'
import { openThemesDoc } from './themes-doc.ts'
import { unsavedWords } from './unsaved-words.ts'

test('[D52] of a draft the paragraphs that are not as they were saved, of themes the names, sentences and reasons', () => {
  const statement = (text: string): Block => ({
    kind: 'statement',
    cites: [],
    ownWords: false,
    spans: [{ text, marks: [] }],
  })
  const [base, mine] = [new Y.Doc(), new Y.Doc()]
  insertBlocks(draftFragment(base), 0, [statement('saved'), statement('changed')])
  insertBlocks(draftFragment(mine), 0, [
    statement('saved'),
    statement('changed by me'),
    statement(' '),
    statement('new'),
  ])
  expect(unsavedWords(draftDocName(DraftId.parse('draft-0001')), { base, mine })).toEqual(['changed by me', 'new'])

  const theme = { id: ThemeId.parse('theme-0001'), name: 'Sundays', said: '', order: 'a0' }
  for (const doc of [base, mine]) openThemesDoc(doc).themes.put(theme)
  openThemesDoc(mine).themes.patch(theme.id, { said: 'People want Sundays.' })
  openThemesDoc(mine).parked.put({
    id: ParkedId.parse('parked-0001'),
    noteId: NoteId.parse('note-00001'),
    reason: 'Said twice',
  })
  openThemesDoc(mine).links.put({
    id: BoxLinkId.parse('link-00001'),
    from: theme.id,
    to: SectionId.parse('section-01'),
    sentence: 'One needs the other.',
  })
  const name = themesDocName(BreakoutId.parse('breakout-01'))
  expect(unsavedWords(name, { base, mine })).toEqual(['People want Sundays.', 'Said twice', 'One needs the other.'])
})
