import { afterAll, beforeAll, expect, test } from 'vitest'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { boardTree } from '@waymark/shared/rules/board-tree.ts'
import { moveNote, putNote } from '@waymark/shared/wire/notes.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { changeStep, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { authorships } from '@waymark/server/store/kinds.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { attribute } from '#support/markup.ts'
import { plainVisitor, type SeenPage } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'
import { addToDoors, fields, inRoom, pressDoor, linkFor, notesIn, roomIn, textsIn } from '#support/plain-room.ts'

let a: ASession
beforeAll(async () => {
  a = await aSession()
})
afterAll(() => a.stop())

test('[N41] a form that is sent twice, at once or again, makes one note; other words in it make another and replace none', async () => {
  const { page } = await inRoom(a, 1)
  const once = { [fields.doors]: 'Pressed twice' }
  const pages = await Promise.all([1, 2, 3].map(() => page.press(addToDoors, once)))
  expect(new Set(pages.map(({ path }) => path)).size).toBe(1)
  expect(pages.every(({ title }) => title.startsWith('Saved'))).toBe(true)
  await page.press(addToDoors, { [fields.doors]: 'Written after a step back' })
  const texts = await textsIn(a, 1)
  expect(texts.filter(text => text === 'Pressed twice')).toHaveLength(1)
  expect(texts.filter(text => text === 'Written after a step back')).toHaveLength(1)
})

test('[N41] a form that is sent again does not undo what its author has changed since', async () => {
  const { visitor, page } = await inRoom(a, 1)
  const saved = await page.press(addToDoors, { [fields.doors]: 'First wording' })
  const mine = await visitor.open(saved.link(/^Change or withdraw/))
  await mine.press('Save the words', { [fields.words]: 'Second wording' })
  const again = await page.press(addToDoors, { [fields.doors]: 'First wording' })
  expect(again.title).toMatch(/^Saved/)
  expect(await textsIn(a, 1)).toEqual(expect.arrayContaining(['Second wording']))
  expect(await textsIn(a, 1)).not.toContain('First wording')
})

test('[N42] what cannot be taken comes back with the reason, and with the words of every part', async () => {
  const { page } = await inRoom(a, 1, 'Ffion')
  const before = await textsIn(a, 1)
  const long = 'x'.repeat(1240)
  const tooLong = await page.press(addToDoors, { [fields.doors]: long, [fields.lights]: 'Half a sentence' })
  expect(tooLong.status).toBe(400)
  expect(tooLong.title).toMatch(/^Not saved/)
  expect(tooLong.text).toContain('This is 240 characters too long')
  expect([tooLong.value(fields.doors), tooLong.value(fields.lights)]).toEqual([long, 'Half a sentence'])
  const empty = await tooLong.press(addToDoors, { [fields.doors]: ' \n ' })
  expect(empty.text).toContain('Write at least one word.')
  expect(empty.value(fields.lights)).toBe('Half a sentence')
  const odd = await empty.press(addToDoors, { [fields.doors]: 'A bell\u0007 rings' })
  expect([odd.status, odd.value(fields.doors)]).toEqual([400, 'A bell rings'])
  expect(odd.text).toContain('It is left out now')
  expect(await textsIn(a, 1)).toEqual(before)
  const taken = await odd.press(addToDoors)
  expect([taken.status, taken.value(fields.doors), taken.value(fields.lights)]).toEqual([200, '', 'Half a sentence'])
  expect(taken.title).toMatch(/^Saved/)
  expect((await textsIn(a, 1)).filter(text => text === 'A bell rings')).toHaveLength(1)
})

