import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { root } from '#support/files.ts'

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'waymark-start-'))

/** Starts the server where it cannot start: answers what it printed, and how it ended. */
function attempt(env: Record<string, string>): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = spawn(process.execPath, [join(root, 'server', 'src', 'main.ts')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', WAYMARK_DATA: emptyFolder(), ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
  return new Promise(resolve => {
    child.on('exit', code => resolve({ code, printed }))
  })
}

const says = (sentence: RegExp) => ({ code: 1, printed: expect.stringMatching(sentence) as string })

test('[B20] a port that is in use is said to be, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const ended = await attempt({ PORT: String(port) })
  expect(ended).toEqual(says(new RegExp(`using port ${port}\\. .*PORT=`)))
  expect(ended.printed).not.toMatch(/^\s+at /m)
  other.close()
})

test('[B20] a port that is no number, an address that is none, and limits and tokens that cannot be used are said to be', async () => {
  expect(await attempt({ PORT: 'many' })).toEqual(says(/PORT must be a number/))
  expect(await attempt({ PORT: '70000' })).toEqual(says(/PORT must be/))
  expect(await attempt({ WAYMARK_ADDRESS: 'our place' })).toEqual(says(/WAYMARK_ADDRESS must be a whole address/))
  expect(await attempt({ WAYMARK_LIMITS: '0' })).toEqual(says(/WAYMARK_LIMITS must be a whole number from 1/))
  expect(await attempt({ WAYMARK_METRICS_TOKEN: 'short' })).toEqual(says(/WAYMARK_METRICS_TOKEN must be at least 16/))
})

test('[B21] a data folder that cannot be written is said to be', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'a-file'), '')
  expect(await attempt({ WAYMARK_DATA: join(folder, 'a-file') })).toEqual(
    says(/cannot write to the data folder .*WAYMARK_DATA/),
  )
})

test('[B21] damaged data is left alone, with what to do', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'waymark.db'), 'no database, but somebody’s letter that came to lie here '.repeat(200))
  expect(await attempt({ WAYMARK_DATA: folder })).toEqual(says(/is damaged\. Put a backup/))
})

test('[B21] data of a newer version is left alone, with what to do', async () => {
  const folder = emptyFolder()
  const db = new DatabaseSync(join(folder, 'waymark.db'))
  db.exec('pragma user_version = 1000')
  db.close()
  expect(await attempt({ WAYMARK_DATA: folder })).toEqual(says(/newer version of Waymark/))
})
