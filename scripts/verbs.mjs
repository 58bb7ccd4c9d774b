/** What can be asked for: one table. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from './audit.mjs'
import { buildClient } from './build-client.mjs'
import { check } from './check.mjs'
import { installed } from './install.mjs'
import { begin, endWithNpm, isStopping, linked, openly, root } from './processes.mjs'
import { writeSbom } from './sbom.mjs'
import { Stop, say } from './say.mjs'
import { test } from './test.mjs'

/** Young objects in a small space: a third less memory in a full house, for the same work. */
const flags = JSON.parse(readFileSync(join(root, 'scripts/node-flags.json'), 'utf8'))
const server = [...flags, 'server/src/main.ts']

/** `run` answers the exit code, or nothing when all is well. */
const verbs = {
  start: {
    does: 'builds the pages and starts the server; with backup and a folder, makes a backup there, and with restore and one, puts it back; with bring-in and a file, brings an archive in instead; with move-to or move-from and a database, moves everything there or back',
    run: async args => {
      const tools = await installed()
      if (args.length === 0) await buildClient(tools)
      if (isStopping()) return 0
      return openly(tools.node, [...server, ...args], { env: { ...tools.env, NODE_ENV: 'production' } })
    },
  },
  dev: { does: 'starts the server and the pages, and follows every change of a file', run: dev },
  gallery: { does: 'starts the pages without a server, and says where every part of them is shown', run: gallery },
  test: { does: 'runs everything that can fail; with the path of a test, that one alone', run: test },
  check: {
    does: 'looks at types, lint and format',
    run: async () => {
      const { failed } = await check(await installed())
      if (failed === 0) say('Nothing to mend.')
      return failed
    },
  },
  bench: {
    does: 'measures a first visit, and the live core, several nodes and the board beside their peers; with first-visit, live, nodes or frames, that one alone',
    run: bench,
  },
  soak: {
    does: 'runs what takes too long for npm test: kills, power cuts and more; with the name of a soak, that one alone',
    run: async args => {
      const { env } = await installed()
      const config = ['--config', 'tests/soak/soak.config.ts']
      return openly(linked('vitest'), ['run', ...config, ...args], { env, script: true })
    },
  },
  audit: {
    does: 'asks the registry what is known to be wrong with the packages, and fails where that is grave',
    run: async () => {
      await installed()
      return audit()
    },
  },
  sbom: {
    does: 'writes the list of all that the product is made of (CycloneDX) to the file that is named',
    run: async ([file = 'sbom.json']) => {
      await installed()
      return writeSbom(file)
    },
  },
  build: { does: 'builds the pages', run: async () => buildClient(await installed()) },
  format: {
    does: 'writes every file in the one format',
    run: async () => {
      const { env } = await installed()
      return openly(linked('oxfmt'), ['.'], { env, script: true })
    },
  },
}

/** Answers the exit code. */
export async function run(verb, args) {
  const found = Object.hasOwn(verbs, verb ?? '') ? verbs[verb] : undefined
  if (found === undefined) {
    say('node scripts/run.mjs VERB, where VERB is one of')
    for (const [name, { does }] of Object.entries(verbs)) say(`  ${name.padEnd(7)} ${does}`)
    return 1
  }
  endWithNpm()
  try {
    return (await found.run(args)) ?? 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(isStopping() ? 'Stopped.' : error.message)
    return 1
  }
}

const benches = {
  'first-visit': 'tests/bench/first-visit.ts',
  live: 'tests/bench/live/live.ts',
  frames: 'tests/bench/frames/frames.ts',
  session: 'tests/bench/session/session.ts',
  watch: 'tests/bench/watch.ts',
  suggestions: 'tests/bench/suggestions/main.ts',
  exports: 'tests/bench/exports/main.ts',
  nodes: 'tests/bench/nodes/nodes.ts',
  sizing: 'tests/bench/sizing/sizing.ts',
}
/** Those that look at the pages as they are built. */
const ofPages = new Set(['first-visit', 'frames'])

/** What stands behind the name of a bench is for that bench to read. */
async function bench([asked, ...more]) {
  if (asked !== undefined && !Object.hasOwn(benches, asked))
    throw new Stop(`There is no bench called ${asked}. There is ${Object.keys(benches).join(' and ')}.`)
  const tools = await installed()
  for (const [name, file] of Object.entries(benches)) {
    if (asked !== undefined && asked !== name) continue
    if (ofPages.has(name)) await buildClient(tools)
    const code = await openly(tools.node, [file, ...more], { env: tools.env })
    if (code !== 0) return code
  }
  return 0
}

const devPort = '5173'

const pages = env =>
  begin(linked('vite', 'client'), ['--port', devPort, '--strictPort'], {
    env,
    cwd: join(root, 'client'),
    script: true,
  })

/** It asks the server for nothing, so none is started. */
async function gallery() {
  const { env } = await installed()
  say(`Every part in its states: http://localhost:${devPort}/gallery`)
  const code = await pages(env).ended
  return isStopping() ? 0 : code
}

/** The links that the server prints lead to the pages as they are now. Whichever of the two ends, the other ends with it. */
async function dev() {
  const { node, env } = await installed()
  const address = { WAYMARK_ADDRESS: `http://localhost:${devPort}` }
  const both = [
    begin(node, ['--watch', '--watch-preserve-output', ...server], { env: { ...address, ...env } }),
    pages(env),
  ]
  const code = await Promise.race(both.map(({ ended }) => ended))
  for (const { stop } of both) stop()
  await Promise.all(both.map(({ ended }) => ended))
  return isStopping() ? 0 : code
}
