/** Going back to a version of a draft, and what changed between the published ones, through the raw door. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { textOf } from '@waymark/shared/model/draft.ts'
import { VersionId } from '@waymark/shared/model/ids.ts'
import { mostVersions } from '@waymark/shared/model/version.ts'
import { listVersions, readVersion, restoreVersion } from '@waymark/shared/wire/versions.ts'
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

async function scene() {
  const a = await aDraft(server)
  const live = await a.deps.live.open(draftDocName(a.draftId))
  const said = () => live.read(doc => readBlocks(draftFragment(doc)))
  const words = () =>
    said()
      .filter(({ kind }) => kind === 'statement')
      .map(textOf)
      .filter(text => text !== '')
  return { ...a, said, words }
}

test('[D86] going back to a version puts in what it says, under the ids it had, keeps what stood there first, and is undone by going back to that', async () => {
  const { ama, draftId, fragment, write, keep, said, words } = await scene()
  await write(statement('We open the doors.'), statement('And the windows.'))
  const first = await keep('For the trustees')
  const then = said()
  fragment.delete(fragment.length - 1, 1)
  await write(statement('Written since.'))
  await until('it is there', () => words().join(' ') === 'We open the doors. Written since.')
  const { before } = await ama.ask(restoreVersion, { params: first.params })
  expect(before).toMatchObject({ name: 'Before going back to “For the trustees”', number: 2, by: 'Ama' })
  expect(said()).toEqual(then)
  await until('whoever has it open sees it', () => readBlocks(fragment).some(one => textOf(one) === 'And the windows.'))
  const kept = await ama.ask(readVersion, { params: { draftId, versionId: VersionId.parse(before?.id) } })
  expect(kept.words.blocks.map(textOf)).toContain('Written since.')
  await ama.ask(restoreVersion, { params: { draftId, versionId: VersionId.parse(before?.id) } })
  expect(words()).toEqual(['We open the doors.', 'Written since.'])
  expect(said()).toEqual(kept.words.blocks)
})

test('[D86] what stays as it is is not written anew, so that whoever writes in it goes on', async () => {
  const { ama, fragment, write, keep, words } = await scene()
  await write(statement('It stays.'))
  const { params } = await keep()
  const [at] = [fragment.length - 1]
  const there = fragment.get(at)
  await write(statement('It goes.'))
  await ama.ask(restoreVersion, { params })
  await until('it is gone here, too', () => fragment.length === at + 1)
  expect(fragment.get(at)).toBe(there)
  expect(words()).toEqual(['It stays.'])
})

test('[D87] whoever may not write a draft goes back to no version of it, nor to one of another draft', async () => {
  const { newcomer, organiser, ama, write, keep, words } = await scene()
  await write(statement('One.'))
  const { params } = await keep()
  await write(statement('Two.'))
  for (const one of [await newcomer('participant', 'Nia'), await newcomer('reader', 'Rhys')])
    expect((await one.refused(restoreVersion, { params })).code).toBe('not-allowed')
  const other = await scene()
  const { versionId } = (await other.keep()).params
  const wrong = { draftId: params.draftId, versionId }
  expect((await organiser.refused(restoreVersion, { params: wrong })).code).toBe('gone')
  expect(
    (await ama.refused(restoreVersion, { params: { ...params, versionId: VersionId.parse('not-there-1') } })).code,
  ).toBe('gone')
  expect(words()).toEqual(['One.', 'Two.'])
})

test('[D88] two who go back at once do so one after the other: each state is kept, and the same version asked for twice is gone back to once', async () => {
  const { ama, organiser, draftId, write, keep, words } = await scene()
  await write(statement('One.'))
  const first = await keep('First')
  await write(statement('Two.'))
  const second = await keep('Second')
  await write(statement('Three.'))
  const both = await Promise.all([
    ama.ask(restoreVersion, { params: first.params }),
    organiser.ask(restoreVersion, { params: first.params }),
  ])
  expect(both.filter(({ before }) => before !== null)).toHaveLength(1)
  expect(words()).toEqual(['One.'])
  await Promise.all([
    ama.ask(restoreVersion, { params: second.params }),
    organiser.ask(restoreVersion, { params: first.params }),
  ])
  const { versions: all } = await ama.ask(listVersions, { params: { draftId } })
  expect(new Set(all.map(({ number }) => number)).size).toBe(all.length)
  const kept = await Promise.all(
    all.map(async ({ id: versionId }) => (await ama.ask(readVersion, { params: { draftId, versionId } })).words),
  )
  expect(kept.some(({ blocks }) => blocks.some(one => textOf(one) === 'Three.'))).toBe(true)
})

test('[D88] where no more versions can be kept, nothing is gone back to, and that is said', async () => {
  const { ama, deps, write, keep, words, draftId } = await scene()
  await write(statement('One.'))
  const { version, params } = await keep()
  await write(statement('Two.'))
  const more = Array.from({ length: mostVersions - 1 }, (_, at) => ({
    ...version,
    id: VersionId.parse(`back-${at}-${draftId}`.slice(0, 40)),
    number: at + 2,
  }))
  await deps.store.commit({ puts: more.map(one => row(versions, one)) })
  expect((await ama.refused(restoreVersion, { params })).code).toBe('too-many')
  expect(words()).toEqual(['One.', 'Two.'])
})

const hostile = '<script>alert(1)</script> & "quoted" \u202E )reversed'

test('[D89] everybody reads what changed since the published version before, statement by statement, and what is not published is in none of it', async () => {
  const { fragment, write, keep, publish, address: here } = await scene()
  const read = (path: string) => fetch(`${here}${path}`)
  await write(statement('We keep the doors open.'), statement('It goes.'))
  const first = await keep()
  const path = new URL((await publish(first.params)).address).pathname
  expect((await read(`${path}/versions/1/changes`)).status).toBe(404)
  expect(await (await read(path)).text()).not.toContain('What changed since')
  await write(statement('In between.'))
  await keep('Never published')
  fragment.delete(fragment.length - 3, 3)
  await write(statement('We keep all doors open.'), statement(hostile))
  const third = await keep('Third')
  await publish(third.params, 'Fewer words.')
  const shown = await (await read(path)).text()
  expect(shown).toContain(`href="${path}/versions/3/changes">What changed since version 1</a>`)
  const page = await read(`${path}/versions/3/changes`)
  const text = await page.text()
  expect(page.status).toBe(200)
  expect(text).toContain('1 statement changed, 1 added, 1 removed.')
  expect(text).toContain('<del><span class="sr">[removed: </span>the<span class="sr">]</span></del>')
  expect(text).toContain('<ins><span class="sr">[added: </span>all<span class="sr">]</span></ins>')
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ')
  expect(text).toContain('Fewer words.')
  expect(text).not.toMatch(/<script|In between|data-|Ama/)
  for (const wrong of ['2', '0', '99999999', '3x', '-1', '1e3'])
    expect((await read(`${path}/versions/${wrong}/changes`)).status, wrong).toBeGreaterThanOrEqual(400)
})
