import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-settings-'))
const fileWith = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const key = Buffer.alloc(32, 7)
const several = {
  DATABASE_URL: 'postgres://waymark:hunter2@db.example.org/waymark',
  REDIS_URL: 'redis://:hunter2@redis.example.org:6379',
  WAYMARK_LINK_KEY: key.toString('base64url'),
}

const said = (environment: Readonly<Record<string, string>>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('[OP1] an empty setting is as good as none', () => {
  const names = ['PORT', 'HOST', 'WAYMARK_ADDRESS', 'WAYMARK_DATA', 'WAYMARK_LIMITS', 'LOG_LEVEL', 'DATABASE_URL']
  expect(readConfig(Object.fromEntries(names.map(name => [name, ''])))).toEqual(readConfig({}))
})

test('[OP1] without settings it is one server on a folder, which goes down at once; several wait until nobody new is sent to one', () => {
  expect(readConfig({})).toMatchObject({ postgres: undefined, redisUrl: undefined, linkKey: undefined, drainMs: 0 })
  expect(readConfig(several)).toMatchObject({
    postgres: { url: several.DATABASE_URL, peopleUrl: undefined, monitoringUrl: undefined, pool: 10 },
    redisUrl: several.REDIS_URL,
    linkKey: key,
    drainMs: 5000,
  })
  expect(readConfig({ ...several, WAYMARK_DRAIN_SECONDS: '0', WAYMARK_POOL: '4' })).toMatchObject({
    drainMs: 0,
    postgres: { pool: 4 },
  })
})

test.each([
  [{ REDIS_URL: several.REDIS_URL }, /^REDIS_URL is for several servers.*set DATABASE_URL/],
  [{ PEOPLE_DATABASE_URL: several.DATABASE_URL }, /^PEOPLE_DATABASE_URL goes with DATABASE_URL/],
  [{ ...several, WAYMARK_LINK_KEY: '' }, /^Several servers need one key.*WAYMARK_LINK_KEY_FILE/],
  [{ DATABASE_URL: 'mysql://root:hunter2@db/waymark' }, /^DATABASE_URL must be a whole address: postgres:/],
  [{ DATABASE_URL: 'hunter2' }, /^DATABASE_URL must be/],
  [{ ...several, REDIS_URL: 'http://:hunter2@redis' }, /^REDIS_URL must be a whole address: redis:/],
  [{ ...several, WAYMARK_LINK_KEY: 'hunter2' }, /^WAYMARK_LINK_KEY must be 32 bytes/],
  [{ DATABASE_URL_FILE: '/nowhere/hunter' }, /^The file that DATABASE_URL_FILE names cannot be read\.$/],
  [{ ...several, DATABASE_URL_FILE: '/nowhere' }, /^Set DATABASE_URL or DATABASE_URL_FILE, not both\.$/],
  [{ ...several, WAYMARK_LINK_KEY_FILE: '/nowhere' }, /^Set WAYMARK_LINK_KEY or WAYMARK_LINK_KEY_FILE, not both\.$/],
  [{ ...several, WAYMARK_POOL: '1' }, /^WAYMARK_POOL must be a whole number from 2 to 500\.$/],
  [{ WAYMARK_DRAIN_SECONDS: '-1' }, /^WAYMARK_DRAIN_SECONDS must be a whole number from 0 to 600\.$/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, error/],
])(
  '[OP1] settings that cannot be used, or not together, are said to be, without a password: %#',
  (environment, sentence) => {
    expect(said(environment)).toMatch(sentence)
    expect(said(environment)).not.toContain('hunter2')
  },
)

test('[OP2] a secret may stand in a file, with a line break at its end; the key of the links as text, or as the file of a data folder', () => {
  const config = readConfig({
    DATABASE_URL_FILE: fileWith('database', `${several.DATABASE_URL}\n`),
    PEOPLE_DATABASE_URL_FILE: fileWith('people', 'postgresql:///people\n'),
    REDIS_URL_FILE: fileWith('redis', several.REDIS_URL),
    WAYMARK_LINK_KEY_FILE: fileWith('key', `${several.WAYMARK_LINK_KEY}=\n`),
  })
  expect(config).toMatchObject({
    postgres: { url: several.DATABASE_URL, peopleUrl: 'postgresql:///people' },
    redisUrl: several.REDIS_URL,
  })
  expect(Buffer.from(config.linkKey ?? [])).toEqual(key)
  const asBytes = readConfig({ WAYMARK_LINK_KEY_FILE: fileWith('links.key', key) })
  expect(Buffer.from(asBytes.linkKey ?? [])).toEqual(key)
  expect(said({ WAYMARK_LINK_KEY_FILE: fileWith('short', key.subarray(1)) })).toMatch(/^WAYMARK_LINK_KEY_FILE must be/)
})

test('[OP15] the proxies that are believed are addresses and networks, and never everybody', () => {
  expect(readConfig({ WAYMARK_PROXIES: '10.0.0.4, 10.1.0.0/16,fd00::/8' }).proxies).toEqual([
    '10.0.0.4',
    '10.1.0.0/16',
    'fd00::/8',
  ])
  for (const wrong of [
    '0.0.0.0/0',
    '::/0',
    'proxy.example.org',
    '10.0.0.0/33',
    '10.0.0.4,',
    '10.0.0.0/8/8',
    'uniquelocal',
    '10.0.0.0/-1',
  ])
    expect(said({ WAYMARK_PROXIES: wrong })).toMatch(/^WAYMARK_PROXIES must be/)
})
