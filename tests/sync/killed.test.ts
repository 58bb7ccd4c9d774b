import { expect, test } from 'vitest'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, ThemeId, type RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { home, listLinks, readSession, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { person, type Person } from '#support/person.ts'
import { runningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'

async function readDemo(organiser: Person) {
  const { strategies } = await organiser.ask(home, {})
  const { sessions } = await organiser.ask(readStrategy, { params: { strategyId: strategies[0]!.id } })
  return organiser.ask(readSession, { params: { sessionId: sessions[0]!.id } })
}

test('[S1] after each of five kills in the midst of writing, all that was called saved is there', async () => {
  await using server = await runningServer()
  const { address } = server
  const saved = new Map<NoteId, string>()
  const savedThemes = new Set<string>()
  const organiser = person(address)
  await organiser.comeIn(server.organiserLink.slice(server.organiserLink.indexOf('#') + 1))
  const session = await readDemo(organiser)
  const breakout = session.breakouts[1]!
  const roomId: RoomId = breakout.rooms[0]!.id
  const { links } = await organiser.ask(listLinks, { params: { sessionId: session.session.id } })
  expect(links.length).toBeGreaterThan(2)

  for (let kill = 0; kill < 5; kill += 1) {
    const themes = await organiser.openDoc(themesDocName(breakout.id))
    let writing = true
    const writer = async (name: string): Promise<void> => {
      for (let at = 0; writing; at += 1) {
        const noteId = NoteId.parse(`note-${kill}-${name}-${String(at).padStart(4, '0')}`)
        const text = `${name} writes ${at} before kill ${kill}`
        const done = await organiser
          .ask(putNote, {
            params: { roomId, noteId },
            body: { sectionId: breakout.sections[0]!.id, text, signed: false, route: 'live' },
          })
          .then(
            () => true,
            () => false,
          )
        if (done) saved.set(noteId, text)
      }
    }
    const writers = ['anna', 'bela', 'cleo'].map(writer)
    const name = `theme-${kill}-000000`
    openThemesDoc(themes.doc).themes.put({ id: ThemeId.parse(name), name, said: '', order: 'a0' })
    const other = await organiser.openDoc(themesDocName(breakout.id))
    await until('another window sees the theme, so it was kept', () =>
      openThemesDoc(other.doc).themes.all().has(ThemeId.parse(name)),
    )
    savedThemes.add(name)
    const enough = saved.size + 20
    await until('enough was saved', () => saved.size >= enough)
    await server.kill()
    writing = false
    await Promise.all(writers)
    themes.close()
    other.close()
    await server.startAgain()
  }

  const room = await organiser.openDoc(roomDocName(roomId))
  const there = openRoomDoc(room.doc).notes.all()
  const lost = [...saved].filter(([id, text]) => there.get(id)?.text !== text)
  expect(lost).toEqual([])
  const kept = await organiser.openDoc(themesDocName(breakout.id))
  expect([...savedThemes].filter(name => !openThemesDoc(kept.doc).themes.all().has(ThemeId.parse(name)))).toEqual([])
  room.close()
  kept.close()
}, 60_000)
