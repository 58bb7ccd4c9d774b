import { expect, test } from 'vitest'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import {
  NoteId,
  PlacementId,
  ThemeId,
  type BreakoutId,
  type ResponseId,
  type RoomId,
  type SectionId,
} from '@waymark/shared/model/ids.ts'
import { answerFilesPath, questionnairePath } from '@waymark/shared/wire/answer-files.ts'
import { buildDraft, exportPath, readDraft } from '@waymark/shared/wire/drafts.ts'
import { pasteMessage } from '@waymark/shared/wire/messages.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { listQuestionSets, openQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { decideLate, makeFollowLink, markPassage, readInbox } from '@waymark/shared/wire/responses.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { answerOf, asked, newNoteId, typed } from '#support/answers.ts'
import { wordsOf } from '#support/exported.ts'
import { filledIn } from '#support/filled-in.ts'
import type { Person } from '#support/person.ts'
import { linesIn, sendAnswers } from '#support/sent-answers.ts'
import { message } from '#support/mail.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

const fourQuestions = [
  'Are the ambitions still the right ones?',
  'What would you add?',
  'What should we stop?',
  'Anything else?',
]

test('[E25] four questions, answered by phone, by the web form, in Word and by e-mail until 9 am UK time on 8 May 2023 and a moment later, end in one export in whose themes live and written notes stand together', async () => {
  let now = '2023-05-02T10:00:00.000Z'
  const at = await aSession({}, await testApp({ now: () => now }))
  const facilitator = await at.newcomer('facilitator', 'Fflur')
  const { id: breakoutId, sections, rooms } = at.session.breakouts[0]!
  const live = await saidLive(at, sections[0]!.id, rooms[0]!.id)
  const set = await asked(at, {
    questions: fourQuestions.map((text, index) => ({
      text,
      hint: '',
      breakoutId,
      sectionId: sections[index % sections.length]!.id,
    })),
    deadline: { local: '2023-05-08T09:00', zone: 'Europe/London' },
  })
  expect(set.said).toBe('Monday 8 May 2023, 9 am UK time (in 6 days)')
  const phone = await typed(facilitator, set, ['Warm rooms matter most.'])
  const { address } = await at.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn: true } })
  now = '2023-05-08T07:59:59.999Z'
  const web = await (
    await plainVisitor(at.address).open(new URL(address).pathname)
  ).press('Send my answers', { [fourQuestions[0]!]: 'Rooms that are warm enough to sit in.' })
  const empty = await facilitator.get(questionnairePath(set.id, 'docx'))
  const file = filledIn(new Uint8Array(await empty.arrayBuffer()), set, ['Warm rooms, and a bus.'])
  const [word] = linesIn(
    await (await sendAnswers(`${at.address}${answerFilesPath(set.id)}`, facilitator, [['mine.docx', file]])).text(),
  )
  now = '2023-05-08T08:00:00.000Z'
  const text = message('us', `${fourQuestions[0]}\r\nMae’r ystafell yn oer. The room is cold.`)
  const { message: mail } = await facilitator.ask(pasteMessage, { params: { setId: set.id }, body: { text } })

  const { responses } = await facilitator.ask(readInbox, { params: { setId: set.id } })
  expect(responses.map(({ wayIn, isLate }) => [wayIn, isLate])).toEqual([
    ['phone', false],
    ['web', false],
    ['word', false],
    ['e-mail', true],
  ])
  const webId = responses.find(({ wayIn }) => wayIn === 'web')!.id
  await facilitator.ask(decideLate, { params: { responseId: mail.responseId! }, body: { isTaken: true, reason: '' } })
  const wordId = word !== undefined && 'responseId' in word ? word.responseId : phone.responseId
  const written = (
    await Promise.all(
      [phone.responseId, webId, wordId, mail.responseId!].map(id => everySentence(facilitator, id, sections[0]!.id)),
    )
  ).flat()
  expect(written.map(one => one.text)).toEqual(
    expect.arrayContaining([
      'Warm rooms matter most.',
      'Rooms that are warm enough to sit in.',
      'Warm rooms, and a bus.',
      'Mae’r ystafell yn oer.',
      'The room is cold.',
    ]),
  )
  await grouped(facilitator, breakoutId, [live, ...written.map(({ id }) => id)])
  const { draftId } = at.session
  await facilitator.ask(buildDraft, { params: { draftId } })
  const { themes, coverage } = await facilitator.ask(readDraft, { params: { draftId } })
  expect(new Set(themes[0]!.noteIds)).toEqual(new Set([live, ...written.map(({ id }) => id)]))
  expect(coverage).toEqual({ placed: 1 + written.length, parked: 0, notLookedAt: 0 })
  const exported = await wordsOf(
    'md',
    new Uint8Array(await (await facilitator.get(exportPath(draftId, 'md'))).arrayBuffer()),
  )
  expect(exported.map(one => one.text).toSorted()).toEqual(
    ['The hall is cold.', ...written.map(one => one.text)].toSorted(),
  )
  expect(new Set(exported.map(({ under }) => under))).toEqual(new Set([sections[0]!.title]))
  const { sets } = await at.organiser.ask(listQuestionSets, { params: { sessionId: at.session.session.id } })
  expect(sets[0]).toMatchObject({ isOpen: false, counts: { toRead: 0, split: 4, done: 0, lateToDecide: 0 } })
  const followed = await facilitator.ask(makeFollowLink, { params: { responseId: phone.responseId } })
  for (const path of [web.path, new URL(followed.address).pathname])
    expect((await plainVisitor(at.address).open(path)).text).toContain('In the theme: Warm rooms')
  await at.stop()
})

async function saidLive(at: ASession, sectionId: SectionId, roomId: RoomId): Promise<NoteId> {
  const somebody = await at.newcomer('participant', null, 1)
  const noteId = NoteId.parse('note-said-live')
  await somebody.ask(putNote, {
    params: { roomId: roomId, noteId },
    body: { sectionId: sectionId, text: 'The hall is cold.', signed: false, route: 'live' },
  })
  return noteId
}

/** Makes a note of whatever is suggested. */
async function everySentence(by: Person, responseId: ResponseId, sectionId: SectionId) {
  const { suggested } = await answerOf(by, responseId)
  for (const span of suggested)
    await by.ask(markPassage, {
      params: { responseId, noteId: newNoteId() },
      body: { ...span, sectionId: sectionId },
    })
  return (await answerOf(by, responseId)).excerpts
}

async function grouped(by: Person, breakoutId: BreakoutId, notes: readonly NoteId[]): Promise<void> {
  const opened = await by.openDoc(themesDocName(breakoutId))
  const { themes, placements } = openThemesDoc(opened.doc)
  const themeId = ThemeId.parse('theme-warm-rooms')
  themes.put({ id: themeId, name: 'Warm rooms', said: 'People want to be warm.', order: 'a0' })
  for (const [at, noteId] of notes.entries())
    placements.put({ id: PlacementId.parse(`placement-${at}-warm`), noteId, themeId })
  await until('it is on the server', async () => {
    const again = await by.openDoc(themesDocName(breakoutId))
    const count = openThemesDoc(again.doc).placements.all().size
    again.close()
    return count === notes.length
  })
  opened.close()
}
