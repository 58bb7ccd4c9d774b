/** Every address of the server, as it tells them itself: what is counted, and what no cache keeps. One that is added is tried here by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitTable } from '@waymark/server/limits/limit-table.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

const routes: string[] = []
const onRoute = (method: string, path: string): void => {
  routes.push(`${method} ${path}`)
}
let calm: TestApp
let full: TestApp

beforeAll(async () => {
  calm = await testApp({ limits: limitTable(1000), options: { onRoute } })
  full = await testApp({ limits: { ...limitTable(), requestsOfAddress: { burst: 1, perSecond: 0.000_001 } } })
  await send(full, 'GET /api/home')
})
afterAll(async () => {
  await calm.stop()
  await full.stop()
})

function send({ address }: TestApp, route: string): Promise<Response> {
  const [method = '', path = ''] = route.split(' ')
  const isForm = !path.startsWith('/api/')
  return fetch(`${address}${path.replaceAll(/:\w+/g, 'x'.repeat(22))}`, {
    method,
    redirect: 'manual',
    ...(method !== 'GET' && {
      headers: {
        origin: address,
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      },
      body: isForm ? '' : '{}',
    }),
  })
}

/** What watches over the server, what is counted where it comes in, and a file that is packed once. */
const isFree = (route: string): boolean =>
  /^GET \/(?:health|ready|metrics|sync\/:name|sync-stream|plain-[0-9a-f]+\.css)$/.test(route)

/** What stands in an invitation, behind which is the same for everybody. */
const invitations = [
  'GET /answer/:token',
  'POST /answer/:token',
  'GET /book/:token',
  'POST /book/:token',
  'GET /book/:token/calendar.ics',
  'POST /book/:token/own-time',
  'GET /formats/questions/:token/:kind',
]

test('[SE14] whatever the server makes is counted, however its address is spelt', async () => {
  const asked = routes.filter(route => !isFree(route))
  expect(asked.length).toBeGreaterThan(300)
  const spelt = [...asked, 'GET /%61pi/home', 'GET /m%65', 'GET /api/nothing', 'GET /plain/nothing']
  const answers = await Promise.all(spelt.map(async route => [route, (await send(full, route)).status] as const))
  expect(answers.filter(([, status]) => status !== 429)).toEqual([])
  for (const route of ['GET /health', 'GET /ready']) expect((await send(full, route)).status).toBe(200)
})

test('[SE14] no other spelling of an address lets a page of another site fetch', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }
  for (const url of ['/api/home', '/%61pi/home', '/ap%69/home'])
    expect((await calm.app.inject({ url, headers })).statusCode, url).toBe(403)
})

test('[SE7] whatever has a secret in its address is kept by no cache and no list, and its address goes to no other site', async () => {
  const secret = routes.filter(route => /:secret|:token|\/mine\b/.test(route) && !invitations.includes(route))
  expect(secret.length).toBeGreaterThan(40)
  const wrong: string[] = []
  for (const route of secret) {
    const { headers, status } = await send(calm, route)
    const said = ['cache-control', 'x-robots-tag', 'referrer-policy'].map(name => headers.get(name)).join(', ')
    if (said !== 'no-store, noindex, same-origin') wrong.push(`${route}: ${status}: ${said}`)
  }
  expect(wrong).toEqual([])
})

test('[SE7] invitations are routes of the server, and are not kept by a cache of others either', async () => {
  expect(invitations.filter(route => !routes.includes(route))).toEqual([])
  for (const route of invitations) {
    const { headers } = await send(calm, route)
    expect([route, headers.get('cache-control')]).toEqual([
      route,
      expect.stringMatching(/^(?:no-store|private, no-cache)$/),
    ])
    expect(headers.get('referrer-policy')).toBe('same-origin')
  }
})
