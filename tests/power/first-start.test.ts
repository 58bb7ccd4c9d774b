/** The very first start is cut short: the next one is a first start too. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { home } from '@waymark/shared/wire/sessions.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { root } from '#support/files.ts'
import { person } from '#support/person.ts'
import { secretOf } from '#support/prepared-session.ts'
import { runningServer } from '#support/running-server.ts'
import { ensureTracer, killingAtWrite, tracingSays } from './tracer.ts'

const tracer = await ensureTracer(tracingSays)

/** Starts on a new folder. False when it had started before it came to that write; then it is stopped. */
async function killedAt(write: number, dataFolder: string): Promise<boolean> {
  const main = join(root, 'server', 'src', 'main.ts')
  const [program, ...line] = [...killingAtWrite(tracer ?? '', write), process.execPath, main]
  const child = spawn(program, line, {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', WAYMARK_DATA: dataFolder },
  })
  const ended = once(child, 'exit')
  child.stderr.resume()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('/in#')) child.kill('SIGTERM')
  })
  await ended
  return child.signalCode === 'SIGKILL'
}

test.runIf(tracer !== undefined)(
  '[S53] killed at any write of its very first start, the server has the demo at the next, once, and the organiser’s link opens it',
  async () => {
    const seed = seedOfRun()
    const chance = chanceOf(seed)
    // More than a first start makes; once that is known, no more than that.
    let writes = 80
    for (let kills = 0; kills < 2;) {
      const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-first-'))
      const write = 1 + chance.below(writes)
      if (!(await killedAt(write, dataFolder))) {
        writes = write - 1
        continue
      }
      kills += 1
      await using server = await runningServer(dataFolder)
      const organiser = person(server.address)
      await organiser.comeIn(secretOf(server.organiserLink))
      const { strategies } = await organiser.ask(home, {})
      expect(strategies, `killed at write ${write}; SEED=${seed}`).toHaveLength(1)
    }
  },
)
