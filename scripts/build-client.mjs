/** Builds what the browser loads, into client/dist, and only when something it is made of has changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from './install.mjs'
import { linked, quietly, root } from './processes.mjs'
import { Stop, during } from './say.mjs'
import { memory } from './toolchain.mjs'

const stamp = join(memory, 'client-built')
const madeOf = ['client', 'shared', 'pnpm-lock.yaml', 'tsconfig.base.json']
const notMadeOf = new Set(['node_modules', 'dist'])

export async function buildClient({ env }) {
  const now = contentOf(madeOf)
  if (existsSync(join(root, 'client', 'dist', 'index.html')) && read(stamp) === now) return
  const { code, output } = await during('Building the pages. This takes a few seconds.', () =>
    quietly(linked('vite', 'client'), ['build', '--logLevel', 'warn'], {
      cwd: join(root, 'client'),
      env,
      script: true,
    }),
  )
  if (code !== 0)
    throw new Stop(`${output.trim()}\n\nThe pages could not be built. What was said about it stands above.`)
  mkdirSync(memory, { recursive: true })
  writeFileSync(stamp, now)
}

/** A checksum of the names and contents of all files under these paths, but for tests, which no page is made of. */
function contentOf(paths) {
  const hash = createHash('sha256')
  const walk = path => {
    for (const entry of [...readdirSync(join(root, path), { withFileTypes: true })].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (notMadeOf.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue
      if (entry.isDirectory()) walk(`${path}/${entry.name}`)
      else add(`${path}/${entry.name}`)
    }
  }
  const add = path =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  for (const path of paths) {
    if (path.includes('.')) add(path)
    else walk(path)
  }
  return hash.digest('hex')
}
