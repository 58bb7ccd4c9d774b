/** A real mailbox: Dovecot, with one person in it, on a free port of this machine. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { until } from './wait.ts'

export interface Dovecot {
  readonly port: number
  /** As WAYMARK_IMAP has it; the same mailbox is at 127.0.0.2. */
  readonly address: string
  /** Puts a message there, as a mail server does. */
  readonly deliver: (message: string) => void
  /** The messages that are there: the flags of each, as letters, and whether it was seen. */
  readonly flags: () => readonly string[]
  /** How many messages stand in a folder. */
  readonly inFolder: (name: string) => number
  /** The names of the letters of flags that are not the usual ones. */
  readonly keywords: () => string
  readonly stop: () => Promise<void>
}

const program = '/usr/sbin/dovecot'
export const hasDovecot = (): boolean => existsSync(program)
export const noDovecot = 'Dovecot is not here. Install it (dovecot-imapd or dovecot), then run the tests again.'
const isRoot = process.getuid?.() === 0
const password = 'p@ss:w/rd'

/** Those of whoever runs it; root may not own mail. */
const owner = isRoot ? { name: 'nobody', uid: 65_534, gid: 65_534 } : { name: userInfo().username, ...userInfo() }

/** In a mailbox that keeps no marks whoever reads it may not set any. */
const noMarks = (folder: string): string => `
mail_plugins = acl
plugin {
  acl = vfile:${folder}/acl
}
`

function settings(
  folder: string,
  { port, keepsMarks }: { readonly port: number; readonly keepsMarks: boolean },
): string {
  const own = isRoot ? '' : `default_internal_user = ${owner.name}\ndefault_login_user = ${owner.name}\n`
  const chroot = isRoot ? '' : 'chroot =\n'
  return `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1, 127.0.0.2
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail
${own}${keepsMarks ? '' : noMarks(folder)}
service imap-login {
  ${chroot}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${chroot}
}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/home
}
`
}

export async function dovecot(keepsMarks = true): Promise<Dovecot> {
  if (!hasDovecot()) throw new Error(noDovecot)
  const folder = mkdtempSync(join(tmpdir(), 'waymark-dovecot-'))
  const port = await freePort()
  for (const name of ['.', 'home', 'mail', 'mail/new', 'mail/cur', 'mail/tmp']) {
    mkdirSync(join(folder, name), { recursive: true })
    chownSync(join(folder, name), owner.uid, owner.gid)
  }
  const file = join(folder, 'dovecot.conf')
  writeFileSync(file, settings(folder, { port, keepsMarks }))
  writeFileSync(join(folder, 'acl'), 'INBOX owner lrstipekxa\n')
  const child = spawn(program, ['-F', '-c', file], { stdio: 'ignore' })
  const listens = (): Promise<boolean> =>
    new Promise(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      }).once('error', () => {
        resolve(false)
      })
    })
  await until('Dovecot listens', async () => {
    if (child.exitCode !== null) throw new Error('Dovecot ended by itself.')
    return listens()
  })
  let delivered = 0
  return {
    port,
    address: `imap://answers:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    deliver: message => {
      delivered += 1
      const path = join(folder, 'mail', 'new', `17000000${delivered}.M${delivered}P1.here`)
      writeFileSync(path, message)
      chownSync(path, owner.uid, owner.gid)
    },
    flags: () => {
      const kept = readdirSync(join(folder, 'mail', 'cur')).toSorted((a, b) => (a < b ? -1 : 1))
      return kept.map(name => name.split(':2,')[1] ?? '')
    },
    inFolder: name =>
      ['cur', 'new']
        .map(part => join(folder, 'mail', `.${name}`, part))
        .filter(path => existsSync(path))
        .flatMap(path => readdirSync(path)).length,
    keywords: () => {
      const path = join(folder, 'mail', 'dovecot-keywords')
      return existsSync(path) ? readFileSync(path, 'utf8') : ''
    },
    stop: async () => {
      const ended = once(child, 'exit')
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
