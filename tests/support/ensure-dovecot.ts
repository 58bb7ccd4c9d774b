/** Run before the tests: a mail server is here when this ends well. It is installed with apt-get where that may be. */
import { execFileSync } from 'node:child_process'
import { hasDovecot, noDovecot } from './dovecot.ts'

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

function install(): void {
  say('Installing Dovecot for the tests of e-mail, with apt-get. This takes about half a minute.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'dovecot-imapd'], {
      env,
      stdio: 'ignore',
    })
  } catch {
    say('That did not work.')
  }
}

if (!hasDovecot() && process.getuid?.() === 0) install()
if (!hasDovecot()) {
  say(noDovecot)
  process.exitCode = 1
}
