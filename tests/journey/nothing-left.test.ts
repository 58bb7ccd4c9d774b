import { afterAll, beforeAll, expect, test } from 'vitest'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { faultsOf } from '@waymark/shared/rules/lineage.ts'
import { readLineage } from '@waymark/shared/wire/lineage.ts'
import { home, removeDemo, readSession, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { addQuestionSet, listQuestionSets, openQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { openMailAddress } from '@waymark/shared/wire/messages.ts'
import { markPassage } from '@waymark/shared/wire/responses.ts'
import { putDecision } from '@waymark/shared/wire/decisions.ts'
import { putCountingNote } from '@waymark/shared/wire/impact.ts'
import { listOutcomes, putOutcome } from '@waymark/shared/wire/outcomes.ts'
import { listVersions, publishVersion, putVersion } from '@waymark/shared/wire/versions.ts'
import { DecisionId, DraftId, VersionId, type StrategyId } from '@waymark/shared/model/ids.ts'
import { setLead, wishToTalk } from '@waymark/shared/wire/talk.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { inviteLead, setSafeguarding } from '@waymark/shared/wire/safeguarding.ts'
import { readThanks, setThanks } from '@waymark/shared/wire/thanks.ts'
import { answerOf, newNoteId, typed } from '#support/answers.ts'
import { bookable, bookAs } from '#support/booking.ts'
import { openRound, saidLabels, sentBy, typedComment } from '#support/feedback.ts'
import { person, type Person } from '#support/person.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { secretOf } from '#support/prepared-session.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'

let server: RunningServer
let organiser: Person

beforeAll(async () => {
  const mail = { WAYMARK_MAIL_DOMAIN: 'answers.example.org', WAYMARK_SMTP_PORT: '0' }
  server = await runningServer(undefined, mail)
  organiser = person(server.address)
  await organiser.comeIn(secretOf(server.organiserLink), { name: 'Olwen' })
})
afterAll(() => server[Symbol.asyncDispose]())

/** Who came, who worries, who wants another format and who is to be thanked: what stands beside the words. */
async function besideTheWords(
  at: Parameters<typeof bookable>[0],
  { strategyId }: { readonly strategyId: StrategyId },
): Promise<void> {
  const { address, organiser: by } = at
  const params = { strategyId }
  await bookAs(address, await bookable(at, {}), { 'What we may call you': 'Tegwen' })
  const lead = {
    lead: 'Nerys',
    reach: '01970 555123',
    when: '',
    deputy: '',
    mail: '',
    emergency: 'Call 999.',
    statement: 'Be kind.',
  }
  await by.ask(setSafeguarding, { params, body: { ...lead, keepYears: 2 } })
  const invited = await by.ask(inviteLead, { params })
  const passphrase = 'otter lantern gravel spoon'
  const become = await plainVisitor(address).open(new URL(invited.address).pathname)
  const filled = { 'Your passphrase': passphrase, 'The same once more': passphrase }
  const known = await become.press('Become the lead', filled)
  const form = await plainVisitor(address).open(pages.concernIn(at.session.session.id))
  const told = { 'What happened, or what worries you?': 'Somebody was shouted at' }
  expect((await form.press('Send it to Nerys', told)).status).toBe(200)
  const log = await plainVisitor(address).open(known.link(/go to my log/))
  const wrong = await log.press('Open the log', { 'Your passphrase': 'something else altogether' })
  expect(wrong.text).toContain('does not open the log')
  await by.ask(setThanks, { params, body: { isOpen: true, intro: '' } })
  const thanks = await plainVisitor(address).open(new URL((await by.ask(readThanks, { params })).address).pathname)
  expect((await thanks.press('Thank me by this name', { 'Thank me as': 'Tegwen' })).status).toBe(200)
}

const kindsIn = (file: string): string[] => {
  const database = new DatabaseSync(join(server.dataFolder, file), { readOnly: true })
  const found = database.prepare('select distinct kind from record').all()
  database.close()
  return found.map(row => String(row['kind'])).toSorted()
}

test('[B11] [LI11] when the demo is taken away no row of it is left', async () => {
  const { strategies, demo } = await organiser.ask(home, {})
  const strategyId = strategies[0]!.id
  const { sessions } = await organiser.ask(readStrategy, { params: { strategyId } })
  const lineage = await organiser.ask(readLineage, { params: { strategyId } })
  expect(lineage.old?.period).toBe('2022 to 2026')
  const { old, now, entries } = lineage
  expect([old === null, faultsOf({ old: old ?? now, now, entries }).size]).toEqual([false, 0])
  const params = { sessionId: sessions[0]!.id }
  await organiser.ask(setLead, { params, body: { lead: { name: 'Mair', reach: '' } } })
  const guest = person(server.address)
  await guest.comeIn(secretOf(demo!.participant), { name: 'Nia' })
  await guest.ask(wishToTalk, { params, body: { words: 'Later' } })
  expect((await organiser.ask(readSession, { params })).session.lead?.name).toBe('Mair')
  const { breakouts } = await organiser.ask(readSession, { params })
  const { id: breakoutId } = breakouts[0]!
  const question = { text: 'What is missing?', hint: '', breakoutId, sectionId: null }
  const { setId } = await organiser.ask(addQuestionSet, {
    params,
    body: {
      title: 'In writing',
      intro: '',
      outcome: '',
      questions: [question],
      deadline: { local: '2027-05-08T09:00', zone: 'Europe/London' },
      nation: 'scotland',
    },
  })
  await organiser.ask(openQuestionSet, { params: { setId }, body: { letsIn: true } })
  await organiser.ask(openMailAddress, { params: { setId } })
  const { sets } = await organiser.ask(listQuestionSets, { params })
  const { responseId } = await typed(organiser, sets[0]!, ['A longer table'])
  const { pieces } = await answerOf(organiser, responseId)
  await organiser.ask(markPassage, {
    params: { responseId, noteId: newNoteId() },
    body: { pieceId: pieces[0]!.id, start: 0, end: 8, sectionId: sets[0]!.questions[0]!.sectionId },
  })
  const { draftId } = await organiser.ask(readSession, { params })
  const version = { draftId: DraftId.parse(draftId), versionId: VersionId.parse('version-of-the-demo') }
  await organiser.ask(putVersion, { params: version, body: { name: 'To be taken away' } })
  await organiser.ask(publishVersion, { params: version, body: { changes: '', knowsNotLookedAt: true } })
  const { themes } = await organiser.ask(listOutcomes, { params: { draftId: version.draftId } })
  const outcome = { draftId: version.draftId, themeId: themes[0]!.themeId }
  for (const [revision, what] of (['adopted', 'not-now'] as const).entries())
    await organiser.ask(putOutcome, { params: outcome, body: { what, reason: 'Because', revision } })
  await organiser.ask(putCountingNote, { params: { strategyId }, body: { year: 2027, words: 'Otherwise' } })
  await organiser.ask(putDecision, {
    params: { strategyId, decisionId: DecisionId.parse('decision-of-the-demo') },
    body: {
      revision: 0,
      form: {
        question: 'Which?',
        background: '',
        options: ['One', 'Two'],
        asked: '',
        askedPeople: null,
        how: 'vote',
        howMore: '',
        chosen: 0,
        result: '',
        reason: 'Because',
        decidedOn: '2027-03-24',
        reviewOn: null,
        statementIds: [],
        themeIds: [],
        isPublished: true,
      },
    },
  })
  const { address } = await organiser.ask(listVersions, { params: version })
  const closesAt = { local: '2190-05-08T09:00', zone: 'Europe/London' }
  const round = await openRound(organiser, version, { closesAt, takesMail: true })
  const on = { path: new URL(address).pathname, statements: [] }
  await typedComment(organiser, round)
  const own = await sentBy(plainVisitor(server.address), on, { [saidLabels.words]: 'Yes' })
  expect(own.text).toContain('Comment 2')
  const session = await organiser.ask(readSession, { params })
  await besideTheWords({ address: server.address, organiser, session }, { strategyId })
  // A server that runs lets nobody else read its files.
  await server.stop()
  const kept = ['booking', 'concern', 'lead-key', 'safeguarding', 'acknowledgement', 'thanks-terms']
  expect(kindsIn('people.db')).toEqual(expect.arrayContaining(kept))
  expect(kindsIn('waymark.db')).toEqual(expect.arrayContaining(['booking-page', 'log-tries']))
  await server.startAgain()
  await organiser.ask(removeDemo, { params: { strategyId } })
  await server.stop()
  // The organiser, who came in to the whole server.
  expect(kindsIn('waymark.db')).toEqual(['audit', 'link', 'member', 'seat'])
  expect([kindsIn('people.db'), kindsIn('monitoring.db')]).toEqual([[], []])
})