test('[N42] when the breakout closes, the link is taken back or the room changes while somebody writes, the words stay in sight', async () => {
  const own = await aSession()
  const [breakout] = own.session.breakouts
  const changeTo = (step: 'closed' | 'write') =>
    own.organiser.ask(changeStep, { params: { breakoutId: breakout!.id }, body: { step } })
  const { visitor, page } = await inRoom(own, 1)
  await changeTo('closed')
  const closed = await page.press(addToDoors, { [fields.doors]: 'Too late', [fields.lights]: 'Also this' })
  expect(closed.status).toBe(409)
  expect(closed.text).toContain('This breakout is closed. Nobody can change the words now.')
  expect(closed.text).toContain('Too late')
  expect(closed.text).toContain('Also this')
  expect(closed.buttons).toEqual(['Ask for help'])
  expect((await visitor.open(plainPages.room(roomIn(own, 1).id))).buttons).toEqual(['Ask for help'])
  await changeTo('write')

  const { visitor: mover, page: first } = await inRoom(own, 1)
  await (await mover.open(plainPages.room(roomIn(own, 2).id))).press('Move to this room')
  const elsewhere = await first.press(addToDoors, { [fields.doors]: 'Written next door' })
  expect([elsewhere.status, elsewhere.value(fields.unsaved)]).toEqual([409, 'Written next door'])

  const linkId = own.links.find(({ role }) => role === 'participant')!.id
  await own.organiser.ask(revokeLink, { params: { linkId } })
  const out = await page.press(addToDoors, { [fields.doors]: 'Line one\nline two' })
  expect(out.text).toContain('Your link was taken back')
  expect(out.value(fields.unsaved)).toBe('Line one\nline two')
  expect(await textsIn(own, 1)).toEqual([])
  await own.stop()
})

test('[N43] my own note is changed, withdrawn and put back by forms, where it was', async () => {
  const { visitor, page } = await inRoom(a, 2, 'Ffion')
  const saved = await page.press(addToDoors, { [fields.doors]: 'My own' })
  const note = await visitor.open(saved.link(/^Change or withdraw: My own/))
  const wrong = await note.press('Save the words', { [fields.words]: '' })
  expect([wrong.status, wrong.text.includes('Write at least one word.')]).toEqual([400, true])
  const changed = await note.press('Save the words', {
    [fields.words]: 'My very own',
    'Leave my name off this note': true,
  })
  expect(changed.title).toMatch(/^Saved/)
  const order = await textsIn(a, 2)
  expect(order).toContain('My very own')
  expect((await notesIn(a, 2)).find(({ text }) => text === 'My very own')?.signedBy).toBeNull()
  const withdrawn = await (
    await visitor.open(changed.link(/^Change or withdraw: My very own/))
  ).press('Withdraw my note')
  expect(withdrawn.text).toContain('Withdrawn. You can put it back.')
  expect(await textsIn(a, 2)).toEqual(order.filter(text => text !== 'My very own'))
  const back = await withdrawn.press('Put back: My very own')
  expect(back.text).toContain('Put back where it was.')
  expect(await textsIn(a, 2)).toEqual(order)
})

test('[N43] another’s note has no form, and a form for it is refused', async () => {
  const { page } = await inRoom(a, 2, 'Ffion')
  const saved = await page.press(addToDoors, { [fields.doors]: 'Not yours' })
  const id = saved.path.split('#note-')[1] ?? ''
  const { visitor, page: seen } = await inRoom(a, 2, 'Wil')
  expect(seen.notes()['A: Open the doors']).toContain('Not yours')
  expect(seen.elements.some(element => attribute(element, 'href')?.includes(id))).toBe(false)
  const address = plainPages.note(roomIn(a, 2).id, NoteId.parse(id))
  for (const body of ['text=Now+mine', 'withdraw=yes'])
    expect((await visitor.send(address, { method: 'POST', body: new URLSearchParams(body) })).status).not.toBe(303)
  const putBack = new URLSearchParams({ 'put-back': id })
  expect((await visitor.send(plainPages.room(roomIn(a, 2).id), { method: 'POST', body: putBack })).status).toBe(403)
  expect(await textsIn(a, 2)).toContain('Not yours')
})

test('[N44] the words that are kept are the words that were typed', async () => {
  const { visitor, page } = await inRoom(a, 1)
  const typed = [
    '\n\nafter two empty lines',
    'one\ntwo\n',
    '  spaces  ',
    'مساء الخير',
    'a & b = c + d % 20 "quoted" <b>',
    '🧭 ŵŷ',
  ]
  for (const text of typed) await page.press(addToDoors, { [fields.doors]: text })
  expect(await textsIn(a, 1)).toEqual(expect.arrayContaining(typed))
  const shown = (await visitor.open(plainPages.room(roomIn(a, 1).id))).notes()['A: Open the doors']
  expect(shown).toEqual(expect.arrayContaining(typed))
})

