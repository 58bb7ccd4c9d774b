import { afterAll, beforeAll, expect, test } from 'vitest'
import { BreakoutId, NoteId, PlacementId, RoomId, ThemeId } from '@waymark/shared/model/ids.ts'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { readAnswers } from '@waymark/shared/wire/check-back.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { elementsOf, shownText } from '#support/markup.ts'
import type { Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

let a: ASession
let fay: Person
let nia: Person

const theme = ThemeId.parse('theme-0001')

beforeAll(async () => {
  a = await aSession({ rooms: 2 })
  ;[fay, nia] = await Promise.all([a.newcomer('facilitator', 'Fay'), a.newcomer('participant', 'Nia Wren', 1)])
})
afterAll(() => a.stop())

const breakout = () => a.session.breakouts[0]!
const breakoutId = () => BreakoutId.parse(breakout().id)
const roomId = () => RoomId.parse(breakout().rooms[0]?.id)

const shown = async (who: Person, path: string): Promise<string> =>
  elementsOf(await (await who.get(path)).text())
    .filter(({ tagName }) => tagName === 'main')
    .map(shownText)
    .join('')

const send = (who: Person, fields: Record<string, string>): Promise<Response> =>
  fetch(`${a.address}${plainPages.checkBack(roomId())}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: who.cookie(), origin: a.address },
    body: new URLSearchParams(fields),
  })

test('[G7] whoever may read looks on by a plain page, with the notes of all rooms and no name; nobody else does', async () => {
  const noteId = NoteId.parse('plain-note-1')
  await nia.ask(putNote, {
    params: { roomId: roomId(), noteId },
    body: { sectionId: breakout().sections[0]!.id, text: 'Open <late>', signed: true, route: 'live' },
  })
  const reader = await a.newcomer('reader')
  const path = plainPages.watch(a.session.session.id)
  expect(await shown(reader, plainPages.session(a.session.session.id))).toContain('Look on')
  const page = await shown(reader, path)
  expect(page).toContain('Open <late>')
  expect(page).not.toContain('Nia')
  expect((await nia.get(path)).status).toBe(403)
})

test('[G15] by a plain page people read what was made of their words, answer, and get their words back when they are not taken', async () => {
  const { doc, close } = await fay.openDoc(themesDocName(breakoutId()))
  const { themes, placements } = openThemesDoc(doc)
  themes.put({ id: theme, name: 'Longer hours', said: 'People come late.', order: 'a1' })
  placements.put({ id: PlacementId.parse('placement-1'), noteId: NoteId.parse('plain-note-1'), themeId: theme })
  const live = await a.deps.live.open(themesDocName(breakoutId()))
  await until('the server has it', () => live.read(known => openThemesDoc(known).placements.all().size === 1))
  close()
  const room = plainPages.room(roomId())
  expect(await shown(nia, room)).not.toContain('What we made of your words')
  expect((await send(nia, { theme, answer: 'yes', text: '' })).status).toBe(409)
  await fay.ask(changeStep, { params: { breakoutId: breakoutId() }, body: { step: 'check-back' } })
  expect(await shown(nia, room)).toMatch(/What we made of your words.*Longer hours.*People come late\..*Open <late>/)
  expect(await (await send(nia, { theme, text: 'Not <so> late' })).text()).toContain('Choose yes or not quite.')
  const refused = await (await send(nia, { theme, answer: 'not-quite', text: ' ' })).text()
  expect(refused).toContain('Say in a few words what is not quite right.')
  const sent = await send(nia, { theme, answer: 'not-quite', text: 'Not <so> late' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${room}#check-back`])
  expect(await (await nia.get(room)).text()).toContain('Not &lt;so&gt; late')
  const answers = await fay.ask(readAnswers, { params: { breakoutId: breakoutId() } })
  expect(answers.themes[0]?.words).toMatchObject([{ text: 'Not <so> late', signedBy: null }])
})
