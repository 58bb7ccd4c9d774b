/** `npm start -- bring-in FILE`. With SQLite while the server is stopped, for its data is held by one alone. */
import { open } from 'node:fs/promises'
import pino from 'pino'
import type { Config } from '#config.ts'
import { bringInFile } from '#http/archive-on-disk.ts'
import { metrics } from '#http/metrics.ts'
import { depsOf } from './deps-of.ts'
import type { Given } from './given.ts'
import { giveUp, print } from './print.ts'
import { openStorage } from './storage.ts'

export async function bringInByCommand(config: Config, given: Given, path: string): Promise<void> {
  const file = await open(path).catch(() => giveUp(`There is no file ${path} that we can read.`))
  const logger = pino({ level: config.logLevel })
  const storage = await openStorage(config, { given, logger, onTaken: problem => giveUp(problem.message) })
  const deps = depsOf(config, storage, { given, logger, observed: metrics().observed })
  const { size } = await file.stat()
  const read = async (at: number, length: number): Promise<Uint8Array> => {
    const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  }
  const { strategy, link } = await bringInFile(deps, { size, read }, { name: null, role: 'organiser' })
  await storage.close()
  await file.close()
  print(`\n“${strategy.title}” is here. Start the server to open it.\n\n  Its link for organisers ${link}`)
}
