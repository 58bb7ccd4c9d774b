import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { goOnErasing } from '@waymark/server/erasing/go-on.ts'
import {
  audits,
  authorships,
  erasures,
  histories,
  looks,
  marks,
  members,
  notQuoted,
  publications,
  snapshotStates,
  wholeServer,
} from '@waymark/server/store/kinds.ts'
import { draftDocName, lookDocName, roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { erasedSource } from '@waymark/shared/model/erasure.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import { synthesisFilePath } from '@waymark/shared/wire/synthesis-files.ts'
import { taken, wordsOf as archiveWords } from '#support/archives.ts'
import { changeStep, readSession } from '@waymark/shared/wire/sessions.ts'
import { readSnapshot, listSnapshots } from '@waymark/shared/wire/steps.ts'
import { readVersion } from '@waymark/shared/wire/versions.ts'
import { plainVisitorAs } from '#support/plain-visitor.ts'
import { onDisk, theirName, theirWord, toErase, type OnDisk, type ToErase } from '#support/to-erase.ts'
import { until } from '#support/wait.ts'

let disk: OnDisk
let it: ToErase

beforeAll(async () => {
  disk = onDisk()
  it = await toErase(await disk.open())
})
afterAll(async () => {
  await it.at.stop()
  disk.remove()
})

const sure = { 'I know that nobody can bring it back': true }

test('[ER1] [ER2] [ER3] [ER4] [ER17] whoever asks for it has all that they wrote erased, after it is closed too: nothing of it is left on any board, in any row or any file, and what others wrote stays', async () => {
  const { at, writer, others, facilitator, roomId, breakoutId, draftId } = it
  const watching = await Promise.all(
    [...others, facilitator, at.organiser].map(one => one.openDoc(roomDocName(roomId))),
  )
  const themes = await facilitator.openDoc(themesDocName(breakoutId))
  expect([...openRoomDoc(watching[0]!.doc).notes.all().values()].map(({ text }) => text).join()).toContain(theirWord)
  await at.organiser.ask(changeStep, { params: { breakoutId }, body: { step: 'closed' } })
  expect(disk.tracesOf([theirWord]).length).toBeGreaterThan(0)
  expect((await takenAway(it)).length).toBeGreaterThan(5)

  const visitor = plainVisitorAs(at.address, writer.cookie())
  const chosen = new URLSearchParams({ scope: at.session.session.id, quoted: 'no' })
  await visitor.send(`${pages.me()}/quoting`, { method: 'POST', body: chosen })
  expect(await at.deps.store.list(notQuoted, at.session.session.id)).toHaveLength(1)
  const page = await visitor.open(pages.erase())
  expect(page.text).toContain('First session')
  const unsure = await page.press('Erase all that I wrote')
  expect([unsure.status, unsure.text.includes('Tick the box first')]).toEqual([400, true])
  const done = await unsure.press('Erase all that I wrote', sure)
  expect(done.text).toContain('It is gone. 6 notes and 3 marks and lights were erased.')
  expect(done.path).toMatch(/^\/erase\/followed\//)
  expect(await at.deps.store.list(notQuoted, at.session.session.id)).toEqual([])

  // Every place where it stood.
  const standing = async (name: Parameters<typeof facilitator.openDoc>[0]) =>
    (await at.deps.live.open(name)).read(doc => doc)
  const texts = [
    ...openRoomDoc(await standing(roomDocName(roomId)))
      .notes.all()
      .values(),
  ].map(({ text }) => text)
  expect(texts.toSorted()).toEqual(['A longer table', 'More lamps'])
  for (const name of [themesDocName(breakoutId), lookDocName(it.lookId)]) {
    const { placements, tidied, themes: all } = openThemesDoc(await standing(name))
    expect([...placements.all().values()].map(({ noteId }) => noteId)).toEqual([it.othersNote])
    expect([tidied.all().size, all.all().size]).toEqual([0, 1])
  }
  const [statement, other] = readBlocks(draftFragment(await standing(draftDocName(draftId)))).filter(
    ({ kind }) => kind === 'statement',
  )
  expect(statement).toMatchObject({ cites: [{ noteId: erasedSource }] })
  expect(other).toMatchObject({ cites: [{ themeId: 'theme-of-both' }] })
  const { words } = await at.organiser.ask(readVersion, {
    params: { draftId, versionId: 'version-with-cites' as never },
  })
  expect(JSON.stringify(words.blocks)).not.toContain(it.theirs[0])
  const { store } = at.deps
  expect((await store.list(marks, roomId)).map(({ noteId }) => noteId)).toEqual([it.othersNote])
  const rows = await store.list(authorships, roomId)
  expect(rows.map(({ id }) => id).toSorted()).toEqual([it.othersNote, it.writtenDown].toSorted())
  const { snapshots } = await at.organiser.ask(listSnapshots, { params: { breakoutId } })
  for (const { id, notes } of snapshots) {
    await at.organiser.ask(readSnapshot, { params: { breakoutId, snapshotId: id } })
    const state = await store.get(snapshotStates, id)
    expect(state?.standing.rooms.flatMap(room => room.notes)).toHaveLength(notes)
    expect(JSON.stringify(state)).not.toContain(theirWord)
  }
  const said = JSON.stringify([
    await store.list(histories, breakoutId),
    await store.list(members, at.session.session.id),
    await store.list(looks, breakoutId),
  ])
  expect([said.includes(theirName), it.theirs.some(id => said.includes(id))]).toEqual([false, false])

  // Others drop it while they look on.
  await until('everybody has the new one', () =>
    watching.every(({ provider }) => !provider.wsconnected || provider.ws === null),
  )
  for (const one of [...watching, themes]) one.close()

  // What is taken away from now on.
  expect(await takenAway(it)).toEqual([])

  // And the files.
  expect(disk.tracesOf([theirWord, theirName])).toEqual([])
  const audited = (await store.list(audits, wholeServer)).filter(({ did }) => did === 'erased')
  expect(audited).toMatchObject([{ by: 'person', strategyId: at.session.strategy.id }])
  expect((await store.list(erasures, wholeServer)).every(one => one.stage === 'done' && one.noteIds.length === 0)).toBe(
    true,
  )
})

/** What can be taken away, and what everybody reads. */
async function takenAway({ at, facilitator, breakoutId, draftId, roomId }: ToErase): Promise<string[]> {
  const paths = [
    ...(['txt', 'md', 'html'] as const).map(format => exportPath(draftId, format)),
    ...(['json', 'csv'] as const).map(format => synthesisFilePath(breakoutId, format)),
    plainPages.room(roomId),
    plainPages.watch(at.session.session.id),
  ]
  const read = await Promise.all(paths.map(async path => (await facilitator.get(path)).text()))
  const archive = archiveWords(await taken(at, at.organiser, at.session.strategy.id))
  const holding = [...paths, 'archive'].filter((_, nth) => (read[nth] ?? archive).includes(theirWord))
  const publication = (await at.deps.store.list(publications, draftId))[0]!
  const said = await (await fetch(`${at.address}${pages.youSaid(publication.id)}`)).text()
  return [...holding, ...(said.includes(theirWord) ? ['you said'] : [])]
}

test('[ER5] nothing late brings it back: the browser is unknown, an old copy is turned away, and the same note asked for again is refused', async () => {
  const { at, writer, others, roomId } = it
  const old = new Y.Doc()
  openRoomDoc(old)
  const again = {
    params: { roomId, noteId: it.theirs[0]! },
    body: {
      sectionId: at.session.breakouts[0]!.sections[0]!.id,
      text: `Once more ${theirWord}`,
      signed: false,
      route: 'live' as const,
    },
  }
  expect((await writer.refused(putNote, again)).code).toBe('not-signed-in')
  await at.organiser.ask(changeStep, { params: { breakoutId: it.breakoutId }, body: { step: 'write' } })
  expect((await others[0]!.refused(putNote, again)).code).toBe('gone')
  await writer.comeIn(at.secretFor('participant'), { name: null, roomId })
  expect((await writer.refused(putNote, again)).message).toContain('was erased')
  await writer.ask(putNote, {
    params: { roomId, noteId: NoteId.parse('note-of-theirs-new') },
    body: { ...again.body, text: 'Something else' },
  })
  await goOnErasing(at.deps)
  const { session } = await at.organiser.ask(readSession, { params: { sessionId: at.session.session.id } })
  expect(session.title).toBe('First session')
})
