import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, ParkedId, PlacementId, ThemeId, TidiedId, type RoomId } from '@waymark/shared/model/ids.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { archivePath } from '@waymark/shared/wire/archive.ts'
import { answerCheckBack, readAnswers } from '@waymark/shared/wire/check-back.ts'
import { askForHelp, sayToRooms } from '@waymark/shared/wire/desk.ts'
import { removeFile } from '@waymark/shared/wire/files.ts'
import { holdNote, keepNoteBack, putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { putOffer, setTerms } from '@waymark/shared/wire/payments.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { addBreakout, changeStep, listLinks, readSession } from '@waymark/shared/wire/sessions.ts'
import { makeSnapshot } from '@waymark/shared/wire/steps.ts'
import { setLead, wishToTalk } from '@waymark/shared/wire/talk.ts'
import { setWatchDoor } from '@waymark/shared/wire/watch.ts'
import * as kinds from '@waymark/server/store/kinds.ts'
import { askForArchive, broughtIn, madeToken, partsOf, rowsIn, taken, wordsOf, type Parts } from '#support/archives.ts'
import { added, pdf, sendFile } from '#support/sent-file.ts'
import { answering, one, save, send, type Answering } from '#support/own-answers.ts'
import { person, type Person } from '#support/person.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

let written: Answering
let words: string
let parts: Parts
let archive: Uint8Array
let people: Person[]
const secrets: string[] = []

const params = () => ({ sessionId: written.at.session.session.id })
const strategyId = () => written.at.session.session.strategyId
const roomId = (): RoomId => written.at.session.breakouts[0]!.rooms[0]!.id
const secret = (text: string): string => {
  secrets.push(text)
  return text
}

async function put(who: Person, at: number, text: string, room = roomId(), breakout = 0): Promise<NoteId> {
  const { breakouts } = await written.at.organiser.ask(readSession, { params: params() })
  const noteId = NoteId.parse(`private-note-${at}`)
  const body = { sectionId: breakouts[breakout]!.sections[0]!.id, text, signed: false, route: 'live' } as const
  await who.ask(putNote, { params: { roomId: room, noteId }, body })
  return noteId
}

beforeAll(async () => {
  written = await answering()
  const { at, facilitator } = written
  people = [await at.newcomer('participant', 'Wyn', 1), await at.newcomer('participant', null, 1)]
  await notesAreWritten()
  await answersAreSent()
  await at.organiser.ask(setLead, {
    params: params(),
    body: { lead: { name: secret('Non of the office'), reach: secret('029 2018 0000') } },
  })
  await people[0]!.ask(wishToTalk, { params: params(), body: { words: secret('May I talk to you') } })
  await people[0]!.ask(askForHelp, { params: { roomId: roomId() }, body: { asks: true } })
  await facilitator.ask(sayToRooms, { params: params(), body: { roomId: null, text: secret('Five minutes left') } })
  await at.organiser.ask(setWatchDoor, { params: params(), body: { isOpen: true, join: '' } })
  const removed = await added(
    await sendFile(at.address, at.organiser, {
      sessionId: params().sessionId,
      bytes: pdf,
      title: secret('Old slides'),
    }),
  )
  await at.organiser.ask(removeFile, { params: { fileId: removed.id } })
  archive = await taken(at, at.organiser, strategyId())
  parts = partsOf(archive)
  words = wordsOf(archive)
}, 60_000)
afterAll(() => written.at.stop())

async function notesAreWritten(): Promise<void> {
  const { at, facilitator } = written
  const [wyn, other] = people as [Person, Person]
  const shown = await put(wyn, 0, 'Shown to everybody')
  await put(wyn, 8, secret('Words of before'))
  await put(wyn, 8, 'Words of now')
  const taken_ = await put(wyn, 1, secret('Taken back by Wyn'))
  const held = await put(other, 2, secret('Held back by the team'))
  const live = await at.deps.live.open(themesDocName(at.session.breakouts[0]!.id))
  await live.change(doc => {
    const { themes, placements, parked, tidied } = openThemesDoc(doc)
    themes.put({ id: ThemeId.parse('theme-that-stands'), name: 'What stands', said: '', order: 'a0' })
    themes.put({ id: ThemeId.parse('theme-that-went'), name: secret('A theme that went'), said: '', order: 'a1' })
    placements.put({
      id: PlacementId.parse('placed-shown-one'),
      noteId: shown,
      themeId: ThemeId.parse('theme-that-stands'),
    })
    parked.put({ id: ParkedId.parse('parked-taken'), noteId: taken_, reason: secret('Parked for what it said') })
    tidied.put({ id: TidiedId.parse('tidied-held-one'), noteId: held, text: secret('In tidier words of it') })
  })
  await facilitator.ask(makeSnapshot, {
    params: { breakoutId: at.session.breakouts[0]!.id },
    body: { name: 'As it was then' },
  })
  await live.change(doc => openThemesDoc(doc).themes.remove(ThemeId.parse('theme-that-went')))
  await wyn.ask(withdrawNote, { params: { roomId: roomId(), noteId: taken_ } })
  await facilitator.ask(holdNote, {
    params: { roomId: roomId(), noteId: held },
    body: { reason: secret('Not like this') },
  })
  const draft = await at.deps.live.open(draftDocName(at.session.draftId))
  const block = (text: string) => ({
    kind: 'statement' as const,
    cites: [],
    ownWords: true,
    spans: [{ text, marks: [] }],
  })
  await draft.change(doc =>
    insertBlocks(draftFragment(doc), 0, [block(secret('Cut from the draft')), block('It stays')]),
  )
  await draft.change(doc => draftFragment(doc).delete(0, 1))
  await privateBreakout()
}

async function privateBreakout(): Promise<void> {
  const { at } = written
  await at.organiser.ask(addBreakout, {
    params: params(),
    body: {
      purpose: 'open-question',
      question: 'What do you keep to yourself?',
      sections: [{ title: 'Anything', description: '' }],
      settings: { ...usualSettings, isPrivate: true, marks: 'agree' },
    },
  })
  const { breakouts } = await at.organiser.ask(readSession, { params: params() })
  const room = breakouts[1]!.rooms[0]!.id
  await put(at.organiser, 3, secret('Not revealed yet'), room, 1)
  const kept = await put(at.organiser, 4, secret('Kept back by its author'), room, 1)
  await at.organiser.ask(keepNoteBack, { params: { roomId: room, noteId: kept } })
}

async function answersAreSent(): Promise<void> {
  const { at } = written
  const { set, path } = await written.opened({ withdrawUntil: null })
  const page = () => written.visitor().open(path)
  const sent = await (await page()).press(send, { [one]: secret('Said at first'), 'Your name, if you like': 'Nia' })
  await (
    await written.visitor().open(sent.link('Change my answer'))
  ).press('Save my change', { [one]: 'Said in the end' })
  await (await page()).press(save, { [one]: secret('Saved and not sent') })
  const back = await (await page()).press(send, { [one]: secret('Taken back again') })
  await (await written.visitor().open(back.link('Take my answer back'))).press('Take my answer back')
  const open = await page()
  written.setClock('2027-05-08T14:15:16.789Z')
  await open.press(send, { [one]: 'Said too late' })
  const deadline = { local: '2027-06-08T09:00', zone: 'Europe/London' }
  await at.organiser.ask(setTerms, {
    params: { setId: set.id },
    body: {
      what: secret('For your own time'),
      who: 'Anybody.',
      rate: 2500,
      currency: 'GBP',
      quarters: 4,
      until: deadline,
      how: 'By voucher.',
    },
  })
  await at.organiser.ask(putOffer, {
    params: { setId: set.id, offerId: 'offer-of-an-archive-test' } as never,
    body: {
      name: secret('Ama Owusu'),
      reach: secret('ama@example.org'),
      capacity: 'personal',
      quarters: 4,
      state: 'offered',
      reference: '',
    },
  })
}

test('[AR5] [AR6] [AR8] nothing that was not shown, sent or left standing is in any part of it, and nothing of who is paid or how to reach whom', () => {
  expect(secrets).toHaveLength(21)
  expect(secrets.filter(one => words.includes(one))).toEqual([])
  for (const one of [
    'Shown to everybody',
    'Words of now',
    'What stands',
    'It stays',
    'Said in the end',
    'Said too late',
  ])
    expect(words).toContain(one)
  expect(Object.keys(parts).filter(name => name.startsWith('files/'))).toEqual([])
})

test('[AR7] no link, secret, seat, member or asking is in any part of it, nor whose a note is', async () => {
  const { store } = written.at.deps
  const { links } = await written.at.organiser.ask(listLinks, { params: params() })
  const scopes = [params().sessionId, strategyId(), 'server']
  const rows = await Promise.all(
    scopes.flatMap(scope => [store.list(kinds.links, scope), store.list(kinds.members, scope)] as const),
  )
  const ids = rows.flat().map(({ id }) => id)
  const seats = await Promise.all(ids.map(id => store.list(kinds.seats, id)))
  const never = [...ids, ...seats.flat().map(({ id }) => id), ...links.map(({ address }) => address.split('#')[1]!)]
  expect(never.length).toBeGreaterThan(12)
  expect(never.filter(one => words.includes(one))).toEqual([])
  expect(words).not.toMatch(/memberId|askId|withdrawn"/)
})

test('[AR11] when somebody answered is told by the day, late stays late, and no note has a time', () => {
  expect(rowsIn(parts, 'response').map(({ sentAt, number }) => [number, sentAt])).toEqual(
    expect.arrayContaining([
      [1, '2027-05-01T23:00:00.000Z'],
      [3, '2027-05-08T08:00:00.000Z'],
    ]),
  )
  for (const name of Object.keys(parts).filter(one => one.startsWith('docs/')))
    expect(Buffer.from(parts[name]!).toString()).not.toMatch(/\d\d:\d\d/)
})

test('[AR1] only organisers have one made, and only whoever had it made fetches it, once', async () => {
  const { at, facilitator } = written
  const reader = await at.newcomer('reader')
  for (const who of [reader, people[0]!, facilitator, person(at.address)]) {
    const no = await askForArchive(at, who, strategyId())
    expect(['not-allowed', 'not-signed-in']).toContain(Problem.parse(await no.json()).code)
  }
  const path = archivePath(strategyId(), await madeToken(at, at.organiser, strategyId()))
  const other = person(at.address)
  await other.comeIn(at.hostSecret)
  expect(Problem.parse(await (await other.get(path)).json()).code).toBe('gone')
  expect(Problem.parse(await (await facilitator.get(path)).json()).code).toBe('not-allowed')
  const file = await at.organiser.get(path)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="Archive, Our Direction 2027 to 2031.zip"')
  expect((await file.arrayBuffer()).byteLength).toBe(Number(file.headers.get('content-length')))
  expect(Problem.parse(await (await at.organiser.get(path)).json()).code).toBe('gone')
})

test('[AR9] marks and lights go along where they are shown, answers to what was brought back with their words; each count is as it was, and no two are of one person', async () => {
  const { at, facilitator } = written
  const breakoutId = at.session.breakouts[0]!.id
  const themeId = ThemeId.parse('theme-that-stands')
  const to = (step: 'share' | 'check-back') => facilitator.ask(changeStep, { params: { breakoutId }, body: { step } })
  await to('check-back')
  for (const [which, who] of people.entries())
    await who.ask(answerCheckBack, {
      params: { roomId: roomId(), themeId },
      body: {
        answer: which === 0 ? 'not-quite' : 'yes',
        words: which === 0 ? 'There was more' : '',
        signed: which === 0,
      },
    })
  const now = partsOf(await taken(at, at.organiser, strategyId()))
  expect(rowsIn(now, 'check-back')).toEqual([
    { roomId: roomId(), themeId, answer: 'not-quite', words: 'There was more', signedBy: 'Wyn', by: 1 },
    { roomId: roomId(), themeId, answer: 'yes', words: '', signedBy: null, by: 2 },
  ])
  expect(rowsIn(now, 'mark')).toEqual([])
})

test('[AR9] what people answered is read elsewhere as it was', async () => {
  const { at, facilitator } = written
  const elsewhere: TestApp = await testApp()
  const host = person(elsewhere.address)
  await host.comeIn(elsewhere.hostSecret)
  await broughtIn(elsewhere, host, await taken(at, at.organiser, strategyId()))
  const asked = { params: { breakoutId: at.session.breakouts[0]!.id } }
  expect(await host.ask(readAnswers, asked)).toEqual(await facilitator.ask(readAnswers, asked))
  const { sets } = { sets: rowsIn(parts, 'question-set') }
  const inbox = await host.ask(readInbox, { params: { setId: sets[0]!['id'] as never } })
  expect(inbox.responses.map(({ number, isLate, day }) => [number, isLate, day])).toEqual([
    [1, false, '2027-05-02'],
    [3, true, '2027-05-08'],
  ])
  await elsewhere.stop()
})
