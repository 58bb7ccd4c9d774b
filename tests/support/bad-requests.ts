/** Bodies that are no form of ours, and paths that try to lead out of the folder of the pages. */
const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`

export const badBodies: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  deep,
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{}}}',
  '\u0000',
  '{"secret":1e999}',
]

export const trickyPaths: readonly string[] = [
  '/../package.json',
  '/..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/assets/..%5c..%5cserver',
  '//etc/passwd',
  '/%00',
  '/%',
  '/%zz',
  '/api/%2e%2e/metrics',
  '/sync/..%2f..',
  '/sync/room:%00',
  `/${'x'.repeat(5000)}`,
  '/api/__proto__',
  '/constructor',
  '/.env',
  '/api/rooms/%F0%28%8C%28/notes',
]
