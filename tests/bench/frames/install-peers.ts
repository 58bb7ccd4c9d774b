/** Brings the boards that we measure ourselves against, these versions exactly, into a folder of their own, and builds a page of each. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#support/files.ts'

/** React is the one that our own pages are built with. */
export const versions = {
  '@xyflow/react': '12.12.1',
  '@excalidraw/excalidraw': '0.18.1',
  react: '19.3.1',
  'react-dom': '19.3.1',
} as const

export const peerPages = ['react-flow', 'excalidraw'] as const

const folder = join(root, 'node_modules', '.cache', 'waymark-frames')
const sources = join(import.meta.dirname, 'pages')
const vite = join(root, 'client', 'node_modules', 'vite', 'bin', 'vite.js')

/** Answers the folder of the built pages, each in a folder of its own. Throws an Error whose message is a sentence. */
export function installPeers(): string {
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: versions }, undefined, 2)
  once('installed', wanted, () => install(wanted))
  const built = join(folder, 'built')
  once('pages-built', wanted + contentOf(sources), () => {
    for (const page of peerPages) build(page, join(built, page))
  })
  return built
}

/** Does it unless it was done for the same reason before. */
function once(name: string, reason: string, act: () => void): void {
  const done = join(folder, name)
  if (existsSync(done) && readFileSync(done, 'utf8') === reason) return
  act()
  writeFileSync(done, reason)
}

function install(wanted: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), wanted)
  run('could not be installed from npm', [
    'npm',
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
}

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Notes</title>
    <script>
      window.EXCALIDRAW_ASSET_PATH = "/excalidraw/"
    </script>
    <script type="module" src="./page.jsx"></script>
  </head>
  <body>
    <div id="page"></div>
  </body>
</html>
`

/** Built from a copy beside their packages, where an import finds them. */
function build(page: string, into: string): void {
  const from = join(folder, 'pages', page)
  rmSync(from, { recursive: true, force: true })
  mkdirSync(from, { recursive: true })
  for (const file of readdirSync(sources)) cpSync(join(sources, file), join(from, file))
  cpSync(join(from, `${page}.jsx`), join(from, 'page.jsx'))
  writeFileSync(join(from, 'index.html'), html)
  run('could not be built', [
    process.execPath,
    vite,
    'build',
    from,
    '--base',
    './',
    '--outDir',
    into,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ])
  const fonts = join(folder, 'node_modules', '@excalidraw', 'excalidraw', 'dist', 'prod', 'fonts')
  if (page === 'excalidraw') cpSync(fonts, join(into, 'fonts'), { recursive: true })
}

function run(what: string, [program = '', ...args]: readonly string[]): void {
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env })
  if (status === 0) return
  const why = error?.message ?? `${stdout}${stderr}`.trim()
  throw new Error(`The boards to measure against ${what}, so nothing was measured.\n${why}`)
}

function contentOf(path: string): string {
  const hash = createHash('sha256').update(html)
  for (const file of readdirSync(path).toSorted()) hash.update(file).update(readFileSync(join(path, file)))
  return hash.digest('hex')
}
