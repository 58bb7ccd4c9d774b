/** What every answer says to browsers, who may show the pages inside theirs, and what a browser is known by. */
import { expect, test } from 'vitest'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { home } from '@waymark/shared/wire/sessions.ts'
import { readFrames } from '@waymark/server/frames.ts'
import { aSession } from '#support/a-session.ts'
import { testApp } from '#support/test-app.ts'

const https = { 'x-forwarded-proto': 'https' }
const framed = { ...https, 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
const cookieOf = (answer: Response): string => answer.headers.get('set-cookie') ?? ''
const comeInBy = (secret: string): string => JSON.stringify({ secret, name: null, roomId: null, asSomebodyElse: false })

async function send(
  address: string,
  path: string,
  { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: string } = {},
): Promise<Response> {
  return fetch(`${address}${path}`, {
    redirect: 'manual',
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body }),
  })
}

test('[SE3] every answer allows scripts and styles of this server alone, no frames, and nothing of the device', async () => {
  await using a = await stoppable()
  for (const path of ['/plain', '/api/home', '/nowhere', '/answer/mine/x']) {
    const { headers } = await send(a.address, path)
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "worker-src 'self'",
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy.split(';')).toContain(rule)
    expect(policy).not.toMatch(/(?:script|style)-src [^;]*unsafe/)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()') as string,
    })
  }
})

test('[SE4] only the sites that are named may show the pages inside theirs, and over https alone is anybody known there', async () => {
  await using a = await stoppable(['https://intranet.example.org', 'https://*.zoom.us'])
  const page = await send(a.address, '/plain', { headers: framed })
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy.split(';')).toContain('frame-ancestors https://intranet.example.org https://*.zoom.us')
  expect(page.headers.get('x-frame-options')).toBeNull()
  expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/)
  expect(cookieOf(page)).toMatch(
    /^__Host-waymark-framed=[\w-]{22};.*Path=\/; HttpOnly; Secure; Partitioned; SameSite=None/,
  )
  // On its own, over http, and on any other page, nobody gets one.
  const { 'x-forwarded-proto': _, ...overHttp } = framed
  expect(cookieOf(await send(a.address, '/plain', { headers: overHttp }))).toBe('')
  expect(cookieOf(await send(a.address, '/plain', { headers: https }))).toBe('')
  expect(cookieOf(await send(a.address, '/answer/abc', { headers: framed }))).toBe('')
  // Whoever has it there comes in by it.
  const [cookie = ''] = cookieOf(page).split(';')
  const s = await aSession({}, a)
  const inside = await send(a.address, comeIn.path, {
    headers: { ...https, cookie, origin: a.address },
    body: comeInBy(s.secretFor('participant')),
  })
  expect([inside.status, cookieOf(inside).split(';')[0]]).toEqual([200, cookie])
  expect(cookieOf(inside)).toContain('SameSite=None')
  const known = await send(a.address, `/api/sessions/${s.session.session.id}`, { headers: { ...https, cookie } })
  expect(known.status).toBe(200)
})

test('[SE4] without that setting nobody is known in a frame', async () => {
  await using a = await stoppable()
  expect(cookieOf(await send(a.address, '/plain', { headers: framed }))).toBe('')
})

test('[SE4] the setting takes whole origins over https and the names of two makers, and nothing that could be another rule', () => {
  expect(readFrames(undefined)).toEqual([])
  expect(readFrames(' https://a.example.org ,zoom')).toEqual([
    'https://a.example.org',
    'https://zoom.us',
    'https://*.zoom.us',
    'https://*.zoom.com',
  ])
  expect(readFrames('Teams')).toContain('https://*.cloud.microsoft')
  for (const wrong of ['*', 'https://*', 'http://a.example.org', "https://a.org; script-src 'self'", 'a.org/x', 'meet'])
    expect(() => readFrames(wrong)).toThrow('WAYMARK_FRAMES must be')
})

test('[SE5] over https the cookie is one that no other host can set; who came before goes on, and is given the new one on coming in', async () => {
  await using a = await stoppable()
  const s = await aSession({}, a)
  const secret = s.secretFor('participant')
  const body = comeInBy(secret)
  const first = await send(a.address, comeIn.path, { headers: { origin: a.address }, body })
  expect(cookieOf(first)).toMatch(/^waymark=[\w-]{22};.*HttpOnly; SameSite=Lax$/)
  const [old = ''] = cookieOf(first).split(';')
  const read = async (cookie: string): Promise<number> =>
    (await send(a.address, `/api/sessions/${s.session.session.id}`, { headers: { ...https, cookie } })).status
  expect(await read(old)).toBe(200)
  const again = await send(a.address, comeIn.path, { headers: { ...https, cookie: old, origin: a.address }, body })
  expect(cookieOf(again)).toMatch(/^__Host-waymark=[\w-]{22};.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  // What a neighbour of the domain has set under the old name counts for nothing beside it.
  expect(await read(`waymark=${'x'.repeat(22)}; ${cookieOf(again).split(';')[0] ?? ''}`)).toBe(200)
})

test('[SE6] no page of another site sends or fetches in somebody’s name, whatever of itself it says or leaves out', async () => {
  await using a = await stoppable()
  const s = await aSession({}, a)
  const cookie = s.organiser.cookie()
  const body = comeInBy(s.secretFor('facilitator'))
  for (const headers of [
    { origin: 'null' },
    { origin: 'https://elsewhere.example.org' },
    { origin: `${a.address}.elsewhere.example.org` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[]) {
    // Also coming in: nobody is made to write as somebody else.
    const sent = await send(a.address, comeIn.path, { headers: { cookie, ...headers }, body })
    expect([sent.status, sent.headers.get('set-cookie')]).toEqual([403, null])
    const form = await fetch(`${a.address}/plain/in`, {
      method: 'POST',
      headers: { cookie, ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: `link=${s.secretFor('participant')}`,
    })
    expect([form.status, form.headers.get('set-cookie')]).toEqual([403, null])
  }
  const read = async (url: string, mode: string): Promise<number> =>
    (await a.app.inject({ url, headers: { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode } }))
      .statusCode
  expect(await Promise.all([read(home.path, 'cors'), read(home.path, 'no-cors'), read(home.path, 'navigate')])).toEqual(
    [403, 403, 200],
  )
  expect(await read('/plain', 'navigate')).toBe(200)
})

test('[SE7] pages whose address opens what is one person’s are kept by nobody, and their address goes to no other site', async () => {
  await using a = await stoppable()
  const secret = 'x'.repeat(44)
  for (const path of [pages.myAnswer(secret), pages.myComment(secret), pages.paid(secret)]) {
    const { headers } = await send(a.address, path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    })
  }
})

async function stoppable(frames: readonly string[] = []) {
  const app = await testApp({ options: { frames } })
  return { ...app, [Symbol.asyncDispose]: app.stop }
}
