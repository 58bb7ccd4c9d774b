import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { fileKinds, maxFileBytes, maxFiles, maxRemovedFiles } from '@waymark/shared/model/session-file.ts'
import { addFilePath, changeFile, listFiles, putFileBack, removeFile } from '@waymark/shared/wire/files.ts'
import { tidyFiles } from '@waymark/server/files/session-files.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { added, fetchFile, ofEveryKind, office, pdf, refusal, sendFile, type SentFile } from '#support/sent-file.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let running: ASession
afterEach(() => running.stop())

const idOf = ({ session }: ASession) => session.session.id
const send = (file: Partial<SentFile>, by: Pick<ASession['organiser'], 'cookie'> = running.organiser) =>
  sendFile(running.address, by, { sessionId: idOf(running), bytes: pdf, ...file })
const listed = async (by = running.organiser) =>
  (await by.ask(listFiles, { params: { sessionId: idOf(running) } })).files
const onDisk = (): string[] => (existsSync(running.filesFolder) ? readdirSync(running.filesFolder) : [])

test('[Q5] the team adds files with a title and a description, and everybody of the session sees them in order', async () => {
  running = await aSession()
  const facilitator = await running.newcomer('facilitator')
  const first = await added(await send({ title: 'Slides', description: 'Twelve pages.\nNo pictures.' }))
  const second = await added(await send({ title: 'Agenda', bytes: ofEveryKind.txt }, facilitator))
  expect(first).toMatchObject({ title: 'Slides', description: 'Twelve pages.\nNo pictures.', kind: 'pdf' })
  const participant = await running.newcomer('participant')
  expect((await listed(participant)).map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted())
  await facilitator.ask(changeFile, {
    params: { fileId: first.id },
    body: { title: 'The slides', description: 'As shown.' },
  })
  expect((await listed(participant)).find(({ id }) => id === first.id)).toMatchObject({ title: 'The slides' })
})

test('[Q5] who is not of the team adds, changes and removes nothing, and nothing is left of what they sent', async () => {
  running = await aSession()
  const file = await added(await send({}))
  for (const role of ['participant', 'reader'] as const) {
    const other = await running.newcomer(role)
    expect((await refusal(await send({}, other))).code).toBe('not-allowed')
    const params = { fileId: file.id }
    const body = { title: 'Mine', description: 'Mine.' }
    expect((await other.refused(changeFile, { params, body })).code).toBe('not-allowed')
    expect((await other.refused(removeFile, { params })).code).toBe('not-allowed')
    expect((await other.refused(putFileBack, { params })).code).toBe('not-allowed')
  }
  expect((await refusal(await send({}, { cookie: () => '' }))).code).toBe('not-signed-in')
  expect(onDisk()).toEqual([file.id])
})

test('[Q5] a file without words, without bytes or too large is refused beside its field, and leaves nothing', async () => {
  running = await aSession()
  expect(await refusal(await send({ title: ' ' }))).toMatchObject({ at: ['body', 'title'] })
  expect(await refusal(await send({ title: 'x'.repeat(121) }))).toMatchObject({ at: ['body', 'title'] })
  expect(await refusal(await send({ description: '' }))).toMatchObject({
    at: ['body', 'description'],
    message: 'Say what is in it, for those who cannot see it.',
  })
  expect(await refusal(await send({ bytes: new Uint8Array() }))).toMatchObject({ at: ['body', 'file'] })
  const large = new Uint8Array(maxFileBytes + 1)
  large.set(pdf)
  expect(await refusal(await send({ bytes: large }))).toMatchObject({
    code: 'too-large',
    message: 'That file is too large: at most 25 MB fit.',
  })
  expect(onDisk()).toEqual([])
  expect((await added(await send({ bytes: large.subarray(0, maxFileBytes) }))).bytes).toBe(maxFileBytes)
})

