/** The real LibreOffice, to save documents again as people's programs do. Found on this machine, or installed by whoever may install things. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

const folders = [
  ...(process.env['PATH'] ?? '').split(delimiter),
  '/Applications/LibreOffice.app/Contents/MacOS',
  'C:\\Program Files\\LibreOffice\\program',
]

const find = (): string | undefined =>
  folders
    .flatMap(folder => ['soffice', 'libreoffice', 'soffice.exe'].map(name => join(folder, name)))
    .find(path => existsSync(path))

const onPath = (name: string): boolean => folders.some(folder => existsSync(join(folder, name)))

/** Its path. Throws where it is not here and cannot be fetched: without it nothing is known of round trips. */
async function libreOffice(): Promise<string> {
  const found = find()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    process.stdout.write(
      'Installing LibreOffice for the tests of round trips, with apt-get. This takes about a minute.\n',
    )
    const how = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1e8 }
    await run('apt-get', ['update', '-q'], how)
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'libreoffice-writer-nogui'], how)
  }
  const fetched = find()
  if (fetched === undefined)
    throw new Error(
      'LibreOffice is not here. Install it (on Debian: apt install libreoffice-writer-nogui), then run the tests again.',
    )
  return fetched
}

export type Files = Readonly<Record<string, Uint8Array>>

export interface Saving {
  /** All of them saved again in that format, in one run. The names are without an ending. */
  readonly as: (format: 'docx' | 'odt' | 'txt', from: 'docx' | 'odt', files: Files) => Promise<Files>
  readonly stop: () => void
}

/** Has a profile of its own, so that it meddles with nobody's who works on this machine. */
export async function startSaving(): Promise<Saving> {
  const program = await libreOffice()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-libreoffice-'))
  let runs = 0
  return {
    as: async (format, from, files) => {
      runs += 1
      const [given, taken] = [join(folder, `in-${runs}`), join(folder, `out-${runs}`)]
      mkdirSync(given)
      const paths = Object.entries(files).map(([name, bytes]) => {
        const path = join(given, `${name}.${from}`)
        writeFileSync(path, bytes)
        return path
      })
      await run(program, [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        format === 'txt' ? 'txt:Text (encoded):UTF8' : format,
        '--outdir',
        taken,
        ...paths,
      ])
      return Object.fromEntries(
        Object.keys(files).map(name => [name, new Uint8Array(readFileSync(join(taken, `${name}.${format}`)))]),
      )
    },
    stop: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
