import { afterAll, beforeAll, expect, test } from 'vitest'
import { comments, excerpts, responses, responseWords, returnKeys } from '@waymark/server/store/kinds.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { nameRemoved } from '@waymark/shared/model/erasure.ts'
import { coverAll, wordsAt } from '@waymark/shared/rules/response-parts.ts'
import { removeNameFromAnswer, removeNameFromComment, removeNameFromNote } from '@waymark/shared/wire/erasing.ts'
import { readFeedback } from '@waymark/shared/wire/feedback.ts'
import { openQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { answerOf, asked, marked, writtenRoom } from '#support/answers.ts'
import { openRound, published, saidLabels, sentBy } from '#support/feedback.ts'
import { one, send } from '#support/own-answers.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { onDisk, type OnDisk } from '#support/to-erase.ts'

const word = 'Zwiebelfisch\u00e4ngel'
const sure = { 'I know that nobody can bring it back': true }
let disk: OnDisk
let at: ASession
let now = '2027-05-02T10:00:00.000Z'

beforeAll(async () => {
  disk = onDisk(() => now)
  at = await aSession({}, await disk.open())
})
afterAll(async () => {
  await at.stop()
  disk.remove()
})

const sectionOf = () => at.session.breakouts[0]!.sections[0]!.id

async function answered(words: string) {
  now = '2027-05-02T10:00:00.000Z'
  const set = await asked(at)
  const { address } = await at.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn: true } })
  const visitor = plainVisitor(at.address)
  const page = await (await visitor.open(new URL(address).pathname)).press(send, { [one]: words })
  const { responses: all } = await at.organiser.ask(readInbox, { params: { setId: set.id } })
  return { set, visitor, page, responseId: all[0]!.id }
}

const notesNow = async () => {
  const live = await at.deps.live.open(roomDocName(await writtenRoom(at)))
  return live.read(doc => [...openRoomDoc(doc).notes.all().values()])
}

test('[ER7] [ER3] a written answer is erased by its return link, also after the time to take it back: its words, every revision of them and the notes that were made of it, on the disk too', async () => {
  const { set, page, responseId } = await answered(`The ${word} hall is cold. A lift, please.`)
  const noteId = await marked(at.organiser, responseId, { start: 0, end: 20, sectionId: sectionOf() })
  const changed = await (
    await plainVisitor(at.address).open(`${page.path}/change`)
  ).press('Save my change', { [one]: `Changed, the ${word}. Only that.` })
  expect(changed.text).toContain('Changed, the')
  now = '2027-06-02T10:00:00.000Z'
  const mine = await plainVisitor(at.address).open(page.path)
  const erase = await plainVisitor(at.address).open(mine.link('Have my answer erased'))
  const done = await erase.press('Erase my answer', sure)
  expect(done.text).toContain('It is gone. One answer and one note were erased.')
  expect((await notesNow()).map(({ id }) => id)).not.toContain(noteId)
  const { store } = at.deps
  expect([
    await store.get(responses, responseId),
    await store.get(excerpts, noteId),
    await store.list(responseWords, responseId),
    await store.list(returnKeys, responseId),
    await store.list(responses, set.id),
  ]).toEqual([undefined, undefined, [], [], []])
  expect(disk.tracesOf([word])).toEqual([])
  expect((await plainVisitor(at.address).open(page.path)).status).toBe(404)
  expect((await plainVisitor(at.address).open(done.path)).text).toContain('It is gone.')
})

test('[ER8] a comment is erased by the link to it, after the round is over too', async () => {
  now = '2027-05-02T10:00:00.000Z'
  const on = await openRound(at.organiser, await published(at, ['We open the doors.']))
  const sent = await sentBy(plainVisitor(at.address), on, { [saidLabels.words]: `Not ${word}, no` })
  expect(disk.tracesOf([word]).length).toBeGreaterThan(0)
  now = '2027-06-02T10:00:00.000Z'
  const mine = await plainVisitor(at.address).open(sent.path)
  const erase = await plainVisitor(at.address).open(mine.link('Have my comment erased'))
  const done = await erase.press('Erase my comment', sure)
  expect(done.text).toContain('One comment was erased.')
  expect(await at.deps.store.list(comments, on.params.roundId)).toEqual([])
  expect(disk.tracesOf([word])).toEqual([])
})

test('[ER11] a name is taken out of all that an answer ever said: each passage is still exactly what the answer says at its place, and every letter is in one part', async () => {
  const { page, responseId } = await answered(
    `Before. ${word} Hughes came late, and ${word.toUpperCase()}  hughes left. After Hughes. ${'x '.repeat(20)}`,
  )
  const section = sectionOf()
  const spans = [
    [0, 7],
    [8, 40],
    [13, 60],
    [50, 90],
    [85, 120],
  ] as const
  for (const [start, end] of spans) await marked(at.organiser, responseId, { start, end, sectionId: section })
  expect(
    (await at.organiser.refused(removeNameFromAnswer, { params: { responseId }, body: { words: 'Nobody Here' } })).at,
  ).toEqual(['body', 'words'])
  const participant = await at.newcomer('participant')
  expect(
    (await participant.refused(removeNameFromAnswer, { params: { responseId }, body: { words: word } })).code,
  ).toBe('not-allowed')
  const done = await at.organiser.ask(removeNameFromAnswer, {
    params: { responseId },
    body: { words: `${word} Hughes` },
  })
  expect(done.times).toBe(2)
  const { pieces } = await answerOf(at.organiser, responseId)
  expect(pieces[0]?.text).toBe(
    `Before. ${nameRemoved} came late, and ${nameRemoved} left. After Hughes. ${'x '.repeat(20)}`,
  )
  const [words] = await at.deps.store.list(responseWords, responseId)
  expect(coverAll(words!.pieces, words!.parts)).toBe(true)
  const own = (await at.deps.store.list(excerpts, await writtenRoom(at))).filter(
    found => found.responseId === responseId,
  )
  const notes = new Map((await notesNow()).map(note => [note.id as string, note.text]))
  expect(own).toHaveLength(spans.length)
  for (const found of own) expect(notes.get(found.id)).toBe(wordsAt(pieces[0]!.text, found))
  expect(disk.tracesOf([word, word.toUpperCase()])).toEqual([])
  expect((await plainVisitor(at.address).open(page.path)).text).toContain(nameRemoved)
  const roomId = await writtenRoom(at)
  const after = await at.organiser.ask(removeNameFromNote, {
    params: { roomId, noteId: own[3]!.id },
    body: { words: 'hughes' },
  })
  expect(after.times).toBe(1)
})

test('[ER12] a name is taken out of a comment, and who may not work there is refused', async () => {
  now = '2027-05-02T10:00:00.000Z'
  const own = await aSession({}, at)
  const on = await openRound(own.organiser, await published(own, ['We open the windows.']))
  await sentBy(plainVisitor(at.address), on, { [saidLabels.words]: `Ask ${word}, she knows` })
  const [comment] = await at.deps.store.list(comments, on.params.roundId)
  const params = { ...on.params, commentId: comment!.id }
  const reader = await own.newcomer('participant')
  expect((await reader.refused(removeNameFromComment, { params, body: { words: word } })).code).not.toBe('malformed')
  await own.organiser.ask(removeNameFromComment, { params, body: { words: word } })
  const round = await own.organiser.ask(readFeedback, { params: on.params })
  expect(JSON.stringify(round)).toContain(`Ask ${nameRemoved}, she knows`)
  expect(disk.tracesOf([word])).toEqual([])
})
