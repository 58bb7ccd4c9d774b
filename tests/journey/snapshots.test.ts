import { expect, test } from 'vitest'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { largestSnapshot, mostSnapshots } from '@waymark/shared/model/snapshot.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { putNote, putNoteBack, withdrawNote } from '@waymark/shared/wire/notes.ts'
import { eraseDeleted } from '@waymark/shared/wire/sessions.ts'
import { listSnapshots, makeSnapshot, readSnapshot, readStanding, restoreSnapshot } from '@waymark/shared/wire/steps.ts'
import { aSession } from '#support/a-session.ts'
import { muchHappens, noteId, onAClock, textsIn, themeId, write, written, type Here } from '#support/on-a-clock.ts'
import { until } from '#support/wait.ts'

const byId = ([a = '']: readonly string[], [b = '']: readonly string[]): number => (a < b ? -1 : 1)

test('[L12] a snapshot by hand has the name it was given; readers see it, participants do not, and only the team makes one', async () => {
  const a = await onAClock()
  await written(a)
  const { snapshotId } = await a.facilitator.ask(makeSnapshot, { params: a.params, body: { name: 'After the break' } })
  const reader = await a.newcomer('reader')
  const one = { params: { ...a.params, snapshotId } }
  expect((await reader.ask(readSnapshot, one)).snapshot.name).toBe('After the break')
  expect((await reader.ask(listSnapshots, { params: a.params })).snapshots).toHaveLength(1)
  for (const body of [{ name: '' }, { name: ' ' }, { name: 'x'.repeat(81) }])
    expect((await a.facilitator.refused(makeSnapshot, { params: a.params, body })).code).toBe('malformed')
  expect((await reader.refused(makeSnapshot, { params: a.params, body: { name: 'Mine' } })).code).toBe('not-allowed')
  expect((await reader.refused(restoreSnapshot, one)).code).toBe('not-allowed')
  const [wyn] = a.writers
  expect((await wyn.refused(listSnapshots, { params: a.params })).code).toBe('not-allowed')
  expect((await wyn.refused(readSnapshot, one)).code).toBe('not-allowed')
  expect((await wyn.refused(readStanding, { params: a.params })).code).toBe('not-allowed')
  expect((await wyn.refused(makeSnapshot, { params: a.params, body: { name: 'Mine' } })).code).toBe('not-allowed')
  expect((await wyn.refused(restoreSnapshot, one)).code).toBe('not-allowed')
  await a.stop()
})

test('[L13] the words of a note that was taken back are in no snapshot that is shown, and it comes out of them again when it is back', async () => {
  const a = await onAClock()
  await written(a)
  const wynsNote = { params: { roomId: a.breakout.rooms[0]!.id, noteId: noteId(1) } }
  await a.to('share')
  const [snapshot] = await a.list()
  const one = { params: { ...a.params, snapshotId: snapshot!.id } }
  await a.writers[0].ask(withdrawNote, wynsNote)
  const read = await a.facilitator.ask(readSnapshot, one)
  expect(read.takenBack).toBe(1)
  expect(JSON.stringify(read)).not.toContain('Open on Sundays')
  await a.to('write')
  const [later] = await a.list()
  await a.writers[0].ask(putNoteBack, wynsNote)
  expect((await a.facilitator.ask(readSnapshot, one)).takenBack).toBe(0)
  const without = await a.facilitator.ask(readSnapshot, { params: { ...a.params, snapshotId: later!.id } })
  expect(textsIn(without.standing)).not.toContain('Open on Sundays')
  await a.stop()
})

