/** What nodes do for each other, or leave to one of them: limits, files, feedback, mail, and the first start. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '@waymark/server/demo/seed-demo.ts'
import { demoSeries } from '@waymark/server/demo/series.ts'
import { tidyFiles } from '@waymark/server/files/session-files.ts'
import { readMailSettings } from '@waymark/server/mail-settings.ts'
import type { Letter } from '@waymark/server/post.ts'
import { mailboxReceiver } from '@waymark/server/post/mailbox-receiver.ts'
import { receiving } from '@waymark/server/post/receive-message.ts'
import { hostLinkAtStart } from '@waymark/server/session/host-link.ts'
import { authorships, links, members, sessions, strategies, wholeServer } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { FileId, NoteId } from '@waymark/shared/model/ids.ts'
import { maxNotesOfMember } from '@waymark/shared/model/note.ts'
import { maxFiles } from '@waymark/shared/model/session-file.ts'
import { listFiles, removeFile } from '@waymark/shared/wire/files.ts'
import { openMailAddress } from '@waymark/shared/wire/messages.ts'
import { holdNote, moveNote, myNotes, putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { leave } from '@waymark/shared/wire/entry.ts'
import { addBreakout, addRoom, changeSession, changeWhatNext, readSession } from '@waymark/shared/wire/sessions.ts'
import { params, roomsIn } from '#support/a-desk.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { asked } from '#support/answers.ts'
import { decided, openRound, published, saidLabels, sentBy, whileOpen } from '#support/feedback.ts'
import { message, piecesOf } from '#support/mail.ts'
import { nodes, type Nodes } from '#support/nodes.ts'
import { person } from '#support/person.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { added, pdf, sendFile } from '#support/sent-file.ts'
import type { TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let several: Nodes
let one: TestApp
let two: TestApp
const sent: Letter[] = []

beforeAll(async () => {
  const post = {
    send: async (letter: Letter) => {
      sent.push(letter)
    },
  }
  several = await nodes(2, { post, mailDomain: 'answers.example.org', now: () => whileOpen })
  ;[one, two] = several.all as [TestApp, TestApp]
})
afterAll(() => several.stop())

const onBoth = (): Promise<ASession> => aSession({}, one, several.next)

test('[NO6] of one person, and in one room, as many notes fit as on one node, however many nodes are asked at once', async () => {
  const a = await onBoth()
  const nia = await a.newcomer('participant', 'Nia', 1)
  const room = roomsIn(a)[0]!
  const { id: memberId } = (await one.deps.store.list(members, params(a).sessionId)).find(({ name }) => name === 'Nia')!
  const before = (count: number, of: typeof memberId | null) =>
    one.deps.store.commit({
      puts: Array.from({ length: count }, (_, at) => {
        const id = NoteId.parse(`before-${of === null ? 'others' : 'nia'}-${at}`)
        return row(authorships, { id, roomId: room.id, memberId: of, withdrawn: null, unseen: null })
      }),
    })
  const write = (at: number) => {
    const body = {
      sectionId: a.session.breakouts[0]!.sections[0]!.id,
      text: `${at}`,
      signed: false,
      route: 'live' as const,
    }
    return nia.ask(putNote, { params: { roomId: room.id, noteId: NoteId.parse(`of-nia-now-${at}`) }, body })
  }
  const howMany = async (): Promise<number> =>
    (await one.deps.store.list(authorships, room.id)).filter(known => known.memberId === memberId).length
  // Both nodes have counted before most of them were there.
  await Promise.all([write(0), write(1)])
  await before(maxNotesOfMember - 30, memberId)
  const all = await Promise.allSettled(Array.from({ length: 40 }, (_, at) => write(at + 2)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(28)
  expect(await howMany()).toBe(maxNotesOfMember)
  const wil = await a.newcomer('participant', 'Wil', 1)
  await before(5000 - maxNotesOfMember, null)
  several.pass(3000)
  const body = {
    sectionId: a.session.breakouts[0]!.sections[0]!.id,
    text: 'Last',
    signed: false,
    route: 'live' as const,
  }
  const no = await wil.refused(putNote, { params: { roomId: room.id, noteId: NoteId.parse('one-too-many') }, body })
  expect(no.message).toContain('This room holds as many notes as it can')
})

test('[NO16] a note that is changed at one node while it is held back, withdrawn or moved at another is somewhere afterwards, with its words', async () => {
  const a = await onBoth()
  const room = roomsIn(a)[0]!
  const sectionId = a.session.breakouts[0]!.sections[0]!.id
  const [nia, fay] = [await a.newcomer('participant', 'Nia', 1), await a.newcomer('facilitator', 'Fay')]
  const body = { sectionId, text: 'First', signed: false, route: 'live' as const }
  for (let at = 0; at < 12; at += 1) {
    const place = { params: { roomId: room.id, noteId: NoteId.parse(`at-two-nodes-${at}`) } }
    await nia.ask(putNote, { ...place, body })
    const changing = () => nia.ask(putNote, { ...place, body: { ...body, text: 'Second' } })
    const others = [
      () => fay.ask(holdNote, { ...place, body: { reason: 'A name is in it' } }),
      () => nia.ask(withdrawNote, place),
      () => fay.ask(moveNote, { ...place, body: { sectionId, after: 'first' as const } }),
    ]
    const other = others[at % others.length]!
    await Promise.allSettled(at % 2 === 0 ? [changing(), other()] : [other(), changing()])
    const shown = await one.deps.live.open(roomDocName(room.id))
    const onBoard = shown.read(doc => openRoomDoc(doc).notes.all().get(place.params.noteId)?.text)
    const { withdrawn, unseen } = await nia.ask(myNotes, { params: { roomId: room.id } })
    const kept = [...withdrawn, ...unseen.map(({ note }) => note)].find(({ id }) => id === place.params.noteId)?.text
    expect([onBoard, kept].filter(text => text !== undefined)).toEqual([expect.stringMatching(/^(First|Second)$/)])
  }
})

test('[NO17] of what two do to one session at two nodes at once nothing is lost, and two windows that come in at once are one person', async () => {
  const a = await onBoth()
  const { sessionId } = params(a)
  const breakoutId = a.session.breakouts[0]!.id
  const { title, startsAt } = a.session.session
  const form = { purpose: 'open-question', question: 'More?', sections: [{ title: 'Any', description: '' }] } as const
  await Promise.all([
    a.organiser.ask(changeSession, { params: { sessionId }, body: { title: `${title}, moved`, startsAt } }),
    a.organiser.ask(changeWhatNext, { params: { sessionId }, body: { whatNext: 'We write to you.' } }),
    ...[1, 2, 3].map(() => a.organiser.ask(addRoom, { params: { breakoutId }, body: { name: '' } })),
    ...[1, 2].map(() =>
      a.organiser.ask(addBreakout, { params: { sessionId }, body: { ...form, sections: [...form.sections] } }),
    ),
  ])
  const now = (await one.deps.store.get(sessions, sessionId))!
  expect([now.title, now.whatNext]).toEqual([`${title}, moved`, 'We write to you.'])
  const { breakouts } = await a.organiser.ask(readSession, { params: { sessionId } })
  expect(breakouts.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(breakouts[0]!.rooms.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  const wil = person(several.next)
  await wil.comeIn(a.secretFor('participant'), { name: 'Wil' })
  await wil.ask(leave, { params: { sessionId } })
  await Promise.all([1, 2, 3].map(() => wil.comeIn(a.secretFor('participant'), { name: 'Wil again' })))
  const all = await one.deps.store.list(members, sessionId)
  expect(all.filter(({ name }) => name === 'Wil again')).toHaveLength(1)
})

test('[NO14] as many files fit in a session as on one node, and one that is changed and removed at once is removed', async () => {
  const a = await onBoth()
  const send = (): Promise<Response> =>
    sendFile(several.next(), a.organiser, { sessionId: params(a).sessionId, bytes: pdf })
  const all = await Promise.all(Array.from({ length: maxFiles + 4 }, send))
  expect(all.filter(({ ok }) => ok)).toHaveLength(maxFiles)
  const { files } = await a.organiser.ask(listFiles, { params: params(a) })
  expect(files).toHaveLength(maxFiles)
  const { id: fileId } = files[0]!
  await Promise.all([1, 2].map(() => a.organiser.ask(removeFile, { params: { fileId } })))
  const left = await a.organiser.ask(listFiles, { params: params(a) })
  expect(left.files.filter(({ removedAt }) => removedAt === null)).toHaveLength(maxFiles - 1)
})

test('[NO13] a node that starts leaves alone what comes in at another, and what waits for a browser', async () => {
  const a = await onBoth()
  const file = await added(await sendFile(one.address, a.organiser, { sessionId: params(a).sessionId, bytes: pdf }))
  const half = Promise.withResolvers<void>()
  const id = FileId.parse('half-of-it-is-here')
  const coming = one.deps.files.receive(
    id,
    (async function* () {
      yield pdf
      await half.promise
      yield pdf
    })(),
    10_000,
  )
  await tidyFiles(two.deps)
  half.resolve()
  const received = await coming
  await received.keep()
  // Its row is not there yet.
  await tidyFiles(two.deps)
  for (const known of [id, file.id])
    expect(Buffer.from(await one.deps.files.part(known, 0, 4)).equals(pdf.subarray(0, 4))).toBe(true)
  await one.deps.files.remove(id)
})

test('[NO10] what is said and done about a published version stands on the next page of every node', async () => {
  const a = await aSession({}, one)
  const round = await openRound(a.organiser, await published(a, ['We open the doors.']))
  const [here, there] = [plainVisitor(one.address), plainVisitor(two.address)]
  for (const visitor of [here, there]) expect((await visitor.open(round.path)).text).not.toContain('comment came')
  await sentBy(here, round, { [saidLabels.words]: 'Longer hours.' })
  for (const visitor of [there, here]) expect((await visitor.open(round.path)).text).toContain('1 comment came')
  await decided(a.organiser, round, [1], {
    state: 'answered',
    group: '',
    outcome: { what: 'adopted', reason: 'We open at eight.' },
  })
  for (const visitor of [there, here]) expect((await visitor.open(round.path)).text).toContain('We open at eight.')
})

test('[NO11] a mailbox is read by one node at a time; a message that comes to two is taken once and thanked once', async () => {
  const { mailbox } = readMailSettings({
    WAYMARK_IMAP: 'imap://a:secret@127.0.0.1:1/INBOX',
    WAYMARK_MAIL_DOMAIN: 'a.example',
  })
  const [looks, mine] = [new Set<TestApp>(), Promise.withResolvers<void>()]
  const begun = Promise.withResolvers<void>()
  const holding = one.deps.store.inTurn('mailbox', () => {
    begun.resolve()
    return mine.promise
  })
  await begun.promise
  const readers = several.all.map(node =>
    mailboxReceiver(mailbox!, {
      store: node.deps.store,
      receive: async () => undefined,
      onFailure: () => looks.add(node),
    }),
  )
  for (const reader of readers) reader.start(5)
  const a = await aSession({}, one)
  const set = await asked(a)
  const { address } = await a.organiser.ask(openMailAddress, { params: { setId: set.id } })
  const handed = { bytes: Buffer.from(message(address, 'A longer table')), mustReadFiles: true }
  const receivers = several.all.map(({ deps }) =>
    receiving(deps, error => {
      throw error
    }),
  )
  await Promise.all([...receivers, ...receivers].map(receive => receive(handed)))
  expect(await piecesOf(a.organiser, set)).toEqual([['A longer table']])
  await until('the thanks are sent', () => sent.length > 0)
  expect(sent.map(({ to }) => to)).toEqual(['nia@home.example'])
  expect(looks.size).toBe(0)
  mine.resolve()
  await holding
  await until('they look, one after the other', () => looks.size === 2)
  await Promise.all(readers.map(reader => reader.stop()))
})

test('[NO12] however many nodes start at once on an empty store, the demo series is there once and there is one link for organisers', async () => {
  const empty = await nodes(3)
  const [first] = empty.all
  const known = await first!.deps.store.list(links, wholeServer)
  await first!.deps.store.commit({ removes: known.map(({ id }) => ({ kind: links.name, id })) })
  const told = await Promise.all(
    empty.all.map(({ deps }) => hostLinkAtStart({ ...deps, address: () => '' }, () => seedDemo(deps, demoSeries))),
  )
  expect(new Set(told.map(({ address }) => address)).size).toBe(1)
  expect(await first!.deps.store.list(strategies, wholeServer)).toHaveLength(1)
  expect(await first!.deps.store.list(links, wholeServer)).toHaveLength(1)
  await empty.stop()
})
