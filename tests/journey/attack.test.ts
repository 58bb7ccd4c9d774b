/** Everybody tries every address of the server, on what is theirs and on what is not. */
import WebSocket from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDocName, remarksDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { lookAtLink } from '@waymark/shared/wire/entry.ts'
import { streamPath } from '@waymark/shared/wire/over-https.ts'
import { listLinks } from '@waymark/shared/wire/sessions.ts'
import { syncPath } from '@waymark/shared/wire/sync.ts'
import { setWatchDoor } from '@waymark/shared/wire/watch.ts'
import * as kinds from '@waymark/server/store/kinds.ts'
import { besiege, own, strangers, type Siege } from '#support/attack/besiege.ts'
import { person } from '#support/person.ts'
import { everybody, whoMay } from '#support/attack/who-may.ts'

let siege: Siege

beforeAll(async () => {
  siege = await besiege()
})
afterAll(async () => {
  await siege.stop()
})

/** Also where the room is another one, or the link was taken back. */
const mayNot = [401, 403, 404, 409, 410]
/** Of what somebody in the series wrote or is called. */
const words = /Wyn|Gwen|Hall is cold|Taken back|Not revealed|Signed by|Our Direction|Open the doors|Said among the team/

/** What the team alone reads; the page of a room that a note is not taken on says what stands in the room. */
const teamWords = /Gwen|Not revealed|Said among the team/

/** What of these came to something, or was told. */
async function notRefused(tries: readonly (readonly [string, string])[], untold: RegExp): Promise<string[]> {
  siege.written()
  const wrong: string[] = []
  const left = [...tries]
  const trying = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [who, route] = next
      const { status, text } = await siege.send(who, route)
      if (!mayNot.includes(status) || untold.test(text)) wrong.push(`${who}: ${route}: ${status}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, trying))
  return wrong
}

test('[SE1] every address that the server answers at stands in the table of who may, and nothing else does', () => {
  expect(siege.routes.filter(route => !whoMay.has(route))).toEqual([])
  expect([...whoMay.keys()].filter(route => !siege.routes.includes(route))).toEqual([])
})

test('[SE1] nobody from elsewhere, without a link, or by one that was taken back comes to anything, and nothing is written', async () => {
  const routes = [...whoMay].filter(([, who]) => !who.includes(everybody)).map(([route]) => route)
  const tries = strangers.flatMap(who => routes.map(route => [who, route] as const))
  expect(tries.length).toBeGreaterThan(600)
  expect(await notRefused(tries, words)).toEqual([])
  expect(siege.written()).toBe(0)
}, 60_000)

test('[SE1] everybody inside is refused what their link does not open, and nothing is written', async () => {
  const tries = [...whoMay].flatMap(([route, who]) =>
    who.includes(everybody) ? [] : own.filter(role => !who.includes(role)).map(role => [role, route] as const),
  )
  expect(tries.length).toBeGreaterThan(200)
  expect(await notRefused(tries, teamWords)).toEqual([])
  expect(siege.written()).toBe(0)
}, 60_000)

test('[SE1] whoever may read is answered, so that no line of the table says too little', async () => {
  const refused: string[] = []
  const reading = [...whoMay].filter(([route]) => route.startsWith('GET') && !route.endsWith(streamPath))
  for (const role of own)
    await Promise.all(
      reading.map(async ([route, who]) => {
        const status = who.includes(role) ? (await siege.send(role, route)).status : 200
        if ([401, 403, 410].includes(status) || status >= 500) refused.push(`${role}: ${route}: ${status}`)
      }),
    )
  expect(refused).toEqual([])
}, 60_000)

test('[SE2] no document is opened by a socket for somebody whose link does not open it, nor told to them', async () => {
  const { sessions, draftId } = siege.series
  const [breakout] = sessions[0]!.breakouts
  const [, elsewhere] = breakout!.rooms
  const opens = [
    [roomDocName(elsewhere!.id), ['reader', 'facilitator', 'organiser']],
    [themesDocName(breakout!.id), ['reader', 'facilitator', 'organiser']],
    [draftDocName(draftId), ['reader', 'facilitator', 'organiser']],
    [remarksDocName(draftId), ['facilitator', 'organiser']],
  ] as const
  siege.written()
  const wrong: string[] = []
  for (const [name, mayOpen] of opens)
    for (const who of [...strangers, ...own]) {
      const said = await opened(who, name)
      if (said !== ((mayOpen as readonly string[]).includes(who) ? 'open' : 'refused'))
        wrong.push(`${who}: ${name}: ${said}`)
    }
  expect(wrong).toEqual([])
  expect(siege.written()).toBe(0)
})

test('[SE8] whatever opens something is 128 bits at least, stands in no store, and opens nothing with a letter changed', async () => {
  const { organiser, sessions } = siege.series
  const params = { sessionId: sessions[0]!.session.id }
  const { links } = await organiser.ask(listLinks, { params })
  const { address } = await organiser.ask(setWatchDoor, { params, body: { isOpen: true, join: '' } })
  const secrets = [...links.map(link => link.address), address]
    .filter(one => one !== '')
    .map(one => one.slice(one.indexOf('#') + 1))
  expect(secrets.length).toBeGreaterThan(3)
  const stored = JSON.stringify(
    await Promise.all(
      [kinds.links, kinds.watchDoors].map(async kind => siege.deps.store.list(kind as never, params.sessionId)),
    ),
  )
  for (const secret of secrets) {
    expect(secret).toMatch(/^[\w-]{44,}$/)
    expect(stored).not.toContain(secret)
    for (const at of [0, 21, 22, secret.length - 1]) {
      const other = `${secret.slice(0, at)}${secret[at] === 'A' ? 'B' : 'A'}${secret.slice(at + 1)}`
      const { code } = await person(siege.address).refused(lookAtLink, { body: { secret: other } })
      expect(code).toBe('gone')
    }
  }
})

function opened(who: string, name: string): Promise<'open' | 'refused'> {
  const cookie = siege.people[who]?.cookie() ?? ''
  const socket = new WebSocket(`${siege.address.replace('http', 'ws')}${syncPath}/${name}`, { headers: { cookie } })
  return new Promise(resolve => {
    socket.on('open', () => {
      socket.close()
      resolve('open')
    })
    socket.on('error', () => {
      resolve('refused')
    })
  })
}
