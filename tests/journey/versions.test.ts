/** Versions of a draft through the raw door: kept, published, read by everybody, taken down. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { partWords } from '@waymark/shared/model/draft-part.ts'
import { NoteId, RoomId, SectionId, VersionId } from '@waymark/shared/model/ids.ts'
import { maxTitle } from '@waymark/shared/model/strategy.ts'
import { mostVersions } from '@waymark/shared/model/version.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { listVersions, publishVersion, putVersion, readVersion, takeDown } from '@waymark/shared/wire/versions.ts'
import { versions } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { aDraft, statement } from '#support/a-draft.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let server: TestApp
beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.stop())

const scene = () => aDraft(server)

test('[D61] a version keeps what the draft said under a name, whatever becomes of the draft, and asked twice it is kept once', async () => {
  const { ama, draftId, fragment, write, keep } = await scene()
  await write(statement('We open the doors.'), statement('And the windows.'))
  const { version, params } = await keep()
  expect(version).toMatchObject({ number: 1, name: 'First draft', by: 'Ama', publishedAt: null })
  const kept = readBlocks(fragment)
  await write(statement('Later.'))
  await ama.ask(putVersion, { params, body: { name: 'For the trustees' } })
  const { words } = await ama.ask(readVersion, { params })
  await until('the ids are there', () =>
    readBlocks(fragment).some(one => one.kind === 'statement' && one.id !== undefined),
  )
  expect(words.blocks.map(block => ({ ...block, id: undefined }))).toEqual(
    kept.map(block => ({ ...block, id: undefined })),
  )
  expect(words.blocks.filter(one => one.kind === 'statement').map(({ id }) => id)).not.toContain(undefined)
  const second = await keep('Second')
  expect(
    (await ama.ask(listVersions, { params: { draftId } })).versions.map(({ number, name }) => [number, name]),
  ).toEqual([
    [2, 'Second'],
    [1, 'For the trustees'],
  ])
  expect(second.version.number).toBe(2)
  expect(await ama.refused(putVersion, { params, body: { name: 'x'.repeat(maxTitle * 2) } })).toMatchObject({
    code: 'malformed',
  })
})

test('[D62] whoever may not write a draft keeps no version of it, and whoever runs no strategy publishes none', async () => {
  const { ama, newcomer, keep, draftId } = await scene()
  const { params } = await keep()
  const nia = await newcomer('participant', 'Nia')
  const reader = await newcomer('reader', 'Rhys')
  expect((await nia.refused(listVersions, { params: { draftId } })).code).toBe('not-allowed')
  expect((await reader.ask(listVersions, { params: { draftId } })).mayPublish).toBe(false)
  for (const one of [nia, reader])
    expect((await one.refused(putVersion, { params, body: { name: 'Mine' } })).code).toBe('not-allowed')
  for (const one of [nia, reader, ama]) {
    const body = { changes: '', knowsNotLookedAt: true }
    expect((await one.refused(publishVersion, { params, body })).code).toBe('not-allowed')
    expect((await one.refused(takeDown, { params: { draftId } })).code).toBe('not-allowed')
  }
})

test('[D63] a version is read by everybody once it is published, under an address that stays, and not before or after', async () => {
  const { organiser, draftId, write, keep, publish, address: here } = await scene()
  const read = (path: string) => fetch(`${here}${path}`)
  await write(statement('We open <b>the doors</b>.'))
  const first = await keep()
  expect((await organiser.ask(listVersions, { params: { draftId } })).address).toBe('')
  const { address } = await publish(first.params)
  const path = new URL(address).pathname
  const page = await read(path)
  expect(page.status).toBe(200)
  const text = await page.text()
  expect(text).toContain('We open &lt;b&gt;the doors&lt;/b&gt;.')
  expect(text).not.toContain(partWords.vision.title)
  await write(statement('Not out yet.'))
  const second = await keep('Second')
  expect(await (await read(path)).text()).not.toContain('Not out yet.')
  expect((await publish(second.params, 'One sentence more.')).address).toBe(address)
  const newer = await (await read(path)).text()
  expect(newer).toContain('Not out yet.')
  expect(newer).toContain('One sentence more.')
  expect(await (await read(`${path}/versions/1`)).text()).toContain('There is a newer version.')
  expect((await read(`${path}/versions/3`)).status).toBe(404)
  await organiser.ask(takeDown, { params: { draftId } })
  expect((await read(path)).status).toBe(404)
  expect((await publish(second.params)).address).toBe(address)
})

test('[D64] with notes that nobody has looked at a version is published only by whoever says that they know', async () => {
  const { organiser, session, deps, keep } = await scene()
  const [breakout] = session.breakouts
  const roomId = RoomId.parse(breakout?.rooms[0]?.id)
  await organiser.ask(putNote, {
    params: { roomId, noteId: NoteId.parse(deps.newId()) },
    body: {
      sectionId: SectionId.parse(breakout?.sections[0]?.id),
      text: 'Longer opening hours',
      signed: false,
      route: 'live',
    },
  })
  const { params } = await keep()
  const no = await organiser.refused(publishVersion, { params, body: { changes: '', knowsNotLookedAt: false } })
  expect(no).toMatchObject({
    code: 'conflict',
    message: 'Nobody has looked at 1 note yet. Look at it first, or publish all the same.',
  })
  const { version } = await organiser.ask(publishVersion, { params, body: { changes: '', knowsNotLookedAt: true } })
  expect(version.publishedAt).not.toBeNull()
})

test('[D65] only so many versions of a draft are kept, and what is over is said in words', async () => {
  const { ama, deps, draftId, keep } = await scene()
  const { version } = await keep()
  const more = Array.from({ length: mostVersions - 1 }, (_, at) => ({
    ...version,
    id: VersionId.parse(`over-${at}-${draftId}`.slice(0, 40)),
    number: at + 2,
  }))
  await deps.store.commit({ puts: more.map(one => row(versions, one)) })
  const params = { draftId, versionId: VersionId.parse(deps.newId()) }
  expect((await ama.refused(putVersion, { params, body: { name: 'One too many' } })).code).toBe('too-many')
})
