import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxMessageBytes } from '@waymark/server/intake/parse-mail.ts'
import {
  changeMailAddress,
  closeMailAddress,
  openMailAddress,
  pasteMessage,
  readMailAddress,
} from '@waymark/shared/wire/messages.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { answerOf, asked, newResponseId } from '#support/answers.ts'
import { message, messageWith, piecesOf, sendMessages, takenMessages } from '#support/mail.ts'
import type { Person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'

let at: ASession
let facilitator: Person

beforeAll(async () => {
  at = await aSession({}, await testApp({ mailDomain: 'answers.example.org' }))
  facilitator = await at.newcomer('facilitator', 'Fflur')
})
afterAll(() => at.stop())

test('[E77] a message that the team pastes is an answer, with its name and without its address, under its questions', async () => {
  const set = await asked(at)
  const params = { setId: set.id }
  const text = message('us', 'What is missing?\nA longer table.\n\nAre the ambitions still right?\nYes')
  const { message: taken } = await facilitator.ask(pasteMessage, { params, body: { text } })
  expect(taken).toMatchObject({ number: 1, isNew: true, said: '' })
  const { line, pieces } = await answerOf(facilitator, taken.responseId!)
  expect(line).toMatchObject({ name: 'Nia Rees', wayIn: 'e-mail', state: 'to-read' })
  expect(pieces.map(piece => piece.questionId)).toEqual([1, 1, 0, 0].map(which => set.questions[which]!.id))
  expect(JSON.stringify(await facilitator.ask(readInbox, { params }))).not.toContain('home.example')
  const again = await facilitator.ask(pasteMessage, { params, body: { text } })
  expect(again.message).toMatchObject({
    number: 1,
    isNew: false,
    said: 'This message is here already: it is Answer 1.',
  })
})

test('[E77] the same few words of two people are two answers, and one paste that is asked twice is one', async () => {
  const set = await asked(at)
  const params = { setId: set.id }
  const paste = async (id?: ReturnType<typeof newResponseId>) =>
    (await facilitator.ask(pasteMessage, { params, body: { text: 'Yes', id } })).message.number
  const id = newResponseId()
  expect([await paste(), await paste(), await paste(id), await paste(id)]).toEqual([1, 2, 3, 3])
  expect((await facilitator.refused(pasteMessage, { params, body: { text: ' ' } })).message).toBe(
    'Paste the message that came.',
  )
})

test('[E78] a file of messages is read one by one: each is an answer, one that comes twice is said to be here, and a bad one spoils no other', async () => {
  const set = await asked(at)
  const one = message('us', 'First', ['Message-ID: <first@home.example>'])
  const empty = message('us', ' ')
  const box = [one, empty, message('us', 'Second'), one]
    .map(text => `From nia@home.example Mon May  3 10:00:00 2027\n${text}\n`)
    .join('')
  const sent = await takenMessages(await sendMessages(at.address, facilitator, { set, bytes: box }))
  expect(sent.map(({ number, isNew, said }) => [number, isNew, said])).toEqual([
    [1, true, ''],
    [null, false, 'There are no words in this message.'],
    [2, true, ''],
    [1, false, 'This message is here already: it is Answer 1.'],
  ])
  expect(await piecesOf(facilitator, set)).toEqual([['First'], ['Second']])
  const alone = await takenMessages(await sendMessages(at.address, facilitator, { set, bytes: one }))
  expect(alone).toMatchObject([{ number: 1, isNew: false }])
})

test('[E78] other words under a name that was taken are another answer, and a file that came along is named', async () => {
  const set = await asked(at)
  const named = (text: string) => message('us', text, ['Message-ID: <always@the.same>'])
  await sendMessages(at.address, facilitator, { set, bytes: named('One') })
  await sendMessages(at.address, facilitator, { set, bytes: named('Other') })
  expect(await piecesOf(facilitator, set)).toEqual([['One'], ['Other']])
  const bytes = messageWith('us', 'It is attached.', {
    'My answer.txt': 'A longer table would do.',
    'My answer.docx': '%PDF-1.7 and so on',
  })
  const [taken] = await takenMessages(await sendMessages(at.address, facilitator, { set, bytes }))
  const { messages, pieces } = await answerOf(facilitator, taken!.responseId!)
  expect(pieces.map(({ text }) => text.trim())).toEqual(['It is attached.', 'A longer table would do.'])
  expect(messages).toContain('A file that came with it was read: My answer.txt.')
  expect(messages.find(said => said.includes('My answer.docx'))).toContain('not read: My answer.docx. This is a PDF')
})

test('[E79] only the team brings in messages and sees the address, and only organisers make one', async () => {
  const set = await asked(at)
  const params = { setId: set.id }
  for (const role of ['participant', 'reader'] as const) {
    const somebody = await at.newcomer(role)
    expect((await somebody.refused(pasteMessage, { params, body: { text: 'Yes' } })).code).toBe('not-allowed')
    expect((await somebody.refused(readMailAddress, { params })).code).toBe('not-allowed')
    for (const act of [openMailAddress, changeMailAddress, closeMailAddress])
      expect((await somebody.refused(act, { params })).code).toBe('not-allowed')
    expect((await sendMessages(at.address, somebody, { set, bytes: message('us', 'Yes') })).status).toBe(403)
  }
  for (const act of [openMailAddress, changeMailAddress, closeMailAddress])
    expect((await facilitator.refused(act, { params })).code).toBe('not-allowed')
  expect(await facilitator.ask(readMailAddress, { params })).toMatchObject({ address: null, canBeMade: true })
  const made = await Promise.all([1, 2].map(() => at.organiser.ask(openMailAddress, { params })))
  expect(made[0]!.address).toMatch(/^answers-[a-z2-7]{26}@answers\.example\.org$/)
  expect(made[1]).toEqual(made[0])
  expect(await facilitator.ask(readMailAddress, { params })).toEqual({
    address: made[0]!.address,
    canBeMade: true,
    came: 0,
    lastDay: null,
  })
})

test('[E75] a file without a message, of more than 500 messages, or larger than 25 MB is refused in a sentence', async () => {
  const set = await asked(at)
  const refusedWith = async (bytes: string | Uint8Array) => {
    const response = await sendMessages(at.address, facilitator, { set, bytes })
    return [response.status, ((await response.json()) as { readonly message: string }).message]
  }
  expect(await refusedWith('')).toEqual([400, 'Choose a message to add.'])
  const line = 'From a@b Mon May  3 10:00:00 2027\nSubject: x\n\nYes\n\n'
  expect(await refusedWith(line.repeat(501))).toEqual([
    429,
    'At most 500 messages can be read at once. Send them in parts.',
  ])
  expect(await refusedWith(Buffer.alloc(maxMessageBytes + 1, 'a'))).toEqual([
    413,
    'At most 25 MB fit at once. Send the messages in parts.',
  ])
  expect(await piecesOf(facilitator, set)).toEqual([])
})
