/** The very first start is cut short: the next one is a first start too. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { home } from '@waymark/shared/wire/sessions.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { root } from '#support/files.ts'
import { person } from '#support/person.ts'
import { secretOf } from '#support/prepared-session.ts'
import { runningServer } from '#support/running-server.ts'
import { ensureTracer, killingAtWrite, tracingSays } from './tracer.ts'

const tracer = await ensureTracer(tracingSays)

/** A first start makes about seventy writes, most of them for the demo. */
const writes = 60

test.runIf(tracer !== undefined)(
  '[S53] killed at any write of its very first start, the server has the demo at the next, once, and the organiser’s link opens it',
  async () => {
    const seed = seedOfRun()
    const chance = chanceOf(seed)
    for (let time = 0; time < 3; time += 1) {
      const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-first-'))
      const write = 1 + chance.below(writes)
      const [program, ...line] = [
        ...killingAtWrite(tracer ?? '', write),
        process.execPath,
        join(root, 'server/src/main.ts'),
      ]
      const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', WAYMARK_DATA: dataFolder }
      expect(spawnSync(program, line, { env }).signal, `killed at write ${write}; SEED=${seed}`).toBe('SIGKILL')
      await using server = await runningServer(dataFolder)
      const organiser = person(server.address)
      await organiser.comeIn(secretOf(server.organiserLink))
      const { strategies } = await organiser.ask(home, {})
      expect(strategies, `killed at write ${write}; SEED=${seed}`).toHaveLength(1)
    }
  },
)
