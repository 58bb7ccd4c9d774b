import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { attribute, hasClass } from '#support/markup.ts'
import { plainVisitor, type PlainVisitor, type SeenPage } from '#support/plain-visitor.ts'
import { until } from '#support/wait.ts'
import { addToDoors, fields, inRoom, linkFor, pressDoor, notesIn, roomIn, textsIn } from '#support/plain-room.ts'

let a: ASession
beforeAll(async () => {
  a = await aSession()
})
afterAll(() => a.stop())

/** What stands on a page in marks of ours: the words beside a note of one's own. */
const marked = (page: SeenPage, className: string): string[] =>
  page.elements.flatMap(element => (hasClass(element, className) ? (attribute(element, 'id') ?? '') : []))

test('[A60] [N40] a pasted link leads to the room; a note is saved, marked as mine, and seen live by the others', async () => {
  const wil = await a.newcomer('participant', 'Wil', 1)
  const open = await wil.openDoc(roomDocName(roomIn(a, 1).id))
  const { visitor, page } = await inRoom(a, 1, 'Ffion')
  expect(page.path).toBe(plainPages.room(roomIn(a, 1).id))
  expect(page.text).toContain('Are the ambitions still right?')
  const saved = await page.press(addToDoors, { [fields.doors]: 'By a plain form' })
  expect(saved.title).toMatch(/^Saved/)
  expect(saved.notes()['A: Open the doors']).toContain('By a plain form')
  expect(saved.text).toContain('Yours, as Ffion')
  expect(saved.text).toContain('Saved. Nobody else can change or delete it.')
  expect(saved.value(fields.doors)).toBe('')
  expect(marked(saved, 'mine')).toEqual([saved.path.split('#')[1]])
  await until('the others see it', () =>
    [...openRoomDoc(open.doc).notes.all().values()].some(
      ({ text, signedBy }) => text === 'By a plain form' && signedBy === 'Ffion',
    ),
  )
  const again = await visitor.open(saved.path.split('?')[0] ?? '')
  expect(again.title).not.toMatch(/Saved/)
  expect(again.notes()['A: Open the doors']).toContain('By a plain form')
  open.close()
})

test('[A60] who comes in by a plain page is the same person in the app', async () => {
  const { visitor, page } = await inRoom(a, 1, 'Gwen')
  await page.press(addToDoors, { [fields.doors]: 'Mine in both' })
  const asked = await visitor.send(`/api/rooms/${roomIn(a, 1).id}/my-notes`)
  const { mine } = (await asked.json()) as { mine: string[] }
  const note = (await notesIn(a, 1)).find(({ text }) => text === 'Mine in both')
  expect(mine).toEqual([note?.id])
})

test('[A60] a room is asked for only where there is a choice, and newcomers without one are spread', async () => {
  const single = await aSession({ rooms: 1 })
  const page = await pressDoor(plainVisitor(single.address), `Come: <${linkFor(single, 'participant')}>.`)
  expect(page.path).toBe(plainPages.room(roomIn(single, 1).id))
  await single.stop()

  const two = await aSession()
  const rooms = new Set<string>()
  for (const _ of [1, 2]) {
    const asked = await pressDoor(plainVisitor(two.address), linkFor(two, 'participant'))
    expect(asked.text).toContain('Which room?')
    rooms.add((await asked.press('Come in')).path)
  }
  expect(rooms.size).toBe(2)
  await two.stop()
})

test('[A60] a browser that was here before is asked whether it goes on as the same person', async () => {
  const { visitor, page } = await inRoom(a, 2, 'Nia')
  await page.press(addToDoors, { [fields.doors]: 'From Nia' })
  const door = await visitor.open(plainPages.home())
  expect(door.text).toContain('You are in already')
  expect(door.link('First session')).toBe(plainPages.session(a.session.session.id))
  const asked = await pressDoor(visitor, linkFor(a, 'participant'))
  const same = await asked.press('Carry on as Nia')
  expect(same.path).toBe(plainPages.room(roomIn(a, 2).id))
  expect(same.text).toContain('Yours, as Nia')
  const askedAgain = await pressDoor(visitor, linkFor(a, 'participant'))
  const other = await askedAgain.press('I am somebody else: come in', {
    [fields.name]: 'Ioan',
    [fields.room]: roomIn(a, 2).id,
  })
  expect(other.text).toContain('From Nia')
  expect(marked(other, 'mine')).toEqual([])
})

