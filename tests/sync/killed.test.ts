import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, ThemeId, type RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { home, listLinks, readSession, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { root } from '#support/files.ts'
import { person, type Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  })

interface Running {
  readonly child: ChildProcess
  readonly hostSecret: string
}

async function startServer(port: number, data: string): Promise<Running> {
  const child = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', WAYMARK_DATA: data },
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => {
    output += text.toString()
  })
  await until(`the server listens:\n${output}`, () => output.includes('Waymark is running'), 20_000)
  return { child, hostSecret: /\/in#(\S+)/.exec(output)?.[1] ?? '' }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.on('exit', () => {
      resolve()
    })
  })

async function openDemo(
  address: string,
  hostSecret: string,
): Promise<{ readonly organiser: Person; readonly session: Awaited<ReturnType<typeof readDemo>> }> {
  const organiser = person(address)
  await organiser.comeIn(hostSecret)
  return { organiser, session: await readDemo(organiser) }
}

async function readDemo(organiser: Person) {
  const { strategies } = await organiser.ask(home, {})
  const { sessions } = await organiser.ask(readStrategy, { params: { strategyId: strategies[0]!.id } })
  return organiser.ask(readSession, { params: { sessionId: sessions[0]!.id } })
}

test('[S1] after each of five kills in the midst of writing, all that was called saved is there', async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const data = mkdtempSync(join(tmpdir(), 'waymark-killed-'))
  const saved = new Map<NoteId, string>()
  const savedThemes = new Set<string>()
  let server = await startServer(port, data)
  const { organiser, session } = await openDemo(address, server.hostSecret)
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
    const gone = ended(server.child)
    server.child.kill('SIGKILL')
    await gone
    writing = false
    await Promise.all(writers)
    themes.close()
    other.close()
    server = await startServer(port, data)
  }

  const room = await organiser.openDoc(roomDocName(roomId))
  const there = openRoomDoc(room.doc).notes.all()
  const lost = [...saved].filter(([id, text]) => there.get(id)?.text !== text)
  expect(lost).toEqual([])
  const kept = await organiser.openDoc(themesDocName(breakout.id))
  expect([...savedThemes].filter(name => !openThemesDoc(kept.doc).themes.all().has(ThemeId.parse(name)))).toEqual([])
  room.close()
  kept.close()
  const gone = ended(server.child)
  server.child.kill('SIGTERM')
  await gone
  expect(server.child.exitCode).toBe(0)
}, 60_000)
