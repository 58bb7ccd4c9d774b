import { afterEach, expect, test } from 'vitest'
import { forgottenMs } from '@waymark/server/sync/elsewhere.ts'
import { staysHereMs } from '@waymark/server/sync/lately.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { DraftId } from '@waymark/shared/model/ids.ts'
import { bringInArchive } from '@waymark/shared/wire/archive.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { ExportLine } from '@waymark/shared/wire/exports.ts'
import { movePeople, readDesk, sayToRooms } from '@waymark/shared/wire/desk.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { lookedAt, taken } from '#support/archives.ts'
import { params, personIn, roomsIn } from '#support/a-desk.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { nodes, type Nodes } from '#support/nodes.ts'
import { person, type Person } from '#support/person.ts'
import type { TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let several: Nodes
afterEach(() => several.stop())

const sessionOn = (shape: Parameters<typeof aSession>[0] = {}): Promise<ASession> =>
  aSession(shape, several.all[0], several.next)

/** Of one server, asked by the organiser. */
async function deskAt(a: ASession, { address }: TestApp) {
  const response = await fetch(`${address}/api/sessions/${params(a).sessionId}/desk`, {
    headers: { cookie: a.organiser.cookie() },
  })
  return readDesk.reply.parse(await response.json())
}
const isAt = async (a: ASession, node: TestApp, name: string): Promise<string> =>
  personIn(await deskAt(a, node), name).whereabouts

/** Somebody whose every request goes to that one. */
async function newcomerAt(a: ASession, { address }: TestApp, name: string): Promise<Person> {
  const somebody = person(address)
  await somebody.comeIn(a.secretFor('participant'), { name, roomId: roomsIn(a)[0]!.id })
  return somebody
}

test('[NO1] [NO2] whoever has a page open is at the desk of every node, until they close it or their node says goodbye', async () => {
  several = await nodes(3)
  const [one, two, three] = several.all
  const a = await sessionOn()
  const nia = await (await newcomerAt(a, one!, 'Nia')).openDoc(roomDocName(roomsIn(a)[0]!.id))
  await (await newcomerAt(a, two!, 'Wil')).openDoc(roomDocName(roomsIn(a)[0]!.id))
  for (const node of several.all)
    for (const name of ['Nia', 'Wil'])
      await until(`${name} is here`, async () => (await isAt(a, node, name)) === 'here')
  nia.close()
  await until('she is away', async () => (await isAt(a, three!, 'Nia')) === 'away')
  expect(await isAt(a, three!, 'Wil')).toBe('here')
  await several.end(two!)
  await until('he is away', async () => (await isAt(a, three!, 'Wil')) === 'away')
  expect(await isAt(a, one!, 'Wil')).toBe('away')
})

test('[NO2] those of a node that dies are away after half a minute', async () => {
  several = await nodes(2)
  const [one, two] = several.all
  const a = await sessionOn()
  await (await newcomerAt(a, two!, 'Wil')).openDoc(roomDocName(roomsIn(a)[0]!.id))
  await until('he is here', async () => (await isAt(a, one!, 'Wil')) === 'here')
  await several.kill(two!)
  several.pass(forgottenMs - 10_000)
  expect(await isAt(a, one!, 'Wil')).toBe('here')
  several.pass(11_000)
  expect(await isAt(a, one!, 'Wil')).toBe('away')
})

test('[NO4] whoever asked one node for a plain page is on one at every desk, also when that node is gone, for a few minutes', async () => {
  several = await nodes(2)
  const [one, two] = several.all
  const a = await sessionOn()
  const nia = await newcomerAt(a, two!, 'Nia')
  await nia.get(plainPages.room(roomsIn(a)[0]!.id))
  await until('she is on a plain page', async () => (await isAt(a, one!, 'Nia')) === 'on-a-plain-page')
  await several.end(two!)
  expect(await isAt(a, one!, 'Nia')).toBe('on-a-plain-page')
  several.pass(staysHereMs + 60_000)
  expect(await isAt(a, one!, 'Nia')).toBe('away')
})

test('[NO4] [NO5] whoever was moved at one node is on the way at all, and what was done shows in the next answer of each', async () => {
  several = await nodes(2)
  const [one, two] = several.all
  const a = await sessionOn()
  const wil = await (await newcomerAt(a, two!, 'Wil')).openDoc(roomDocName(roomsIn(a)[0]!.id))
  await until('he is here', async () => (await isAt(a, one!, 'Wil')) === 'here')
  const { key } = personIn(await deskAt(a, one!), 'Wil')
  const organiser = person(one!.address)
  await organiser.comeIn(one!.hostSecret, { name: 'Olwen' })
  await deskAt(a, two!)
  await organiser.ask(movePeople, { params: params(a), body: { moves: [{ key, roomId: roomsIn(a)[1]!.id }] } })
  const after = await deskAt(a, two!)
  expect(after.rooms[1]!.people.map(({ name }) => name)).toEqual(['Wil'])
  wil.close()
  for (const node of several.all)
    await until('he is on the way', async () => (await isAt(a, node, 'Wil')) === 'on-the-way')
  await organiser.ask(sayToRooms, { params: params(a), body: { roomId: null, text: 'Five minutes' } })
  expect((await deskAt(a, two!)).message?.text).toBe('Five minutes')
})

test('[NO7] an archive is made at one node and fetched at another, looked at on one and brought in on another', async () => {
  several = await nodes(2)
  const [one, two] = several.all
  const a = await sessionOn()
  const archive = await taken({ address: one!.address }, { ...a.organiser, get: at(two!, a.organiser) }, strategyOf(a))
  const again = await nodes(2)
  const host = person(again.next)
  await host.comeIn(again.all[0]!.hostSecret)
  const { token } = await lookedAt(again.all[0]!, host, archive)
  const stranger = person(again.all[1]!.address)
  await stranger.comeIn(again.all[1]!.hostSecret)
  expect((await stranger.refused(bringInArchive, { params: { token } })).code).toBe('gone')
  await again.end(again.all[0]!)
  expect((await host.ask(bringInArchive, { params: { token } })).strategyId).toBe(strategyOf(a))
  expect((await host.refused(bringInArchive, { params: { token } })).code).toBe('gone')
  await again.stop()
})

const strategyOf = (a: ASession) => a.session.strategy.id
const at =
  ({ address }: TestApp, who: Person) =>
  (path: string): Promise<Response> =>
    fetch(`${address}${path}`, { headers: { cookie: who.cookie() } })

test('[NO9] an export is written by one node and fetched at another, also when the one is gone', async () => {
  several = await nodes(3)
  const [one, two, three] = several.all
  const a = await sessionOn()
  const draftId = DraftId.parse(a.session.draftId)
  const lines = await fetch(`${one!.address}${exportPath(draftId, 'txt')}`, {
    method: 'POST',
    headers: { cookie: a.organiser.cookie(), 'content-type': 'application/json' },
    body: '{}',
  })
  const last = ExportLine.parse(JSON.parse((await lines.text()).trim().split('\n').at(-1)!))
  const { address, bytes } = 'ready' in last ? last.ready : { address: '', bytes: 0 }
  await several.end(one!)
  for (const node of [two!, three!]) {
    const fetched = await at(node, a.organiser)(address)
    expect([fetched.status, (await fetched.arrayBuffer()).byteLength]).toEqual([200, bytes])
    expect((await at(node, await newcomerAt(a, node, 'Nia'))(address)).status).toBe(403)
  }
})
