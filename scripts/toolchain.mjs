/**
 * Node 24 and pnpm 12, which everything else runs on. Where the Node that was started is older, or pnpm is not here, npx brings
 * them; where they came to lie is remembered, so that a second start neither waits for npx nor needs the network.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { quietly, root } from './processes.mjs'
import { Stop, during } from './say.mjs'

export const wanted = { node: 24, pnpm: 12 }

/** What the commands remember from one run to the next. It goes when the packages go. */
export const memory = join(root, 'node_modules', '.waymark')

const remembered = join(memory, 'toolchain.json')

/** Whether a Node of this version, such as `20.11.1`, can run our sources as they are. */
export const runsOurSources = version => majorOf(version) >= wanted.node

const majorOf = version => Number(/\d+/.exec(version)?.[0] ?? 0)

/** Answers `{ node, pnpm, env }`: two paths, and the surroundings that every program gets. `pnpm` is undefined where nothing needs it. */
export async function toolchain({ needsPnpm }) {
  const known = recall()
  const node = runsOurSources(process.versions.node) ? process.execPath : known.node
  const pnpm = needsPnpm ? ((await ownPnpm()) ?? known.pnpm) : undefined
  const found = node === undefined || (needsPnpm && pnpm === undefined) ? await bring() : { node, pnpm }
  return { ...found, env: envFor(found) }
}

/** Called once the packages are in, because it is kept among them. */
export function remember({ node, pnpm = recall().pnpm }) {
  mkdirSync(memory, { recursive: true })
  writeFileSync(remembered, JSON.stringify({ node, pnpm }))
}

function recall() {
  try {
    const { node, pnpm } = JSON.parse(readFileSync(remembered, 'utf8'))
    return { node: existsSync(node) ? node : undefined, pnpm: existsSync(pnpm) ? pnpm : undefined }
  } catch {
    return { node: undefined, pnpm: undefined }
  }
}

async function ownPnpm() {
  const { code, output } = await quietly('pnpm', ['--version'], { env: cleanEnv(process.env), script: true })
  return code === 0 && majorOf(output.trim().split('\n').at(-1)) === wanted.pnpm ? 'pnpm' : undefined
}

async function bring() {
  const { node, pnpm } = wanted
  const packages = ['--yes', '-p', `node@${node}`, '-p', `pnpm@${pnpm}`, '-c', 'node scripts/where.mjs']
  const args = process.platform === 'win32' ? packages.map(part => (part.includes(' ') ? `"${part}"` : part)) : packages
  const { code, output } = await during(
    `Fetching Node ${node} and pnpm ${pnpm} (this is Node ${process.versions.node}). The first time takes about half a minute.`,
    () => quietly('npx', args, { env: cleanEnv(process.env), script: true }),
  )
  const found = /^FOUND (.*)$/m.exec(output)
  if (code === 0 && found !== null) return JSON.parse(found[1])
  throw new Stop(whyNot('Node and pnpm could not be fetched with npx', code, output))
}

/** A sentence about a fetch that failed. `what` is what could not be done. */
export function whyNot(what, code, output) {
  if (code === 127 && /ENOENT|not found/.test(output))
    return `${what}, because npx was not found. It comes with npm: install npm beside this Node, then run the command again.`
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network request|error sending request/i.test(
      output,
    )
  )
    return `${what}, because the package registry cannot be reached. Waymark needs the network for this, the first time only. Check the connection (and the proxy that npm is set to, if any), then run the command again.`
  const tail = output.trim().split('\n').slice(-12).join('\n')
  return `${tail}\n\n${what}. What was said about it stands above.`
}

const kept = /^npm_config_(registry|proxy|https?_proxy|noproxy|cafile|ca|strict_ssl|cache|fetch_\w+|.*:_?auth\w*)$/i

/** Without what npm tells the scripts it runs, which pnpm would take for settings. What leads to a registry stays. */
export const cleanEnv = env =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)))

function envFor({ node, pnpm }) {
  const { PATH, Path, ...rest } = cleanEnv(process.env)
  const folders = [dirname(node), ...(pnpm === undefined || pnpm === 'pnpm' ? [] : [dirname(pnpm)])]
  return { ...rest, PATH: [...folders, PATH ?? Path ?? ''].join(delimiter) }
}
