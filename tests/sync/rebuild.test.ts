import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, ThemeId, type RoomId } from '@waymark/shared/model/ids.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { eraseDeleted } from '@waymark/shared/wire/sessions.ts'
import { closeCodes, epochMessage } from '@waymark/shared/wire/sync.ts'
import { readMessage, step1Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { until } from '#support/wait.ts'

let a: ASession
let roomId: RoomId
let room: DocName
let themes: DocName

beforeAll(async () => {
  a = await aSession()
  const breakout = a.session.breakouts[0]!
  roomId = breakout.rooms[0]!.id
  room = roomDocName(roomId)
  themes = themesDocName(breakout.id)
})
afterAll(() => a.stop())

const themeId = (name: string): ThemeId => ThemeId.parse(name.padEnd(12, '0'))
const aTheme = (name: string) => ({ id: themeId(name), name, said: '', order: 'a0' })
const bytesOfLog = async (name: DocName): Promise<string> =>
  Buffer.concat((await a.deps.store.readLog(name)).updates).toString('utf8')

test('[S6] after a rebuild the words that were withdrawn are in no entry of the log, and in nothing that is sent', async () => {
  const nia = await a.newcomer('participant', 'Nia', 1)
  const watcher = await (await a.newcomer('participant', null, 1)).openDoc(room)
  for (const name of ['stays', 'goes'])
    await nia.ask(putNote, {
      params: { roomId, noteId: NoteId.parse(name.padEnd(12, '0')) },
      body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text: `this ${name}`, signed: false, route: 'live' },
    })
  await nia.ask(withdrawNote, { params: { roomId, noteId: NoteId.parse('goes'.padEnd(12, '0')) }, body: {} })
  expect(await bytesOfLog(room)).toContain('this goes')
  const turnedAway = new Promise<number>(resolve => {
    watcher.provider.on('closed', ({ code }) => {
      resolve(code)
    })
  })
  await a.deps.live.rebuild(room)
  expect(await turnedAway).toBe(closeCodes.rebuilt)
  expect(await bytesOfLog(room)).toContain('this stays')
  expect(await bytesOfLog(room)).not.toContain('this goes')
  const later = await nia.openDoc(room)
  expect([...openRoomDoc(later.doc).notes.all().values()].map(({ text }) => text)).toEqual(['this stays'])
  expect(Buffer.from(Y.encodeStateAsUpdate(later.doc)).toString('utf8')).not.toContain('this goes')
  watcher.close()
  later.close()
})

test('[S7] a copy from before is turned away however it comes, and nothing of it comes back', async () => {
  const writer = await a.organiser.openDoc(themes)
  openThemesDoc(writer.doc).themes.put(aTheme('kept'))
  openThemesDoc(writer.doc).themes.put(aTheme('deleted'))
  openThemesDoc(writer.doc).themes.remove(themeId('deleted'))
  const live = await a.deps.live.open(themes)
  await until('the server has it', () => live.read(doc => openThemesDoc(doc).themes.all().has(themeId('kept'))))
  await a.deps.live.settled()
  const copy = Y.encodeStateAsUpdate(writer.doc)
  const turned = new Promise<number>(resolve => {
    writer.provider.on('closed', ({ code }) => {
      resolve(code)
    })
  })
  await a.deps.live.rebuild(themes)
  expect(await turned).toBe(closeCodes.rebuilt)

  const old = new Y.Doc()
  Y.applyUpdate(old, copy)
  openThemesDoc(old).themes.put(aTheme('smuggled'))
  const attempts: readonly [string, Uint8Array[]][] = [
    ['', [step1Frame(Y.encodeStateVector(old))]],
    ['', [updateFrame(Y.encodeStateAsUpdate(old))]],
    ['?saved=1&epoch=', [updateFrame(Y.encodeStateAsUpdate(old))]],
    ['?saved=1&epoch=another', [step1Frame(Uint8Array.of(0))]],
  ]
  for (const [query, frames] of attempts) {
    const socket = a.organiser.openSocket(`${themes}${query}`)
    const closed = new Promise<number>(resolve => {
      socket.on('close', resolve)
    })
    // It would take the present epoch for that of its copy.
    socket.on('message', (data: Buffer) => {
      expect(data[0] === epochMessage && query.includes('epoch')).toBe(false)
    })
    socket.on('open', () => {
      for (const frame of frames) socket.send(frame)
    })
    expect(await closed, query).toBe(closeCodes.rebuilt)
  }
  await a.deps.live.settled()
  expect(live.read(doc => [...openThemesDoc(doc).themes.all().keys()])).toEqual([themeId('kept')])
})

