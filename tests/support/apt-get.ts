/** Installs a package of Debian for the tests, where that may be: by root, and without a service that runs from then on. */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'

/** Asked before a package starts its service; 101 says no. */
const policy = '/usr/sbin/policy-rc.d'

/** Does nothing for anybody but root, and says so where it does not work: whoever needs the package looks for it again. */
export function aptGet(name: string, say: (sentence: string) => void): void {
  if (process.getuid?.() !== 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const isOurs = !existsSync(policy)
  try {
    if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], { env, stdio: 'ignore' })
  } catch {
    say('That did not work.')
  } finally {
    if (isOurs) rmSync(policy, { force: true })
  }
}