test('[A65] the page of a room has its notes under the same headings and in the same order as the board', async () => {
  const own = await aSession()
  const sections = own.session.breakouts[0]!.sections
  const { id: roomId } = roomIn(own, 1)
  const ids = Array.from({ length: 9 }, (_, at) => NoteId.parse(`note-in-order-${at}`))
  for (const [at, noteId] of ids.entries())
    await own.organiser.ask(putNote, {
      params: { roomId, noteId },
      body: {
        sectionId: sections[at % 3]!.id,
        text: `Number ${at}`,
        signed: at % 2 === 0,
        route: at === 4 ? 'phone' : 'live',
      },
    })
  await own.organiser.ask(moveNote, {
    params: { roomId, noteId: ids[8]! },
    body: { sectionId: sections[0]!.id, after: 'first' },
  })
  const tree = boardTree({ sections, notes: (await notesIn(own, 1)).map(note => ({ ...note, roomNumber: 1 })) })
  const { page } = await inRoom(own, 1)
  expect(Object.values(page.notes())).toEqual(tree.map(({ notes }) => notes.map(({ text }) => text)))
  expect(Object.keys(page.notes())).toEqual(['A: Open the doors', 'B: Keep the lights on', 'About all of them'])
  expect(page.text).toContain('By phone')
  expect(page.text).toContain('Olwen')
  await own.stop()
})

test('[A65] a reader has no form', async () => {
  const visitor = plainVisitor(a.address)
  await pressDoor(visitor, linkFor(a, 'reader'))
  const page = await visitor.open(plainPages.room(roomIn(a, 1).id))
  expect([page.status, page.buttons]).toEqual([200, []])
  expect(page.elements.some(({ tagName }) => tagName === 'textarea')).toBe(false)
  const sent = await visitor.send(plainPages.room(roomIn(a, 1).id), {
    method: 'POST',
    body: new URLSearchParams({
      form: 'form-of-a-reader',
      add: a.session.breakouts[0]!.sections[0]!.id,
      [`words-${a.session.breakouts[0]!.sections[0]!.id}`]: 'From a reader',
    }),
  })
  expect(sent.status).toBe(403)
  expect(await textsIn(a, 1)).not.toContain('From a reader')
})

test('[N40] no address makes a page call a note saved that is not there, or not mine', async () => {
  const { page } = await inRoom(a, 2, 'Ffion')
  const saved = await page.press(addToDoors, { [fields.doors]: 'Hers alone' })
  const { visitor } = await inRoom(a, 2, 'Wil')
  for (const path of [
    saved.path,
    saved.path.replace('saved=', 'back='),
    saved.path.replace(/saved=[^#]*/, 'saved=x%00'),
  ]) {
    const seen = await visitor.open(path)
    expect([seen.status, seen.title]).toEqual([200, 'Room 2 – Waymark'])
    expect(seen.text).not.toContain('Nobody else can change or delete it.')
  }
})

test('[N40] "Saved" is said once the words are on disk, however long that takes', async () => {
  const store = openSqliteStore(':memory:')
  const disk = { isFull: false, tried: 0 }
  const server = await testApp({
    store: {
      ...store,
      commit: async commit => {
        if (!disk.isFull) return store.commit(commit)
        disk.tried += 1
        throw new Error('the disk is full')
      },
    },
  })
  const own = await aSession({}, server)
  const { page } = await inRoom(own, 1)
  disk.isFull = true
  let answered: SeenPage | undefined
  const pressed = page.press(addToDoors, { [fields.doors]: 'On a full disk' }).then(saved => {
    answered = saved
    return saved
  })
  await until('it was tried more than once', () => disk.tried > 2)
  expect(answered).toBeUndefined()
  disk.isFull = false
  expect((await pressed).title).toMatch(/^Saved/)
  expect(await textsIn(own, 1)).toEqual(['On a full disk'])
  await own.stop()
})

test('[N42] when something goes wrong on our side, the words are there to be sent again', async () => {
  const store = openSqliteStore(':memory:')
  let isBroken = false
  const server = await testApp({
    store: {
      ...store,
      list: async (kind, parent) => {
        if (isBroken && kind.name === authorships.name) throw new Error('the table is gone')
        return store.list(kind, parent)
      },
    },
  })
  const own = await aSession({}, server)
  const { page } = await inRoom(own, 1)
  isBroken = true
  const broken = await page.press(addToDoors, { [fields.doors]: 'Still here', [fields.lights]: 'And this' })
  expect(broken.status).toBe(500)
  expect(broken.text).toContain('Something went wrong on our side.')
  expect(broken.text).not.toContain('the table is gone')
  expect(broken.text).toContain('And this')
  isBroken = false
  const again = await broken.press('Try again')
  expect([again.status, again.value(fields.lights)]).toEqual([200, 'And this'])
  expect(await textsIn(own, 1)).toEqual(['Still here'])
  await own.stop()
})
