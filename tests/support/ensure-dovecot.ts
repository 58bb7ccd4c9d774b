/** Run before the tests: a mail server is here when this ends well. It is installed with apt-get where that may be. */
import { aptGet } from './apt-get.ts'
import { hasDovecot, noDovecot } from './dovecot.ts'

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

if (!hasDovecot()) {
  say('Installing Dovecot for the tests of e-mail, with apt-get. This takes about half a minute.')
  aptGet('dovecot-imapd', say)
}
if (!hasDovecot()) {
  say(noDovecot)
  process.exitCode = 1
}
