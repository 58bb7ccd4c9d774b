/** The real EPUBCheck, which says whether an e-book keeps to its standard. Found on this machine, or installed by whoever may install things. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const program = '/usr/share/java/epubcheck.jar'

function install(): void {
  if (existsSync(program) || process.getuid?.() !== 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
  execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'epubcheck'], { env, stdio: 'ignore' })
}

const run = promisify(execFile)

/** What it finds wrong, a line each; none where all is well. Throws where it is not here and cannot be fetched. */
export async function faultsInBook(bytes: Uint8Array): Promise<string[]> {
  install()
  if (!existsSync(program)) throw new Error('EPUBCheck is not here. Install it (on Debian: apt install epubcheck).')
  const folder = mkdtempSync(join(tmpdir(), 'waymark-book-'))
  try {
    const book = join(folder, 'book.epub')
    writeFileSync(book, bytes)
    // It starts sooner without the second compiler, and has checked a book before that would pay.
    const said = await run('java', ['-XX:TieredStopAtLevel=1', '-jar', program, book]).catch((fault: unknown) => {
      if (fault instanceof Error && 'stdout' in fault && 'stderr' in fault) return fault
      throw fault
    })
    const lines = `${String(said.stdout)}\n${String(said.stderr)}`.split('\n')
    if (!lines.includes('EPUBCheck completed')) throw new Error(`EPUBCheck did not run: ${lines.join('\n')}`)
    return lines.filter(line => /^(?:FATAL|ERROR|WARNING)/.test(line))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
