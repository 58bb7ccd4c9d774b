/** Marks on notes and lights on sections: whose they are stays here, and what leaves are one's own and counts. */
import { createHash } from 'node:crypto'
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Light, Mark } from '@waymark/shared/model/mark.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { countingMarks, dotsOf, lightsBySection, marksByNote } from '@waymark/shared/rules/marks.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type {
  readBreakoutMarks as readBreakoutMarksRoute,
  readMarks as readMarksRoute,
} from '@waymark/shared/wire/marks.ts'
import { activityRow } from '#activity-row.ts'
import { changeRoomRow } from '#change-room-row.ts'
import { Refusal } from '#refusal.ts'
import { authorships, lightsGiven, marks, rooms } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { refuseSection, type Asker, type NoteDeps, type TeamDeps } from './asker.ts'

/** One for each person and thing, so that giving it twice is giving it once. */
const idOf = (memberId: string, what: string): string =>
  createHash('sha256').update(`${memberId} ${what}`).digest('base64url')

/** Call in the turns of the room and of its breakout: what is left is counted and then used. */
export async function setMark(
  deps: NoteDeps,
  { member, room, breakout }: Asker,
  { noteId, dots }: { readonly noteId: NoteId; readonly dots: number },
): Promise<void> {
  const { settings } = breakout
  if (settings.marks === 'none') throw new Refusal('not-allowed', 'Notes are not marked in this breakout.')
  const id = idOf(member.id, noteId)
  if (dots === 0) {
    await deps.store.commit({ removes: [{ kind: marks.name, id }] })
    return
  }
  const counting = await counted(deps, { room, breakout })
  const isShown = await shownIn(deps, room)
  if (!isShown(noteId)) throw new Refusal('gone', 'This note is not here any more.')
  if ((await deps.store.get(authorships, noteId))?.memberId === member.id)
    throw new Refusal('not-allowed', 'You wrote this note: it says already what you think.')
  const others = counting.filter(one => one.memberId === member.id && one.noteId !== noteId)
  const given = others.reduce((sum, one) => sum + one.dots, await givenElsewhere(deps, { member, room, breakout }))
  const left = Math.max(0, dotsOf(settings) - given)
  const asked = settings.marks === 'agree' ? 1 : dots
  if (asked > left)
    throw new Refusal('too-many', `You have ${settings.dots} dots to give, and ${left} left. Take one back first.`)
  const hidden = (await deps.store.list(marks, room.id)).filter(
    one => one.memberId === member.id && !isShown(one.noteId),
  )
  await deps.store.commit({
    puts: [row(marks, { id, roomId: room.id, noteId, memberId: member.id, dots: asked })],
    removes: usedAgain(hidden, left - asked).map(one => ({ kind: marks.name, id: one.id })),
  })
}

/** Dots on a note that was taken back can be given again, and those that are do not come back with it. */
function usedAgain(hidden: readonly Mark[], spare: number): Mark[] {
  let kept = 0
  return hidden.filter(({ dots }) => {
    if (kept + dots > spare) return true
    kept += dots
    return false
  })
}

export async function setLight(
  deps: NoteDeps,
  { member, room, breakout }: Asker,
  { sectionId, light }: { readonly sectionId: SectionId; readonly light: Light | null },
): Promise<void> {
  if (!breakout.settings.asksLight) throw new Refusal('not-allowed', 'There are no lights in this breakout.')
  refuseSection(breakout, sectionId)
  const id = idOf(member.id, `${room.id} ${sectionId}`)
  await deps.store.commit(
    light === null
      ? { removes: [{ kind: lightsGiven.name, id }] }
      : { puts: [row(lightsGiven, { id, roomId: room.id, sectionId, memberId: member.id, light })] },
  )
}

export async function showMarks(deps: TeamDeps, { member, room, breakout }: Asker, shown: boolean): Promise<void> {
  const { number, name } = room
  const did = { kind: 'marks-shown', breakout: breakout.number, room: number, name, isShown: shown } as const
  const done = activityRow(deps, { sessionId: breakout.sessionId, member, did })
  await changeRoomRow(deps, room.id, now =>
    deps.store.commit({ puts: [row(rooms, { ...now, marksShown: shown }), done] }),
  )
}

export async function readMarks(deps: NoteDeps, asker: Asker): Promise<ReplyOf<typeof readMarksRoute>> {
  const { member, room, breakout } = asker
  const counting = await counted(deps, { room, breakout })
  const given = breakout.settings.asksLight ? await deps.store.list(lightsGiven, room.id) : []
  const mine = counting.filter(({ memberId }) => memberId === member.id)
  const limit = dotsOf(breakout.settings)
  return {
    mine: mine.map(({ noteId, dots }) => ({ noteId, dots })),
    left:
      limit === Infinity
        ? null
        : Math.max(0, limit - mine.reduce((sum, { dots }) => sum + dots, await givenElsewhere(deps, asker))),
    myLights: given.flatMap(({ memberId, sectionId, light }) => (memberId === member.id ? [{ sectionId, light }] : [])),
    people: new Set([...counting, ...given].map(({ memberId }) => memberId)).size,
    all: room.marksShown ? { notes: marksByNote(counting), lights: lightsBySection(given) } : null,
  }
}

/** Of the rooms where they are shown: what a room does not see yet, nobody sees. */
export async function readBreakoutMarks(
  deps: NoteDeps,
  breakout: Asker['breakout'],
): Promise<ReplyOf<typeof readBreakoutMarksRoute>> {
  if (breakout.settings.marks === 'none') return { notes: [], hiddenRooms: 0 }
  const all = (await deps.store.list(rooms, breakout.id)).toSorted((a, b) => a.number - b.number)
  const shown = all.filter(({ marksShown }) => marksShown)
  const counting = await Promise.all(shown.map(room => counted(deps, { room, breakout })))
  return { notes: counting.flatMap(marksByNote), hiddenRooms: all.length - shown.length }
}

async function counted(deps: NoteDeps, { room, breakout }: Pick<Asker, 'room' | 'breakout'>): Promise<Mark[]> {
  if (breakout.settings.marks === 'none') return []
  return countingMarks(await deps.store.list(marks, room.id), await shownIn(deps, room), breakout.settings)
}

/** In the rooms where somebody was before: dots are given once in a breakout. */
async function givenElsewhere({ store }: NoteDeps, { member, room, breakout }: Asker): Promise<number> {
  if (breakout.settings.marks !== 'dots') return 0
  const others = (await store.list(rooms, breakout.id)).filter(({ id }) => id !== room.id)
  const all = await Promise.all(others.map(({ id }) => store.list(marks, id)))
  return all.flat().reduce((sum, one) => sum + (one.memberId === member.id ? one.dots : 0), 0)
}

async function shownIn({ live }: Pick<NoteDeps, 'live'>, room: Asker['room']): Promise<(id: NoteId) => boolean> {
  const doc = await live.open(roomDocName(room.id))
  return id => doc.read(opened => openRoomDoc(opened).notes.all().has(id))
}
