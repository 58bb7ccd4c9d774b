/** Second looks: the same notes grouped apart from the others, by two facilitators through real sockets. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { lookDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { redoDoc } from '@waymark/shared/doc/redo-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { unsavedWords } from '@waymark/shared/doc/unsaved-words.ts'
import { LookId, NoteId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { mostLooks } from '@waymark/shared/model/look.ts'
import { readHistory } from '@waymark/shared/wire/history.ts'
import { listLooks, putLook, removeLook } from '@waymark/shared/wire/looks.ts'
import { eraseDeleted } from '@waymark/shared/wire/sessions.ts'
import { readStanding } from '@waymark/shared/wire/steps.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import { looks } from '@waymark/server/store/kinds.ts'
import { aSession } from '#support/a-session.ts'
import type { OpenDoc, Person } from '#support/person.ts'
import { testApp, type TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let server: TestApp

beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.stop())

const theme = ThemeId.parse('theme-lifts-0000')
const noteId = NoteId.parse('note-number-1')

async function scene() {
  const a = await aSession({}, server)
  const breakoutId = a.session.breakouts[0]!.id
  const [ama, ben] = await Promise.all([a.newcomer('facilitator', 'Ama'), a.newcomer('facilitator', null)])
  const lookId = LookId.parse(a.deps.newId())
  const params = { breakoutId, lookId }
  await ama.ask(putLook, { params, body: { name: 'By place' } })
  return { ...a, breakoutId, ama, ben, lookId, params, name: lookDocName(lookId) }
}

const put = ({ doc }: OpenDoc): void => {
  const { themes, placements, gesture } = openThemesDoc(doc)
  gesture('me', () => {
    themes.put({ id: theme, name: 'Lifts', said: '', order: 'a0' })
    placements.put({ id: PlacementId.parse('placement-number-1'), noteId, themeId: theme })
  })
}

test('[T150] a look is grouped by whoever began it and read by the rest of the team; it changes nothing of the shared themes', async () => {
  const { ama, ben, breakoutId, name, deps } = await scene()
  const [own, read] = await Promise.all([ama.openDoc(name), ben.openDoc(name)])
  put(own)
  await until('Ben reads it', () => openThemesDoc(read.doc).placements.all().size === 1)
  expect((await ama.ask(listLooks, { params: { breakoutId } })).looks).toMatchObject([
    { name: 'By place', by: 'Ama', isMine: true },
  ])
  expect((await ben.ask(listLooks, { params: { breakoutId } })).looks).toMatchObject([{ by: 'Ama', isMine: false }])
  const { standing } = await ama.ask(readStanding, { params: { breakoutId } })
  expect([standing.themes, standing.placements]).toEqual([[], []])
  const { lines } = await ama.ask(readHistory, { params: { breakoutId, of: 'all', before: 'now' } })
  expect(lines).toEqual([])
  const closed = new Promise<number>(resolve => {
    read.provider.on('connection-close', event => {
      resolve(event?.code ?? 0)
    })
  })
  openThemesDoc(read.doc).themes.patch(theme, { name: 'Changed by somebody else' })
  expect(await closed).toBe(closeCodes.notAllowed)
  read.close()
  const live = await deps.live.open(name)
  expect(live.read(doc => openThemesDoc(doc).themes.all().get(theme)?.name)).toBe('Lifts')
  own.close()
})

const isLetIn = (who: Person, name: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = who.openSocket(name)
    socket.on('open', () => {
      resolve(true)
      socket.close()
    })
    socket.on('error', () => resolve(false))
  })

test('[T151] readers and participants know of no look, and nobody names or takes away somebody else’s but an organiser', async () => {
  const { ama, ben, organiser, newcomer, params, breakoutId, lookId, name, deps } = await scene()
  const [reader, wyn] = await Promise.all([newcomer('reader'), newcomer('participant', 'Wyn', 1)])
  for (const who of [reader, wyn]) {
    expect((await who.refused(listLooks, { params })).code).toBe('not-allowed')
    expect((await who.refused(putLook, { params, body: { name: 'Mine' } })).code).toBe('not-allowed')
    expect((await who.refused(removeLook, { params })).code).toBe('not-allowed')
    expect(await isLetIn(who, name)).toBe(false)
  }
  expect(await isLetIn(ben, name)).toBe(true)
  expect((await ben.refused(putLook, { params, body: { name: 'Mine' } })).code).toBe('not-allowed')
  expect((await ben.refused(removeLook, { params })).code).toBe('not-allowed')
  for (const bad of ['', ' ', 'x'.repeat(81), 'two\nlines'])
    expect((await ama.refused(putLook, { params, body: { name: bad } })).code).toBe('malformed')
  await ama.ask(putLook, { params, body: { name: 'By who said it' } })
  const own = await ama.openDoc(name)
  put(own)
  const live = await deps.live.open(name)
  await until('it is there', () => live.read(doc => openThemesDoc(doc).placements.all().size === 1))
  const closed = new Promise<void>(resolve => {
    own.provider.on('connection-close', () => resolve())
  })
  await organiser.ask(removeLook, { params })
  await closed
  own.close()
  await organiser.ask(removeLook, { params })
  expect((await ama.ask(listLooks, { params: { breakoutId } })).looks).toEqual([])
  expect(await isLetIn(ama, name)).toBe(false)
  expect((await deps.store.readLog(lookDocName(lookId))).updates).toEqual([])
})

test('[T151] so many looks are kept in a breakout, and one of another breakout is not taken for one of this', async () => {
  const { ama, ben, deps, breakoutId } = await scene()
  const begin = (who: Person) => ({
    params: { breakoutId, lookId: LookId.parse(deps.newId()) },
    body: { name: 'Again' },
    who,
  })
  const all = await Promise.all(
    Array.from({ length: mostLooks + 3 }, (_, at) => {
      const { who, ...asked } = begin(at % 2 === 0 ? ama : ben)
      return who.ask(putLook, asked).then(
        () => true,
        () => false,
      )
    }),
  )
  expect(all.filter(Boolean)).toHaveLength(mostLooks - 1)
  const other = await scene()
  expect(
    (
      await other.ama.refused(removeLook, {
        params: { breakoutId: other.breakoutId, lookId: (await deps.store.list(looks, breakoutId))[0]!.id },
      })
    ).code,
  ).toBe('not-allowed')
  expect(await deps.store.list(looks, breakoutId)).toHaveLength(mostLooks)
})

test('[T154] a look is written anew with the rest, and what was not saved in one is made once more or read as words', async () => {
  const { ama, organiser, name, deps, session } = await scene()
  const own = await ama.openDoc(name)
  put(own)
  const live = await deps.live.open(name)
  await until('it is there', () => live.read(doc => openThemesDoc(doc).placements.all().size === 1))
  own.close()
  await organiser.ask(eraseDeleted, { params: { strategyId: session.strategy.id } })
  expect(live.epoch()).not.toBe('')
  expect(live.read(doc => openThemesDoc(doc).themes.all().get(theme)?.name)).toBe('Lifts')
  const [base, mine, theirs] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  openThemesDoc(mine).themes.put({ id: theme, name: 'Not saved', said: '', order: 'a0' })
  expect(unsavedWords(name, { base, mine })).toEqual(['Not saved'])
  expect(redoDoc(name, { base, mine }, theirs)).toBe(true)
  expect(openThemesDoc(theirs).themes.all().size).toBe(1)
  expect(unsavedWords(themesDocName(session.breakouts[0]!.id), { base, mine })).toEqual(['Not saved'])
})