test('[S7] who comes new is told the epoch first, may write, and may come back with it', async () => {
  const live = await a.deps.live.open(themes)
  const socket = a.organiser.openSocket(`${themes}?saved=1`)
  const first = await new Promise<Buffer>(resolve => {
    socket.once('message', resolve)
  })
  socket.terminate()
  expect(first[0]).toBe(epochMessage)
  expect(first.subarray(2).toString()).toBe(live.epoch())
  const back = a.organiser.openSocket(`${themes}?saved=1&epoch=${live.epoch()}`)
  const step2 = new Promise<void>(resolve => {
    back.on('message', (data: Buffer) => {
      const message = readMessage(data)
      if (message.kind === 'update' && message.asked) resolve()
    })
  })
  back.on('open', () => {
    back.send(step1Frame(Uint8Array.of(0)))
  })
  await step2
  back.terminate()
  const fresh = await a.organiser.openDoc(themes)
  openThemesDoc(fresh.doc).themes.put(aTheme('afterwards'))
  await until('it is taken', () => live.read(doc => openThemesDoc(doc).themes.all().has(themeId('afterwards'))))
  fresh.provider.disconnect()
  fresh.provider.connect()
  await until('it is back, with all it has', () => fresh.provider.synced)
  fresh.close()
})

test('[S6] the epoch and what was written anew are kept over a restart', async () => {
  const epoch = (await a.deps.live.open(themes)).epoch()
  expect(epoch).not.toBe('')
  await until('it is put away', async () => {
    await a.deps.live.sweep()
    return a.deps.live.count() === 0
  })
  const again = await a.deps.live.open(themes)
  expect(again.epoch()).toBe(epoch)
  expect(again.read(doc => openThemesDoc(doc).themes.all().size)).toBe(2)
})

test('[S8] when the last one has left, the log is one entry that says the same', async () => {
  const name = themesDocName(a.session.breakouts[0]!.id)
  const writer = await a.organiser.openDoc(name)
  for (let at = 0; at < 5; at += 1) {
    openThemesDoc(writer.doc).themes.put(aTheme(`late-${at}`))
    await a.deps.live.settled()
  }
  await until('all are taken', async () =>
    (await a.deps.live.open(name)).read(doc => openThemesDoc(doc).themes.all().has(themeId('late-4'))),
  )
  expect((await a.deps.store.readLog(name)).updates.length).toBeGreaterThan(1)
  writer.close()
  await until('it is put away', async () => {
    await a.deps.live.sweep()
    return a.deps.live.count() === 0
  })
  expect((await a.deps.store.readLog(name)).updates).toHaveLength(1)
  const again = await a.organiser.openDoc(name)
  expect(openThemesDoc(again.doc).themes.all().size).toBe(openThemesDoc(writer.doc).themes.all().size)
  again.close()
})

test('[S9] an organiser erases what was deleted in all documents of a strategy, and nobody else may', async () => {
  const own = await aSession()
  const breakout = own.session.breakouts[0]!
  const writer = await own.organiser.openDoc(themesDocName(breakout.id))
  openThemesDoc(writer.doc).themes.put({ ...aTheme('erased'), said: 'nobody should read this' })
  openThemesDoc(writer.doc).themes.put(aTheme('remains'))
  const log = async (): Promise<string> =>
    Buffer.concat((await own.deps.store.readLog(themesDocName(breakout.id))).updates).toString('utf8')
  await until('it is in the log', async () => (await log()).includes('nobody should read this'))
  openThemesDoc(writer.doc).themes.remove(themeId('erased'))
  await until('the deletion is taken', async () =>
    (await own.deps.live.open(themesDocName(breakout.id))).read(
      doc => !openThemesDoc(doc).themes.all().has(themeId('erased')),
    ),
  )
  const { strategyId } = own.session.session
  const facilitator = await own.newcomer('facilitator', 'Fay')
  expect((await facilitator.refused(eraseDeleted, { params: { strategyId } })).code).not.toBe('broken')
  expect(await log()).toContain('nobody should read this')
  const { documents } = await own.organiser.ask(eraseDeleted, { params: { strategyId } })
  // Two rooms, their themes, the draft, and what is said beside it.
  expect(documents).toBe(5)
  expect(await log()).not.toContain('nobody should read this')
  expect(await log()).toContain('remains')
  writer.close()
  await own.stop()
})
