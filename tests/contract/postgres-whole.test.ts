import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveWhole } from '@waymark/server/store/moving/move-whole.ts'
import { openPostgres } from '@waymark/server/store/postgres/postgres.ts'
import { postgresSource, postgresTarget } from '@waymark/server/store/postgres/postgres-whole.ts'
import { sqliteSource, sqliteTarget } from '@waymark/server/store/sqlite/sqlite-whole.ts'
import { inPages, type Whole } from '@waymark/server/store/whole.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { partsIn, someParts } from '#support/whole-parts.ts'
import { wholeContract } from './whole-contract.ts'

const monotonic = (): number => performance.now()
let server: Postgres
beforeAll(async () => {
  server = await startPostgres()
}, 60_000)
afterAll(() => server.stop(), 60_000)

wholeContract(async () => {
  const place = { url: await server.newDatabase(), peopleUrl: undefined, monotonic }
  return {
    serve: async () => {
      const opened = await openPostgres({ url: place.url, monotonic })
      try {
        await opened.claim(true)
        return opened
      } catch (error) {
        await opened.close()
        throw error
      }
    },
    source: () => postgresSource(place),
    target: () => postgresTarget(place),
  }
})

const aFolder = (): string => mkdtempSync(join(tmpdir(), 'waymark-whole-'))

async function movedOn(from: Whole, to: Whole): Promise<readonly string[]> {
  const { digests } = await moveWhole({ from, to, tell: () => undefined, signal: new AbortController().signal })
  await to.finish()
  await from.close()
  await to.close()
  return digests
}

test('[MV9] whatever is moved from a data folder to Postgres and back is the same, and so is its digest', async () => {
  const place = { url: await server.newDatabase(), peopleUrl: await server.newDatabase(), monotonic }
  await fc.assert(
    fc.asyncProperty(someParts, async parts => {
      const [first, last] = [aFolder(), aFolder()]
      const filled = sqliteTarget(first)
      await filled.begin()
      for (const page of inPages(parts)) await filled.write(page)
      await filled.finish()
      await filled.close()
      const there = await movedOn(sqliteSource(first), await postgresTarget(place))
      const back = await movedOn(await postgresSource(place), sqliteTarget(last))
      const source = sqliteSource(last)
      expect(await partsIn(source)).toEqual(parts)
      await source.close()
      expect(new Set([...there, ...back]).size).toBe(1)
      await server.ask(place.url, "insert into words.fact values ('unfinished-move', '')")
    }),
    { numRuns: 3 },
  )
})
