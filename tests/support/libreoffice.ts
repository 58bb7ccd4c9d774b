/** The real LibreOffice, to save documents again as people's programs do. Found on this machine, or installed by whoever may install things. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  await install('libreoffice-writer-nogui')
  const fetched = find()
  if (fetched === undefined) throw notHere('libreoffice-writer-nogui')
  return fetched
}

const notHere = (part: string): Error =>
  new Error(`LibreOffice is not here. Install it (on Debian: apt install ${part}), then run the tests again.`)

async function install(part: string): Promise<void> {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return
  process.stdout.write(`Installing ${part} for the tests of round trips, with apt-get. This takes about a minute.\n`)
  const how = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1e8 }
  await run('apt-get', ['update', '-q'], how)
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', part], how)
}

export type Files = Readonly<Record<string, Uint8Array>>

export interface Saving {
  /** All of them saved again in that format, in one run. The names are without an ending. */
  readonly as: (format: 'docx' | 'odt' | 'txt', from: 'docx' | 'odt', files: Files) => Promise<Files>
  /** Documents and slides as PDF, all in one run. The names have their ending, `words.odt`. */
  readonly printed: (files: Files) => Promise<Files>
  /** Each sheet of a spreadsheet by its name, as comma-separated values: what stands in its cells, not how it looks. */
  readonly sheets: (from: 'xlsx' | 'csv', bytes: Uint8Array) => Promise<Readonly<Record<string, string>>>
  readonly stop: () => void
}

/** Commas, double quotes, UTF-8, from the first line; on the way out all sheets. The rest as it is usually. */
const csvIn = 'Text - txt - csv (StarCalc):44,34,76,1'
const csvOut = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1'

/** Has a profile of its own, so that it meddles with nobody's who works on this machine. */
export async function startSaving(): Promise<Saving> {
  const program = await libreOffice()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-libreoffice-'))
  let runs = 0
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  /** The folder where they are afterwards. It says nothing of a part that it lacks: it writes nothing. */
  const converted = async (
    given: readonly string[],
    [to = '', ...more]: readonly string[],
    { part, due = [] }: { readonly part: string; readonly due?: readonly string[] },
  ): Promise<string> => {
    runs += 1
    const taken = join(folder, `out-${runs}`)
    const isThere = () => existsSync(taken) && due.every(name => existsSync(join(taken, name)))
    const convert = () =>
      run(program, [profile, '--headless', ...more, '--convert-to', to, '--outdir', taken, ...given])
    await convert()
    if (!isThere()) {
      await install(part)
      await convert()
    }
    if (!isThere()) throw notHere(part)
    return taken
  }
  return {
    printed: async files => {
      const names = Object.keys(files)
      const given = names.map(name => {
        const path = join(folder, name)
        writeFileSync(path, files[name] ?? new Uint8Array())
        return path
      })
      const due = names.map(name => name.replace(/\.\w+$/, '.pdf'))
      const taken = await converted(given, ['pdf'], { part: 'libreoffice-impress-nogui', due })
      return Object.fromEntries(
        names.map((name, at) => [name, new Uint8Array(readFileSync(join(taken, due[at] ?? '')))]),
      )
    },
    sheets: async (from, bytes) => {
      const given = join(folder, `book.${from}`)
      writeFileSync(given, bytes)
      const read = from === 'csv' ? [`--infilter=${csvIn}`] : []
      const taken = await converted([given], [csvOut, ...read], { part: 'libreoffice-calc-nogui' })
      return Object.fromEntries(
        readdirSync(taken).map(name => [
          name.replace(/^book-/, '').replace(/\.csv$/, ''),
          readFileSync(join(taken, name), 'utf8'),
        ]),
      )
    },
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
        profile,
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
