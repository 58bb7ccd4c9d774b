/** Notes that stand on no board: written privately and not revealed, kept back, or waiting for the team to look at them. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { Note, Unseen, UnseenBecause } from '@waymark/shared/model/note.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readUnseen as readUnseenRoute } from '@waymark/shared/wire/notes.ts'
import { activityRow } from '#activity-row.ts'
import { Refusal } from '#refusal.ts'
import { authorships, type Authorship } from '#store/kinds.ts'
import { authorRow } from './author-row.ts'
import { noteThere, type Asker, type NoteDeps, type TeamDeps } from './asker.ts'
import type { OneNote } from './one-note.ts'

/** Why what is written here now is seen by nobody else yet; undefined where it is. */
export function unseenNow({ member, room, breakout: { settings, step } }: Asker): UnseenBecause | undefined {
  if (settings.isPrivate && !room.isRevealed) return 'unrevealed'
  return needsCheck({ member, settings, step }) ? 'to-check' : undefined
}

const needsCheck = ({
  member,
  settings,
  step,
}: Pick<Asker, 'member'> & Pick<Asker['breakout'], 'settings' | 'step'>): boolean =>
  settings.checks === 'check-first' && !may(member.role, 'hold-note', step)

export const unseen = (note: Note, why: UnseenBecause, reason = ''): Unseen => ({ note, why, reason })

/** The reasons that the team knows of. What is private is known to its author alone. */
const isForTheTeam = ({ why }: Unseen): boolean => why === 'to-check' || why === 'held'

/** Writes a note's row and nothing else; in the room's turn, so that it comes in order. */
export async function keepUnseen(deps: NoteDeps, roomId: RoomId, known: Authorship): Promise<void> {
  const live = await deps.live.open(roomDocName(roomId))
  await live.change(() => undefined, [authorRow(deps, known)])
}

/** Of whoever asks, in this room. */
export async function ownUnseen(
  { store }: Pick<NoteDeps, 'store'>,
  { member, room }: Pick<Asker, 'member' | 'room'>,
): Promise<Note[]> {
  const own = (await store.list(authorships, room.id)).filter(({ memberId }) => memberId === member.id)
  return own.flatMap(one => (one.unseen === null ? [] : [one.unseen.note]))
}

/** By its author, before the reveal; or by the team, of what waits for them. Shown twice is shown once. */
export async function showNote(deps: TeamDeps, asker: Asker, { noteId }: Pick<OneNote, 'noteId'>): Promise<void> {
  const { member, room, breakout } = asker
  const known = await deps.store.get(authorships, noteId)
  if (known?.unseen == null || known.roomId !== room.id) {
    await noteThere(deps, asker, noteId)
    return
  }
  const { note } = known.unseen
  if (isForTheTeam(known.unseen)) {
    if (!may(member.role, 'hold-note', breakout.step))
      throw new Refusal('not-allowed', 'A facilitator looks at this note first.')
  } else {
    await noteThere(deps, asker, noteId)
    if (!may(member.role, 'change-own-note', breakout.step))
      throw new Refusal('closed', 'This breakout is closed. Nobody can change the words now.')
    if (needsCheck({ member, settings: breakout.settings, step: breakout.step }))
      return keepUnseen(deps, room.id, { ...known, unseen: unseen(note, 'to-check') })
  }
  const live = await deps.live.open(roomDocName(room.id))
  await live.change(
    doc => {
      openRoomDoc(doc).notes.put(note)
    },
    [
      authorRow(deps, { ...known, unseen: null }),
      ...(isForTheTeam(known.unseen) ? [inRecord(deps, asker, 'note-shown')] : []),
    ],
  )
}

const inRecord = (deps: TeamDeps, { member, room, breakout }: Asker, kind: 'note-shown' | 'note-held') =>
  activityRow(deps, {
    sessionId: breakout.sessionId,
    member,
    did: { kind, breakout: breakout.number, room: room.number, name: room.name },
  })

export async function keepBack(deps: NoteDeps, asker: Asker, { noteId }: Pick<OneNote, 'noteId'>): Promise<void> {
  const known = await noteThere(deps, asker, noteId)
  if (known.unseen === null)
    throw new Refusal('conflict', 'The others see this note already. You can withdraw it instead.')
  if (known.unseen.why === 'unrevealed')
    await keepUnseen(deps, asker.room.id, { ...known, unseen: unseen(known.unseen.note, 'kept-back') })
}

/** Off the board, with a reason for its author. Whoever asks is of the team. */
export async function holdNote(
  deps: TeamDeps,
  asker: Asker,
  { noteId, reason }: Pick<OneNote, 'noteId'> & { readonly reason: string },
): Promise<void> {
  const { room } = asker
  const known = await deps.store.get(authorships, noteId)
  if (known?.roomId !== room.id) throw new Refusal('gone', 'This note is not here any more.')
  let note = known.unseen !== null && isForTheTeam(known.unseen) ? known.unseen.note : undefined
  const live = await deps.live.open(roomDocName(room.id))
  await live.change(
    doc => {
      const { notes } = openRoomDoc(doc)
      note ??= notes.all().get(noteId)
      if (note === undefined) throw new Refusal('gone', 'This note is not here any more.')
      notes.remove(noteId)
    },
    () =>
      note === undefined
        ? []
        : [authorRow(deps, { ...known, unseen: unseen(note, 'held', reason) }), inRecord(deps, asker, 'note-held')],
  )
}

export async function readUnseen(
  { store }: Pick<NoteDeps, 'store'>,
  { member, room, breakout }: Asker,
): Promise<ReplyOf<typeof readUnseenRoute>> {
  const all = (await store.list(authorships, room.id)).flatMap(known => (known.unseen === null ? [] : [known.unseen]))
  const counts = new Map<Note['sectionId'], number>()
  for (const { note } of all) counts.set(note.sectionId, (counts.get(note.sectionId) ?? 0) + 1)
  return {
    counts: [...counts].map(([sectionId, notes]) => ({ sectionId, notes })),
    forTheTeam: may(member.role, 'hold-note', breakout.step) ? all.filter(isForTheTeam) : [],
  }
}
