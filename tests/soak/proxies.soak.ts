/** nginx and Caddy as the examples in docs/deploy have them, in front of a server, by TLS: a websocket, a stream, a note, a file, and who asks. Both have to be installed. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { streamPath } from '@waymark/shared/wire/over-https.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { source } from '#support/files.ts'
import { freePort } from '#support/free-port.ts'
import { person } from '#support/person.ts'
import { until } from '#support/wait.ts'

const isRoot = process.getuid?.() === 0
const folder = mkdtempSync(join(tmpdir(), 'waymark-proxies-'))
const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
let a: ASession
const children: ChildProcess[] = []

beforeAll(async () => {
  // A certificate of our own is believed by this process alone.
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  const names = 'subjectAltName=IP:127.0.0.1,DNS:localhost'
  const args = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    names,
  ]
  execFileSync('openssl', [...args, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  a = await aSession()
})
afterAll(async () => {
  for (const child of children) {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  await a.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Proxy {
  readonly name: string
  readonly start: (port: number, to: string) => ChildProcess
}

const run = (program: string, args: string[]): ChildProcess => {
  const child = spawn(program, args, { cwd: folder, stdio: 'inherit', env: { ...process.env, HOME: folder } })
  children.push(child)
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

const nginx: Proxy = {
  name: 'nginx',
  start: (port, to) => {
    const file = join(folder, `nginx-${port}.conf`)
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(one => `${one}_temp_path ${folder}/${one};`)
    const config = source('docs/deploy/nginx.conf')
      .replaceAll(/^ {4}server 10\.0\.0\.11:3000/gm, `    server ${to}`)
      .replaceAll(/^ {4}server 10\.0\.0\.1[23]:3000.*\n/gm, '')
      .replace(/ {2}server \{\n {4}listen 80;[^}]*\}\n/, '')
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replace('server_name waymark.example.org', 'server_name localhost')
      .replace(/ssl_certificate \S+;/, `ssl_certificate ${cert};`)
      .replace(/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`)
      .replace('http {\n', `http {\n  ${paths.join(' ')} error_log stderr warn;\n`)
    writeFileSync(file, `${isRoot ? 'user root; ' : ''}daemon off; pid ${folder}/nginx-${port}.pid;\n${config}`)
    return run('/usr/sbin/nginx', ['-e', 'stderr', '-p', folder, '-c', file])
  },
}

const caddy: Proxy = {
  name: 'Caddy',
  start: (port, to) => {
    const file = join(folder, `Caddyfile-${port}`)
    const config = source('docs/deploy/Caddyfile')
      .replace('10.0.0.11:3000 10.0.0.12:3000 10.0.0.13:3000', to)
      .replace('waymark.example.org {', `https://127.0.0.1:${port} {\n\ttls ${cert} ${key}`)
    writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${config}`)
    return run('/usr/bin/caddy', ['run', '--adapter', 'caddyfile', '--config', file])
  },
}

async function behind(proxy: Proxy, to: string): Promise<string> {
  const port = await freePort()
  const child = proxy.start(port, to)
  const address = `https://127.0.0.1:${port}`
  await until(`${proxy.name} listens`, async () => {
    if (child.exitCode !== null) throw new Error(`${proxy.name} ended by itself`)
    return fetch(address).then(
      ({ status }) => status !== 502 && status !== 503,
      () => false,
    )
  })
  return address
}

for (const proxy of [nginx, caddy])
  test(`[OP16] through ${proxy.name} as in the example, by TLS, pages are live by websocket and by stream, and notes are saved`, async () => {
    const address = await behind(proxy, new URL(a.address).host)
    const roomId = RoomId.parse(a.session.breakouts[0]?.rooms[0]?.id)
    const nia = person(address)
    await nia.comeIn(a.secretFor('participant'), { name: 'Nia', roomId })
    const open = await nia.openDoc(roomDocName(roomId))
    const text = `Through ${proxy.name}`
    await nia.ask(putNote, {
      params: { roomId, noteId: NoteId.parse(`through-${proxy.name}`) },
      body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text, signed: false, route: 'live' },
    })
    await until('it is seen live', () =>
      [...openRoomDoc(open.doc).notes.all().values()].some(note => note.text === text),
    )
    open.close()

    const came: { text: string; at: number }[] = []
    const stream = request(`${address}${streamPath}`, { headers: { cookie: nia.cookie() } }, answer => {
      answer.setEncoding('utf8').on('data', (said: string) => came.push({ text: said, at: performance.now() }))
    }).end()
    stream.on('error', () => undefined)
    // The first word at once, and signs of life as they are sent.
    await until('the stream says something twice', () => came.length >= 2, 30_000)
    stream.destroy()
    const large = await fetch(`${address}/api/none`, {
      method: 'PUT',
      body: new Uint8Array(20 * 1024 * 1024),
      headers: { origin: address },
    })
    expect([404, 413, 400]).toContain(large.status)
    expect((await fetch(`${address}/metrics`)).status).toBe(404)
    expect((await fetch(`${address}/ready`)).status).toBe(200)
  })

for (const proxy of [nginx, caddy])
  test(`[OP16] ${proxy.name} puts who asks at the end, whatever they say of themselves`, async () => {
    let heard: IncomingHttpHeaders = {}
    const echo = createServer((asked, answer) => {
      if (asked.url !== '/ready') heard = asked.headers
      answer.end('heard')
    }).listen(0, '127.0.0.1')
    await once(echo, 'listening')
    const address = await behind(proxy, `127.0.0.1:${(echo.address() as AddressInfo).port}`)
    await fetch(`${address}/who`, { headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'http' } })
    expect(String(heard['x-forwarded-for']).split(',').at(-1)?.trim()).toBe('127.0.0.1')
    expect([heard['x-forwarded-proto'], heard.host]).toEqual(['https', new URL(address).host])
    echo.closeAllConnections()
    echo.close()
  })