test('[L13] what is not revealed yet is in no snapshot', async () => {
  const sections = [{ title: 'Anything', description: '' }]
  const settings = { ...usualSettings, isPrivate: true }
  const a = await onAClock({ breakouts: [{ purpose: 'values', question: 'What matters?', sections, settings }] })
  await write(a, { who: a.writers[0], room: 1, at: 1, text: 'Only for me so far' })
  const { snapshotId } = await a.facilitator.ask(makeSnapshot, { params: a.params, body: { name: 'While writing' } })
  const one = { params: { ...a.params, snapshotId } }
  expect(JSON.stringify(await a.facilitator.ask(readSnapshot, one))).not.toContain('Only for me')
  expect((await a.list()).map(({ notes }) => notes)).toEqual([0])
  await a.to('share')
  expect((await a.list()).map(({ name, notes }) => [name, notes])).toEqual([
    ['Before Share', 1],
    ['While writing', 0],
  ])
  expect(textsIn((await a.facilitator.ask(readSnapshot, one)).standing)).toEqual([])
  await a.stop()
})

test('[L13] whoever takes their name off a note is not named in a snapshot of before', async () => {
  const a = await onAClock()
  await written(a)
  await a.to('share')
  await a.writers[0].ask(putNote, {
    params: { roomId: a.breakout.rooms[0]!.id, noteId: noteId(1) },
    body: { sectionId: a.breakout.sections[0]!.id, text: 'Open on Sundays', signed: false, route: 'live' },
  })
  const [snapshot] = await a.list()
  const { standing } = await a.facilitator.ask(readSnapshot, { params: { ...a.params, snapshotId: snapshot!.id } })
  expect(standing.rooms[0]!.notes.map(({ signedBy }) => signedBy)).toEqual([null, 'Wyn'])
  await a.stop()
})

test('[L14] of many snapshots the oldest that nobody named go; those with a name stay', async () => {
  const a = await onAClock()
  await a.to('share')
  await a.facilitator.ask(makeSnapshot, { params: a.params, body: { name: 'After the break' } })
  for (let at = 0; at < mostSnapshots; at += 1) await a.to(at % 2 === 0 ? 'group' : 'share')
  const all = await a.list()
  expect(all).toHaveLength(mostSnapshots)
  expect(all.at(-1)!.name).toBe('After the break')
  expect(all.filter(({ step }) => step === 'write')).toEqual([])
  await a.stop()
})

test('[L21] going back sets places and groups as they were; words, what was written since and what was taken back stay', async () => {
  const a = await onAClock()
  await written(a)
  await a.to('share')
  const [snapshot] = await a.list()
  await muchHappens(a)
  const watching = await a.writers[0].openDoc(roomDocName(a.breakout.rooms[0]!.id))
  const grouping = await a.organiser.openDoc(themesDocName(a.breakout.id))
  await a.facilitator.ask(restoreSnapshot, { params: { ...a.params, snapshotId: snapshot!.id } })

  const [doors, lights] = a.breakout.sections
  const inRoom = () => openRoomDoc(watching.doc).notes.all()
  await until('the room sees it live', () => inRoom().get(noteId(1))?.sectionId === doors!.id)
  await until('the synthesis too', () => openThemesDoc(grouping.doc).themes.all().size === 2)
  expect([...inRoom().values()].map(({ id, text, sectionId }) => [id, text, sectionId]).toSorted(byId)).toEqual([
    [noteId(1), 'Open on Sundays', doors!.id],
    [noteId(2), 'The lift works again', lights!.id],
    [noteId(4), 'Written since', doors!.id],
  ])
  const { rooms, themes, placements } = await a.stand()
  expect(rooms[1]!.notes).toEqual([])
  expect(themes.map(({ name }) => name).toSorted()).toEqual(['Lifts and doors', 'Opening hours'])
  const inTheme = (name: string) =>
    placements
      .filter(one => one.themeId === themeId(name))
      .map(one => one.noteId)
      .toSorted()
  expect(inTheme('Opening hours')).toEqual([noteId(1)])
  expect(inTheme('Lifts and doors')).toEqual([noteId(1), noteId(2), noteId(4)])
  watching.close()
  grouping.close()
  await a.stop()
})

