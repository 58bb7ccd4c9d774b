/** What is checked without running the product: types in each package, lint, format. */
import { packages } from './install.mjs'
import { isStopping, linked, quietly } from './processes.mjs'
import { say } from './say.mjs'

const checks = [
  ...packages.map(name => ({ name: `types of ${name}`, program: 'tsc', args: ['-p', name] })),
  { name: 'lint', program: 'oxlint', args: ['--type-aware'] },
  { name: 'format', program: 'oxfmt', args: ['--check', '.'] },
]

/** Answers `{ passed, failed }`; what is wrong is printed as it is found. */
export async function check({ env }) {
  say('Checking types, lint and format. This takes about ten seconds.')
  const counts = { passed: 0, failed: 0 }
  for (const { name, program, args } of checks) {
    if (isStopping()) break
    const { code, output } = await quietly(linked(program), args, { env, script: true })
    if (code === 0) {
      counts.passed += 1
      continue
    }
    counts.failed += 1
    say(`${output.trim()}\nThe check of ${name} failed.`)
  }
  return counts
}
