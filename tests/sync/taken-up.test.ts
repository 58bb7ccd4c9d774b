/** The documents of a window on a real server, in a browser that may keep nothing: what was written anew is taken up all the same. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { beginCarrying } from '@waymark/client/sync/carrying-here.ts'
import { docsOf, holdDoc } from '@waymark/client/sync/held-docs.ts'
import type { LiveDoc } from '@waymark/client/sync/open-doc.ts'
import { draftDocName, remarksDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openRemarksDoc } from '@waymark/shared/doc/remarks-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { textOf, type Block } from '@waymark/shared/model/draft.ts'
import { DraftId, RemarkId, StatementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { until } from '#support/wait.ts'

let a: ASession
let themes: DocName
let draft: DocName

beforeAll(async () => {
  a = await aSession()
  themes = themesDocName(a.session.breakouts[0]!.id)
  draft = draftDocName(a.session.draftId)
  class OfOrganiser extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie: a.organiser.cookie() } })
    }
  }
  const quiet = { addEventListener: () => undefined, removeEventListener: () => undefined, visibilityState: 'visible' }
  for (const [name, value] of Object.entries({
    ...quiet,
    document: quiet,
    location: { origin: a.address },
    WebSocket: OfOrganiser,
  }))
    vi.stubGlobal(name, value)
  beginCarrying({ now: () => performance.now(), chance: () => 0.5 })
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await a.stop()
})

/** As a page has it that may write it. */
async function open(name: DocName): Promise<{ readonly now: () => LiveDoc; readonly letGo: () => void }> {
  const docs = docsOf([name])
  const now = (): LiveDoc => docs.now()[0]!
  const letGo = holdDoc(name)
  now().keep()
  await until('it is live', () => now().now().connection === 'live')
  return { now, letGo }
}

const statement = (text: string): Block => ({
  kind: 'statement',
  cites: [],
  ownWords: true,
  spans: [{ text, marks: [] }],
})
const theme = (name: string) => ({ id: ThemeId.parse(name.padEnd(10, '-')), name, said: '', order: 'a0' })
const names = (live: LiveDoc): string[] => [...openThemesDoc(live.doc).themes.all().values()].map(({ name }) => name)
const isSaved = (live: LiveDoc): boolean => live.now().connection === 'live' && live.now().saved === 'saved'

test('[S76] themes: unsaved work is made on the document that was written anew, and the server has it', async () => {
  const page = await open(themes)
  const records = openThemesDoc(page.now().doc).themes
  records.put(theme('stays'))
  records.put(theme('deleted'))
  await until('it is saved', () => isSaved(page.now()))
  const old = page.now()
  // I write on while others delete, and while it is written anew.
  const other = await a.organiser.openDoc(themes)
  const rebuilt = a.deps.live.rebuild(themes)
  openThemesDoc(other.doc).themes.remove(theme('deleted').id)
  records.put(theme('mine'))
  records.patch(theme('stays').id, { said: 'Said by me' })
  await rebuilt
  await until('another document is in its place', () => page.now() !== old)
  await until('it is saved', () => isSaved(page.now()))
  const kept = (await a.deps.live.open(themes)).read(doc => openThemesDoc(doc).themes.all().get(theme('stays').id))
  expect(kept?.said).toBe('Said by me')
  expect(names(page.now()).toSorted()).toContain('mine')
  expect(page.now().now().writtenAnew).not.toBe('no')
  other.close()
  page.letGo()
})

test('[S76] a draft: twice in a row, and it can be written in throughout', async () => {
  const page = await open(draft)
  const fragment = () => draftFragment(page.now().doc)
  insertBlocks(fragment(), 0, [statement('It stays.')])
  await until('it is saved', () => isSaved(page.now()))
  for (const turn of [1, 2]) {
    const old = page.now()
    const rebuilt = a.deps.live.rebuild(draft)
    insertBlocks(fragment(), fragment().length, [statement(`Written before ${turn}.`)])
    await until('the old one is turned away', () => old.now().connection !== 'live' || page.now() !== old)
    insertBlocks(fragment(), fragment().length, [statement(`Written after ${turn}.`)])
    await rebuilt
    await until('another document is in its place', () => page.now() !== old)
  }
  await until('it is saved', () => isSaved(page.now()))
  const written = ['Written before 1.', 'Written after 1.', 'Written before 2.', 'Written after 2.']
  const texts = (await a.deps.live.open(draft)).read(doc => readBlocks(draftFragment(doc)).map(textOf))
  expect(texts).toEqual(['It stays.', ...written])
  page.letGo()
})

test('[D73] remarks: what was said while they were written anew is said once more, and what was removed is not', async () => {
  const name = remarksDocName(DraftId.parse(a.session.draftId))
  const page = await open(name)
  const said = (words: string) => ({
    id: RemarkId.parse(words.replaceAll(' ', '-').padEnd(12, '-')),
    statementId: StatementId.parse('statement-1'),
    quote: '',
    before: '',
    after: '',
    isOnlyOne: true,
    beginning: '',
    words,
    instead: null,
    by: 'Olwen',
    at: '2027-03-24T13:00:00.000Z',
  })
  const { remarks } = openRemarksDoc(page.now().doc)
  remarks.put(said('stays'))
  remarks.put(said('is removed'))
  await until('it is saved', () => isSaved(page.now()))
  const old = page.now()
  const other = await a.organiser.openDoc(name)
  const rebuilt = a.deps.live.rebuild(name)
  openRemarksDoc(other.doc).remarks.remove(said('is removed').id)
  remarks.put(said('by me'))
  await rebuilt
  await until('another document is in its place', () => page.now() !== old)
  await until('it is saved', () => isSaved(page.now()))
  const kept = (await a.deps.live.open(name)).read(doc => [...openRemarksDoc(doc).remarks.all().values()])
  expect(kept.map(({ words }) => words).toSorted()).toEqual(['by me', 'stays'])
  other.close()
  page.letGo()
})
