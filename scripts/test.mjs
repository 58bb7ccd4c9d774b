/** The whole test: the browser, a mail server, Redis, a Postgres, the pages, the checks, then every test there is. It ends with the count, alone on the last line. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildClient } from './build-client.mjs'
import { check } from './check.mjs'
import { installed, read } from './install.mjs'
import { isStopping, linked, openly } from './processes.mjs'
import { Stop, say } from './say.mjs'
import { memory } from './toolchain.mjs'

const counted = join(memory, 'counts.json')
/** Most of the time in which a server starts goes into reading its sources, and the tests start a hundred. */
const compiled = join(memory, 'compiled')

/** Answers the exit code. Whatever fails is counted and the rest goes on, so that one run tells everything. */
export async function test(args) {
  const counts = { passed: 0, failed: 0 }
  const parts =
    args.length > 0
      ? [builds, runs]
      : [browserIsThere, mailServerIsThere, redisIsThere, postgresIsThere, builds, checks, runs]
  try {
    const tools = await installed()
    for (const part of parts) add(counts, await countingStops(() => part(tools, args)))
  } catch (error) {
    add(counts, stopped(error))
  }
  say(`${counts.passed} passed, ${counts.failed} failed`)
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1
}

const programIsThere =
  ensure =>
  async ({ node, env }) => {
    if ((await openly(node, [`tests/support/${ensure}.ts`], { env })) !== 0) return { passed: 0, failed: 1 }
  }
const browserIsThere = programIsThere('ensure-browser')
const mailServerIsThere = programIsThere('ensure-dovecot')
const redisIsThere = programIsThere('ensure-redis')
const postgresIsThere = programIsThere('ensure-postgres')
const builds = tools => buildClient(tools)
const checks = tools => check(tools)

async function runs({ env }, args) {
  mkdirSync(memory, { recursive: true })
  rmSync(counted, { force: true })
  if (args.length === 0) say('Running the tests. This takes a few minutes; the browser comes last.')
  const code = await openly(linked('vitest'), ['run', ...args], {
    env: { NODE_COMPILE_CACHE: compiled, ...env, WAYMARK_COUNTS: counted },
    script: true,
  })
  const { passed, failed } = JSON.parse(read(counted) ?? '{"passed":0,"failed":0}')
  // A run that says no without a failed test has still failed.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

async function countingStops(part) {
  if (isStopping()) return undefined
  try {
    return await part()
  } catch (error) {
    return stopped(error)
  }
}

function stopped(error) {
  if (!(error instanceof Stop)) throw error
  say(error.message)
  return { passed: 0, failed: 1 }
}

function add(counts, { passed, failed } = { passed: 0, failed: 0 }) {
  counts.passed += passed
  counts.failed += failed
}
