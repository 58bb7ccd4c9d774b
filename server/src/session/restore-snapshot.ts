/** Going back to a snapshot, as a new state: places and groups are set as they were then, and nothing that people wrote goes or changes. */
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import type { RecordMap } from '@waymark/shared/doc/record-map.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { planRestore, type NotePlace, type RestorePlan } from '@waymark/shared/rules/restore-plan.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { restoreSnapshot as restoreRoute } from '@waymark/shared/wire/steps.ts'
import { activityRow } from '#activity-row.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import type { Row } from '#store/store.ts'
import { historyRow } from './history.ts'
import { newSnapshot, permitted, snapshotThere } from './snapshots.ts'
import { standingOf } from './standing.ts'

type RestoreDeps = Pick<Deps, 'store' | 'live' | 'now' | 'newId'>

const longestName = 50

/** What stands now is kept first. Then the rooms, and with the themes the record: cut off in between, going back once more ends it. */
export const restoreSnapshot = (
  deps: RestoreDeps,
  { browser, params }: Asked<typeof restoreRoute>,
): Promise<ReplyOf<typeof restoreRoute>> =>
  deps.store.inTurn(params.breakoutId, async () => {
    const { breakoutId } = params
    const { breakout, session, member } = await permitted(deps, { browser, breakoutId }, 'restore-snapshot')
    const { snapshot, state } = await snapshotThere(deps, params)
    const now = await standingOf(deps, breakoutId)
    const { sections } = breakout
    const plan = planRestore({
      past: state.standing,
      now,
      broughtBack: state.broughtBack,
      sections,
      newId: deps.newId,
    })
    const made = await newSnapshot(deps, breakout, {
      standing: now,
      name: `Before going back to “${shortened(snapshot.name, longestName)}”`,
      isNamed: false,
      broughtBack: plan.broughtBack,
      keep: snapshot.id,
    })
    if (made === undefined)
      throw new Refusal('too-large', 'What stands here now is too much to keep first, so we did not go back.')
    await deps.store.commit({ puts: made.puts, removes: made.removes })
    const did = { kind: 'snapshot-restored', breakout: breakout.number, name: snapshot.name } as const
    const done = activityRow(deps, { sessionId: session.id, member, did })
    const told = historyRow(deps, { breakoutId, member, did: { kind: 'went-back', name: snapshot.name } })
    await setPlaces(deps, plan.notes)
    await setGroups(deps, { breakoutId, plan, done: [done, told] })
    return { before: made.snapshot }
  })

async function setPlaces({ live }: Pick<Deps, 'live'>, places: readonly NotePlace[]): Promise<void> {
  const byRoom = Map.groupBy(places, ({ roomId }) => roomId)
  await Promise.all([...byRoom].map(([roomId, own]) => setInRoom({ live }, roomId, own)))
}

/** A note that was taken back at this very moment is gone, and is not put back. */
async function setInRoom({ live }: Pick<Deps, 'live'>, roomId: RoomId, places: readonly NotePlace[]): Promise<void> {
  const doc = await live.open(roomDocName(roomId))
  await doc.change(opened => {
    const { notes } = openRoomDoc(opened)
    for (const { noteId, sectionId, order } of places) notes.patch(noteId, { sectionId, order })
  })
}

async function setGroups(
  { live }: Pick<Deps, 'live'>,
  {
    breakoutId,
    plan,
    done,
  }: {
    readonly breakoutId: Parameters<typeof themesDocName>[0]
    readonly plan: RestorePlan
    readonly done: readonly Row[]
  },
): Promise<void> {
  const doc = await live.open(themesDocName(breakoutId))
  await doc.change(opened => {
    const { themes, placements, parked, links } = openThemesDoc(opened)
    setRecords(themes, plan.themes)
    setRecords(placements, plan.placements)
    setRecords(parked, plan.parked)
    setRecords(links, plan.links)
  }, done)
}

function setRecords<T extends { readonly id: string }>(
  records: RecordMap<T>,
  { put, remove }: { readonly put: readonly T[]; readonly remove: readonly T['id'][] },
): void {
  for (const id of remove) records.remove(id)
  for (const record of put) records.put(record)
}