test('[L22] before going back what stands is kept, and going back to that undoes it', async () => {
  const a = await onAClock()
  await written(a)
  await a.to('share')
  const [snapshot] = await a.list()
  await muchHappens(a)
  const before = await a.stand()
  const back = await a.facilitator.ask(restoreSnapshot, { params: { ...a.params, snapshotId: snapshot!.id } })
  expect(back.before.name).toBe('Before going back to “Before Share”')
  expect(await a.stand()).not.toEqual(before)
  a.wait(1)
  await a.facilitator.ask(restoreSnapshot, { params: { ...a.params, snapshotId: back.before.id } })
  const seen = ({ placements, ...rest }: typeof before) => ({
    ...rest,
    placements: placements.map(one => `${one.noteId} ${one.themeId}`).toSorted(),
  })
  expect(seen(await a.stand())).toEqual(seen(before))
  expect((await a.list()).map(({ name }) => name)).toContain(
    'Before going back to “Before going back to “Before Share””',
  )
  await a.stop()
})

test('[L23] nobody goes back while the breakout is closed, to a snapshot of another, or to one that is gone', async () => {
  const a = await onAClock()
  await a.to('share')
  const [snapshot] = await a.list()
  const other = await aSession({}, a)
  const elsewhere = { breakoutId: other.session.breakouts[0]!.id, snapshotId: snapshot!.id }
  for (const route of [restoreSnapshot, readSnapshot])
    expect((await other.organiser.refused(route, { params: elsewhere })).code).toBe('gone')
  await a.to('closed')
  const here = { params: { ...a.params, snapshotId: snapshot!.id } }
  expect((await a.facilitator.refused(restoreSnapshot, here)).code).toBe('closed')
  await a.to('check-back')
  await a.organiser.ask(eraseDeleted, { params: { strategyId: a.session.session.strategyId }, body: {} })
  expect(await a.list()).toEqual([])
  expect((await a.facilitator.refused(restoreSnapshot, here)).code).toBe('gone')
  await a.stop()
})

/** Straight into the document: nobody writes so many by hand. */
async function manyNotes(a: Here, count: number, text: string): Promise<void> {
  const [room] = a.breakout.rooms
  const [section] = a.breakout.sections
  const live = await a.deps.live.open(roomDocName(room!.id))
  await live.change(doc => {
    const { notes } = openRoomDoc(doc)
    for (const [at, order] of orderKeys(count).entries())
      notes.put({
        id: NoteId.parse(`${String(at).padStart(6, '0')}-of-very-many`),
        sectionId: section!.id,
        text,
        order,
        signedBy: null,
        route: 'live',
      })
  })
}

test('[L15] a snapshot of 5,000 notes takes less than a quarter of what one may', async () => {
  const a = await onAClock()
  await manyNotes(
    a,
    5000,
    'It would help to have somebody at the door in the evenings, so that people dare to come in. '.repeat(2),
  )
  await a.to('share')
  const [snapshot] = await a.list()
  expect(snapshot!.notes).toBe(5000)
  expect(snapshot!.bytes).toBeGreaterThan(1_000_000)
  expect(snapshot!.bytes).toBeLessThan(largestSnapshot / 4)
  await a.stop()
})

test('[L15] where more stands than a snapshot holds the step is changed all the same, the record says so, and none is made by hand', async () => {
  const a = await onAClock()
  await manyNotes(a, 9000, 'x'.repeat(1000))
  await a.to('share')
  expect(await a.list()).toEqual([])
  const { lines } = await a.facilitator.ask(readActivity, {
    params: { sessionId: a.session.session.id, before: 'now' },
  })
  expect(sayDone(lines[0]!.did)).toBe(
    'moved breakout 1 from Write to Share, without a snapshot: too much stands there to keep one',
  )
  const no = await a.facilitator.refused(makeSnapshot, { params: a.params, body: { name: 'After the break' } })
  expect(no.code).toBe('too-large')
  await a.stop()
})
