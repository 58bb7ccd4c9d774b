#!/usr/bin/env node
/**
 * The one door to every command: `npm start`, `npm test` and the rest come through here. It is plain JavaScript for any Node,
 * because it runs before Node 24 is here; the pieces beside it are read only once this Node is known to be able to.
 */
const oldest = 18
const version = process.versions.node

if (Number(version.split('.')[0]) < oldest) {
  console.error(
    `This is Node ${version}. Waymark starts from Node ${oldest} or later and brings the rest itself. Install a newer Node, then run the command again.`,
  )
  process.exitCode = 1
} else {
  const { run } = await import('./verbs.mjs')
  process.exitCode = await run(process.argv[2], process.argv.slice(3))
}
