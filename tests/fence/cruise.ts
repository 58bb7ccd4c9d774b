/** Runs dependency-cruiser with our rules over a tree, as a person would by hand. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { root, sourceFolders } from '#support/files.ts'

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
})

export interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

export interface Cruise {
  /** Our own modules that it saw; style sheets that they import are none. */
  readonly modules: readonly string[]
  readonly violations: readonly Violation[]
  readonly rules: readonly string[]
}

export const said = ({ rule, from, to }: Violation): string =>
  from === to ? `${rule}: ${from}` : `${rule}: ${from} imports ${to}`

/** `folder` holds a tree like ours. Costs half a second. */
export function cruise(folder: string): Cruise {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const args = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...sourceFolders]
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (stdout === '') throw new Error(stderr)
  const { modules, summary } = Report.parse(JSON.parse(stdout))
  return {
    modules: modules.map(module => module.source).filter(isIn),
    violations: summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to })),
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
  }
}

const isIn = (path: string): boolean =>
  sourceFolders.some(folder => path.startsWith(`${folder}/`)) && !path.includes('node_modules/') && /\.tsx?$/.test(path)