test('[Q5] what is no form with a file in it is refused in words', async () => {
  running = await aSession()
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${running.address}${addFilePath(idOf(running))}`, {
      method: 'POST',
      headers: { cookie: running.organiser.cookie(), ...headers },
      body,
    })
  const form = 'multipart/form-data; boundary=x'
  const words = (name: string, value: string): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  for (const [headers, body] of [
    [{ 'content-type': 'application/json' }, '{}'],
    [{ 'content-type': form }, `${words('title', 'T')}--x--\r\n`],
    [{ 'content-type': form }, 'nothing of the kind'],
    [{ 'content-type': 'multipart/form-data' }, '--x--'],
    [{ 'content-type': form }, `${words('title', 'T')}${words('title', 'U')}${words('a', 'V')}--x--\r\n`],
    [{ 'content-type': form }, `${words('__proto__', 'T')}--x--\r\n`],
  ] as const) {
    const response = await post(headers, body)
    expect(response.status, body).toBeGreaterThanOrEqual(400)
    expect(response.status, body).toBeLessThan(500)
    expect((await refusal(response)).message).not.toBe('')
  }
  expect(onDisk()).toEqual([])
})

test('[Q5] twenty files fit, also where many are sent at once', async () => {
  running = await aSession()
  const all = await Promise.all(Array.from({ length: maxFiles + 5 }, () => send({})))
  expect(all.filter(({ ok }) => ok)).toHaveLength(maxFiles)
  for (const no of all.filter(({ ok }) => !ok)) expect((await refusal(no)).code).toBe('too-many')
  expect(onDisk()).toHaveLength(maxFiles)
})

test('[Q6] every kind that is taken is known by what is in it, whatever its name', async () => {
  running = await aSession()
  for (const kind of fileKinds)
    expect((await added(await send({ bytes: ofEveryKind[kind], name: 'harmless.exe' }))).kind).toBe(kind)
})

test('[Q6] what is none of them is refused, whatever its name', async () => {
  running = await aSession()
  for (const bytes of [
    strToU8('MZ\u0000\u0001'),
    strToU8('\u007FELF'),
    strToU8('GIF89a\u0000'),
    office('word/document.xml', 'word/vbaProject.bin'),
    office('xl/workbook.xml'),
    Uint8Array.from([...strToU8('PK\u0003\u0004'), ...new Uint8Array(40)]),
    Uint8Array.from([...strToU8('PK\u0003\u0004'), ...new Uint8Array(4), ...strToU8('PK\u0005\u0006'), 255, 255]),
    strToU8('PK\u0003\u0004'),
    Uint8Array.from([0xff, 0xfe, 0x41, 0x00]),
    strToU8('a\u0000b'),
    Uint8Array.from(Buffer.from('caf\u00E9', 'latin1')),
  ])
    expect(await refusal(await send({ bytes, name: 'slides.pdf' }))).toMatchObject({
      code: 'malformed',
      at: ['body', 'file'],
      message:
        'We do not take files of that kind. We take PDF, PowerPoint, Word, OpenDocument text and slides, PNG, JPEG, WebP and plain text.',
    })
  expect(onDisk()).toEqual([])
})

test('[Q7] people of the session get it byte for byte, as an attachment that nothing runs; others do not', async () => {
  running = await aSession()
  const page = strToU8('<!doctype html><script>alert(1)</script>')
  const file = await added(await send({ bytes: page, name: 'page.html' }))
  const response = await fetchFile(await running.newcomer('participant'), file.id)
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(page)
  const said = response.headers
  expect(said.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(said.get('content-disposition')).toBe('attachment; filename=Slides.txt')
  expect(said.get('x-content-type-options')).toBe('nosniff')
  expect(said.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
  const other = await aSession({}, running)
  const stranger = await other.newcomer('facilitator')
  expect((await refusal(await fetchFile(stranger, file.id))).code).toBe('not-signed-in')
  expect((await stranger.refused(removeFile, { params: { fileId: file.id } })).code).toBe('not-signed-in')
})

test('[Q7] no title makes a name that climbs, hides or turns round', async () => {
  running = await aSession()
  for (const [title, name] of [
    ['../../etc/passwd', 'etc-passwd.pdf'],
    ['..', 'File.pdf'],
    ['CON', 'File.pdf'],
    ['slides\u202Efdp.exe', '"slides fdp.exe.pdf"'],
    ['a"; filename="b', '"a-; filename=-b.pdf"'],
    ['C:\\x\\y', 'C--x-y.pdf'],
  ] as const) {
    const file = await added(await send({ title, name: '../../../x\u202E.pdf' }))
    const response = await fetchFile(running.organiser, file.id)
    expect(response.headers.get('content-disposition'), title).toBe(`attachment; filename=${name}`)
  }
  expect((await refusal(await send({ title: 'a\u0000b' }))).at).toEqual(['body', 'title'])
  expect((await refusal(await send({ title: 'a\r\nX: y' }))).at).toEqual(['body', 'title'])
})

test('[Q8] a file that is removed is there for the team alone, and comes back as it was', async () => {
  running = await aSession()
  const participant = await running.newcomer('participant')
  const file = await added(await send({}))
  const params = { fileId: file.id }
  await running.organiser.ask(removeFile, { params })
  expect(await listed(participant)).toEqual([])
  expect((await refusal(await fetchFile(participant, file.id))).code).toBe('not-allowed')
  expect((await listed()).map(({ removedAt }) => removedAt)).toEqual(['2027-03-24T13:00:00.000Z'])
  await running.organiser.ask(putFileBack, { params })
  expect(await listed(participant)).toEqual([file])
  expect(new Uint8Array(await (await fetchFile(participant, file.id)).arrayBuffer())).toEqual(pdf)
})

test('[Q8] the last twenty that were removed are kept, and one is not put back over the limit', async () => {
  running = await aSession()
  const all = []
  for (let at = 0; at < maxRemovedFiles + 2; at += 1) {
    const file = await added(await send({ title: `File ${at}` }))
    await running.organiser.ask(removeFile, { params: { fileId: file.id } })
    all.push(file)
  }
  expect(onDisk()).toHaveLength(maxRemovedFiles)
  expect(await listed()).toHaveLength(maxRemovedFiles)
  for (let at = 0; at < maxFiles; at += 1) await added(await send({}))
  const [kept] = (await listed()).filter(({ removedAt }) => removedAt !== null)
  expect((await running.organiser.refused(putFileBack, { params: { fileId: kept!.id } })).code).toBe('too-many')
})

test('[Q9] on a full disk it is said so, and nothing is left', async () => {
  let left = 3
  const disk = {
    open: async (...asked: Parameters<typeof open>) => {
      const file = await open(...asked)
      return new Proxy(file, {
        get: (whole, name) => {
          const verb: unknown = Reflect.get(whole, name)
          if (typeof verb !== 'function') return verb
          if (name !== 'write') return verb.bind(whole)
          return async (...bytes: readonly unknown[]) => {
            left -= 1
            if (left < 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
            return Reflect.apply(verb, whole, bytes)
          }
        },
      })
    },
  }
  running = await aSession({}, await testApp({ disk }))
  const large = new Uint8Array(2 * 1024 * 1024)
  large.set(pdf)
  const no = await send({ bytes: large })
  expect(no.status).toBe(503)
  expect(await refusal(no)).toMatchObject({
    code: 'not-saved',
    message: 'The disk of this server is full. Nothing was kept: tell whoever runs it.',
  })
  expect(onDisk()).toEqual([])
  expect(await listed()).toEqual([])
})

test('[Q9] half a file, whose sender is gone, leaves nothing', async () => {
  running = await aSession()
  const { hostname, port } = new URL(running.address)
  const socket = connect(Number(port), hostname)
  const words = (name: string): string => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nW\r\n`
  socket.write(
    `POST ${addFilePath(idOf(running))} HTTP/1.1\r\nHost: x\r\nCookie: ${running.organiser.cookie()}\r\n` +
      'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n' +
      `${words('title')}${words('description')}` +
      `--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 ${'x'.repeat(100_000)}`,
  )
  await until('some of it is on the disk', async () => onDisk().length === 1)
  socket.destroy()
  await until('nothing of it is left', async () => onDisk().length === 0)
  expect(await listed()).toEqual([])
})

test('[Q9] at the start what no row knows is cleared away, and what is known stays', async () => {
  running = await aSession()
  const file = await added(await send({}))
  for (const name of ['half-a-file-00001.new', 'never-known-00001']) writeFileSync(join(running.filesFolder, name), 'x')
  await tidyFiles(running.deps)
  expect(onDisk()).toEqual([file.id])
})
