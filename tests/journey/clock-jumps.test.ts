/** The clock of the server goes ahead by ten years, and back by more than it went, while people are at it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { archivePath } from '@waymark/shared/wire/archive.ts'
import { askForHelp, readDesk } from '@waymark/shared/wire/desk.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { listLinks, readSession } from '@waymark/shared/wire/sessions.ts'
import { startTimer } from '@waymark/shared/wire/steps.ts'
import { tidyFiles } from '@waymark/server/files/session-files.ts'
import { forgetOldAsks } from '@waymark/server/session/help.ts'
import { madeToken } from '#support/archives.ts'
import { answering, early, one, save, send, type Answering } from '#support/own-answers.ts'
import type { Person } from '#support/person.ts'
import { added, fetchFile, pdf, sendFile } from '#support/sent-file.ts'
import { until } from '#support/wait.ts'

const [hour, year] = [60 * 60_000, 365 * 24 * 60 * 60_000]
let a: Answering
let nia: Person
beforeAll(async () => {
  a = await answering()
  nia = await a.at.newcomer('participant', 'Nia', 1)
})
afterAll(() => a.at.stop())

const clockAt = (ms: number): void => {
  a.setClock(new Date(Date.parse(early) + ms).toISOString())
}
const sessionId = () => a.at.session.session.id
const breakoutId = () => a.at.session.breakouts[0]!.id
const roomId = () => RoomId.parse(a.at.session.breakouts[0]!.rooms[0]!.id)

let written = 0
const write = (text: string) =>
  nia.ask(putNote, {
    params: { roomId: roomId(), noteId: NoteId.parse(`note-of-some-time-${(written += 1)}`) },
    body: { sectionId: a.at.session.breakouts[0]!.sections[0]!.id, text, signed: true, route: 'live' },
  })

async function words(): Promise<readonly string[]> {
  const open = await a.at.organiser.openDoc(roomDocName(roomId()))
  const texts = [...openRoomDoc(open.doc).notes.all().values()].map(({ text }) => text)
  open.close()
  return texts.toSorted()
}

test('[OP25] whatever the clock does, what people wrote, their places, links and files stay, and they go on writing', async () => {
  const params = { sessionId: sessionId() }
  clockAt(0)
  await write('now')
  const file = await added(await sendFile(a.at.address, a.at.organiser, { sessionId: sessionId(), bytes: pdf }))
  const links = (await a.at.organiser.ask(listLinks, { params })).links
  for (const [name, ms] of [
    ['in ten years', 10 * year],
    ['before it all began', -hour],
    ['in two hours', 2 * hour],
    ['long before', -20 * year],
    ['now again', 1],
  ] as const) {
    clockAt(ms)
    await forgetOldAsks(a.at.deps)
    await tidyFiles(a.at.deps)
    await write(name)
    expect((await nia.ask(readSession, { params })).session).toEqual(a.at.session.session)
  }
  expect(await words()).toEqual(
    ['now', 'in ten years', 'before it all began', 'in two hours', 'long before', 'now again'].toSorted(),
  )
  expect((await a.at.organiser.ask(listLinks, { params })).links).toEqual(links)
  expect((await fetchFile(nia, file.id)).status).toBe(200)
})

test('[OP25] an answer that was begun is there whatever the clock does, and is in time where it is in time by a clock that is right', async () => {
  clockAt(0)
  const { set, path } = await a.opened()
  const begun = await (await a.visitor().open(path)).press(save, { [one]: 'A sentence that I began' })
  const visitor = a.visitor()
  for (const ms of [10 * year, -hour, 0]) {
    clockAt(ms)
    expect((await visitor.open(begun.path)).value(one)).toBe('A sentence that I began')
  }
  await (await visitor.open(begun.path)).press(send)
  expect(await a.inbox(set)).toMatchObject({ responses: [{ isLate: false }] })
})

test('[OP26] what waits for a while goes also where the clock was ahead when it came, and a call for help is not there for years', async () => {
  const { strategyId } = a.at.session.session
  const fetched = async (token: string): Promise<number> =>
    (await a.at.organiser.get(archivePath(strategyId, token))).status
  clockAt(10 * year)
  const token = await madeToken(a.at, a.at.organiser, strategyId)
  await nia.ask(askForHelp, { params: { roomId: roomId() }, body: { asks: true } })
  const asking = async (): Promise<number> =>
    (await a.at.organiser.ask(readDesk, { params: { sessionId: sessionId() } })).help.length
  expect(await asking()).toBe(1)
  clockAt(0)
  expect(await fetched(token)).toBe(404)
  await forgetOldAsks(a.at.deps)
  await until('nobody is seen to call', async () => (await asking()) === 0)
  const soon = await madeToken(a.at, a.at.organiser, strategyId)
  clockAt(-60_000)
  expect(await fetched(soon)).toBe(200)
})

test('[OP26] limits and pauses go by what has really passed, so that a clock that jumps shuts nobody out', async () => {
  const before = a.at.deps.monotonic()
  for (const ms of [0, 10 * year, -20 * year, 0]) {
    clockAt(ms)
    const all = await Promise.all(
      Array.from({ length: 20 }, () => nia.ask(readSession, { params: { sessionId: sessionId() } })),
    )
    expect(all).toHaveLength(20)
    expect((await fetch(`${a.at.address}/ready`)).status).toBe(200)
  }
  expect(a.at.deps.monotonic() - before).toBeLessThan(hour)
})

test('[OP27] a timer runs as long as it was set when the clocks of a country go forward or back meanwhile', async () => {
  for (const change of ['2027-03-28T00:58:00.000Z', '2027-10-31T00:58:00.000Z']) {
    a.setClock(change)
    const { timer } = await a.facilitator.ask(startTimer, {
      params: { breakoutId: breakoutId() },
      body: { minutes: 5 },
    })
    expect(Date.parse(timer!.endsAt) - Date.parse(change)).toBe(5 * 60_000)
    a.setClock(new Date(Date.parse(change) + 3 * 60_000).toISOString())
    const { breakouts, now } = await nia.ask(readSession, { params: { sessionId: sessionId() } })
    expect(Date.parse(breakouts[0]!.timer!.endsAt) - Date.parse(now)).toBe(2 * 60_000)
  }
})
