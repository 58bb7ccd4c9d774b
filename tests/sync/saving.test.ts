import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { savedMessage } from '@waymark/shared/wire/sync.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { step1Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { aSession } from '#support/a-session.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

/** A real store whose disk can be made to fail, and which shows when a commit has been kept. */
function unsteady(store: Store) {
  let failing = false
  let kept = 0
  const steady: Store = {
    ...store,
    commit: async commit => {
      if (failing) throw new Error('the disk does not answer')
      // Slow, so that whatever is told too early is told before.
      await new Promise(resolve => {
        setTimeout(resolve, 30)
      })
      const heads = await store.commit(commit)
      kept += 1
      return heads
    },
  }
  return {
    store: steady,
    fail: (is: boolean) => {
      failing = is
    },
    kept: () => kept,
  }
}

test('[S2] [S3] nothing is told before it is on disk, and what could not be kept is tried again', async () => {
  const disk = unsteady(openSqliteStore(':memory:'))
  const a = await aSession({}, await testApp({ store: disk.store }))
  const roomId = RoomId.parse(a.session.breakouts[0]?.rooms[0]?.id)
  const nia = await a.newcomer('participant', null, 1)
  const watcher = await (await a.newcomer('participant', null, 1)).openDoc(roomDocName(roomId))
  const notes = () => openRoomDoc(watcher.doc).notes.all()
  const write = (name: string) =>
    nia.ask(putNote, {
      params: { roomId, noteId: NoteId.parse(name.padEnd(12, '0')) },
      body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text: name, signed: false, route: 'live' },
    })

  const before = disk.kept()
  let keptWhenSeen = -1
  watcher.doc.once('update', () => {
    keptWhenSeen = disk.kept()
  })
  await write('first')
  expect(disk.kept()).toBeGreaterThan(before)
  await until('the note is seen', () => notes().size === 1)
  expect(keptWhenSeen).toBeGreaterThan(before)

  disk.fail(true)
  let answered = false
  const waiting = write('second').then(() => {
    answered = true
  })
  await until('the server knows that it cannot save', () => a.deps.live.failing())
  expect((await fetch(`${a.address}/ready`)).status).toBe(503)
  expect(answered).toBe(false)
  expect(notes().size).toBe(1)
  const late = await a.newcomer('participant', null, 1).catch(() => undefined)
  expect(late).toBeUndefined()
  disk.fail(false)
  await waiting
  await until('the second is seen', () => notes().size === 2)
  watcher.close()
  await a.stop()
})

test('[S2] a facilitator’s change is called saved when it is on disk, and counted', async () => {
  const disk = unsteady(openSqliteStore(':memory:'))
  const a = await aSession({}, await testApp({ store: disk.store }))
  const themes = themesDocName(a.session.breakouts[0]!.id)
  const fay = await a.newcomer('facilitator', 'Fay')
  const socket = fay.openSocket(`${themes}?saved=1`)
  const told: { readonly count: number; readonly kept: number }[] = []
  socket.on('message', (data: Buffer) => {
    if (data[0] === savedMessage) told.push({ count: data[1] ?? 0, kept: disk.kept() })
  })
  await new Promise(resolve => {
    socket.on('open', resolve)
  })
  const doc = new Y.Doc()
  for (const name of ['one', 'two']) {
    const from = Y.encodeStateVector(doc)
    openThemesDoc(doc).themes.put({ id: ThemeId.parse(`theme-${name}-00`), name, said: '', order: 'a0' })
    const before = disk.kept()
    socket.send(updateFrame(Y.encodeStateAsUpdate(doc, from)))
    await until(`${name} is called saved`, () => told.some(({ count }) => count === (name === 'one' ? 1 : 2)))
    expect(told.at(-1)?.kept).toBeGreaterThan(before)
  }
  socket.terminate()
  await a.stop()
})

test('[S2] a client that speaks only y-websocket’s own messages is sent nothing else', async () => {
  const a = await aSession()
  const socket = (await a.newcomer('facilitator')).openSocket(themesDocName(a.session.breakouts[0]!.id))
  const kinds = new Set<number>()
  socket.on('message', (data: Buffer) => kinds.add(data[0] ?? -1))
  await new Promise(resolve => {
    socket.on('open', resolve)
  })
  socket.send(step1Frame(Uint8Array.of(0)))
  socket.send(updateFrame(Y.encodeStateAsUpdate(new Y.Doc())))
  await a.deps.live.sweep()
  await a.deps.live.settled()
  await until('something came', () => kinds.size > 1)
  expect([...kinds].every(kind => kind <= 3)).toBe(true)
  socket.terminate()
  await a.stop()
})

test('[S5] while the store fails, those who are there are still given signs of life', async () => {
  const disk = unsteady(openSqliteStore(':memory:'))
  const a = await aSession({}, await testApp({ store: disk.store }))
  const breakout = a.session.breakouts[0]!
  // A document that nobody listens to waits to be put away, which needs the disk.
  await a.deps.live.open(themesDocName(breakout.id))
  const roomId = RoomId.parse(breakout.rooms[0]?.id)
  const nia = await a.newcomer('participant', null, 1)
  const socket = nia.openSocket(roomDocName(roomId))
  let signs = 0
  socket.on('message', (data: Buffer) => {
    if (data[0] === 1) signs += 1
  })
  await new Promise(resolve => {
    socket.on('open', resolve)
  })
  await until('who is here was told', () => signs === 1)
  for (const _ of [1, 2]) await a.deps.live.sweep()
  disk.fail(true)
  const written = nia.ask(putNote, {
    params: { roomId, noteId: NoteId.parse('while-it-fails') },
    body: { sectionId: breakout.sections[0]!.id, text: 'while it fails', signed: false, route: 'live' },
  })
  await until('the server knows that it cannot save', () => a.deps.live.failing())
  const before = signs
  const sweeps = [a.deps.live.sweep(), a.deps.live.sweep()]
  await until('two more signs of life came', () => signs >= before + 2)
  disk.fail(false)
  await Promise.all([written, ...sweeps])
  socket.terminate()
  await a.stop()
  expect(a.deps.live.failing()).toBe(false)
})
