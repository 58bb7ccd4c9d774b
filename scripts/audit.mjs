/** Asks the registry what is known to be wrong with the packages that the product is made of. */
import { quietly } from './processes.mjs'
import { say } from './say.mjs'
import { toolchain } from './toolchain.mjs'

/** Answers the exit code: 1 where something grave is known. Some registries do not answer this; then that is said, and nothing fails. */
export async function audit() {
  const { pnpm, env } = await toolchain({ needsPnpm: true })
  const { output } = await quietly(pnpm, ['audit', '--prod', '--audit-level', 'high', '--json'], { env, script: true })
  const verdict = verdictOf(output)
  say(verdict.says)
  return verdict.isGrave ? 1 : 0
}

/** What the answer comes to. */
export function verdictOf(output) {
  const counts = countsIn(output)
  if (counts === undefined)
    return {
      isGrave: false,
      says: 'The registry could not be asked what is known of the packages. Ask again elsewhere.',
    }
  const { high = 0, critical = 0 } = counts
  const grave = high + critical
  const says =
    grave === 0
      ? 'Nothing grave is known of the packages.'
      : `Grave faults are known of the packages: ${grave}. See pnpm audit --prod.`
  return { isGrave: grave > 0, says }
}

function countsIn(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{'))).metadata?.vulnerabilities
  } catch {
    return undefined
  }
}