test('[A60] a reader and a facilitator choose the room they look into', async () => {
  const reader = await pressDoor(plainVisitor(a.address), linkFor(a, 'reader'))
  expect(reader.path).toBe(plainPages.session(a.session.session.id))
  const facilitator = plainVisitor(a.address)
  const rooms = await pressDoor(facilitator, linkFor(a, 'facilitator'))
  const room = await facilitator.open(rooms.link('Go to Room 2'))
  expect((await room.press(addToDoors, { [fields.doors]: 'From the team' })).text).toContain('From the team')
})

test('[A69] a link that opens nothing is told beside its field, with what was typed', async () => {
  const door = await plainVisitor(a.address).open(plainPages.home())
  const cut = await door.press('Come in', { [fields.link]: 'https://waymark.example.org/in', [fields.name]: 'Siân' })
  expect(cut.status).toBe(400)
  expect(cut.text).toContain('There is no whole link in this.')
  expect([cut.value(fields.link), cut.value(fields.name)]).toEqual(['https://waymark.example.org/in', 'Siân'])
  const false_ = await cut.press('Come in', { [fields.link]: `x#${'A'.repeat(44)}` })
  expect(false_.status).toBe(404)
  expect(false_.text).toContain('This link does not open anything here.')
  const named = await false_.press('Come in', {
    [fields.link]: linkFor(a, 'participant'),
    [fields.name]: 'x'.repeat(41),
  })
  expect([named.status, named.value(fields.name)]).toEqual([400, 'x'.repeat(41)])
})

test('[A69] addresses that are not open here are answered by a page that says the way', async () => {
  const stranger = plainVisitor(a.address)
  const { visitor } = await inRoom(a, 1)
  const cases: readonly [PlainVisitor, string, number, string][] = [
    [stranger, plainPages.room(roomIn(a, 1).id), 401, 'Come in by your link first'],
    [visitor, plainPages.room(roomIn(a, 2).id), 409, 'You are in another room'],
    [visitor, '/plain/rooms/not-an-id', 404, 'This address is not complete.'],
    [visitor, '/plain/nothing/at/all', 404, 'There is nothing at this address.'],
    [visitor, plainPages.note(roomIn(a, 1).id, NoteId.parse('somebody-elses')), 404, 'There is no note of yours'],
  ]
  for (const [somebody, path, status, words] of cases) {
    const page = await somebody.open(path)
    expect([path, page.status]).toEqual([path, status])
    expect(page.text).toContain(words)
  }
  const other = await visitor.open(plainPages.room(roomIn(a, 2).id))
  expect(other.link('Go to: Room 1')).toBe(plainPages.room(roomIn(a, 1).id))
  expect((await other.press('Move to this room')).path).toBe(plainPages.room(roomIn(a, 2).id))
})

test('[A69] who leaves is forgotten here; the notes stay', async () => {
  const { visitor, page } = await inRoom(a, 1, 'Mair')
  await page.press(addToDoors, { [fields.doors]: 'Mair was here' })
  const out = await (await visitor.open(plainPages.session(a.session.session.id))).press('Leave')
  expect(out.path).toBe(plainPages.home())
  expect(out.text).not.toContain('You are in already')
  expect((await visitor.open(plainPages.room(roomIn(a, 1).id))).status).toBe(401)
  expect(await textsIn(a, 1)).toContain('Mair was here')
})

test('[A63] the style of the plain pages comes packed or not, may be kept for good, and asks nobody for anything', async () => {
  const door = await plainVisitor(a.address).open(plainPages.home())
  const sheets = door.elements
    .filter(({ tagName }) => tagName === 'link')
    .flatMap(sheet => attribute(sheet, 'href') ?? [])
  const path = sheets.find(href => href.endsWith('.css')) ?? ''
  const texts = await Promise.all(
    ['gzip, br', 'identity'].map(async encodings => {
      const answer = await plainVisitor(a.address).send(path, { headers: { 'accept-encoding': encodings } })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect(answer.headers.get('content-encoding')).toBe(encodings === 'identity' ? null : 'gzip')
      return answer.text()
    }),
  )
  expect(texts[0]).toBe(texts[1])
  expect(texts[0]).toContain('.note')
  expect(texts[0]?.match(/url\((?!"data:)|@import|https?:(?!\/\/www\.w3\.org\/2000\/svg)/g)).toBeNull()
})
