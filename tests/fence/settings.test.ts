import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { readConfig } from '@waymark/server/config.ts'
import { filesIn, source } from '#support/files.ts'

/** The settings that the server asks its environment for. */
function asked(): ReadonlySet<string> {
  const names = new Set<string>()
  const watched = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'string') names.add(name)
        return undefined
      },
      has: (_, name) => {
        if (typeof name === 'string') names.add(name)
        return false
      },
    },
  )
  readConfig(watched)
  return new Set([...names].filter(name => /^[A-Z][A-Z_]+$/.test(name)))
}

const book = source('docs/running.md')
const table = book.slice(book.indexOf('\n## Settings\n'), book.indexOf('\n## Links\n'))
const listed = [...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name)
const sorted = (names: Iterable<string>): string[] => [...names].toSorted((a, b) => (a < b ? -1 : 1))

test('[OP3] every setting that the server reads stands in the one table of docs/running.md, once, and no other does', () => {
  expect(listed.length).toBeGreaterThan(20)
  expect(sorted(listed)).toEqual(sorted(asked()))
})

/** Of the programs beside ours, and of systemd and Node themselves. */
const ofOthers = /^(?:POSTGRES_[A-Z_]+|NODE_ENV|AF_[A-Z0-9_]+|EPERM|CMD|ALL|THAT_PASSWORD)$/

test('[OP17] whatever is set in the examples is a setting', () => {
  const files = filesIn('docs/deploy', /.*/)
  expect(files.length).toBeGreaterThanOrEqual(5)
  for (const file of files) {
    const names = [...source(file).matchAll(/\b[A-Z][A-Z0-9]*_[A-Z_]+\b|\b(?:PORT|HOST)\b/g)].map(([name]) => name)
    expect(
      names.filter(name => !listed.includes(name) && !ofOthers.test(name)),
      file,
    ).toEqual([])
  }
})

const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      environment: z.record(z.string(), z.string()).optional(),
      secrets: z.array(z.string()).optional(),
      networks: z.array(z.string()),
    }),
  ),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
})

test('[OP17] the compose file is YAML, has three servers with the same settings, and takes every secret from a file', () => {
  const { services, secrets } = Compose.parse(load(source('docs/deploy/compose.yaml')))
  const servers = ['waymark1', 'waymark2', 'waymark3'].map(name => services[name])
  expect(new Set(servers.map(server => JSON.stringify(server))).size).toBe(1)
  const environment = servers[0]?.environment ?? {}
  const own = Object.entries(environment).filter(([name]) => name !== 'NODE_ENV')
  expect(own.map(([name]) => name).filter(name => !listed.includes(name))).toEqual([])
  // What it would start with, but for what stands in the files.
  const open = Object.fromEntries(own.filter(([name]) => !name.endsWith('_FILE')))
  expect(readConfig(open).proxies).toEqual(['172.30.0.0/24'])
  expect(
    own.filter(([name, file]) => name.endsWith('_FILE') && !(file.replace('/run/secrets/', '') in secrets)),
  ).toEqual([])
  expect(sorted(servers[0]?.secrets ?? [])).toEqual(['database_url', 'link_key', 'redis_url'])
})

test('[OP16] the examples for proxies pass on what has to be passed on, and keep the measures to themselves', () => {
  const nginx = source('docs/deploy/nginx.conf')
  for (const needed of [
    'proxy_set_header Host $http_host',
    'proxy_set_header Upgrade $http_upgrade',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for',
    'proxy_set_header X-Forwarded-Proto $scheme',
    'client_max_body_size 27m',
    'proxy_buffering off',
    'location = /metrics',
    'access_log off',
  ])
    expect(nginx).toContain(needed)
  const caddy = source('docs/deploy/Caddyfile')
  for (const needed of ['health_uri /ready', 'flush_interval -1', 'max_size 27MB', 'respond /metrics 404'])
    expect(caddy).toContain(needed)
})
