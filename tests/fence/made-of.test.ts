/** What the product is made of: the list of it is whole, and everything in it may be handed on. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, source } from '#support/files.ts'
import { promisesIn } from './promises.ts'

const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'OFL-1.1',
  'MIT-0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
  'WTFPL',
  'MPL-2.0',
  'PSF-2.0',
  'ISC AND CC-BY-3.0',
])

/** Its licence is MIT; it stands beside it, and not where programs look. */
const saidElsewhere = new Set(['png-js'])

interface Part {
  readonly name: string
  readonly group?: string
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string }
    readonly expression?: string
  }[]
}

/** Any of several that are offered counts. */
const licenceIds = ({ licenses = [] }: Part): string[] =>
  licenses
    .flatMap(({ license, expression }) => (expression ?? license?.id ?? license?.name ?? '').split(/^\(|\)$| OR /))
    .filter(id => id !== '')

const dependenciesOf = (where: string): string[] => {
  const { dependencies = {} } = JSON.parse(source(`${where}/package.json`)) as { dependencies?: Record<string, string> }
  return Object.keys(dependencies).filter(name => !name.startsWith('@waymark/'))
}

test('[SE12] the list of what it is made of names every package that is handed out, each under a licence that is allowed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-sbom-'))
  const file = join(folder, 'sbom.json')
  execFileSync(process.execPath, ['scripts/run.mjs', 'sbom', file], { cwd: root, stdio: 'ignore' })
  const { bomFormat, components } = JSON.parse(readFileSync(file, 'utf8')) as { bomFormat: string; components: Part[] }
  rmSync(folder, { recursive: true })
  const nameOf = ({ group = '', name }: Part): string => (group === '' ? name : `${group}/${name}`)
  const named = new Set(components.map(nameOf))
  expect(bomFormat).toBe('CycloneDX')
  expect(['client', 'server', 'shared'].flatMap(dependenciesOf).filter(name => !named.has(name))).toEqual([])
  const others = components.filter(part => !nameOf(part).startsWith('@waymark/') && !saidElsewhere.has(nameOf(part)))
  const wrong = others.filter(part => !licenceIds(part).some(id => allowed.has(id)))
  expect(wrong.map(part => `${nameOf(part)}: ${licenceIds(part).join(' ')}`)).toEqual([])
})

test('[SE13] every threat that is written down names what answers it, and promises that are tried', () => {
  const promises = new Set(promisesIn(source('docs/spec.md')))
  const threats = source('docs/threats.md')
    .split('\n')
    .filter(line => /^\| T-\d/.test(line))
    .map(line => line.split('|').map(cell => cell.trim()))
  expect(threats.length).toBeGreaterThan(20)
  for (const [, id = '', threat = '', answer = '', tried = ''] of threats) {
    const named = tried.match(/[A-Z]+\d+/g) ?? []
    expect([id, threat.length > 10, answer.length > 10, named.length > 0]).toEqual([id, true, true, true])
    expect([id, named.filter(one => !promises.has(one))]).toEqual([id, []])
  }
  expect(threats.map(([, id]) => id)).toEqual(threats.map((_, at) => `T-${at + 1}`))
})
