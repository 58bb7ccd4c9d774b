import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { readStrategy } from '@waymark/shared/wire/sessions.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { taken } from '#support/archives.ts'
import { root, serverLine } from '#support/files.ts'
import { person } from '#support/person.ts'
import { secretOf } from '#support/prepared-session.ts'
import { testApp } from '#support/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-archive-'))
const data = join(folder, 'data')
const file = join(folder, 'archive.zip')
let at: ASession

beforeAll(async () => {
  at = await aSession()
  writeFileSync(file, await taken(at, at.organiser, at.session.strategy.id))
}, 60_000)
afterAll(async () => {
  await at.stop()
  rmSync(folder, { recursive: true, force: true })
})

function command(...args: readonly string[]): { readonly code: number | null; readonly said: string } {
  const env = { ...process.env, WAYMARK_DATA: data, WAYMARK_ADDRESS: 'http://127.0.0.1:3000' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [...serverLine, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  return { code: status, said: `${stdout}${stderr}` }
}

test('[AR25] an archive is brought in by a command where the server does not run, and its link for organisers is printed; again it is refused in a sentence', async () => {
  const done = command('bring-in', file)
  expect(done.said).toMatch(/“Our Direction” is here\. Start the server to open it\./)
  expect(done.code).toBe(0)
  const again = command('bring-in', file)
  expect(again.code).toBe(1)
  expect(again.said.trim()).toMatch(
    /^“Our Direction” is here already\. An archive never writes over what is here[^\n]+$/,
  )
  const server = await testApp({
    store: openSqliteStore(join(data, 'waymark.db')),
    linkKey: readFileSync(join(data, 'links.key')),
  })
  const somebody = person(server.address)
  await somebody.comeIn(secretOf(/http\S+\/in#\S+/.exec(done.said)?.[0] ?? ''), { name: 'Hywel' })
  const { sessions } = await somebody.ask(readStrategy, { params: { strategyId: at.session.strategy.id } })
  expect(sessions).toHaveLength(1)
  const { lines } = await somebody.ask(readActivity, { params: { sessionId: sessions[0]!.id, before: 'now' } })
  expect(lines.map(({ who, did }) => [who, did.kind])).toContainEqual(['An organiser', 'archive-brought-in'])
  await server.stop()
})
