import { expect, test } from 'vitest'
import type { Block } from '#model/draft.ts'
import type { Heard } from './chapters.ts'
import { treeFromDraft } from './tree-from-draft.ts'

test('[X5] the document is called by its first heading with words, or else by the strategy', () => {
  const from: Heard = { strategy: { title: 'Our Direction', period: '2027', ambitions: [] }, breakouts: [] }
  const title = (text: string): Block => ({ kind: 'heading', level: 1, about: null, spans: [{ text, marks: [] }] })
  expect(treeFromDraft([title(' '), title('Ours'), title('More')], from).title).toBe('Ours')
  expect(treeFromDraft([title(' ')], from).title).toBe('Our Direction 2027')
})
