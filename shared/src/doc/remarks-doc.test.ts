/** What the team says beside a draft goes where its documents go: through a rebuild, through work made once more, and out of it as words. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Block } from '#model/draft.ts'
import { DraftId, RemarkId, ReplyId, StatementId } from '#model/ids.ts'
import { mostRemarks, mostReplies, type Remark, type Reply } from '#model/remark.ts'
import { draftDocName, remarksDocName } from './doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from './draft-doc.ts'
import { redoDoc } from './redo-doc.ts'
import { openRemarksDoc, readTalks } from './remarks-doc.ts'
import { unsavedWords } from './unsaved-words.ts'
import { writtenAnew } from './written-anew.ts'

const name = remarksDocName(DraftId.parse('draft-0001'))
const remarkId = (at: number): RemarkId => RemarkId.parse(`remark-${String(at).padStart(5, '0')}`)

const remark = (at: number, more: Partial<Remark> = {}): Remark => ({
  id: remarkId(at),
  statementId: StatementId.parse('statement-1'),
  quote: 'warm benches',
  before: 'We need ',
  after: '.',
  isOnlyOne: true,
  beginning: 'We need warm benches.',
  words: `Remark ${at}`,
  instead: null,
  by: 'Ruth',
  at: `2027-03-24T13:${String(at % 60).padStart(2, '0')}:00.000Z`,
  ...more,
})
const reply = (at: number, to: number): Reply => ({
  id: ReplyId.parse(`reply-${String(at).padStart(5, '0')}`),
  remarkId: remarkId(to),
  words: `Reply ${at}`,
  by: 'Tomos',
  at: '2027-03-24T14:00:00.000Z',
})

function docOf(remarks: readonly Remark[], replies: readonly Reply[] = []): Y.Doc {
  const doc = new Y.Doc()
  const open = openRemarksDoc(doc)
  open.gesture(() => {
    for (const one of remarks) open.remarks.put(one)
    for (const one of replies) open.replies.put(one)
  })
  return doc
}
const wordsIn = (doc: Y.Doc): string[] =>
  readTalks(openRemarksDoc(doc)).talks.map(({ remark: { words }, replies }) =>
    [words, ...replies.map(one => one.words)].join(' > '),
  )

test('[D70] remarks are read in the order they were made, each with its replies; a reply whose remark is gone is kept apart', () => {
  const doc = docOf([remark(2), remark(1)], [reply(1, 1), reply(2, 2), reply(3, 1)])
  expect(wordsIn(doc)).toEqual(['Remark 1 > Reply 1 > Reply 3', 'Remark 2 > Reply 2'])
  openRemarksDoc(doc).remarks.remove(remarkId(2))
  const { orphans, notShown } = readTalks(openRemarksDoc(doc))
  expect([orphans.map(one => one.words), notShown]).toEqual([['Reply 2'], 0])
})

const extremes = ['', '9999-99-99T99:99:99.999Z', '2027-02-30T13:00:00.000Z', 'x'.repeat(100_000), null, -1, {}, []]

test('[D72] whatever somebody writes among the remarks, those that can be read are, and the others are counted', () => {
  const fields = Object.keys(remark(1)).filter(field => field !== 'id')
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }).map(value => () => value),
    fc.constantFrom(
      () => new Y.Text('typed'),
      () => new Y.Map<unknown>([['words', new Y.Text('typed')]]),
    ),
    fc
      .tuple(fc.constantFrom(...fields), fc.constantFrom(...extremes.filter(value => value !== '' && value !== null)))
      .map(
        ([field, value]) =>
          () =>
            new Y.Map<unknown>(Object.entries({ ...remark(1), [field]: value })),
      ),
  )
  fc.assert(
    fc.property(fc.array(junk, { maxLength: 8 }), bad => {
      const doc = docOf([remark(1)], [reply(1, 1)])
      bad.forEach((make, at) => doc.getMap('remarks').set(`bad-${String(at).padStart(8, '0')}`, make()))
      const { talks, notShown } = readTalks(openRemarksDoc(doc))
      expect(talks.map(one => one.remark.id)).toContain(remarkId(1))
      expect(talks.length + notShown).toBe(bad.length + 1)
    }),
    { seed: 20270324 },
  )
})

test('[D72] more remarks or replies than fit are counted and not shown', () => {
  const many = docOf(
    Array.from({ length: mostRemarks + 3 }, (_, at) => remark(at, { at: '2027-03-24T13:00:00.000Z' })),
    Array.from({ length: mostReplies + 2 }, (_, at) => reply(at, 0)),
  )
  const { talks, notShown } = readTalks(openRemarksDoc(many))
  expect([talks.length, talks[0]?.replies.length, notShown]).toEqual([mostRemarks, mostReplies, 5])
})

test('[D73] remarks written anew are the same, and nothing that was removed is left', () => {
  const doc = docOf([remark(1), remark(2, { words: 'Taken back' })], [reply(1, 1)])
  openRemarksDoc(doc).remarks.remove(remarkId(2))
  doc.getMap('replies').set('junk-00001', 'junk')
  const anew = writtenAnew(name, doc)
  expect(wordsIn(anew)).toEqual(['Remark 1 > Reply 1'])
  expect(anew.getMap('replies').size).toBe(1)
  expect(String.fromCharCode(...Y.encodeStateAsUpdate(anew))).not.toContain('Taken back')
})

test('[D73] what was said and not saved is said once more on remarks written anew, and closes nothing that others opened', () => {
  const closed = { closed: 'settled', closedBy: 'Ruth', closedAt: '2027-03-24T15:00:00.000Z' } as const
  const first = [remark(1), remark(2), remark(3, closed)]
  const [base, mine] = [docOf(first), docOf(first)]
  const theirs = writtenAnew(name, base)
  openRemarksDoc(theirs).remarks.patch(remarkId(3), { closed: undefined, closedBy: undefined, closedAt: undefined })
  openRemarksDoc(theirs).remarks.remove(remarkId(2))
  openRemarksDoc(mine).remarks.patch(remarkId(1), closed)
  openRemarksDoc(mine).remarks.put(remark(4, { instead: 'cool benches' }))
  openRemarksDoc(mine).replies.put(reply(1, 1))
  expect(unsavedWords(name, { base, mine })).toEqual(['Remark 4', 'cool benches', 'Reply 1'])
  expect(redoDoc(name, { base, mine }, theirs)).toBe(true)
  expect(wordsIn(theirs)).toEqual(['Remark 1 > Reply 1', 'Remark 3', 'Remark 4'])
  const { talks } = readTalks(openRemarksDoc(theirs))
  expect(talks.map(one => one.remark.closed)).toEqual(['settled', undefined, undefined])
})

test('[D76] an id that a statement was given on either side is there once work on the draft was made once more', () => {
  const id = StatementId.parse('statement-1')
  const block = (text: string, given?: StatementId): Block => ({
    kind: 'statement',
    ...(given !== undefined && { id: given }),
    cites: [],
    ownWords: true,
    spans: [{ text, marks: [] }],
  })
  const redone = (mine: Block, theirs: Block) => {
    const docs = [block('Warm benches'), mine, theirs].map(one => {
      const doc = new Y.Doc()
      insertBlocks(draftFragment(doc), 0, [one])
      return doc
    })
    const [base, changed, anew] = docs as [Y.Doc, Y.Doc, Y.Doc]
    redoDoc(draftDocName(DraftId.parse('draft-0001')), { base, mine: changed }, anew)
    return readBlocks(draftFragment(anew))
  }
  const both = [block('Warm dry benches', id)]
  expect(redone(block('Warm dry benches'), block('Warm benches', id))).toEqual(both)
  expect(redone(block('Warm benches', id), block('Warm dry benches'))).toEqual(both)
  expect(redone(block('Warm dry benches', id), block('Warm benches'))).toEqual(both)
})
