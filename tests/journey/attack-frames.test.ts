/** Everybody sends, on documents of every kind, what is not theirs to send: nothing is changed, and nobody is told of it. */
import * as Y from 'yjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  draftDocName,
  lookDocName,
  remarksDocName,
  roomDocName,
  themesDocName,
  type DocName,
} from '@waymark/shared/doc/doc-name.ts'
import { LookId } from '@waymark/shared/model/ids.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import { updateFrame } from '@waymark/server/sync/messages.ts'
import { besiege, own, strangers, type Siege } from '#support/attack/besiege.ts'
import {
  brokenFrames,
  bySocket,
  forgedFrames,
  overHttps,
  presenceOf,
  somebodyOf,
  type Became,
  type Frames,
} from '#support/attack/frames.ts'
import type { OpenDoc } from '#support/person.ts'
import { until } from '#support/wait.ts'

interface Kept {
  readonly name: DocName
  readonly mayOpen: readonly string[]
  readonly mayWrite: readonly string[]
  /** Somebody who has it open, and somebody who sees them there. */
  readonly there: OpenDoc
  readonly beside: OpenDoc
  readonly before: Uint8Array
  /** Whatever those beside them have seen them say since then, one after the other: what is forged may be gone again soon. */
  readonly said: unknown[]
}

const all = [...strangers, ...own]
const team = ['facilitator', 'organiser']
let siege: Siege
let kept: readonly Kept[]

beforeAll(async () => {
  siege = await besiege()
  const { sessions, draftId, facilitator, organiser } = siege.series
  const [breakout] = sessions[0]!.breakouts
  const [here, elsewhere] = breakout!.rooms
  const docs: readonly Pick<Kept, 'name' | 'mayOpen' | 'mayWrite'>[] = [
    { name: roomDocName(here!.id), mayOpen: own, mayWrite: [] },
    { name: roomDocName(elsewhere!.id), mayOpen: ['reader', ...team], mayWrite: [] },
    { name: themesDocName(breakout!.id), mayOpen: ['reader', ...team], mayWrite: team },
    // Somebody else's: whoever began it writes in it, and nobody else.
    { name: lookDocName(LookId.parse(siege.ids['lookId'])), mayOpen: team, mayWrite: [] },
    { name: draftDocName(draftId), mayOpen: ['reader', ...team], mayWrite: team },
    { name: remarksDocName(draftId), mayOpen: team, mayWrite: team },
  ]
  const found: Kept[] = []
  for (const doc of docs) {
    const there = await facilitator.openDoc(doc.name)
    const beside = await organiser.openDoc(doc.name)
    there.provider.awareness.setLocalState({ sectionId: 'honest' })
    await until('they are seen', () => seen({ there, beside }) === 'honest')
    const said: unknown[] = []
    beside.provider.awareness.on('update', () => said.push(seen({ there, beside })))
    found.push({ ...doc, there, beside, before: await stateOf(doc.name), said })
  }
  kept = found
  siege.written()
})
afterAll(async () => {
  for (const { there, beside } of kept) {
    there.close()
    beside.close()
  }
  await siege.stop()
})

const stateOf = async (name: DocName): Promise<Uint8Array> =>
  (await siege.deps.live.open(name)).read(doc => Y.encodeStateAsUpdate(doc))

const seen = ({ there, beside }: Pick<Kept, 'there' | 'beside'>): unknown =>
  beside.provider.awareness.getStates().get(there.doc.clientID)?.['sectionId']

/** Whoever may write makes whole changes, which are then theirs. */
async function framesOf({ name, mayWrite, there }: Kept, who: string): Promise<Frames> {
  const forged = mayWrite.includes(who) ? {} : (await siege.deps.live.open(name)).read(forgedFrames)
  return { ...brokenFrames, ...forged, ...presenceOf(there.doc.clientID) }
}

/** Whether it came to something else than it should. What is passed over in silence shows in that nothing has changed. */
function wrongWith(
  { mayOpen, mayWrite }: Kept,
  who: string,
  { what, became }: { readonly what: string; readonly became: Became },
): boolean {
  if (!mayOpen.includes(who)) return became !== 'refused' && became !== closeCodes.notAllowed
  if (/^(?:presence|absence) of another$/.test(what)) return became !== 'heard'
  const isUnasked = !what.endsWith('asked for') && what !== 'no message of ours'
  return isUnasked && !mayWrite.includes(who) && became !== closeCodes.notAllowed
}

async function tried(send: (who: string, doc: Kept, frame: Uint8Array) => Promise<Became>): Promise<string[]> {
  const wrong: string[] = []
  const trying = async (who: string): Promise<void> => {
    for (const doc of kept)
      for (const [what, frame] of Object.entries(await framesOf(doc, who))) {
        const became = await send(who, doc, frame)
        if (wrongWith(doc, who, { what, became })) wrong.push(`${who}: ${doc.name}: ${what}: ${became}`)
      }
  }
  await Promise.all(all.map(trying))
  return wrong
}

async function expectNothingChanged(): Promise<void> {
  await siege.deps.live.settled()
  for (const doc of kept) {
    expect(Buffer.compare(await stateOf(doc.name), doc.before), doc.name).toBe(0)
    expect(Buffer.compare(Y.encodeStateAsUpdate(doc.beside.doc), Y.encodeStateAsUpdate(doc.there.doc))).toBe(0)
    // What was told before this has been heard when this is.
    doc.there.provider.awareness.setLocalState({ sectionId: 'still honest' })
    await until('they are still there', () => seen(doc) === 'still honest')
    doc.there.provider.awareness.setLocalState({ sectionId: 'honest' })
    await until('they are seen again', () => seen(doc) === 'honest')
    const otherwise = doc.said.filter(one => one !== 'honest' && one !== 'still honest')
    expect([doc.name, ...new Set(otherwise)]).toEqual([doc.name])
  }
  expect(siege.written()).toBe(0)
}

test('[SE2] what is forged, broken or of somebody else changes no document and tells nobody anything, on a socket', async () => {
  expect(await tried((who, { name }, frame) => bySocket(somebodyOf(siege, who), name, frame))).toEqual([])
  await expectNothingChanged()
}, 60_000)

test('[SE2] nor over HTTPS', async () => {
  const streams = new Map<string, Awaited<ReturnType<typeof overHttps>>>()
  for (const who of all) streams.set(who, await overHttps(siege, who))
  expect([...streams].filter(([, stream]) => stream === undefined).map(([who]) => who)).toEqual(['nobody'])
  expect(await tried(async (who, { name }, frame) => (await streams.get(who)?.send(name, frame)) ?? 'refused')).toEqual(
    [],
  )
  for (const one of streams.values()) one?.stream.close()
  await expectNothingChanged()
}, 60_000)

test('[SE2] nobody posts into the stream of somebody else, and its owner goes on as if nobody had tried', async () => {
  const owner = await overHttps(siege, 'facilitator')
  const { stream } = owner!
  const [, , themes] = kept
  const frame = updateFrame(Uint8Array.of(0, 0))
  const theirs = await Promise.all(
    all
      .filter(who => who !== 'facilitator')
      .map(async who => {
        const cookie = siege.people[who]?.cookie() ?? ''
        return [who, await stream.post(Uint8Array.of(0, 0, 0, 0), { cookie })] as const
      }),
  )
  expect(theirs.filter(([, status]) => ![401, 403, 404, 410].includes(status))).toEqual([])
  expect(await owner!.send(themes!.name, frame)).toBe('heard')
  stream.close()
  await expectNothingChanged()
})
