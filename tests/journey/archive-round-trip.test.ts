import { afterAll, beforeAll, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { bringInArchive } from '@waymark/shared/wire/archive.ts'
import { setFormatTerms } from '@waymark/shared/wire/formats.ts'
import { exportPath, readDraft, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { fileContentPath, listFiles } from '@waymark/shared/wire/files.ts'
import { readHistory } from '@waymark/shared/wire/history.ts'
import { readLineage } from '@waymark/shared/wire/lineage.ts'
import { listLooks } from '@waymark/shared/wire/looks.ts'
import { readBreakoutMarks, readMarks } from '@waymark/shared/wire/marks.ts'
import { putNote, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { listQuestionSets } from '@waymark/shared/wire/question-sets.ts'
import { readInbox, readResponse } from '@waymark/shared/wire/responses.ts'
import { readSession, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { readStanding } from '@waymark/shared/wire/steps.ts'
import { listVersions, readVersion } from '@waymark/shared/wire/versions.ts'
import { aSeries, type ASeries } from '#support/a-series.ts'
import { broughtIn, lookedAt, manifestIn, partsOf, refusedIn, rowsIn, taken } from '#support/archives.ts'
import { chanceOf } from '#support/chance.ts'
import { person, type Person } from '#support/person.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

const seeds = [1, 2]
let [from, to]: [TestApp, TestApp] = [] as never
let made: { readonly series: ASeries; readonly archive: Uint8Array; link: string }[]
let host: Person

beforeAll(async () => {
  ;[from, to] = await Promise.all([testApp(), testApp({ now: () => '2031-01-02T03:04:05.678Z' })])
  made = []
  for (const seed of seeds) {
    const series = await aSeries(from, chanceOf(seed), seed)
    made.push({ series, archive: await taken(from, series.organiser, series.strategyId), link: '' })
  }
  host = person(to.address)
  await host.comeIn(to.hostSecret, { name: 'Hywel' })
}, 60_000)
afterAll(async () => {
  await from.stop()
  await to.stop()
})

test('[AR12] what is brought in is looked at first: what it holds, when it was made, and that it is not here; nothing is written', async () => {
  for (const { series, archive } of made) {
    const look = await lookedAt(to, host, archive)
    expect(look).toMatchObject({
      madeAt: '2027-03-24T13:00:00.000Z',
      isHere: false,
      strategy: { id: series.strategyId, title: manifestIn(partsOf(archive)).strategy.title },
    })
    const count = series.sessions.length
    expect(look.counts).toMatchObject({ sessions: count, breakouts: count * 2, notes: count * 15, answers: count * 2 })
    expect((await host.refused(readStrategy, { params: { strategyId: series.strategyId } })).code).toBe('gone')
  }
})

test('[AR2] brought in on another server and taken away again, it is the same file but for when it was made', async () => {
  for (const one of made) {
    const { strategyId, link } = await broughtIn(to, host, one.archive)
    one.link = link
    const [first, second] = [partsOf(one.archive), partsOf(await taken(to, host, strategyId))]
    expect(Object.keys(second)).toEqual(Object.keys(first))
    for (const name of Object.keys(first).filter(part => part !== 'manifest.json'))
      expect(Buffer.compare(first[name]!, second[name]!), name).toBe(0)
    expect(manifestIn(second)).toEqual({ ...manifestIn(first), madeAt: '2031-01-02T03:04:05.678Z' })
  }
})

test('[AR2] taken away twice at one moment it is the same file, byte for byte', async () => {
  const [{ series, archive }] = made as [(typeof made)[number]]
  expect(Buffer.compare(archive, await taken(from, series.organiser, series.strategyId))).toBe(0)
})

test('[AR3] [AR9] what people see of it is the same: boards, themes, looks, marks, answers, the draft and its sources', async () => {
  for (const { series } of made) {
    const { strategyId, draftId } = series
    const strategies = await both(series, who => who.ask(readStrategy, { params: { strategyId } }))
    expect(without(strategies[1], 'people', 'notes', 'me')).toEqual(without(strategies[0], 'people', 'notes', 'me'))
    const drafts = await both(series, who => who.ask(readDraft, { params: { draftId } }))
    expect(without(drafts[1], 'me')).toEqual(without(drafts[0], 'me'))
    const lineages = await both(series, who => who.ask(readLineage, { params: { strategyId } }))
    expect(lineages[0].before?.kind).toBe('strategy')
    expect(without(lineages[1], 'me', 'before')).toEqual(without(lineages[0], 'me', 'before'))
    const kept = await both(series, async who => {
      const { versions } = await who.ask(listVersions, { params: { draftId } })
      return { versions, words: await who.ask(readVersion, { params: { draftId, versionId: versions[0]!.id } }) }
    })
    expect(without(kept[1], 'me', 'address')).toEqual(without(kept[0], 'me', 'address'))
    for (const { session, breakouts } of series.sessions) {
      const params = { sessionId: session.id }
      const sessions = await both(series, who => who.ask(readSession, { params }))
      expect(without(sessions[1], 'people', 'notes', 'me', 'help', 'now')).toEqual(
        without(sessions[0], 'people', 'notes', 'me', 'help', 'now'),
      )
      for (const { id, rooms } of breakouts) {
        const seen = await both(series, async who => ({
          standing: await who.ask(readStanding, { params: { breakoutId: id } }),
          marks: await who.ask(readBreakoutMarks, { params: { breakoutId: id } }),
          room: (await who.ask(readMarks, { params: { roomId: rooms[0]!.id } })).all,
          looks: (await who.ask(listLooks, { params: { breakoutId: id } })).looks.map(({ name, by }) => ({ name, by })),
          history: (await who.ask(readHistory, { params: { breakoutId: id, of: 'all', before: 'now' } })).lines,
        }))
        expect(seen[1]).toEqual(seen[0])
      }
      const answers = await both(series, async who => {
        const { sets } = await who.ask(listQuestionSets, { params })
        const { responses } = await who.ask(readInbox, { params: { setId: sets[0]!.id } })
        const whole = await Promise.all(
          responses.map(({ id }) => who.ask(readResponse, { params: { responseId: id } })),
        )
        return { responses, pieces: whole.map(({ pieces, parts, excerpts }) => ({ pieces, parts, excerpts })) }
      })
      expect(answers[1]).toEqual(answers[0])
      expect(answers[0].responses).toHaveLength(2)
    }
  }
})

test('[AR3] every export of the draft is the same', async () => {
  for (const { series } of made) {
    // It says at which server another format is asked for.
    const params = { strategyId: series.strategyId }
    await both(series, who => who.ask(setFormatTerms, { params, body: { isInDocuments: false } }))
    for (const format of ['docx', 'html', 'md'] as const) {
      const [first, second] = await both(series, async who => {
        const response = await who.get(exportPath(series.draftId, format))
        return said(new Uint8Array(await response.arrayBuffer()), format)
      })
      expect(first.length).toBeGreaterThan(1000)
      expect(second).toBe(first)
    }
  }
})

test('[AR18] files come along letter for letter', async () => {
  for (const { series, archive } of made)
    for (const { session } of series.sessions) {
      const { files } = await host.ask(listFiles, { params: { sessionId: session.id } })
      expect(files).toHaveLength(1)
      const [first, second] = await both(series, async who =>
        Buffer.from(await (await who.get(fileContentPath(files[0]!.id))).arrayBuffer()),
      )
      expect(Buffer.compare(first, second)).toBe(0)
      expect(Buffer.compare(first, partsOf(archive)[`files/${files[0]!.id}.${files[0]!.kind}`]!)).toBe(0)
    }
})

test('[AR10] its link makes an organiser of that series alone; links of before open nothing, and nobody changes a note that came in', async () => {
  const [one] = made as [(typeof made)[number]]
  const secret = one.link.slice(one.link.indexOf('#') + 1)
  const newcomer = person(to.address)
  await newcomer.comeIn(secret)
  const { me } = await newcomer.ask(readStrategy, { params: { strategyId: one.series.strategyId } })
  expect(me.role).toBe('organiser')
  const other = made[1]!.series.strategyId
  expect((await newcomer.refused(readStrategy, { params: { strategyId: other } })).code).toBe('not-signed-in')
  await expect(person(to.address).comeIn(from.hostSecret)).rejects.toThrow('This link does not open anything here')
  const breakout = one.series.sessions[0]!.breakouts[0]!
  const { standing } = await newcomer.ask(readStanding, { params: { breakoutId: breakout.id } })
  for (const { id: roomId, notes } of standing.rooms)
    for (const { id: noteId, sectionId } of notes.slice(0, 2)) {
      const body = { sectionId, text: 'Other words', signed: false, route: 'live' } as const
      expect((await newcomer.refused(putNote, { params: { roomId, noteId }, body })).code).toBe('not-allowed')
      expect((await newcomer.refused(withdrawNote, { params: { roomId, noteId } })).code).toBe('not-allowed')
    }
})

test('[AR13] what is here already is not written over: that is said at the look, and again by whoever asks all the same', async () => {
  const [{ series, archive }] = made as [(typeof made)[number]]
  const before = await taken(to, host, series.strategyId)
  const look = await lookedAt(to, host, archive)
  expect(look.isHere).toBe(true)
  const no = await host.refused(bringInArchive, { params: { token: look.token } })
  expect(no).toMatchObject({ code: 'conflict' })
  expect(no.message).toMatch(/is here already. An archive never writes over what is here/)
  expect(await refusedIn(from, series.organiser, archive)).toMatchObject({ code: 'conflict' })
  expect(Buffer.compare(before, await taken(to, host, series.strategyId))).toBe(0)
  expect(rowsIn(partsOf(before), 'session')).toHaveLength(series.sessions.length)
})

const both = <T>(series: ASeries, read: (who: Person) => Promise<T>): Promise<[T, T]> =>
  Promise.all([read(series.organiser), read(host)])

/** Who is there differs from server to server. */
function without(seen: object, ...names: readonly string[]): unknown {
  return JSON.parse(
    JSON.stringify(seen, (name, value: unknown) => (names.includes(name) ? undefined : value)),
  ) as unknown
}

/** What a file says: a Word document is unpacked, because its parts may be packed otherwise. */
const said = (bytes: Uint8Array, format: ExportFormat): string =>
  format === 'docx' ? strFromU8(unzipSync(bytes)['word/document.xml']!) : strFromU8(bytes)
