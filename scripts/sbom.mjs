/** What the product is made of, as a list that other programs read (CycloneDX), written to a file. */
import { writeFileSync } from 'node:fs'
import { quietly } from './processes.mjs'
import { say } from './say.mjs'
import { toolchain, whyNot } from './toolchain.mjs'

/** Answers the exit code. Without the packages that only building and testing need. */
export async function writeSbom(file) {
  const { pnpm, env } = await toolchain({ needsPnpm: true })
  const { code, output } = await quietly(pnpm, ['sbom', '--prod', '--sbom-format', 'cyclonedx'], { env, script: true })
  // Something may be said before it begins.
  const start = output.indexOf('{')
  if (code !== 0 || start < 0) {
    say(whyNot('The list could not be made', code, output))
    return 1
  }
  writeFileSync(file, output.slice(start))
  return 0
}
