import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { touching } from '@waymark/shared/doc/touched.ts'
import { HistoryLine } from '@waymark/shared/model/history.ts'
import { BreakoutId, DraftId, ThemeId } from '@waymark/shared/model/ids.ts'
import { themesWatch } from './themes-watch.ts'

let ids = 0
const watchOf = themesWatch({ now: () => '2027-03-24T13:00:00.000Z', newId: () => `history-line-${(ids += 1)}` })

test('[T144] in a minute so many lines are written and no more, whatever is sent; the rest is counted', () => {
  const watch = watchOf(themesDocName(BreakoutId.parse('a-breakout-of-ours')))!
  const by = { line: {}, who: { name: 'Ama', role: 'facilitator' } } as const
  const doc = new Y.Doc()
  const { themes } = openThemesDoc(doc)
  watch.begin(doc)
  const rows = new Map<string, HistoryLine>()
  for (let at = 0; at < 1000; at += 1)
    doc.transact(transaction => {
      const touched = touching(transaction, () => {
        themes.put({ id: ThemeId.parse(`theme-number-${at}`), name: `${at}`, said: '', order: 'a0' })
      })
      for (const { id, body } of watch.changed(touched, by)) rows.set(id, HistoryLine.parse(body))
    })
  expect(rows.size).toBe(601)
  expect([...rows.values()].at(-1)?.did).toEqual({ kind: 'more', changes: 400 })
  expect([...rows.values()].every(({ nth }, at) => nth === at)).toBe(true)
})

test('[T144] nobody keeps a history of a draft', () => {
  expect(watchOf(draftDocName(DraftId.parse('a-draft-of-ours')))).toBeUndefined()
})
